#include <entente/io/register/classify.hpp>
#include <entente/io/register/entries.hpp>
#include <entente/io/register/profile.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <charconv>

namespace entente {

EntryReader::EntryReader(Desk& desk, DateColumns& dates,
                         const std::function<void(const RegisterEntry&)>& use)
    : desk_(desk), dates_(dates), life_(desk, dates), use_(use),
      default_type_(desk.words.vocabulary->type(desk.options.default_type)) {
    const auto& types = desk.words.vocabulary->types();
    for (std::size_t i = 0; i < types.size(); ++i)
        if (types[i].id == "member_of") member_type_ = static_cast<TypeId>(i);
}

void EntryReader::open() {
    fills_ = find_fill_down(*desk_.table, *desk_.columns, desk_.all, desk_.options);
    for (const Diagnostic& d : fills_.remarks) desk_.log.add(d);
    filled_from_.assign(desk_.columns->of.size(), {});
    type_cache_.clear();
    country_cache_.clear();
    last_number_ = 0;
    learn_numbers();
}

void EntryReader::reject(const Record& record, const char* reason, std::string detail) {
    ++desk_.reading.account.rejected;
    std::string text{desk_.evidence(record)};
    if (detail.empty()) detail = reason;
    desk_.remark(Severity::error, record, std::nullopt, reason, shortened(text, 80), "",
                 "row rejected: " + detail);
    desk_.reading.rejected.push_back(
        {desk_.table->line(record.row), std::move(detail), std::move(text)});
}

std::string_view EntryReader::filled(const Record& record, Role role) {
    const std::string_view t = desk_.cell(record, role);
    const auto i = static_cast<std::size_t>(role);
    if (!fills_.roles[i]) return t;
    if (!t.empty()) {
        filled_from_[i] = t;
        return t;
    }
    return filled_from_[i];
}

void EntryReader::learn_numbers() {
    numbers_are_numeric_ = true;
    decimal_comma_ = false;
    const auto rows = sample_rows(*desk_.table, desk_.columns->first_row);
    std::string storage;
    if (const auto c = desk_.column(Role::number)) {
        std::size_t good = 0, all = 0;
        for (const std::size_t r : rows) {
            auto t = tidy(desk_.table->text(r, *c), storage);
            while (t.ends_with('.') || t.ends_with(')')) t.remove_suffix(1);
            if (t.empty()) continue;
            ++all;
            good += is_digits(t);
        }
        numbers_are_numeric_ = good * 2 >= all;
    }
    countries_are_codes_ = false;
    if (const auto c = desk_.column(Role::country)) {
        std::size_t codes = 0, all = 0;
        for (const std::size_t r : rows) {
            const auto t = tidy(desk_.table->text(r, *c), storage);
            all += !t.empty();
            codes += t.size() == 2;
        }
        countries_are_codes_ = 2 * codes > all;
    }
    for (const Role role : {Role::weight, Role::latitude, Role::longitude})
        if (const auto c = desk_.column(role))
            for (const std::size_t r : rows)
                decimal_comma_ =
                    decimal_comma_ || shows_decimal_comma(tidy(desk_.table->text(r, *c), storage));
}

const EntryReader::CountryCache& EntryReader::country(std::string_view text) {
    key_ = text;
    if (const auto it = country_cache_.find(key_); it != country_cache_.end()) return it->second;
    if (country_cache_.size() >= most_cached) country_cache_.clear();
    CountryCache c;
    if (text == "NA" && !countries_are_codes_) // not available, rather than Namibia among names
        c.is_missing = true;
    else if (auto found = country_of(text, desk_.locale))
        c = {std::move(found->code), true, found->is_part, found->is_several, false};
    else
        c.is_missing = is_missing(text, desk_.headers);
    return country_cache_.emplace(key_, std::move(c)).first->second;
}

std::optional<TypeId> EntryReader::type(std::string_view wording) {
    key_ = wording;
    if (const auto it = type_cache_.find(key_); it != type_cache_.end()) return it->second;
    if (type_cache_.size() >= most_cached) type_cache_.clear();
    return type_cache_.emplace(key_, classify_type(*desk_.words.vocabulary, wording)).first->second;
}

void EntryReader::read(const Record& record) {
    RegisterEntry& e = entry_;
    e.line = desk_.table->line(record.row);
    e.row = 0;
    e.party = 0;
    e.life.clear();
    e.position.reset();
    e.weight = 1;
    e.date = e.end = {};
    const bool has_pair = desk_.columns->has_pair();
    const bool has_group = !has_pair && desk_.column(Role::group);
    const Role partner_role = has_pair ? Role::to : Role::partner;
    const std::string_view partner = filled(record, partner_role);
    const std::string_view from = has_pair    ? filled(record, Role::from)
                                  : has_group ? partner
                                              : std::string_view{};
    const std::string_view group = has_group ? filled(record, Role::group) : std::string_view{};
    for (const Role role : {Role::country, Role::from_country, Role::type})
        filled(record, role); // remembered even where the row is rejected
    // Names are mostly longer than what stands for nothing, and there are very many of them.
    const auto is_nobody = [&](std::string_view name) {
        const std::size_t longest = !name.empty() && (name.front() & 0x80) ? 24 : 12;
        return name.empty() || (name.size() <= longest && is_missing(name, desk_.headers));
    };
    if (is_nobody(partner) || (has_pair && is_nobody(from)))
        return reject(record, "it names no partner");
    if (has_group && group.empty())
        return reject(record, "it names nothing that its party belongs to");
    if (!holds_letter_or_digit(partner) || (has_pair && !holds_letter_or_digit(from)) ||
        (has_group && !holds_letter_or_digit(group)))
        return reject(record, "the partner's name holds no letter and no digit");
    read_number(record);
    if (const auto t = desk_.cell(record, Role::weight);
        !t.empty() && !is_missing(t, desk_.headers)) {
        const auto weight = number_of(t, decimal_comma_);
        if (!weight || !(*weight >= 0))
            return reject(
                record, "the weight is not a number of at least 0",
                fmt::format("the weight '{}' is not a number of at least 0", shortened(t, 60)));
        e.weight = *weight;
    }
    read_countries(record);
    read_type(record, has_group);
    e.scope = desk_.cell(record, Role::scope);
    e.unit = desk_.cell(record, Role::unit);
    e.city = desk_.cell(record, Role::city);
    e.kind_as_written = desk_.cell(record, Role::kind);
    e.id = desk_.cell(record, Role::id);
    if (is_missing(e.id, desk_.headers)) e.id.clear();
    read_position(record);
    life_.read(record, e);
    e.link = link(record);
    e.text = desk_.evidence(record);
    if (desk_.columns->wide != WideTable::none) return interpret_wide(record, partner);
    emit_parties(record, partner_role, partner, from, group);
}

void EntryReader::read_number(const Record& record) {
    const auto number = desk_.cell(record, Role::number);
    if (number.empty()) return;
    auto digits = number;
    while (digits.ends_with('.') || digits.ends_with(')')) digits.remove_suffix(1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), entry_.row);
    if (error == std::errc{} && end == digits.data() + digits.size()) {
        // Numbers that a register gives itself tell when a row was lost before it came to us.
        if (entry_.row && last_number_ && entry_.row != last_number_ + 1 && numbers_are_numeric_)
            desk_.remark(
                Severity::doubt, record, desk_.column(Role::number),
                "a number of the register does not follow the one before", {}, "",
                fmt::format("the register's number {} follows {}", entry_.row, last_number_));
        if (entry_.row) last_number_ = entry_.row;
        return;
    }
    entry_.row = 0;
    if (numbers_are_numeric_)
        desk_.remark(Severity::doubt, record, desk_.column(Role::number), "not a row number",
                     number);
}

