#pragma once
/// The dates of one column of a register.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/io/text/date_reader.hpp>

namespace entente {

/// One date, or the two that a cell spans; or none, if it cannot be read.
struct DateReading {
    std::optional<Date> date, end;
    bool is_contrary = false; ///< day and month stand the other way than in the column
    bool is_part = false;     ///< the cell holds more than the date
    bool is_either = false;   ///< day and month could stand either way; the date covers both days
    DatePlaceholder placeholder = DatePlaceholder::none;
};

/// What looks like a date of three numbers (12.05.2018, 2018-05-12, 5/12/18) within a text.
std::vector<std::string_view> numeric_dates(std::string_view text);

/// Remembers what it has read, for dates come again; bounded, so that memory is too.
class DateColumn {
public:
    enum class Form : std::uint8_t { text, serial, seconds, milliseconds };

    explicit DateColumn(const LocaleWords& words) : words_(&words) {}
    /// `covers` says that a cell whose order is unknown and matters is some day between its two.
    void set(DateOptions options, Form form = Form::text, std::optional<EpochDays> days = {},
             bool covers = false) {
        options_ = options;
        covers_ = covers;
        form_ = form;
        days_ = days;
    }
    /// `spans` says that two years are a begin and an end ("validity"), not some year between.
    const DateReading& read(std::string_view cell, bool spans = false);

private:
    DateReading read_anew(std::string_view cell, bool spans) const;
    std::optional<Date> either_way(std::string_view cell) const;

    const LocaleWords* words_;
    DateOptions options_;
    std::optional<EpochDays> days_;
    Form form_ = Form::text;
    bool covers_ = false;
    std::unordered_map<std::string, DateReading> known_;
    std::string key_;
    DateReading latest_;
};

} // namespace entente
