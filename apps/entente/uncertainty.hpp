#pragma once
/// How far a command carries what is not known into its figures: dates, ends, identities, and ties
/// that no source lists.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <entente/algorithms/uncertainty/sampled.hpp>
#include <entente/apps/study/study.hpp>
#include <entente/core/view/ensemble.hpp>

#include "session.hpp"

namespace entente {

/// What a measure does that leans on ties between actors whose ties no source lists completely.
enum class Unobserved : std::uint8_t {
    lower,  ///< says so, and gives the lower bound where there is one
    refuse, ///< does not answer
    ignore  ///< takes a tie that no source lists for none
};
template <>
inline constexpr std::array names_of<Unobserved>{Named<Unobserved>{"lower", Unobserved::lower},
                                                 Named<Unobserved>{"refuse", Unobserved::refuse},
                                                 Named<Unobserved>{"ignore", Unobserved::ignore}};

/// What to tell about a figure beside the figure.
struct Uncertainty {
    enum class Kind : std::uint8_t {
        automatic, ///< bounds where the lens looks at a time
        none,
        bounds,
        sample
    } kind = Kind::automatic;
    uncertainty::Sampling sampling{};
    std::vector<OpenIdentity> identities{};
    Unobserved unobserved = Unobserved::ignore;
};

/// Of the words of the option --uncertainty. Throws UsageError for others.
Uncertainty uncertainty_of(const std::string& words, double level, const Study& study);

struct UncertaintyArguments {
    std::string uncertainty;
    double level = uncertainty::Sampling{}.level;
    Unobserved unobserved = Unobserved::lower;

    static constexpr auto fields() {
        return std::tuple{
            Field{
                "uncertainty",
                &UncertaintyArguments::uncertainty,
                "what imprecise dates, open ends and open identities leave in doubt: none, bounds "
                "(what is certain and what is possible, for measures that only grow with ties; "
                "the default where the lens looks at a time), sample or sample:N (N networks "
                "drawn by chance, 200 unless told, for any measure)",
                {.value_name = "HOW"}},
            Field{"level",
                  &UncertaintyArguments::level,
                  "how often an interval of --uncertainty sample is to hold the truth",
                  {.least = 0.5, .most = 0.999, .value_name = "SHARE"}},
            Field{"unobserved",
                  &UncertaintyArguments::unobserved,
                  "measures that lean on pairs of actors whose ties no source lists completely: "
                  "say so and give lower bounds, refuse, or ignore it",
                  {.value_name = "HOW"}}};
    }
    /// Throws UsageError for what is no uncertainty.
    Uncertainty of(const Study& study) const;
};

/// Pairs of actors whose names are to be asked about, with the score as the probability that they
/// are one.
std::vector<OpenIdentity> open_identities(const Study& study);

/// "200 networks drawn, with 22 beginnings, 3 ends …", or that nothing is in doubt.
void tell_of_draws(const Ensemble& ensemble, const uncertainty::Sampling& sampling,
                   const Session& session);
/// The same of a timeline, where all dates count.
void tell_of_draws(const Timeline& timeline, const Uncertainty& doubt, const Session& session);

struct Answer;

/// Tells of answers that lean on ties no source lists, and empties their upper bounds; refuses them
/// if so asked (UsageError). A network of which no source says how complete it is passes, unless
/// asked to refuse.
void hold_to_coverage(const Network& network, const View& view, std::span<Answer> answers,
                      Unobserved unobserved, const Session& session);

/// Empties the upper bounds only, without a word.
void empty_unknown_bounds(const Network& network, const View& view, std::span<Answer> answers,
                          Unobserved unobserved);

} // namespace entente
