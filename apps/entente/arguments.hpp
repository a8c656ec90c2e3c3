#pragma once
/// Groups of options that commands share; a command's arguments derive from those it takes.
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <entente/apps/study/study.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/results/write_table.hpp>

#include "session.hpp"

namespace entente {

enum class When : std::uint8_t { automatic, always, never };
template <>
inline constexpr std::array names_of<When>{Named<When>{"auto", When::automatic},
                                           Named<When>{"always", When::always},
                                           Named<When>{"never", When::never}};

struct RunArguments {
    std::optional<unsigned> threads;
    std::uint64_t seed = 0;
    bool quiet = false;
    bool strict = false;
    std::optional<bool> progress;
    When color = When::automatic;

    static constexpr auto fields() {
        return std::tuple{
            Field{"threads",
                  &RunArguments::threads,
                  "how many threads; all processors unless given; never changes a result",
                  {.least = 1, .most = 1024, .value_name = "N"}},
            Field{"seed",
                  &RunArguments::seed,
                  "seed of whatever is drawn by chance",
                  {.value_name = "N"}},
            Field{"quiet", &RunArguments::quiet, "say nothing but errors", {.short_name = 'q'}},
            Field{"strict", &RunArguments::strict,
                  "fail where a doubt or a rejected row is left, or a method does not converge"},
            Field{"progress", &RunArguments::progress, "show progress; by default on a terminal"},
            Field{"color",
                  &RunArguments::color,
                  "color of tables on a terminal",
                  {.value_name = "WHEN"}}};
    }
    void apply(Session& session) const;
};

struct NetworkArguments {
    std::string network;
    std::string owner;
    std::vector<std::string> column;
    std::string input_format;
    std::string table;
    std::string encoding;
    std::string delimiter;
    bool header = true;
    DayOrder day_order = DayOrder::unknown;
    UndecidedDays undecided_days = UndecidedDays::refuse;
    std::vector<std::string> language;
    std::string decisions;
    std::vector<std::string> authority;
    bool directed = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"network",
                  &NetworkArguments::network,
                  "a study (study.toml), a register (CSV, XLSX, HTML, JSON …), a list of ties or a "
                  "packed network; - for standard input",
                  {.positional = true, .required = true, .value_name = "NETWORK"}},
            Field{"owner",
                  &NetworkArguments::owner,
                  "whose register it is, for a register without a study",
                  {.value_name = "NAME"}},
            Field{"column",
                  &NetworkArguments::column,
                  "which column holds what, as ROLE=HEADER or ROLE=NUMBER",
                  {.value_name = "ROLE=COLUMN"}},
            Field{"input-format",
                  &NetworkArguments::input_format,
                  "format of a register, if its content does not tell: csv, tsv, xlsx, html, json, "
                  "jsonl or js; edges for a plain list of ties",
                  {.value_name = "FORMAT"}},
            Field{"table",
                  &NetworkArguments::table,
                  "the table of a register to read (sheet, caption, variable), by name or number",
                  {.value_name = "NAME"}},
            Field{"encoding",
                  &NetworkArguments::encoding,
                  "encoding of a register, if not UTF-8",
                  {.value_name = "NAME"}},
            Field{"delimiter",
                  &NetworkArguments::delimiter,
                  "delimiter of a register: one character, or tab",
                  {.value_name = "CHAR"}},
            Field{"header", &NetworkArguments::header, "the register has no header row"},
            Field{"day-order",
                  &NetworkArguments::day_order,
                  "order of day and month in a register's dates",
                  {.value_name = "ORDER"}},
            Field{
                "undecided-days",
                &NetworkArguments::undecided_days,
                "dates of which no order can be told: refuse the register, or take any day between",
                {.value_name = "HOW"}},
            Field{"language",
                  &NetworkArguments::language,
                  "languages to try first for months and countries",
                  {.value_name = "CODE"}},
            Field{"decisions",
                  &NetworkArguments::decisions,
                  "decisions about names, for a register without a study",
                  {.value_name = "FILE"}},
            Field{"authority",
                  &NetworkArguments::authority,
                  "lists of institutions that know names, for a register without a study",
                  {.value_name = "FILE"}},
            Field{"directed", &NetworkArguments::directed,
                  "a plain list tells directed ties: each begins at its first name"}};
    }
    /// Reads the network; in a strict session, doubts and rejected rows are errors.
    Study load(const Session& session, std::vector<Decision> trial = {}) const;
    Study read(const Session& session, std::vector<Decision> trial = {}) const;
};

