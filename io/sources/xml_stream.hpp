#pragma once
/// XML as a stream of elements, for parts that are too large for a tree.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// The attributes of an element, by their names without prefixes.
struct XmlAttributes {
    std::vector<std::pair<std::string_view, std::string_view>> all;
    /// Empty when there is none of that name.
    std::string_view operator[](std::string_view name) const {
        for (const auto& [key, value] : all)
            if (key == name) return value;
        return {};
    }
};

/// What to do with elements (by their names without prefixes, for the namespaces of strict and
/// transitional documents differ) and text.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
};

/// Parses what is fed to it, in pieces. Throws InputError with line and column (in `file`) for what
/// is not well formed, LimitError for nesting over 256 and for a document type declaration; nothing
/// outside the text is read.
class XmlStream {
public:
    XmlStream(std::string file, XmlHandler& handler);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    void feed(std::string_view piece);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace entente
