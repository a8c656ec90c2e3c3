#pragma once
/// Plain lists of ties: one a line, two names and perhaps a weight.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/model/network.hpp>
#include <entente/core/run/run.hpp>

namespace entente {

struct EdgeListOptions {
    bool directed = false; ///< the first name of a line is where its tie begins
};

/// rows = used + rejected; empty lines, comments and a header are none.
struct EdgeListAccount {
    std::size_t rows = 0, used = 0, rejected = 0;
    std::vector<Diagnostic> remarks; ///< the first 20 rejected rows, and what was not read
};

/// Whether a text begins like a list of ties between numbered actors: nothing but comments and
/// lines of two or three numbers.
bool looks_like_edge_list(std::string_view beginning);

/// Reads lines of `name name` or `name name weight`, parted by spaces, tabs, commas or semicolons.
/// Lines that begin with #, % or // are comments; a first line of words like "source target weight"
/// is a header. What stands after a third field is not read, with a remark.
///
/// Actors are called as the list calls them; where all names are whole numbers without leading
/// zeros they come in the order of numbers, else in the order of first mention. Ties come sorted by
/// their ends, the earlier actor first unless the list is directed; each has its line as evidence.
/// A row of one name, or whose weight is no finite number of at least 0, is rejected.
///
/// Parallel over blocks of the text, the same network for any number of threads. Time O(bytes + m
/// log d + n log n), d the greatest number of ties of one actor; memory beside the network about 20
/// bytes per tie. Throws LimitError when there are 2^32 - 1 ties or more; Cancelled.
Network read_edge_list(std::string_view text, SourceRecord source,
                       std::shared_ptr<const Vocabulary> vocabulary, const EdgeListOptions& options,
                       const Run& run, EdgeListAccount& account);

} // namespace entente
