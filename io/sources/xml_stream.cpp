#include "xml_stream.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <exception>

namespace entente {
namespace {

std::string_view view(const xmlChar* text) {
    return text ? std::string_view{reinterpret_cast<const char*>(text)} : std::string_view{};
}

constexpr std::size_t deepest = 256;
constexpr std::size_t most_attributes = 100, longest_tag = std::size_t{1} << 16;

} // namespace

struct XmlStream::State {
    std::string file;
    XmlHandler& handler;
    xmlParserCtxtPtr parser = nullptr;
    std::size_t depth = 0;
    XmlAttributes attributes;
    std::exception_ptr failure;
    bool in_tag = false, is_tag_new = false;
    char quote = 0;
    std::size_t tag_bytes = 0, tag_attributes = 0;

    State(std::string f, XmlHandler& h) : file(std::move(f)), handler(h) {}

    Place place() const {
        if (!parser || !parser->input) return {file};
        return {file, static_cast<std::uint32_t>(std::max(parser->input->line, 1)),
                static_cast<std::uint32_t>(std::max(parser->input->col, 1))};
    }

    /// Nothing may be thrown through the library: kept, and thrown when it has returned.
    template <class Work>
    static void guarded(void* context, Work work) {
        auto& state = *static_cast<State*>(context);
        if (state.failure) return;
        try {
            work(state);
        } catch (...) {
            state.failure = std::current_exception();
            xmlStopParser(state.parser);
        }
    }

    [[noreturn]] void refuse_limit(std::string message) const {
        throw LimitError(Diagnostic{
            .severity = Severity::error, .place = place(), .message = std::move(message)});
    }

    /// The library compares each attribute of a tag with all before it: bounded before it sees
    /// them. What it then finds to be no tag, in a comment say, is bounded likewise.
    void check_tags(std::string_view piece) {
        for (const char c : piece) {
            if (!in_tag) {
                if (c != '<') continue;
                in_tag = is_tag_new = true;
                quote = 0;
                tag_bytes = tag_attributes = 0;
                continue;
            }
            if (is_tag_new && (c == '!' || c == '?')) in_tag = false;
            is_tag_new = false;
            ++tag_bytes;
            if (quote) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                in_tag = false;
            } else if (c == '=') {
                ++tag_attributes;
            }
            if (tag_attributes > most_attributes || tag_bytes > longest_tag)
                refuse_limit(
                    fmt::format("an element has more than {} attributes or {} bytes of them",
                                most_attributes, longest_tag));
        }
    }

    static void begin(void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int,
                      const xmlChar**, int count, int, const xmlChar** values) {
        guarded(context, [&](State& state) {
            if (++state.depth > deepest)
                state.refuse_limit(fmt::format("elements are nested deeper than {}", deepest));
            state.attributes.all.clear();
            for (int i = 0; i < count; ++i, values += 5) { // name, prefix, namespace, begin, end
                const auto* first = reinterpret_cast<const char*>(values[3]);
                const auto* last = reinterpret_cast<const char*>(values[4]);
                state.attributes.all.emplace_back(
                    view(values[0]),
                    std::string_view{first, static_cast<std::size_t>(last - first)});
            }
            state.handler.begin(view(name), state.attributes);
        });
    }

    static void end(void* context, const xmlChar* name, const xmlChar*, const xmlChar*) {
        guarded(context, [&](State& state) {
            --state.depth;
            state.handler.end(view(name));
        });
    }

    static void text(void* context, const xmlChar* letters, int size) {
        guarded(context, [&](State& state) {
            state.handler.text(
                {reinterpret_cast<const char*>(letters), static_cast<std::size_t>(size)});
        });
    }

    static void document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
        guarded(context, [&](State& state) {
            state.refuse_limit("a document type declaration is not allowed");
        });
    }

    static void quiet(void*, xmlErrorPtr) {}
};

XmlStream::XmlStream(std::string file, XmlHandler& handler)
    : state_(std::make_unique<State>(std::move(file), handler)) {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = &State::begin;
    sax.endElementNs = &State::end;
    sax.characters = &State::text;
    sax.ignorableWhitespace = &State::text;
    sax.cdataBlock = &State::text;
    sax.internalSubset = &State::document_type;
    sax.serror = &State::quiet;
    state_->parser = xmlCreatePushParserCtxt(&sax, state_.get(), nullptr, 0, nullptr);
    if (!state_->parser) throw std::bad_alloc{};
    // Without it, &amp; in an attribute comes as &#38;. Own entities need a document type.
    xmlCtxtUseOptions(state_->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
}

XmlStream::~XmlStream() {
    if (state_->parser->myDoc) xmlFreeDoc(state_->parser->myDoc);
    xmlFreeParserCtxt(state_->parser);
}

void XmlStream::feed(std::string_view piece) {
    constexpr std::size_t step = std::size_t{1} << 20; // the library counts in int
    while (!piece.empty()) {
        const auto now = piece.substr(0, step);
        piece.remove_prefix(now.size());
        state_->check_tags(now);
        const int status =
            xmlParseChunk(state_->parser, now.data(), static_cast<int>(now.size()), 0);
        if (state_->failure) std::rethrow_exception(state_->failure);
        if (status != XML_ERR_OK && state_->parser->wellFormed == 0) finish();
    }
}

void XmlStream::finish() {
    const bool failed_before = state_->parser->wellFormed == 0;
    if (!failed_before) xmlParseChunk(state_->parser, nullptr, 0, 1);
    if (state_->failure) std::rethrow_exception(state_->failure);
    if (state_->parser->wellFormed) return;
    const xmlErrorPtr fault = xmlCtxtGetLastError(state_->parser);
    std::string message = fault && fault->message ? squeeze(fault->message) : "not well formed";
    throw InputError(Diagnostic{Severity::error,
                                state_->place(),
                                fmt::format("not well-formed XML: {}", shortened(message, 200)),
                                {},
                                "open the file in a spreadsheet and save it anew"});
}

} // namespace entente
