#include <entente/core/base/errors.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

namespace entente {
namespace {

bool is_ascii_space(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_space(UChar32 c) { return c >= 0 && u_isUWhiteSpace(c); }

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

Place place_of(std::string_view bytes, std::size_t at, const std::string& file) {
    const auto before = bytes.substr(0, at);
    const auto newline = before.rfind('\n');
    const auto column = newline == before.npos ? at : at - newline - 1;
    return {file, static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
            static_cast<std::uint32_t>(column + 1)};
}

void require_utf8(const std::string& bytes, const std::string& file) {
    if (simdjson::validate_utf8(bytes) && bytes.find('\0') == bytes.npos) return;
    const auto size = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t at = i;
        const UChar32 c = next_code_point(bytes, i);
        if (c < 0)
            throw InputError(Diagnostic{
                .severity = Severity::error,
                .place = place_of(bytes, static_cast<std::size_t>(at), file),
                .message =
                    fmt::format("byte 0x{:02X} is not UTF-8",
                                static_cast<unsigned char>(bytes[static_cast<std::size_t>(at)])),
                .hint = "name the encoding: --encoding windows-1254 (or windows-1251, ISO-8859-9 "
                        "…), or "
                        "encoding = \"…\" in the study file"});
        if (c == 0)
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = place_of(bytes, static_cast<std::size_t>(at), file),
                           .message = "the file is not text: it holds a zero byte",
                           .hint = "export the data as text (CSV or TSV in UTF-8)"});
    }
}

std::string convert(const std::string& bytes, const std::string& encoding,
                    const std::string& file) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from{
        ucnv_open(encoding.c_str(), &status), &ucnv_close};
    if (U_FAILURE(status))
        throw UsageError(fmt::format("no encoding is called '{}'", encoding),
                         "UTF-8, UTF-16, windows-1250, windows-1251, windows-1254 or ISO-8859-9");
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    std::array<char16_t, 16'384> letters{};
    const char *next = bytes.data(), *const end = next + bytes.size();
    std::ptrdiff_t kept = 0; // half of a pair, when a piece ends between them
    do {                     // in pieces, for the library counts in 32 bits
        status = U_ZERO_ERROR;
        char16_t* filled = letters.data() + kept;
        ucnv_toUnicode(from.get(), &filled, letters.data() + letters.size(), &next, end, nullptr,
                       true, &status);
        std::ptrdiff_t size = filled - letters.data();
        const bool is_cut =
            status == U_BUFFER_OVERFLOW_ERROR && size > 0 && U16_IS_LEAD(filled[-1]);
        size -= is_cut;
        icu::UnicodeString{false, letters.data(), static_cast<std::int32_t>(size)}.toUTF8String(
            text);
        if (is_cut) letters[0] = filled[-1];
        kept = is_cut;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status))
        throw InputError(Diagnostic{.severity = Severity::error,
                                    .place = {file},
                                    .message = fmt::format("the bytes are not {}", encoding),
                                    .hint = "another encoding"});
    return text;
}

/// Case and compatibility folding, then one letter for each that people take for another.
std::string folded_once(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
    icu::UnicodeString plain = wide(text);
    const std::int32_t length = plain.length();
    char16_t* letters = plain.getBuffer(length);
    std::replace(letters, letters + length, u'\u00B4',
                 u'\''); // folding would make it a space and a mark
    plain.releaseBuffer(length);
    const icu::UnicodeString folded = folder->normalize(plain, status);
    std::string key;
    key.reserve(text.size());
    const char16_t* next = folded.getBuffer();
    for (std::int32_t i = 0; i < folded.length();) {
        UChar32 c;
        U16_NEXT(next, i, folded.length(), c);
        switch (c) {
        case 0x0307:
            break; // what folding leaves of İ
        case 0x0131:
            key += 'i';
            break;
        case 0x0219:
            key += "\u015F";
            break;
        case 0x021B:
            key += "\u0163";
            break;
        case 0x2018:
        case 0x2019:
        case 0x02BB:
        case 0x02BC:
        case 0x0060:
            key += '\'';
            break;
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x00AB:
        case 0x00BB:
            key += '"';
            break;
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
            key += '-';
            break;
        default:
            append_code_point(key, static_cast<std::uint32_t>(c));
        }
    }
    return key;
}

} // namespace

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::int32_t next_code_point(std::string_view text, std::int32_t& i) {
    const auto size = static_cast<std::int32_t>(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 c;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // within ICU's macro
    U8_NEXT(bytes, i, size, c);
#pragma GCC diagnostic pop
    return c;
}

std::string decode(std::string bytes, const std::string& file, const std::string& encoding) {
    if (bytes.size() > (std::size_t{1} << 30))
        throw LimitError(Diagnostic{.severity = Severity::error,
                                    .place = {file},
                                    .message = "a text file may hold 1 GiB at most"});
    const std::string_view mark{bytes};
    const std::string named = fold(encoding);
    if (!encoding.empty() && named != "utf-8" && named != "utf8") // whose faults are placed below
        bytes = convert(bytes, encoding, file);
    else if (mark.starts_with(std::string_view{"\xFF\xFE\0\0", 4}) ||
             mark.starts_with(std::string_view{"\0\0\xFE\xFF", 4}))
        bytes = convert(bytes, "UTF-32", file);
    else if (mark.starts_with("\xFF\xFE") || mark.starts_with("\xFE\xFF"))
        bytes = convert(bytes, "UTF-16", file);
    if (std::string_view{bytes}.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    require_utf8(bytes, file);
    return bytes;
}

std::string squeeze(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto size = static_cast<std::int32_t>(text.size());
    std::size_t begin = 0; // of what is not yet copied
    const auto copy = [&](std::int32_t end) {
        const auto part = text.substr(begin, static_cast<std::size_t>(end) - begin);
        if (part.empty()) return;
        if (!out.empty()) out += ' ';
        out += part;
    };
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t at = i;
        const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
        if (byte < 128 ? (++i, is_ascii_space(byte)) : is_space(next_code_point(text, i))) {
            copy(at);
            begin = static_cast<std::size_t>(i);
        }
    }
    copy(size);
    return out;
}

std::string fold(std::string_view text) {
    std::string out = squeeze(text);
    if (is_ascii(out)) {
        std::transform(out.begin(), out.end(), out.begin(), [](char c) {
            if (c == '`') return '\'';
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return out;
    }
    // What one step leaves may be work for the other: a mark that is dropped lets its neighbors
    // compose, a character without width its spaces meet. One round or two settle it.
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
    do out = squeeze(folded_once(out));
    while (!folder->isNormalizedUTF8(out, status) && U_SUCCESS(status));
    return out;
}

std::string_view shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string country_name(std::string_view code, const std::string& language) {
    if (code.size() != 2) return std::string{code};
    const icu::Locale region{"und", std::string{code}.c_str()};
    icu::UnicodeString name;
    region.getDisplayCountry(icu::Locale{language.c_str()}, name);
    if (name.isEmpty()) return std::string{code};
    std::string text;
    name.toUTF8String(text);
    return text;
}

void append_code_point(std::string& out, std::uint32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

} // namespace entente
