/// parse_edtf, and back through to_edtf.
#include "fuzz.hpp"

#include <entente/core/model/date.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const auto date = parse_edtf(fuzz::text_of(data, size));
    if (!date) return 0;
    fuzz::require(date->earliest() <= date->latest(), "a date does not end before it begins");
    fuzz::require(date->is_known() ||
                      (date->earliest() == Date::open_begin && date->latest() == Date::open_end),
                  "an unknown date is open on both sides");
    const std::string text = to_edtf(*date);
    const auto again = parse_edtf(text);
    fuzz::require(again == date, "to_edtf reads back as the same date");
    fuzz::require(to_edtf(*again) == text, "to_edtf is stable");
    return 0;
}
