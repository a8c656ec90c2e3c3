/// fold, slug and squeeze over any bytes; countries and months by name.
#include "fuzz.hpp"

#include <entente/io/text/escape.hpp>
#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/unicode.hpp>

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const LocaleWords words{{"en"}};
    const std::string_view text = fuzz::text_of(data, size);
    const std::string key = fold(text);
    fuzz::require(fold(key) == key, "fold is idempotent");
    const std::string plain = squeeze(text);
    fuzz::require(squeeze(plain) == plain, "squeeze is idempotent");
    fuzz::require(fold(plain) == key, "fold squeezes");
    const std::string id = slug(text);
    fuzz::require(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == id.npos,
                  "a slug has only a-z, 0-9 and hyphens");
    fuzz::require(id.empty() || (id.front() != '-' && id.back() != '-'),
                  "a slug has no hyphen at its ends");
    fuzz::require(id.find("--") == id.npos, "a slug has single hyphens");
    fuzz::require(slug(id) == id, "slug is idempotent");
    fuzz::require(visible_text(visible_text(text)) == visible_text(text),
                  "visible_text is idempotent");
    if (const auto code = words.country(text))
        fuzz::require(code->size() == 2, "a country is a code");
    if (const auto month = words.month(text))
        fuzz::require(*month >= 1 && *month <= 12, "a month is from 1 to 12");
    fuzz::refusal_of([&] {
        const std::string decoded = decode(std::string{text}, "fuzz");
        fuzz::require(decode(decoded, "fuzz") == decoded || decoded.starts_with("\xEF\xBB\xBF"),
                      "decode is idempotent");
    });
    return 0;
}