void EntryReader::read_countries(const Record& record) {
    RegisterEntry& e = entry_;
    e.country.clear();
    e.from_country.clear();
    e.country_as_written = filled(record, Role::country);
    const CountryCache* known =
        e.country_as_written.empty() ? nullptr : &country(e.country_as_written);
    if (known && !known->is_missing) {
        const CountryCache& c = *known;
        if (c.is_known)
            e.country = c.code;
        else
            desk_.remark(Severity::doubt, record, desk_.column(Role::country),
                         "no country is known by this name; left open", e.country_as_written,
                         "add it to countries.csv of a vocabulary folder");
        if (c.is_several)
            desk_.remark(Severity::doubt, record, desk_.column(Role::country),
                         "several countries in one cell; the first is taken", e.country_as_written);
    } else if (!desk_.context.country.empty()) {
        e.country = desk_.context.country;
    }
    if (const auto t = filled(record, Role::from_country); !t.empty())
        if (const CountryCache& c = country(t); c.is_known) e.from_country = c.code;
}

void EntryReader::read_type(const Record& record, bool has_group) {
    RegisterEntry& e = entry_;
    e.wording = filled(record, Role::type);
    // Whatever deed made a party a member ("accession"), the tie is a membership.
    const bool are_members = member_type_ && (has_group || desk_.columns->are_members);
    const TypeId otherwise = are_members ? *member_type_ : default_type_;
    const auto fits = [&](const std::optional<TypeId>& known) {
        const Vocabulary& v = *desk_.words.vocabulary;
        return known && (!are_members || v[*known].layer == v[*member_type_].layer);
    };
    e.type = otherwise;
    const auto known = e.wording.empty() ? std::nullopt : type(e.wording);
    if (known) {
        if (fits(known)) e.type = *known;
        return;
    }
    if (!e.wording.empty() && !is_missing(e.wording, desk_.headers))
        return doubt_type(record, otherwise);
    e.wording.clear();
    if (desk_.context.type.empty()) return;
    if (const auto above = type(desk_.context.type); fits(above)) e.type = *above;
}

