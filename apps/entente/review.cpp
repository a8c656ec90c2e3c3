#include "review.hpp"

#include <entente/io/text/escape.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <istream>
#include <optional>
#include <ostream>
#include <string>

namespace entente {
namespace {

std::string side(const std::string& name, const std::string& country, const Place& place) {
    std::string text = fmt::format("  \"{}\"", name);
    if (!country.empty()) text += fmt::format(", {}", country_name(country));
    if (!place.file.empty()) text += fmt::format("   ({})", to_string(place));
    return text + "\n";
}

} // namespace

std::vector<Decision> review(const std::vector<NamePair>& pairs, std::vector<Decision> decisions,
                             std::istream& in, std::ostream& out,
                             const std::function<std::string(const std::vector<Decision>&)>& save) {
    std::vector<std::size_t> answered; // positions of pairs, for undoing
    for (std::size_t i = 0; i < pairs.size();) {
        const NamePair& p = pairs[i];
        std::string text = fmt::format("\n{} of {}\n", i + 1, pairs.size());
        text += side(p.name, p.country, p.place) + side(p.other, p.other_country, p.other_place);
        for (const std::string& reason : p.reasons) text += "    " + reason + "\n";
        text += "One institution? s same, d different, k skip, u undo, q quit: ";
        out << visible_text(text) << std::flush;
        std::string line;
        if (!std::getline(in, line)) {
            out << "\n";
            break;
        }
        const std::string answer = squeeze(line);
        const auto decide = [&](Verdict verdict) {
            decisions.push_back(
                {verdict, p.name, p.country, p.other, p.other_country, "reviewed", 0});
            if (const std::string fault = save(decisions); !fault.empty()) {
                decisions.pop_back();
                out << visible_text("that cannot be: " + fault + "\n");
                return;
            }
            answered.push_back(i);
            ++i;
        };
        if (answer == "s" || answer == "same")
            decide(Verdict::same);
        else if (answer == "d" || answer == "different")
            decide(Verdict::different);
        else if (answer == "k" || answer == "skip" || answer.empty())
            ++i;
        else if (answer == "q" || answer == "quit")
            break;
        else if ((answer == "u" || answer == "undo") && !answered.empty()) {
            i = answered.back();
            answered.pop_back();
            decisions.pop_back();
            save(decisions);
        } else {
            out << (answer == "u" || answer == "undo" ? "nothing to undo\n"
                                                      : "one of s, d, k, u, q\n");
        }
    }
    return decisions;
}

} // namespace entente
