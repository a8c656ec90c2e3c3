#pragma once
/// The catalogue: one Spec per algorithm, from which command line, help, manual pages, completion,
/// reference pages, JSON metadata and export metadata are derived.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "../view/graph.hpp"
#include "../view/grouping.hpp"
#include "../view/timeline.hpp"
#include "options.hpp"
#include "result.hpp"
#include "run.hpp"

namespace entente {

/// What an algorithm is run on. An algorithm takes a Graph or a Timeline; the other may be absent.
/// Some take a Grouping of the graph's vertices beside it, which is empty if absent.
struct Subject {
    const Graph* graph = nullptr;
    const Timeline* timeline = nullptr;
    const Grouping* grouping = nullptr;
};

/// A result with what is needed to make it again.
struct Outcome {
    Result result;
    std::vector<std::pair<std::string, std::string>> options; ///< every option in effect
};

struct Spec {
    std::string_view name;      ///< "centrality.harmonic"
    std::string_view summary;   ///< one line, lower case, no full stop
    std::string_view formula{}; ///< plain text
    std::string_view caveat{};  ///< where it misleads
    std::string_view time{}, space{};
    std::vector<std::string_view> references{}; ///< keys of docs/references.bib
    /// Adding a tie never lowers a value, so that bounds follow from the certain and the possible
    /// network.
    bool monotone = false;
    /// An actor's value hangs on its own ties alone, so that it is known where these are.
    bool own_ties = false;
    /// The answer depends on the seed or on the order of vertices.
    bool heuristic = false;
    /// Without a grouping it has nothing to say, and throws UsageError.
    bool needs_grouping = false;

    // Filled by describe().
    std::string shape{};
    bool takes_timeline = false;
    bool takes_grouping = false;
    std::vector<OptionSpec> options{};
    std::function<Outcome(const Subject&, const Settings&, const Run&)> run{};

    std::string_view family() const { return name.substr(0, name.find('.')); }
    std::string_view short_name() const { return name.substr(name.find('.') + 1); }
};

namespace detail {
template <class R>
std::string shape_of() {
    return shape_name(Result{R{}});
}
} // namespace detail

/// Completes a Spec from the signature R f(const Graph& or const Timeline&, const Options&, const
/// Run&), where R is one of the shapes of Result.
template <class R, class Input, class Options>
Spec describe(R (*f)(const Input&, const Options&, const Run&), Spec spec) {
    static_assert(std::is_same_v<Input, Graph> || std::is_same_v<Input, Timeline>);
    spec.shape = detail::shape_of<R>();
    spec.takes_timeline = std::is_same_v<Input, Timeline>;
    spec.options = option_specs<Options>();
    spec.run = [f, name = spec.name](const Subject& subject, const Settings& settings,
                                     const Run& run) -> Outcome {
        const auto options = parse_options<Options>(settings, name);
        const Input* input = nullptr;
        if constexpr (std::is_same_v<Input, Graph>)
            input = subject.graph;
        else
            input = subject.timeline;
        if (!input) throw UsageError(std::string{name} + " was not given what it works on");
        return {f(*input, options, run), effective(options)};
    };
    return spec;
}

/// The same for R f(const Graph&, const Grouping&, const Options&, const Run&).
template <class R, class Options>
Spec describe(R (*f)(const Graph&, const Grouping&, const Options&, const Run&), Spec spec) {
    spec.shape = detail::shape_of<R>();
    spec.takes_grouping = true;
    spec.options = option_specs<Options>();
    spec.run = [f, name = spec.name, needs = spec.needs_grouping](
                   const Subject& subject, const Settings& settings, const Run& run) -> Outcome {
        const auto options = parse_options<Options>(settings, name);
        if (!subject.graph) throw UsageError(std::string{name} + " was not given what it works on");
        static const Grouping none;
        const Grouping& grouping = subject.grouping ? *subject.grouping : none;
        if (needs && grouping.empty())
            throw UsageError(std::string{name} + " compares groups of actors, and none are told",
                             "--by country");
        return {f(*subject.graph, grouping, options, run), effective(options)};
    };
    return spec;
}

/// Every algorithm, in the order of declaration in algorithms/catalogue.cmake.
std::span<const Spec> catalogue();

/// An algorithm by full or by short name; of one on graphs and one on timelines that share a short
/// name, the former. Throws UsageError with a suggestion, and for a name that several share.
const Spec& find_algorithm(std::string_view name);

/// All of a family, in order.
std::vector<const Spec*> family(std::string_view name);

} // namespace entente
