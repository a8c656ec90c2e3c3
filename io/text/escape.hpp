#pragma once
/// One escaper per context, so that a name is never taken for markup.
///
/// All take UTF-8, cost O(length) and throw nothing but std::bad_alloc.
#include <string>
#include <string_view>

namespace entente {

/// The text with nothing hidden in it: bytes that are not UTF-8 and characters that XML 1.0 forbids
/// or discourages (controls except tab, line feed and carriage return; noncharacters) become
/// U+FFFD; the controls that turn the direction of text (U+202A to U+202E, U+2066 to U+2069) are
/// spelled out as "[U+202E]". Every escaper below does this first.
std::string visible_text(std::string_view text);

/// For the content of an element of XML or HTML.
std::string xml_text(std::string_view text);

/// For an attribute value of XML or HTML in quotation marks of either kind.
std::string xml_attribute(std::string_view text);

/// For a value of a DOT attribute before it is quoted: each backslash is doubled, so that none
/// begins an escape (`\N`, `\l`) and none swallows the closing quotation mark. cgraph adds the
/// quotation marks. The value is plain text, never an HTML label.
std::string dot_text(std::string_view text);

/// Whether an address may become a link: http, https or mailto, written plainly (no white space or
/// control character anywhere, which browsers would drop before they read the scheme).
bool is_safe_link(std::string_view url);

} // namespace entente
