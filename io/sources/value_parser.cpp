#include <entente/io/text/unicode.hpp>

#include "values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>

namespace entente {
namespace {

using Kind = Values::Kind;
using Id = Values::Id;

constexpr std::size_t deepest = 256, most_faults = 20;
constexpr std::size_t most_values = std::size_t{1} << 28;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 128;
}

bool continues_word(char c) { return starts_word(c) || is_digit(c); }

/// Whether the text is a number as JSON writes them.
bool is_json_number(std::string_view t) {
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t begin = i;
        while (i < t.size() && is_digit(t[i])) ++i;
        return i > begin;
    };
    if (i < t.size() && t[i] == '-') ++i;
    const bool zero = i < t.size() && t[i] == '0';
    const std::size_t whole = i;
    if (!digits() || (zero && i > whole + 1)) return false;
    if (i < t.size() && t[i] == '.') {
        ++i;
        if (!digits()) return false;
    }
    if (i < t.size() && (t[i] == 'e' || t[i] == 'E')) {
        ++i;
        if (i < t.size() && (t[i] == '+' || t[i] == '-')) ++i;
        if (!digits()) return false;
    }
    return i == t.size();
}

/// One reader for JSON and for scripts, for a script's literals hold JSON; as JSON it notes what
/// only scripts allow.
class Parser {
public:
    Parser(std::string_view text, const std::string& file, bool is_script)
        : text_(text), file_(file), is_script_(is_script) {}

    ParsedValues json() {
        const Id whole = values_.add(Kind::array, 1, {}, {});
        Id count = 0, first = 0;
        std::vector<Diagnostic> faults;
        for (skip(); at_ < text_.size(); skip()) {
            if (count > 0 && next_is(',')) { // of a list that lost its brackets
                beyond_json(at_++, "a comma between whole values");
                continue;
            }
            const Id begin = static_cast<Id>(values_.size());
            try {
                value({});
                if (count++ == 0) first = begin;
                skip_blanks();
                // Values of JSON Lines stand on lines of their own, or hold others.
                if (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r' &&
                    text_[at_] != '{' && text_[at_] != '[' && text_[at_] != '/' &&
                    text_[at_] != ',')
                    refuse("something follows the value", "a comma, or a bracket that was closed "
                                                          "too early");
            } catch (const LimitError&) {
                throw;
            } catch (const InputError& e) {
                faults.push_back(e.diagnostics().front());
                // Only where values stand on lines of their own does the next line stand for
                // itself.
                if (!is_lines_so_far(count) || faults.size() == most_faults) break;
                values_.drop_from(begin);
                open_.clear();
                next_line();
            }
        }
        if (!faults.empty()) throw InputError(std::move(faults));
        if (count == 0)
            refuse("the file holds no value", "a JSON array of objects, one for each agreement");
        values_.close(whole);
        ParsedValues parsed;
        parsed.is_lines = count > 1;
        parsed.roots.push_back({{}, count > 1 ? whole : first});
        if (beyond_.count)
            remarks_.push_back({Severity::repair,
                                beyond_.first,
                                fmt::format("not strict JSON: {}{}", beyond_.what,
                                            beyond_.count > 1 ? fmt::format(" (and {} more such)",
                                                                            beyond_.count - 1)
                                                              : ""),
                                {},
                                {}});
        parsed.values = std::move(values_);
        parsed.remarks = std::move(remarks_);
        return parsed;
    }

    ParsedValues literals() {
        values_.add(Kind::null, 1, {}, {}); // so that no value of a name is 0
        if (text_.starts_with("#!")) next_line();
        for (skip(); at_ < text_.size(); skip()) statement();
        if (roots_.empty()) {
            Diagnostic fault{Severity::error, left_out_.count ? left_out_.first : Place{file_, 1},
                             "the script assigns no list or object to a name", left_out_.what,
                             "data as JSON, or as: const list = [{…}, …]"};
            throw InputError(std::move(fault));
        }
        if (left_out_.count)
            remarks_.push_back(
                {Severity::doubt,
                 left_out_.first,
                 fmt::format("{} of the script {} no value that can be read without running it; "
                             "left out",
                             left_out_.count == 1 ? "a statement"
                                                  : fmt::format("{} statements", left_out_.count),
                             left_out_.count == 1 ? "holds" : "hold"),
                 left_out_.what,
                 {}});
        ParsedValues parsed;
        parsed.values = std::move(values_);
        parsed.roots = std::move(roots_);
        parsed.remarks = std::move(remarks_);
        return parsed;
    }

private:
    struct Noted { // how often something was met, and where first
        std::size_t count = 0;
        Place first{};
        std::string what{};
    };

