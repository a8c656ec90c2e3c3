#include <entente/io/text/plain_words.hpp>
#include <entente/io/text/unicode.hpp>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace entente {
namespace {

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

/// What `words_of` finds where nothing comes apart and nothing has an accent.
std::vector<std::string> words_of_ascii(std::string_view text) {
    std::vector<std::string> words;
    bool open = false;
    for (const char c : text) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
            if (!open) words.emplace_back();
            open = true;
            words.back() += small;
        } else if (small == '&') {
            words.emplace_back("and");
            open = false;
        } else if (small != '\'' && small != '`') {
            open = false;
        }
    }
    return words;
}

std::vector<std::string> words_of(const icu::UnicodeString& name) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const apart = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString text = apart ? apart->normalize(name, status) : name;
    text.foldCase();
    std::vector<std::string> words;
    icu::UnicodeString word;
    const auto close = [&] {
        if (word.isEmpty()) return;
        words.emplace_back();
        word.toUTF8String(words.back());
        word.remove();
    };
    for (std::int32_t i = 0; i < text.length();) {
        const UChar32 c = text.char32At(i);
        i += U16_LENGTH(c);
        if (c < 128) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                word.append(c);
            else if (c == '&') {
                close();
                words.emplace_back("and");
            } else if (c != '\'' && c != '`')
                close();
            continue;
        }
        if ((c >= 0x300 && c < 0x370) || (c >= 0x64B && c < 0x660) || c == 0x670 || c == 0x640 ||
            c == 0x2019 || c == 0x2018 || c == 0x02BB || c == 0x02BC)
            continue; // accents and apostrophes, vowels of Arabic
        switch (c) {
        case 0x0131: // letters that do not come apart
            word.append(u'i');
            continue;
        case 0x0111:
            word.append(u'd');
            continue;
        case 0x0142:
            word.append(u'l');
            continue;
        case 0x00F8:
            word.append(u'o');
            continue;
        case 0x00E6:
            word.append(u"ae");
            continue;
        case 0x0153:
            word.append(u"oe");
            continue;
        case 0x0649: // letters that Arabic and Persian write one for the other
        case 0x06CC:
            word.append(UChar32{0x064A});
            continue;
        case 0x06A9:
            word.append(UChar32{0x0643});
            continue;
        case 0x0629:
        case 0x06C0:
            word.append(UChar32{0x0647});
            continue;
        default:
            break;
        }
        const auto type = u_charType(c);
        if (u_isalnum(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK)
            word.append(c);
        else if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            close();
    }
    close();
    return words;
}

} // namespace

std::vector<std::string> plain_words(std::string_view text) {
    return is_ascii(text) ? words_of_ascii(text) : words_of(wide(text));
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += word;
    return all;
}

std::string name_key(std::string_view name) {
    std::string key = joined(plain_words(name));
    return key.size() >= 4 ? key : fold(name);
}

std::string_view without_dot(std::string_view word) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    return word;
}

} // namespace entente
