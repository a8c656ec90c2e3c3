#pragma once
/// Reports on how a network came to be: the families growth and temporal, by name.
#include <optional>
#include <string>
#include <vector>

#include "analyses.hpp"
#include "uncertainty.hpp"

namespace entente {

/// What reports work on.
struct Grown {
    const Network* network = nullptr;
    Lens lens{}; ///< without direction
    View view{};
    Timeline timeline{};
    Timeline directed{}; ///< the same where the direction of ties counts, for ways through time
    bool of_one_actor = false;
};
/// As a lens sees it; of the ties of `ego` only if given.
Grown grown(const Network& network, const Lens& lens, GroupBy by, std::optional<Actor> ego);

/// Requests of words, `all` and the families' names among them; `period` and groups go to the
/// reports that take them and say nothing else of them.
std::vector<Request> report_requests(const std::vector<std::string>& words,
                                     std::optional<PeriodLength> period, GroupBy by);

/// The file that a report has in a folder: its name, with settings where it has any.
std::string file_of(const Request& request);

/// One report in the words of networks, with intervals if they are asked for, and as a table.
struct Report {
    Answer answer;
    ResultTable table;
};
Report report(const Request& request, const Grown& grown, const Uncertainty& doubt,
              const Session& session);

} // namespace entente
