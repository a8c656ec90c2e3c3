#pragma once
/// Whether the columns of a network hold together.
#include "network.hpp"

namespace entente {

/// Throws UsageError where they do not; see Network. Everything that indexes anything is looked at,
/// so that columns from a damaged file do no harm.
void validate(const NetworkColumns& columns);

} // namespace entente