void EntryReader::doubt_type(const Record& record, TypeId taken) {
    if (const auto it = unknown_types_.find(entry_.wording); it != unknown_types_.end()) {
        ++unknown_type_places_[it->second].rows;
        return;
    }
    if (unknown_type_places_.size() >= RemarkLog::most_of_a_kind) {
        ++more_unknown_types_;
        return;
    }
    unknown_types_.emplace(entry_.wording, unknown_type_places_.size());
    unknown_type_places_.push_back({desk_.table->place(record.row, *desk_.column(Role::type)),
                                    entry_.wording, (*desk_.words.vocabulary)[taken].id, 1});
}

void EntryReader::tell_types() {
    static constexpr const char* kind = "no type has these words; taken as the default";
    for (const UnknownType& u : unknown_type_places_) {
        if (!desk_.log.wants(kind, Severity::doubt)) continue;
        desk_.log.add({Severity::doubt, u.place,
                       fmt::format("no type has these words{}; taken as {}",
                                   u.rows > 1 ? fmt::format(" ({} rows)", u.rows) : "", u.taken),
                       std::string{shortened(u.wording, 200)},
                       "add words to types.csv of a vocabulary folder"});
    }
    for (; more_unknown_types_ > 0; --more_unknown_types_) desk_.log.wants(kind, Severity::doubt);
}

void EntryReader::read_position(const Record& record) {
    const auto latitude = number_of(desk_.cell(record, Role::latitude), decimal_comma_);
    const auto longitude = number_of(desk_.cell(record, Role::longitude), decimal_comma_);
    if (latitude && longitude && *latitude >= -90 && *latitude <= 90 && *longitude >= -180 &&
        *longitude <= 180)
        entry_.position = {*latitude, *longitude};
}

std::string_view EntryReader::link(const Record& record) {
    const auto text = desk_.cell(record, Role::link);
    const auto column = desk_.column(Role::link);
    if (text.empty()) return {};
    address_ = text;
    if (std::erase(address_, ' '))
        desk_.remark(Severity::repair, record, column, "a space inside a web address; removed",
                     text);
    const auto scheme = address_.find("://");
    if (scheme != address_.npos && address_.find("://", scheme + 1) != address_.npos &&
        address_.find('?') == address_.npos)
        desk_.remark(Severity::doubt, record, column, "two web addresses in one cell", text);
    if (scheme == address_.npos && is_web_address(text)) {
        address_.insert(0, "http://");
        desk_.remark(Severity::repair, record, column,
                     "a web address without a scheme; http:// added", text);
    }
    if (!address_.starts_with("http://") && !address_.starts_with("https://") &&
        !is_missing(text, desk_.headers))
        desk_.remark(Severity::doubt, record, column, "not a web address; kept as text", text);
    return address_;
}

} // namespace entente
