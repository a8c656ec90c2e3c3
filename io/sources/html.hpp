#pragma once
/// Tables of a web page.
#include <string>
#include <string_view>
#include <vector>

#include <entente/io/text/table.hpp>

namespace entente {

/// Each table of the page in the order of their begin, inner tables for themselves; named by
/// caption or id, headed by the nearest heading above. A cell that spans rows is repeated as a
/// copy; of one that spans columns the others are empty. Line breaks and blocks inside a cell
/// become line feeds. Where at least a third of the rows link to an absolute address and no column
/// holds addresses, these become a last column "link". Without any table, each list under a heading
/// becomes a table of one column. Nothing is run or fetched. Throws InputError for a page with
/// neither, LimitError when spans make the tables far larger than the page or tables are nested
/// over 256. Cost O(bytes + cells).
Tables read_html(std::string_view text, const std::string& file, std::vector<Diagnostic>& remarks);

/// The encoding that a page declares for itself in its first bytes, as ICU names it; or empty.
std::string declared_encoding(std::string_view bytes);

} // namespace entente