    // Places and faults

    Place place(std::size_t at) const {
        std::uint32_t line = line_;
        std::size_t begin = line_begin_;
        if (at < begin) { // a text that began lines ago
            line = 1 + static_cast<std::uint32_t>(std::count(
                           text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
            const auto before = at == 0 ? text_.npos : text_.rfind('\n', at - 1);
            begin = before == text_.npos ? 0 : before + 1;
        }
        return {file_, line,
                static_cast<std::uint32_t>(code_points(text_.substr(begin, at - begin)) + 1)};
    }

    std::string excerpt(std::size_t at) const {
        const auto end = std::min(text_.find_first_of("\r\n", at), text_.size());
        return squeeze(shortened(text_.substr(at, end - at), 60));
    }

    [[noreturn]] void refuse_at(std::size_t at, std::string message, std::string hint = {}) const {
        throw InputError(Diagnostic{Severity::error, place(at), std::move(message), excerpt(at),
                                    std::move(hint)});
    }
    [[noreturn]] void refuse(std::string message, std::string hint = {}) const {
        refuse_at(at_, std::move(message), std::move(hint));
    }
    [[noreturn]] void refuse_evaluation(std::size_t at) const {
        refuse_at(at, "this would have to be evaluated; only literal values are read",
                  "write the value itself here, or save the data as JSON");
    }

    void beyond_json(std::size_t at, const char* what) {
        if (is_script_ || beyond_.count++) return;
        beyond_.first = place(at);
        beyond_.what = what;
    }

    bool is_lines_so_far(Id count) const {
        const auto line_end = text_.find('\n');
        return count > 0 && line_end != text_.npos;
    }

    void next_line() {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    }

    // Tokens

    void line_end() {
        ++line_;
        line_begin_ = at_ + 1;
    }

    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }

    /// Over white space and comments.
    void skip() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') {
                line_end();
            } else if (c == '/' && at_ + 1 < text_.size() &&
                       (text_[at_ + 1] == '/' || text_[at_ + 1] == '*')) {
                const std::size_t begin = at_;
                beyond_json(begin, "a comment");
                if (text_[at_ + 1] == '/') {
                    while (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
                } else {
                    const auto end = text_.find("*/", at_ + 2);
                    if (end == text_.npos) refuse("a comment is never closed");
                    for (; at_ < end + 1; ++at_)
                        if (text_[at_] == '\n') line_end();
                }
            } else if (c == '\xC2' && text_.substr(at_, 2) == "\u00A0") {
                beyond_json(at_, "a space that does not break");
                ++at_;
            } else if (c == '\xE2' &&
                       (text_.substr(at_, 3) == "\u2028" || text_.substr(at_, 3) == "\u2029")) {
                beyond_json(at_, "a line separator");
                at_ += 2;
            } else if (c == '\xEF' && text_.substr(at_, 3) == "\uFEFF") {
                beyond_json(at_, "a byte order mark inside the text");
                at_ += 2;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                if ((c != '\f' && c != '\v') || !is_script_) return;
            }
        }
    }

    bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

    bool take(char c) {
        if (!next_is(c)) return false;
        ++at_;
        return true;
    }

    std::string_view word() {
        const std::size_t begin = at_;
        if (at_ < text_.size() && starts_word(text_[at_]))
            while (at_ < text_.size() && continues_word(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    std::string_view peek_word() {
        const std::size_t begin = at_;
        const auto found = word();
        at_ = begin;
        return found;
    }

    std::optional<std::uint32_t> hexadecimal(std::size_t at, std::size_t digits) const {
        std::uint32_t code = 0;
        if (at + digits > text_.size() || digits == 0 || digits > 6) return std::nullopt;
        const char* begin = text_.data() + at;
        const auto [end, fault] = std::from_chars(begin, begin + digits, code, 16);
        if (fault != std::errc{} || end != begin + digits) return std::nullopt;
        return code;
    }

    /// Over an escape whose backslash was taken, into `out`.
    void escape(std::string& out) {
        const std::size_t begin = at_ - 1;
        if (at_ == text_.size()) refuse_at(begin, "a string is never closed");
        const char c = text_[at_++];
        switch (c) {
        case 'n':
            out += '\n';
            return;
        case 't':
            out += '\t';
            return;
        case 'r':
            out += '\r';
            return;
        case 'b':
            out += '\b';
            return;
        case 'f':
            out += '\f';
            return;
        case '"':
        case '\\':
        case '/':
            out += c;
            return;
        case 'u':
            unicode_escape(out, begin);
            return;
        default:
            break;
        }
        beyond_json(begin, "an escape that JSON does not know");
        switch (c) {
        case 'v':
            out += '\v';
            return;
        case 'x': {
            const auto code = hexadecimal(at_, 2);
            if (!code) refuse_at(begin, "two hexadecimal digits must follow \\x");
            append_code_point(out, *code);
            at_ += 2;
            return;
        }
        case '0': // a zero would end the cell for other programs
            append_code_point(out, 0xFFFD);
            return;
        case '\r':
            take('\n');
            [[fallthrough]];
        case '\n':
            ++line_;
            line_begin_ = at_;
            return; // a line that goes on
        default:
            out += c;
        }
    }

    void unicode_escape(std::string& out, std::size_t begin) {
        if (take('{')) {
            beyond_json(begin, "an escape that JSON does not know");
            const auto end = text_.find('}', at_);
            const auto code = end == text_.npos ? std::nullopt : hexadecimal(at_, end - at_);
            if (!code) refuse_at(begin, "hexadecimal digits and } must follow \\u{");
            append_code_point(out, *code);
            at_ = end + 1;
            return;
        }
        auto code = hexadecimal(at_, 4);
        if (!code) refuse_at(begin, "four hexadecimal digits must follow \\u");
        at_ += 4;
        if (*code >= 0xD800 && *code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
            const auto low = hexadecimal(at_ + 2, 4);
            if (low && *low >= 0xDC00 && *low < 0xE000) {
                code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
                at_ += 6;
            }
        }
        if (*code >= 0xD800 && *code < 0xE000) beyond_json(begin, "half of a pair of escapes");
        append_code_point(out, *code == 0 ? 0xFFFD : *code);
    }

    /// A string or a template, whose quotation mark is next; valid until the next one.
    std::string_view string() {
        const std::size_t begin = at_;
        const char quote = text_[at_++];
        if (quote != '"') beyond_json(begin, quote == '`' ? "a template" : "single quotes");
        std::size_t plain = at_;
        bool is_copied = false;
        for (;; ++at_) {
            if (at_ >= text_.size()) refuse_at(begin, "a string is never closed");
            const char c = text_[at_];
            if (c == quote) break;
            if (c == '\\') {
                if (!is_copied) string_.clear();
                is_copied = true;
                string_ += text_.substr(plain, at_ - plain);
                ++at_;
                escape(string_);
                plain = at_--;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                if (c == '\n' && quote != '`')
                    refuse_at(begin, "a string is not closed on its line",
                              "a quotation mark inside a string needs a backslash before it");
                if (quote != '`') beyond_json(at_, "a control character in a string");
                if (c == '\n') line_end();
            } else if (c == '$' && quote == '`' && at_ + 1 < text_.size() &&
                       text_[at_ + 1] == '{') {
                refuse_evaluation(at_);
            }
        }
        const std::string_view rest = text_.substr(plain, at_ - plain);
        ++at_;
        if (!is_copied) return rest;
        string_ += rest;
        return string_;
    }

    /// A number whose first character is next, without its sign. Empty for NaN and infinity.
    std::string number(bool negative) {
        const std::size_t begin = at_;
        if (starts_word(text_[at_])) {
            const auto name = word();
            if (name != "NaN" && name != "Infinity") refuse_evaluation(begin);
            beyond_json(begin, "a number that is none");
            return {};
        }
        std::string digits{negative ? "-" : ""};
        const bool prefixed =
            text_[at_] == '0' && at_ + 1 < text_.size() &&
            std::string_view{"xXoObB"}.find(text_[at_ + 1]) != std::string_view::npos;
        if (prefixed) {
            const char kind = static_cast<char>(text_[at_ + 1] | 0x20);
            at_ += 2;
            std::string written;
            for (; at_ < text_.size() && continues_word(text_[at_]); ++at_)
                if (text_[at_] != '_') written += text_[at_];
            if (written.ends_with('n')) written.pop_back();
            std::uint64_t value = 0;
            const auto [end, fault] =
                std::from_chars(written.data(), written.data() + written.size(), value,
                                kind == 'x'   ? 16
                                : kind == 'o' ? 8
                                              : 2);
            if (fault != std::errc{} || end != written.data() + written.size())
                refuse_at(begin, "not a number");
            beyond_json(begin, "a number of another base");
            return digits + fmt::format("{}", value);
        }
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            const bool is_sign_of_exponent =
                (c == '+' || c == '-') && at_ > begin && (text_[at_ - 1] | 0x20) == 'e';
            if (c == '_' && is_script_) continue;
            if (!is_digit(c) && c != '.' && (c | 0x20) != 'e' && !is_sign_of_exponent) break;
            digits += c;
        }
        if (is_script_) take('n');
        if (!is_json_number(digits)) {
            std::string mended = digits; // .5 and 5.
            const auto point = mended.find('.');
            if (point != mended.npos) {
                if (point + 1 == mended.size() || !is_digit(mended[point + 1]))
                    mended.insert(point + 1, "0");
                if (point == 0 || !is_digit(mended[point - 1])) mended.insert(point, "0");
            }
            while (mended.size() > 1 && mended[0] == '0' && is_digit(mended[1])) mended.erase(0, 1);
            if (mended.starts_with("-0"))
                while (mended.size() > 2 && mended[1] == '0' && is_digit(mended[2]))
                    mended.erase(1, 1);
            if (!is_json_number(mended) || (at_ < text_.size() && continues_word(text_[at_])))
                refuse_at(begin, "not a number", "quotation marks around it, if it is text");
            beyond_json(begin, "a number that JSON writes in another way");
        } else if (at_ < text_.size() && continues_word(text_[at_])) {
            refuse_at(begin, "not a number", "quotation marks around it, if it is text");
        }
        return digits;
    }

    // Values

    struct Open {
        Id id;
        std::size_t at; ///< of the bracket
        char closing;
        bool is_transparent; ///< a round bracket, or Object.freeze(…)
    };

    Id add(Kind kind, std::string_view key, std::string_view text) {
        if (values_.size() >= most_values)
            throw LimitError(Diagnostic{
                .severity = Severity::error,
                .place = place(at_),
                .message = fmt::format("the file holds more than {} values", most_values)});
        return values_.add(kind, line_, key, text);
    }

    void open(Kind kind, std::string_view key, bool is_transparent) {
        if (open_.size() == deepest)
            throw LimitError(
                Diagnostic{.severity = Severity::error,
                           .place = place(at_),
                           .message = fmt::format("values are nested deeper than {}", deepest)});
        const char c = text_[at_];
        const Id id = is_transparent ? 0 : add(kind, key, {});
        open_.push_back({id, at_, c == '[' ? ']' : c == '{' ? '}' : ')', is_transparent});
        ++at_;
    }

    /// One value with all it holds.
    void value(std::string_view name) {
        std::string key{name};
        const std::size_t bottom = open_.size();
        bool is_first = false; // of what is open
        for (;;) {
            skip();
            if (open_.size() > bottom && is_first && next_is(open_.back().closing) &&
                !open_.back().is_transparent) {
                // an empty array or object
            } else {
                if (open_.size() > bottom && open_.back().closing == '}') {
                    if (!member_key(key)) goto closing; // a trailing comma
                } else if (open_.size() > bottom && open_.back().closing == ']') {
                    key.clear();
                    if (next_is(']')) {
                        beyond_json(at_, "a comma after the last element");
                        goto closing;
                    }
                    if (next_is(',')) { // a hole in an array
                        beyond_json(at_, "a hole in an array");
                        add(Kind::null, {}, {});
                        ++at_;
                        is_first = false;
                        continue;
                    }
                }
                if (begin_value(key)) {
                    is_first = true;
                    continue;
                }
                is_first = false;
            }
        closing:
            bool is_closed = false;
            for (;;) { // what may follow a value
                if (open_.size() == bottom && !is_script_) return;
                skip();
                if (!is_first) suffix(is_closed);
                if (open_.size() == bottom) return;
                is_first = false;
                if (take(',')) break;
                if (!next_is(open_.back().closing))
                    refuse(at_ == text_.size()
                               ? fmt::format("the file ends within a value; its bracket stands in "
                                             "line {}",
                                             place(open_.back().at).line)
                               : fmt::format("neither a comma nor {} follows the value",
                                             open_.back().closing));
                ++at_;
                if (!open_.back().is_transparent) values_.close(open_.back().id);
                open_.pop_back();
                is_closed = true;
            }
            if (open_.back().is_transparent) refuse_evaluation(open_.back().at);
        }
    }

    /// The key of the next member and its colon; false at a trailing comma.
    bool member_key(std::string& key) {
        if (next_is('}')) {
            beyond_json(at_, "a comma after the last member");
            return false;
        }
        if (at_ == text_.size())
            refuse(fmt::format("the file ends within a value; its bracket stands in line {}",
                               place(open_.back().at).line));
        const std::size_t begin = at_;
        const char c = text_[at_];
        if (c == '"' || c == '\'') {
            key = string();
        } else if (is_digit(c)) {
            key = number(false);
            beyond_json(begin, "a key without quotation marks");
        } else if (starts_word(c)) {
            key = word();
            beyond_json(begin, "a key without quotation marks");
            skip();
            if (is_script_ &&
                (next_is(',') || next_is('}'))) { // { name } stands for { name: name }
                at_ = begin;
                return true;
            }
        } else if (is_script_) {
            refuse_evaluation(begin);
        } else {
            refuse("a key in quotation marks is missing");
        }
        skip();
        if (!take(':')) {
            if (is_script_ && next_is('(')) refuse_evaluation(begin);
            refuse("a colon must follow the key");
        }
        skip();
        return true;
    }

    /// Adds the value that begins here; true if it holds others, which come next.
    bool begin_value(std::string_view key) {
        if (at_ == text_.size()) refuse("the file ends where a value is missing");
        const std::size_t begin = at_;
        const char c = text_[at_];
        switch (c) {
        case '{':
            open(Kind::object, key, false);
            return true;
        case '[':
            open(Kind::array, key, false);
            return true;
        case '"':
        case '\'':
        case '`':
            add(Kind::text, key, string());
            return false;
        case '-':
        case '+':
            ++at_;
            if (c == '+') beyond_json(begin, "a number with a plus sign");
            if (is_script_) skip();
            if (at_ == text_.size() || !(is_digit(text_[at_]) || text_[at_] == '.' ||
                                         text_[at_] == 'N' || text_[at_] == 'I'))
                refuse_at(begin, "not a number", "quotation marks around it, if it is text");
            add_number(key, c == '-');
            return false;
        case '(':
            if (!is_script_) break;
            open(Kind::null, key, true);
            return true;
        case '!':
            if (!is_script_) break;
            ++at_;
            if (!next_is('0') && !next_is('1')) refuse_evaluation(begin);
            add(Kind::plain, key, text_[at_++] == '0' ? "true" : "false");
            return false;
        default:
            break;
        }
        if (is_digit(c) || c == '.') {
            if (text_.substr(at_, 3) == "...") refuse_evaluation(begin);
            add_number(key, false);
            return false;
        }
        if (starts_word(c)) return word_value(key);
        refuse(fmt::format("a value is missing{}",
                           is_script_ ? ""
                                      : "; a value of JSON begins with { [ \" a digit, a minus "
                                        "sign, true, false or null"));
    }

    void add_number(std::string_view key, bool negative) {
        const std::string digits = number(negative);
        add(digits.empty() ? Kind::null : Kind::plain, key, digits);
    }

    bool word_value(std::string_view key) {
        const std::size_t begin = at_;
        const auto name = word();
        if (name == "true" || name == "false") {
            add(Kind::plain, key, name);
        } else if (name == "null") {
            add(Kind::null, key, {});
        } else if (name == "undefined" || name == "NaN" || name == "Infinity" ||
                   (!is_script_ && (name == "None" || name == "nan"))) {
            beyond_json(begin, "a value that JSON does not know");
            add(Kind::null, key, {});
        } else if (!is_script_ && (name == "True" || name == "False")) {
            beyond_json(begin, "a value that JSON does not know");
            add(Kind::plain, key, name == "True" ? "true" : "false");
        } else if (!is_script_) {
            refuse_at(begin, fmt::format("'{}' is no value of JSON", shortened(name, 60)),
                      "quotation marks around it, if it is text");
        } else if (name == "new") {
            skip();
            if (word() != "Date") refuse_evaluation(begin);
            skip();
            date(key, begin);
        } else if (name == "Object" && text_.substr(at_, 7) == ".freeze") {
            at_ += 7;
            skip();
            if (!next_is('(')) refuse_evaluation(begin);
            open(Kind::null, key, true);
            return true;
        } else if (const auto known = scalars_.find(std::string{name});
                   known != scalars_.end() && !next_is('.') && !next_is('(') && !next_is('[')) {
            const std::string text{values_.text(known->second)};
            add(values_.kind(known->second), key, text);
        } else {
            refuse_evaluation(begin);
        }
        return false;
    }

    /// The arguments of new Date: a text, a number of milliseconds, or year, month from 0, day …
    void date(std::string_view key, std::size_t begin) {
        if (!take('(')) refuse_evaluation(begin);
        skip();
        if (at_ < text_.size() && (next_is('"') || next_is('\'') || next_is('`'))) {
            add(Kind::text, key, string());
        } else {
            std::vector<std::string> parts;
            while (at_ < text_.size() && is_digit(text_[at_]) && parts.size() < 7) {
                parts.push_back(number(false));
                skip();
                if (!take(',')) break;
                skip();
            }
            const auto small = [&](std::size_t i, unsigned least) {
                return parts.size() > i && parts[i].size() <= 2 &&
                               parts[i].find_first_not_of("0123456789") == std::string::npos
                           ? static_cast<unsigned>(std::stoul(parts[i])) + least
                           : least;
            };
            if (parts.empty()) refuse_evaluation(begin);
            if (parts.size() == 1)
                add(Kind::plain, key, parts[0]);
            else
                add(Kind::text, key,
                    parts.size() == 2
                        ? fmt::format("{}-{:02}", parts[0], small(1, 1))
                        : fmt::format("{}-{:02}-{:02}", parts[0], small(1, 1), small(2, 0)));
        }
        skip();
        if (!take(')')) refuse_evaluation(begin);
    }

    /// What scripts may write after a value: + "…", as const, satisfies Type, !
    void suffix(bool is_closed) {
        if (!is_script_) return;
        for (;;) {
            const Id last = static_cast<Id>(values_.size() - 1);
            if (next_is('+')) {
                if (is_closed || values_.kind(last) != Kind::text) refuse_evaluation(at_);
                ++at_;
                skip();
                if (next_is('"') || next_is('\'') || next_is('`')) {
                    values_.append_text(last, string());
                } else if (const auto name = word(); scalars_.contains(std::string{name})) {
                    const std::string text{values_.text(scalars_.at(std::string{name}))};
                    values_.append_text(last, text);
                } else {
                    refuse_evaluation(at_ - name.size());
                }
                skip();
            } else if (const auto name = peek_word(); name == "as" || name == "satisfies") {
                word();
                skip();
                skip_type();
                skip();
            } else {
                return;
            }
        }
    }

    /// Over a type up to what cannot belong to it.
    void skip_type() {
        std::string
            closing; // brackets that are open; types are short, but depth is bounded all the same
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"' || c == '\'' || c == '`') {
                string();
                --at_;
            } else if (c == '=' && text_.substr(at_, 2) == "=>") {
                ++at_;
            } else if (c == '{' || c == '[' || c == '(' || c == '<') {
                if (closing.size() == deepest) refuse("a type is nested too deeply");
                closing += c == '{' ? '}' : c == '[' ? ']' : c == '(' ? ')' : '>';
            } else if (!closing.empty() && c == closing.back()) {
                closing.pop_back();
            } else if (closing.empty() && (c == ',' || c == ';' || c == '=' || c == '}' ||
                                           c == ']' || c == ')' || c == '+')) {
                return;
            } else if (c == '\n') {
                if (closing.empty() && type_ends_here()) return;
                line_end();
            }
        }
    }

    /// At a line end: whether the type goes on behind it, as a union or intersection does.
    bool type_ends_here() const {
        const auto next = text_.find_first_not_of(" \t\r\n", at_);
        return next == text_.npos || (text_[next] != '|' && text_[next] != '&');
    }

    // Statements

    void statement() {
        if (take(';') || take('}')) return;
        const std::size_t begin = at_;
        auto first = word();
        if (first.empty()) {
            if (next_is('"') || next_is('\'')) { // "use strict"
                string();
                return;
            }
            if (next_is('[') || next_is('{') || next_is('(')) { // a bare value
                assign("", begin);
                return;
            }
            leave_out(begin);
            return;
        }
        if (first == "export" || first == "declare") {
            skip();
            if (next_is('{') || next_is('*')) return skip_statement(); // names given on
            first = word();
            if (first == "default") {
                skip();
                const auto name = peek_word();
                if (std::any_of(roots_.begin(), roots_.end(),
                                [&](const NamedValue& root) { return root.name == name; }))
                    return skip_statement();
                return assign("default", begin);
            }
        }
        if (first == "import" || first == "type" || first == "interface") return skip_statement();
        if (first == "const" || first == "let" || first == "var") {
            do {
                skip();
                const auto name = word();
                if (name.empty()) return leave_out(begin);
                if (name == "enum") return leave_out(begin);
                skip();
                take('!');
                if (take(':')) {
                    skip();
                    skip_type();
                    skip();
                }
                if (!take('=')) { // declared, and assigned elsewhere
                    if (next_is(',')) continue;
                    return;
                }
                assign(std::string{name}, begin);
                skip();
            } while (take(','));
            return;
        }
        skip();
        if (next_is('(') && is_padding(begin, first)) { // JSONP: callback([…]);
            assign("", begin);
            return;
        }
        // a.b.c = value; whose first names say where it is kept, not what it is
        std::string name{first};
        for (skip(); next_is('.') || next_is('['); skip()) {
            ++at_;
            skip();
            if (text_[at_ - 1] == '[' || next_is('"') || next_is('\'')) {
                if (!next_is('"') && !next_is('\'')) return leave_out(begin);
                name = string();
                skip();
                if (!take(']')) return leave_out(begin);
            } else {
                const auto part = word();
                if (part.empty()) return leave_out(begin);
                if (part != "exports" && part != "default") name = part;
            }
        }
        if (next_is('=') && text_.substr(at_, 2) != "==" && text_.substr(at_, 2) != "=>") {
            ++at_;
            return assign(name == "module" || name == "exports" ? "default" : name, begin);
        }
        leave_out(begin);
    }

    /// Whether the whole script is one call with a value.
    bool is_padding(std::size_t begin, std::string_view callback) const {
        const auto inner = text_.find_first_not_of(" \t\r\n", at_ + 1);
        const auto last = text_.find_last_not_of("; \t\r\n");
        return roots_.empty() && callback != "function" && inner != text_.npos &&
               (text_[inner] == '{' || text_[inner] == '[') && text_[last] == ')' &&
               text_.find_first_not_of("; \t\r\n/*") <= begin;
    }

    /// The value after = or default; code instead of a value is left out with a remark.
    void assign(std::string name, std::size_t begin) {
        skip();
        const std::size_t value_at = at_;
        const Id id = static_cast<Id>(values_.size());
        if (at_ < text_.size() && is_code(name)) return leave_out(begin);
        value(name);
        skip();
        if (at_ < text_.size() &&
            std::string_view{".([?*/%&|+-<>="}.find(text_[at_]) != std::string_view::npos)
            refuse_evaluation(at_);
        if (name == "default" && value_at < text_.size() && text_[value_at] == '{' &&
            values_.end(id) == id + 1)
            return; // module.exports = {}
        if (values_.is_scalar(id)) {
            scalars_.insert_or_assign(std::move(name), id);
            return;
        }
        roots_.push_back({std::move(name), id});
    }

    /// Whether what stands here is a function, a class, a call or a name instead of a value.
    bool is_code(const std::string& name) {
        const std::size_t at = at_;
        const auto first = word();
        const auto line = line_, column = static_cast<std::uint32_t>(line_begin_);
        bool code = false;
        if (!first.empty()) {
            code = first != "true" && first != "false" && first != "null" && first != "undefined" &&
                   first != "NaN" && first != "Infinity" && first != "Object" && first != "new" &&
                   !scalars_.contains(std::string{first});
            if (first == "Object") code = text_.substr(at_, 7) != ".freeze";
            if (first == "new") {
                skip();
                code = word() != "Date";
            }
        } else if (next_is('(')) { // an arrow function, or a value in brackets
            code = text_.find("=>", at_) < text_.find_first_of("\"'`{[;", at_);
            if (text_.substr(at_, 9) == "(function") code = true;
        } else if (name == "default" && next_is('{')) { // module.exports = { a, b }
            ++at_;
            skip();
            bool all_known = true;
            std::size_t count = 0;
            while (all_known && at_ < text_.size() && !next_is('}')) {
                const auto part = word();
                all_known = !part.empty() &&
                            std::any_of(roots_.begin(), roots_.end(),
                                        [&](const NamedValue& root) { return root.name == part; });
                skip();
                if (!next_is('}') && !take(',')) all_known = false;
                skip();
                ++count;
            }
            if (all_known && count > 0) given_on_ = true;
            code = all_known && count > 0;
        }
        at_ = at;
        line_ = line;
        line_begin_ = column;
        return code;
    }

    void leave_out(std::size_t begin) {
        at_ = std::max(at_, begin);
        if (!given_on_ && left_out_.count++ == 0) {
            left_out_.first = place(begin);
            left_out_.what = excerpt(begin);
        }
        given_on_ = false;
        skip_statement();
    }

    /// Over a statement without reading it: to a semicolon or line end outside of brackets.
    void skip_statement() {
        std::vector<std::size_t> open;
        bool is_blocked = false; // a block has been closed
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"' || c == '\'' || c == '`') {
                skip_quoted();
                --at_;
            } else if (text_.substr(at_, 2) == "//") {
                while (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
            } else if (text_.substr(at_, 2) == "/*") {
                const auto end = text_.find("*/", at_ + 2);
                if (end == text_.npos) refuse("a comment is never closed");
                for (; at_ < end + 1; ++at_)
                    if (text_[at_] == '\n') line_end();
            } else if (c == '/' && begins_pattern()) {
                skip_pattern();
            } else if (c == '{' || c == '[' || c == '(') {
                open.push_back(at_);
            } else if (c == '}' || c == ']' || c == ')') {
                if (open.empty()) { // of a block around, as of a module that is a function
                    ++at_;
                    return;
                }
                open.pop_back();
                is_blocked = open.empty() && c == '}';
            } else if (c == '\n') {
                if (open.empty() && (is_blocked || statement_ends_here())) return;
                line_end();
            } else if (c == ';' && open.empty()) {
                ++at_;
                return;
            }
        }
        if (!open.empty()) refuse_at(open.back(), "a bracket is never closed");
    }

    void skip_quoted() {
        const std::size_t begin = at_;
        const char quote = text_[at_++];
        for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
            if (text_[at_] == '\n') {
                if (quote != '`') return; // an apostrophe in a pattern, say
                line_end();
            }
            if (text_[at_] == '\\') {
                ++at_;
                if (next_is('\n')) line_end();
            }
        }
        if (at_ >= text_.size()) refuse_at(begin, "a string is never closed");
        ++at_;
    }

    /// Whether a slash begins a regular expression: where no value can stand before it.
    bool begins_pattern() const {
        std::size_t i = at_;
        while (i > 0 && (text_[i - 1] == ' ' || text_[i - 1] == '\t')) --i;
        if (text_.substr(0, i).ends_with("return")) return true;
        return i == 0 || std::string_view{"(,=:[!&|?{};+-*%<>~^\n"}.find(text_[i - 1]) !=
                             std::string_view::npos;
    }

    void skip_pattern() {
        bool in_class = false;
        for (std::size_t i = at_ + 1; i < text_.size() && text_[i] != '\n'; ++i) {
            if (text_[i] == '\\')
                ++i;
            else if (text_[i] == '[')
                in_class = true;
            else if (text_[i] == ']')
                in_class = false;
            else if (text_[i] == '/' && !in_class) {
                at_ = i;
                return;
            }
        }
    }

    /// At a line end: whether the statement can be over, as it is not after an operator or comma.
    bool statement_ends_here() const {
        const auto before = text_.find_last_not_of(" \t\r", at_ == 0 ? 0 : at_ - 1);
        const auto after = text_.find_first_not_of(" \t\r\n", at_);
        if (before != text_.npos &&
            std::string_view{",=+-*(&|?:.<"}.find(text_[before]) != std::string_view::npos)
            return false;
        return after == text_.npos ||
               std::string_view{".,?:+-*=)&|]"}.find(text_[after]) == std::string_view::npos;
    }

    std::string_view text_;
    const std::string& file_;
    bool is_script_;
    std::size_t at_ = 0, line_begin_ = 0;
    std::uint32_t line_ = 1;
    Values values_;
    std::vector<Open> open_;
    std::string string_; ///< the last string that held escapes
    std::vector<NamedValue> roots_;
    std::unordered_map<std::string, Id> scalars_;
    bool given_on_ = false;
    std::vector<Diagnostic> remarks_;
    Noted beyond_, left_out_;
};

} // namespace

ParsedValues parse_json(std::string_view text, const std::string& file) {
    return Parser{text, file, false}.json();
}

ParsedValues parse_literals(std::string_view text, const std::string& file) {
    return Parser{text, file, true}.literals();
}

} // namespace entente
