#pragma once
/// A whole network as one JSON document.
#include <string>

#include <entente/core/model/network.hpp>

namespace entente {

/// Actors, ties with dates and evidence, names, sources, coverage, attributes, claims and counts;
/// ids as in every other output. The field "schema" is "entente.network/1".
std::string network_json(const Network& network);

} // namespace entente
