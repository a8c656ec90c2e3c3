#pragma once
/// What a decision about names would change in the figures.
#include <string>

#include "analyses.hpp"
#include "arguments.hpp"

namespace entente {

/// Counts, and the first ten by degree and by betweenness, of a study as it is and as it would be;
/// figures that stay the same are not told.
std::string what_would_change(const Study& now, const Study& then, const LensArguments& lens,
                              const Session& session);

} // namespace entente
