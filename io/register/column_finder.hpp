#pragma once
/// How `find_columns` goes about it; of no use elsewhere.
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "columns.hpp"
#include "profile.hpp"

namespace entente {

class ColumnFinder {
public:
    ColumnFinder(const Table& table, const RegisterWords& words, const RegisterOptions& options);
    Columns find();

private:
    const Profile& profile(std::size_t column);
    Place header_place() const;
    void remark(Severity severity, std::string message, std::string hint = {});
    void tell_content(Role role, std::size_t column);
    [[noreturn]] void refuse_without_partner() const;
    void tell();

    void take(Role role, std::size_t column);
    bool is_free(std::size_t column) const { return !taken_.contains(column); }
    bool has(Role role) const { return found_[role].has_value(); }
    bool knows_parties() const { return found_.has_pair() || has(Role::partner); }

    // Columns that the user names.
    void check_asked() const;
    std::size_t column_named(const std::string& wanted, const std::string& role) const;
    void take_asked();

    // By the words of headers, in columns_by_words.cpp.
    /// How far content bears out what words say: 1 fully, near 0 not at all.
    double plausibility(Role role, const RoleMatch& match, std::size_t column);
    bool is_provenance(std::size_t column) const;
    std::vector<RoleMatch> matches(std::size_t column);
    void take_numbered();
    void take_group_of_numbered();
    void take_by_words();

    // By content, in columns_by_content.cpp.
    template <class Test>
    std::optional<std::size_t> first_free(Test test);
    template <class Test>
    void by_content(Role role, Test test);
    void take_by_content();
    bool take_two_columns();
    void take_partner_by_content();
    void take_first_names();
    void settle_parties();
    void find_wide();

    const Table& table_;
    const RegisterWords& words_;
    const RegisterOptions& options_;
    std::size_t width_;
    Columns found_;
    std::vector<std::size_t> rows_;
    std::vector<std::optional<Profile>> profiles_;
    std::set<std::size_t> taken_;
    std::set<Role> asked_;
};

} // namespace entente
