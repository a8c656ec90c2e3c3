#pragma once
/// Names in any language and spelling made into forms that can be compared.
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/core/model/name_form.hpp>

namespace entente {

/// Makes forms from text by tables that are data (data/names). Locale-blind and deterministic; may
/// be used from several threads at once.
///
/// What is done: compatibility composition; letters of two alphabets inside one word made one
/// alphabet; romanization (Ukrainian г is h, Russian г is g, told apart by letters that only one of
/// them has; ə is a, and `skeleton` takes a and e alike); abbreviations; type words and frequent
/// concepts of some thirty languages made one word; "named after …" and initials marked honorific,
/// legal forms left out; brackets read as acronym, place, part or aside; faculties, departments and
/// branches marked as part of what follows; Roman numerals and ordinals made numbers.
class NameReader {
public:
    /// The tables that are built in. Takes some milliseconds; make one and keep it.
    NameReader();
    ~NameReader();
    NameReader(NameReader&&) noexcept;
    NameReader& operator=(NameReader&&) noexcept;

    /// The form of one name. Bytes that are not UTF-8 and characters without meaning in a name
    /// count as space. Never throws but for memory. Text past 4 KiB is not looked at. O(length).
    NameForm form(std::string_view name) const;

    /// An affiliation as it stands in a paper, cut at commas, semicolons, slashes, bars and dashes
    /// between spaces: a form for each part in order, at most 64. Parts without any word are left
    /// out.
    std::vector<NameForm> parts(std::string_view affiliation) const;

private:
    struct Tables;
    std::unique_ptr<const Tables> tables_;
};

/// A reader for the whole program, made at first use.
const NameReader& name_reader();

/// The host of an address without "www." and port, lower case ("https://www.itu.edu.tr/en" →
/// "itu.edu.tr"); empty when there is none. White space inside, which page breaks leave, is passed
/// over.
std::string host_of(std::string_view address);

} // namespace entente
