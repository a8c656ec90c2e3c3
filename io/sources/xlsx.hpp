#pragma once
/// Sheets of a workbook of Office Open XML (transitional or strict) as tables.
#include <string>
#include <vector>

#include <entente/io/text/table.hpp>

namespace entente {

/// Sheets in the order of the workbook, hidden ones too (with a remark); sheets without text are
/// left out unless all are. Cells hold text with its runs joined, numbers in shortest form, dates
/// as `2021-01-01` or `2021-01-01T10:30` (both date systems), the cached results of formulas,
/// nothing for errors. A cell merged downwards is repeated as a copy. Nothing is evaluated, linked
/// files are not opened. Throws InputError with `file#Sheet:row:column` for what is no workbook,
/// LimitError for more than 1,000 parts, 1 GiB of them or a part that unpacks to more than a
/// hundredfold (and 16 MiB), names outside the archive, XML nested over 256, document types. Cost
/// O(unpacked bytes).
Tables read_xlsx(const std::string& bytes, const std::string& file,
                 std::vector<Diagnostic>& remarks);

} // namespace entente
