/// read_register with the built-in vocabulary; the first byte chooses the options, see below.
#include "fuzz.hpp"

#include <entente/io/register/reader.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/unicode.hpp>

using namespace entente;

namespace {

/// How the bytes become a table, and how that is read.
struct Asked : RegisterOptions {
    std::string encoding;
    char delimiter = 0;
};

Asked options_of(char choice) {
    Asked options;
    switch (choice) {
    case 'd':
        options.day_order = DayOrder::day_month;
        break;
    case 'm':
        options.day_order = DayOrder::month_day;
        break;
    case 'n':
        options.header = false;
        options.columns = {{"partner", "1"}, {"date", "2"}, {"weight", "3"}, {"number", "4"}};
        break;
    case 'p':
        options.columns = {{"from", "1"}, {"to", "2"}, {"end", "4"}, {"date", "3"}};
        break;
    case 'f':
        options.columns = {{"partner", "100000"}, {"link", "18446744073709551615"}};
        break;
    case 'l':
        options.languages = {"az", "ru", "xx_YY", "@", ""};
        break;
    case 't':
        options.encoding = "windows-1254";
        break;
    case 'u':
        options.encoding = "UTF-16";
        break;
    case 'j':
        options.encoding = "ISO-2022-JP";
        break;
    case '7':
        options.encoding = "UTF-7";
        break;
    case 'w':
        options.wide = WideTable::members;
        options.fill_down = {"country", "partner"};
        break;
    case 'y':
        options.wide = WideTable::years;
        options.fill_down = {"none"};
        break;
    case 's':
        options.separator = "/";
        break;
    case 'o':
        options.has_owner = true;
        options.separator = "none";
        break;
    case ';':
        options.delimiter = ';';
        break;
    case 'q':
        options.default_type = "no such type";
        break;
    default:
        break;
    }
    return options;
}

bool is_utf8(std::string_view text) {
    return fuzz::refusal_of([&] { decode(std::string{text}, "fuzz"); }).empty();
}

void check(const RegisterEntry& e, const Words& words) {
    fuzz::require(!e.partner.empty() && !slug(e.partner).empty(), "an entry has a partner");
    fuzz::require(e.from.empty() || !slug(e.from).empty(), "a first party has a name");
    fuzz::require(e.country.empty() || e.country.size() == 2, "a country is a code");
    fuzz::require(e.from_country.empty() || e.from_country.size() == 2, "a country is a code");
    for (const Date& date : {e.date, e.end})
        fuzz::require(date.earliest() <= date.latest(), "a date does not end before it begins");
    fuzz::require(!certainly_before(e.end, e.date) || !e.end.is_known() || !e.date.is_known(),
                  "an entry does not end before it begins");
    fuzz::require(e.weight >= 0 && e.weight <= 1e300, "a weight is a finite number");
    fuzz::require(words.vocabulary->types().size() > static_cast<std::size_t>(e.type),
                  "a type is of the vocabulary");
    fuzz::require(is_utf8(e.text) && e.text.size() <= 410, "evidence is UTF-8 and short");
    for (std::size_t i = 1; i < e.life.size(); ++i)
        fuzz::require(e.life[i - 1].stage <= e.life[i].stage, "a life is in order");
}

std::string text_of(const RegisterEntry& e) {
    std::string text = e.from + '|' + e.partner + '|' + e.country + '|' + e.from_country + '|' +
                       e.wording + '|' + e.scope + '|' + e.unit + '|' + to_edtf(e.date) + '|' +
                       to_edtf(e.end) + '|' + e.link + '|' + e.id + '|' + e.city + '|' +
                       std::to_string(e.row) + '|' + e.text;
    for (const LifeEvent& event : e.life)
        text += '|' + std::string{name_of(event.stage)} + to_edtf(event.date);
    return text + '\n';
}

/// Everything that was read, as one text.
std::string read(const std::string& bytes, const Asked& options) {
    static const Words words = parse_vocabulary(built_in_vocabulary_tables());
    std::string all;
    all += fuzz::refusal_of([&] {
        Tables tables;
        tables.push_back(
            parse_delimited(decode(bytes, "fuzz", options.encoding), "fuzz", options.delimiter));
        std::size_t entries = 0;
        std::uint32_t line = 0;
        const auto use = [&](const RegisterEntry& e) {
            ++entries;
            fuzz::require(e.line > 0 && e.line >= line, "an entry has a line, in order");
            fuzz::require(e.party == 0 || e.line == line, "further parties are of the same row");
            line = e.line;
            check(e, words);
            all += text_of(e);
        };
        const RegisterReading r = read_register(std::move(tables), words, options, use);
        const RowAccount& n = r.account;
        fuzz::require(n.rows == n.used + n.merged + n.aside + n.rejected,
                      "rows = used + merged + aside + rejected");
        fuzz::require(n.entries == entries && n.used <= entries, "a used row states a tie");
        fuzz::require(n.rejected == r.rejected.size(), "a rejected row is kept");
        for (const Diagnostic& d : r.remarks) {
            fuzz::require(is_utf8(d.excerpt) && is_utf8(d.message), "a remark is UTF-8");
            all += to_string(d) + '\n';
        }
        for (const RejectedRow& row : r.rejected)
            fuzz::require(row.line > 0 && !row.reason.empty() && is_utf8(row.text),
                          "a rejection says where and why");
    });
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view whole = fuzz::text_of(data, size);
    const Asked options = options_of(whole.front());
    const std::string bytes{whole.substr(1)};
    const std::string once = read(bytes, options);
    fuzz::require(read(bytes, options) == once, "reading twice gives the same");
    return 0;
}
