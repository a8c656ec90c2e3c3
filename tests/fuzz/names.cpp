/// NameReader over any bytes: forms, parts, hosts.
#include "fuzz.hpp"

#include <entente/io/names/name_forms.hpp>

#include <algorithm>

using namespace entente;

namespace {

void check(const NameForm& form) {
    std::string key;
    for (const auto& w : form.words) {
        fuzz::require(!w.text.empty(), "a word has letters");
        fuzz::require(w.text.find(' ') == w.text.npos, "a word has no space");
        key += (key.empty() ? "" : " ") + w.text;
    }
    fuzz::require(form.key == key, "the key is the words");
    fuzz::require(form.unit.empty() == form.parent.empty(), "a part is part of a body");
    fuzz::require(form.country.empty() || form.country.size() == 2, "a country is a code");
    fuzz::require(form.initials.empty() || form.initials.size() >= 3, "initials are three or more");
    fuzz::require(form.words.size() <= 1024, "words are bounded");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto& reader = name_reader();
    const auto form = reader.form(text);
    check(form);
    fuzz::require(reader.form(text) == form, "a form is the same twice");
    const auto parts = reader.parts(text);
    fuzz::require(parts.size() <= 64, "parts are bounded");
    for (const auto& part : parts) {
        check(part);
        fuzz::require(!part.empty(), "a part has words");
    }
    for (const auto& w : form.words) skeleton(w.text);
    const auto host = host_of(text);
    fuzz::require(host_of(host) == host || host.starts_with("www."), "host_of is idempotent");
    return 0;
}
