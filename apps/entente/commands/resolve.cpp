/// entente resolve: which names are one institution, why, and what is still to be asked.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>
#include <review.hpp>

#include <entente/io/text/file.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace entente {

/// Which pairs of names are listed.
enum class Listed : std::uint8_t { all, open, merged, refused, decided };
template <>
inline constexpr std::array names_of<Listed>{
    Named<Listed>{"all", Listed::all}, Named<Listed>{"open", Listed::open},
    Named<Listed>{"merged", Listed::merged}, Named<Listed>{"refused", Listed::refused},
    Named<Listed>{"decided", Listed::decided}};

namespace {

namespace fs = std::filesystem;

struct ResolveArguments : NetworkArguments, OutputArguments, RunArguments {
    bool review = false;
    Listed pairs = Listed::all;

    static constexpr auto fields() {
        return std::tuple_cat(NetworkArguments::fields(),
                              std::tuple{Field{"review", &ResolveArguments::review,
                                               "ask about each open pair and keep the answers"},
                                         Field{"pairs",
                                               &ResolveArguments::pairs,
                                               "which pairs to list",
                                               {.value_name = "WHICH"}}},
                              OutputArguments::fields(), RunArguments::fields());
    }
};

bool is_listed(const NamePair& p, Listed which) {
    using State = NamePair::State;
    switch (which) {
    case Listed::open:
        return p.state == State::open;
    case Listed::merged:
        return p.state == State::merged;
    case Listed::refused:
        return p.state == State::refused;
    case Listed::decided:
        return p.state == State::same || p.state == State::different;
    default:
        return true;
    }
}

ResultTable table_of(const std::vector<NamePair>& pairs) {
    std::vector<std::string> state, name, country, other, other_country, reasons, place,
        other_place;
    std::vector<double> score;
    const auto where = [](const Place& p) { return p.file.empty() ? "" : to_string(p); };
    for (const NamePair& p : pairs) {
        state.emplace_back(name_of(p.state));
        name.push_back(p.name);
        country.push_back(p.country);
        other.push_back(p.other);
        other_country.push_back(p.other_country);
        score.push_back(p.score);
        reasons.push_back(fmt::format("{}", fmt::join(p.reasons, "; ")));
        place.push_back(where(p.place));
        other_place.push_back(where(p.other_place));
    }
    return {{{"state", state},
             {"name", name},
             {"country", country},
             {"other", other},
             {"other_country", other_country},
             {"score", score},
             {"reasons", reasons},
             {"place", place},
             {"other_place", other_place}}};
}

/// Where decisions are kept: as the study says, or beside it.
std::string decisions_file(const ResolveArguments& arguments) {
    if (!arguments.decisions.empty()) return arguments.decisions;
    if (!arguments.network.ends_with(".toml")) return {};
    return (fs::path{arguments.network}.parent_path() / usual_decisions).string();
}

void resolve(const ResolveArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    std::string file = decisions_file(arguments);
    if (arguments.review && file.empty())
        throw UsageError("a register without a study has no file of decisions",
                         "--decisions FILE, or a study file (entente check --write-study)");
    if (arguments.review && arguments.network == "-")
        throw UsageError("the answers come from standard input, so the register cannot",
                         "a file instead of -");
    ResolveArguments loaded = arguments;
    std::error_code error; // what cannot be looked at is told by who reads it
    if (arguments.review && !arguments.decisions.empty() && !fs::exists(file, error))
        loaded.decisions.clear(); // it is about to be made
    const Study study = loaded.load(session);
    if (!study.file.decisions.empty() && arguments.decisions.empty())
        file = (fs::path{study.file.folder} / study.file.decisions).string();
    std::vector<NamePair> pairs;
    std::copy_if(study.names.begin(), study.names.end(), std::back_inserter(pairs),
                 [&](const NamePair& p) {
                     return is_listed(p, arguments.review ? Listed::open : arguments.pairs);
                 });
    if (!arguments.review) {
        arguments.OutputArguments::write(table_of(pairs), session, "entente.names/1");
        const auto open = std::count_if(study.names.begin(), study.names.end(), [](const auto& p) {
            return p.state == NamePair::State::open;
        });
        session.say(fmt::format("{} pair{} of names open{}", open, open == 1 ? "" : "s",
                                open ? "; --review asks about them" : ""));
        return;
    }
    const auto decisions =
        review(pairs, study.decisions, std::cin, std::cout,
               [&](const std::vector<Decision>& all) -> std::string {
                   try { // what contradicts itself would keep the study from being read
                       loaded.load(session, all);
                   } catch (const InputError& e) {
                       return e.diagnostics().front().message;
                   }
                   write_file(file, decisions_text(all), true);
                   return {};
               });
    const std::size_t made = decisions.size() - study.decisions.size();
    session.say(made == 0
                    ? std::string{"no decision was made"}
                    : fmt::format("{} decision{} written to {}", made, made == 1 ? "" : "s", file));
}

} // namespace

CommandSpec resolve_command() {
    return command(
        &resolve,
        {.name = "resolve",
         .summary = "which names are one institution, with reasons; --review asks about open pairs",
         .details =
             "Lists pairs of names: merged (their words leave no doubt), open (to be decided; two "
             "actors until then), refused (the words agree, but a country, an identifier or a "
             "decision forbids it), same and different (decided). Answers of --review are kept in "
             "decisions.csv beside the study, a plain table that is applied at every reading; "
             "to take one back, delete its line.",
         .examples = {{"entente resolve data/azerbaijan/study.toml",
                       "every pair that was merged, decided or is open"},
                      {"entente resolve data/azerbaijan/study.toml --pairs open --format csv",
                       "the open ones, for a colleague to look at"}}});
}

} // namespace entente
