#pragma once
/// Several parties named in one cell.
#include <string>
#include <string_view>
#include <vector>

#include "columns.hpp"

namespace entente {

/// The names in a cell as written, in order; one, the whole cell, where nothing says that there
/// are several. Cut at semicolons, at line breaks and numbers where each part then looks like a
/// party, and at slashes and bars where each part is a whole name of one script with a word for
/// what it is ("University of X"; of three parts and more, bars need no such words); never at
/// commas or "and", which stand in names too. `separator` is cut at wherever it stands; "none"
/// never cuts. `has_one_place` says that the row knows one city or one identifier: then bars and
/// slashes part the names of one party in several languages.
bool split_parties(std::string_view cell, const std::string& separator, bool has_one_place,
                   const RegisterWords& words, std::vector<std::string>& parties);

} // namespace entente
