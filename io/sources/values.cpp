#include "values.hpp"

#include <fmt/format.h>

#include <limits>

namespace entente {
namespace {

void put_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    out += '"';
}

} // namespace

std::uint32_t Values::kept(std::string_view text) {
    if (pool_.size() + text.size() > std::numeric_limits<std::uint32_t>::max())
        throw LimitError(Diagnostic{.severity = Severity::error,
                                    .place = {},
                                    .message = "the values hold more than 4 GiB of text"});
    const auto begin = static_cast<std::uint32_t>(pool_.size());
    pool_ += text;
    return begin;
}

Values::Id Values::add(Kind kind, std::uint32_t line, std::string_view key, std::string_view text) {
    const auto id = static_cast<Id>(nodes_.size());
    Node node{};
    node.key_size = static_cast<std::uint32_t>(key.size());
    node.key_begin = kept(key);
    node.text_size = static_cast<std::uint32_t>(text.size());
    node.text_begin = kept(text);
    node.line = line;
    node.end = id + 1;
    node.kind = kind;
    nodes_.push_back(node);
    return id;
}

void Values::append_text(Id v, std::string_view text) {
    kept(text);
    nodes_[v].text_size += static_cast<std::uint32_t>(text.size());
}

std::string Values::json(Id v) const {
    std::string out;
    std::vector<Id> open;
    const Id last = end(v);
    for (Id i = v; i < last; ++i) {
        while (!open.empty() && end(open.back()) == i) {
            out += kind(open.back()) == Kind::array ? ']' : '}';
            open.pop_back();
        }
        if (i != v && out.back() != '[' && out.back() != '{') out += ',';
        if (!open.empty() && kind(open.back()) == Kind::object) {
            put_text(out, key(i));
            out += ':';
        }
        switch (kind(i)) {
        case Kind::null:
            out += "null";
            break;
        case Kind::text:
            put_text(out, text(i));
            break;
        case Kind::plain:
            out += text(i);
            break;
        case Kind::array:
        case Kind::object:
            out += kind(i) == Kind::array ? '[' : '{';
            open.push_back(i);
        }
    }
    for (; !open.empty(); open.pop_back()) out += kind(open.back()) == Kind::array ? ']' : '}';
    return out;
}

} // namespace entente
