#include "name_form.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {

std::string skeleton(std::string_view word) {
    if (word.size() < 4 ||
        !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        return {};
    // Longest first; what one alphabet writes with two letters another writes with one.
    static constexpr std::array<std::pair<std::string_view, char>, 25> groups{{
        {"sch", 's'}, {"shh", 's'}, {"sh", 's'}, {"ch", 'c'}, {"zh", 'z'}, {"kh", 'h'}, {"gh", 'g'},
        {"ph", 'f'},  {"th", 't'},  {"ts", 'c'}, {"tz", 'c'}, {"dj", 'j'}, {"ck", 'k'}, {"qu", 'k'},
        {"ks", 'x'},  {"ae", 'a'},  {"oe", 'o'}, {"ue", 'u'}, {"ou", 'u'}, {"oo", 'u'}, {"ee", 'i'},
        {"ij", 'i'},  {"iy", 'i'},  {"yi", 'i'}, {"yy", 'i'},
    }};
    std::string out;
    for (std::size_t i = 0; i < word.size();) {
        char c = 0;
        for (const auto& [group, letter] : groups)
            if (word.substr(i, group.size()) == group) {
                c = letter;
                i += group.size();
                break;
            }
        if (c == 0) {
            c = word[i++];
            switch (c) {
            case 'e':
                c = 'a';
                break;
            case 'y':
                c = 'i';
                break;
            case 'w':
                c = 'v';
                break;
            case 'q':
                c = 'k';
                break;
            default:
                break;
            }
        }
        // An x is the ks of most alphabets, but the kh of Azerbaijani where it begins a word.
        if (c == 'x' && out.empty()) c = 'h';
        if (out.empty() || out.back() != c) out += c;
    }
    return out;
}

} // namespace entente
