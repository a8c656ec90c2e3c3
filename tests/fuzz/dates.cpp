/// read_date and order_evidence; a line a cell.
#include "fuzz.hpp"

#include <entente/io/text/date_reader.hpp>

#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    static const LocaleWords words{{"en", "az"}};
    std::string_view text = fuzz::text_of(data, size);
    std::vector<std::string_view> cells;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        cells.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    const OrderEvidence evidence = order_evidence(cells);
    fuzz::require(evidence.day_first + evidence.month_first + evidence.either <= cells.size(),
                  "a cell speaks once");
    fuzz::require(!evidence.either || evidence.first_either < cells.size(),
                  "the first doubtful cell is a cell");
    for (const auto cell : cells)
        for (const DayOrder order : {DayOrder::unknown, DayOrder::day_month, DayOrder::month_day})
            if (const auto date = read_date(cell, order, words)) {
                fuzz::require(date->is_known(), "a date that was read is known");
                fuzz::require(date->earliest() <= date->latest(),
                              "a date does not end before it begins");
                // Codes of seasons and quarters look like spans of years, so no cell is read as
                // one.
                const bool is_code = date->precision() == Precision::season ||
                                     date->precision() == Precision::quarter;
                fuzz::require(is_code || read_date(to_edtf(*date), order, words) == date,
                              "what is read is read again when written out");
            }
    return 0;
}
