#pragma once
/// Values as JSON and the literals of JavaScript write them.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/base/errors.hpp>

namespace entente {

/// A value and all it holds, in the order of the document: what a value holds follows it, up to its
/// `end`. So the parts of value v are v + 1, the end of that, and so on until the end of v.
class Values {
public:
    enum class Kind : std::uint8_t {
        null,
        text,
        plain, ///< number, true or false, as written
        array,
        object
    };
    using Id = std::uint32_t;

    std::size_t size() const noexcept { return nodes_.size(); }
    Kind kind(Id v) const { return nodes_[v].kind; }
    bool is_scalar(Id v) const { return kind(v) != Kind::array && kind(v) != Kind::object; }
    std::uint32_t line(Id v) const { return nodes_[v].line; }
    Id end(Id v) const { return nodes_[v].end; }
    /// Of a member of an object, otherwise empty.
    std::string_view key(Id v) const { return piece(nodes_[v].key_begin, nodes_[v].key_size); }
    /// Of a scalar; empty for null.
    std::string_view text(Id v) const { return piece(nodes_[v].text_begin, nodes_[v].text_size); }

    /// The value as JSON.
    std::string json(Id v) const;

    /// For the parser, which adds values in order and closes each that holds others.
    Id add(Kind kind, std::uint32_t line, std::string_view key, std::string_view text);
    void append_text(Id v, std::string_view text); ///< to the value added last
    void close(Id v) { nodes_[v].end = static_cast<Id>(nodes_.size()); }
    void drop_from(Id v) { nodes_.resize(v); }
    std::size_t bytes() const noexcept { return pool_.size(); }

private:
    struct Node {
        std::uint32_t key_begin, key_size, text_begin, text_size, line;
        Id end;
        Kind kind;
    };
    std::string_view piece(std::uint32_t begin, std::uint32_t size) const {
        return std::string_view{pool_}.substr(begin, size);
    }
    std::uint32_t kept(std::string_view text);

    std::vector<Node> nodes_;
    std::string pool_;
};

/// What a file assigns to one name, or the whole of a JSON file, which has none.
struct NamedValue {
    std::string name;
    Values::Id value;
};

struct ParsedValues {
    Values values;
    std::vector<NamedValue> roots;
    std::vector<Diagnostic> remarks;
    bool is_lines = false; ///< several values of JSON one after the other; the root holds them all
};

/// JSON (RFC 8259), or several values of it one after the other (JSON Lines). What scripts allow
/// beyond it (comments, trailing commas, single quotes, bare keys) is read too, with a remark.
/// Throws InputError with the place of the fault (of up to 20 faulty lines of JSON Lines),
/// LimitError for nesting over 256 and for 2^28 values. Cost O(bytes), without recursion.
ParsedValues parse_json(std::string_view text, const std::string& file);

/// The values that a script in JavaScript or TypeScript assigns to names at its top level: arrays,
/// objects, strings (joined by + too, and templates without parts to be evaluated), numbers, `new
/// Date("…")`, names assigned a scalar before. Nothing is evaluated: inside a value, a call, a
/// spread or an unknown name is an InputError with its place; statements that hold no value are
/// left out with a remark. Limits and cost as above.
ParsedValues parse_literals(std::string_view text, const std::string& file);

} // namespace entente
