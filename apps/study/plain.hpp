#pragma once
/// Networks that come without a study and without a register: packed ones, and plain lists of ties.
#include <optional>
#include <string>

#include "study.hpp"

namespace entente {

/// Whether a file is to be read by load_plain: a packed network, a list of ties by the ending of
/// its name (.el, .edges, .edgelist, .ncol, .wel), by its beginning or by options.
bool is_plain(const std::string& path, const LoadOptions& options);

/// Reads such a file; - is standard input. Options that speak of registers are refused with
/// UsageError. The digest of the file is left empty, for it would take longer than reading.
Study load_plain(const std::string& path, const LoadOptions& options);

} // namespace entente