struct LensArguments {
    std::optional<Date> at, from_date, to_date;
    std::vector<std::string> layer, kind, tie;
    Parallel parallel = Parallel::keep;
    Weighting weight = Weighting::none;
    Arrows direction = Arrows::undirected;
    Reading reading = Reading::possible;
    OpenEnds open_ends = OpenEnds::active;
    unsigned term = Lens{}.term;
    Certainty certainty = Certainty::disputed;
    bool roll_up = false;
    bool isolates = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"at",
                  &LensArguments::at,
                  "only ties in force at this date",
                  {.value_name = "DATE"}},
            Field{"from-date",
                  &LensArguments::from_date,
                  "only ties begun on or after this date",
                  {.value_name = "DATE"}},
            Field{"to-date",
                  &LensArguments::to_date,
                  "only ties begun on or before this date",
                  {.value_name = "DATE"}},
            Field{"layer",
                  &LensArguments::layer,
                  "layers of ties; those on by default unless given",
                  {.value_name = "LAYER"}},
            Field{
                "kind", &LensArguments::kind, "only actors of these kinds", {.value_name = "KIND"}},
            Field{"tie", &LensArguments::tie, "only ties of these types", {.value_name = "TYPE"}},
            Field{"parallel",
                  &LensArguments::parallel,
                  "what several ties of one pair become",
                  {.value_name = "HOW"}},
            Field{"weight", &LensArguments::weight, "weights of ties", {.value_name = "WHICH"}},
            Field{"direction",
                  &LensArguments::direction,
                  "whether the direction of ties counts",
                  {.value_name = "HOW"}},
            Field{"reading",
                  &LensArguments::reading,
                  "ties that imprecise dates leave in doubt: all possible, or only certain ones",
                  {.value_name = "HOW"}},
            Field{"open-ends",
                  &LensArguments::open_ends,
                  "ties without a known end: still active, lapsed after a term, or unknown",
                  {.value_name = "HOW"}},
            Field{"term",
                  &LensArguments::term,
                  "years after which --open-ends lapse takes an agreement to have run out",
                  {.least = 1, .most = 100, .value_name = "YEARS"}},
            Field{"certainty",
                  &LensArguments::certainty,
                  "the least certain ties to take",
                  {.value_name = "LEVEL"}},
            Field{"roll-up", &LensArguments::roll_up,
                  "count the ties of units as those of the body that they are a part of"},
            Field{"isolates", &LensArguments::isolates, "keep actors without any tie"}};
    }
    /// The lens; layers of the study when none are given here.
    Lens lens(const Study& study) const;
    /// The options that differ from their defaults, as text; "all" when none do.
    std::string text() const;
};

struct OutputArguments {
    std::optional<Format> format;
    std::string output;
    bool overwrite = false;
    bool raw_csv = false;
    std::size_t top = 0;

    static constexpr auto fields() {
        return std::tuple{
            Field{"format",
                  &OutputArguments::format,
                  "form of the table; aligned on a terminal, CSV otherwise",
                  {.value_name = "FORMAT"}},
            Field{"output",
                  &OutputArguments::output,
                  "write to this file instead of standard output",
                  {.short_name = 'o', .value_name = "FILE"}},
            Field{"overwrite", &OutputArguments::overwrite, "replace an existing file"},
            Field{"raw-csv", &OutputArguments::raw_csv,
                  "do not guard cells that a spreadsheet would run as formulas"},
            Field{"top", &OutputArguments::top, "only the first N rows", {.value_name = "N"}}};
    }
    /// The form asked for, or the one that the output's ending or the terminal suggests.
    Format chosen_format(const Session& session) const;
    void write(const ResultTable& table, const Session& session,
               std::string_view schema = "entente.table/1") const;
    void write(std::string_view text) const;
};

/// The fields of several groups, one after another, and some more.
template <class... Groups, class... Fields>
constexpr auto fields_of(const Fields&... more) {
    return std::tuple_cat(Groups::fields()..., std::tuple{more...});
}

} // namespace entente
