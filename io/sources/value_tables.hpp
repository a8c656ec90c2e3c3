#pragma once
/// Tables from values: what records, rows and columns a tree of values holds.
#include <string>
#include <vector>

#include <entente/io/text/table.hpp>

#include "values.hpp"

namespace entente {

/// The tables of each root; names are paths of keys ("data.items"), after the root's own name.
///
///     array of objects                header from the keys in order of appearance, a row an object
///     array of arrays                 a row an array; the first is the header
///     array of scalars                one column (at the root only)
///     object with such arrays inside  a table for each of them
///     object of objects alike         a row a member, whose key is the column "key"
///     object of arrays alike          a column a member
///     GeoJSON features                a row a feature: its properties, and its point
///
/// Objects inside a record become columns `coord.lat`; arrays of scalars are joined by " ; "; the
/// first array of objects makes a row of each of its elements, the record's own fields repeated as
/// copies; further ones are kept as JSON text, with a remark. Throws LimitError when repeating
/// makes the tables far larger than the values. Cost O(values + cells).
Tables tables_of(const ParsedValues& parsed, const std::string& file, std::size_t source_bytes,
                 std::vector<Diagnostic>& remarks);

} // namespace entente
