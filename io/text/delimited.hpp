#pragma once
/// Delimited text (CSV and its kin) as a table.
#include <string>

#include "table.hpp"

namespace entente {

/// Cells of a text with one row a line (LF, CRLF or CR); rows without any character but delimiters,
/// spaces and tabs are left out. A cell that begins with a quotation mark runs to the closing one
/// (RFC 4180, doubled quotes inside, line breaks allowed); in text delimited by tabs only if that
/// stands at the end of a cell, for pasted tables hold stray quotes. `delimiter` 0 means: the one
/// of tab, semicolon, comma and bar that most evenly divides the first lines. Throws InputError for
/// a quotation mark that is never closed and LimitError for a cell over 1 MiB, a row of more than
/// 65,536 cells and a text of 4 GiB. Cost O(bytes).
Table parse_delimited(std::string text, std::string file, char delimiter = 0);

} // namespace entente
