#pragma once
/// Records made into the ties that they state.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fill_down.hpp"
#include "life_reader.hpp"

namespace entente {

class EntryReader {
public:
    EntryReader(Desk& desk, DateColumns& dates,
                const std::function<void(const RegisterEntry&)>& use);

    /// Makes itself ready for the desk's table.
    void open();
    /// Hands over the ties of a record, or rejects it with a reason.
    void read(const Record& record);
    /// Says which wordings no type has; once, when all is read.
    void tell_types();

private:
    struct CountryCache {
        std::string code;
        bool is_known = false, is_part = false, is_several = false, is_missing = false;
    };
    struct UnknownType {
        Place place;
        std::string wording, taken;
        std::size_t rows = 0;
    };

    /// How the table writes its numbers, from a sample.
    void learn_numbers();
    void reject(const Record& record, const char* reason, std::string detail = {});
    /// The cell, or what stands above it in a column that is filled downwards.
    std::string_view filled(const Record& record, Role role);
    const CountryCache& country(std::string_view text);
    std::optional<TypeId> type(std::string_view wording);

    void read_number(const Record& record);
    void read_countries(const Record& record);
    void read_type(const Record& record, bool has_group);
    /// One doubt for each wording, however many rows have it.
    void doubt_type(const Record& record, TypeId taken);
    void read_position(const Record& record);
    std::string_view link(const Record& record);

    // Parties, in parties_of_rows.cpp.
    void emit();
    /// The name, and the country that it ends with, or is.
    void name_and_country(const Record& record, std::string_view name, std::string& into,
                          std::string& code);
    void emit_parties(const Record& record, Role role, std::string_view partner,
                      std::string_view from, std::string_view group);
    /// Line breaks part names, so the cell is looked at as it was before they became spaces.
    std::string_view with_breaks(const Record& record, std::size_t column,
                                 std::string_view partner) const;
    void emit_one(const Record& record, std::string_view name, std::string_view from,
                  std::string_view group, bool has_group);
    void interpret_wide(const Record& record, std::string_view row_name);

    Desk& desk_;
    DateColumns& dates_;
    LifeReader life_;
    const std::function<void(const RegisterEntry&)>& use_;
    TypeId default_type_{};
    std::optional<TypeId> member_type_;

    FillDown fills_;
    std::vector<std::string> filled_from_;
    std::uint32_t last_number_ = 0;
    bool numbers_are_numeric_ = true, decimal_comma_ = false;
    bool countries_are_codes_ = false; ///< of two letters, most of them

    RegisterEntry entry_;
    std::unordered_map<std::string, CountryCache> country_cache_;
    std::unordered_map<std::string, std::optional<TypeId>> type_cache_;
    std::unordered_map<std::string, std::size_t> unknown_types_;
    std::vector<UnknownType> unknown_type_places_;
    std::size_t more_unknown_types_ = 0;
    std::string key_, address_;
    std::vector<std::string> parties_, countries_;
};

} // namespace entente
