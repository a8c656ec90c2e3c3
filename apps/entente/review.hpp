#pragma once
/// Asks a person, pair by pair, whether two names are one institution.
#include <functional>
#include <iosfwd>
#include <vector>

#include <entente/apps/study/study.hpp>

namespace entente {

/// Shows each pair with its reasons on `out` and reads an answer from `in`: s same, d different, k
/// skip, u undo the last answer, q quit; the end of `in` quits. `save` is called after each answer
/// with all decisions so far, those in `decisions` first; what it returns, if not empty, says why
/// the answer cannot be, and the pair is asked again. Returns the decisions.
std::vector<Decision> review(const std::vector<NamePair>& pairs, std::vector<Decision> decisions,
                             std::istream& in, std::ostream& out,
                             const std::function<std::string(const std::vector<Decision>&)>& save);

} // namespace entente
