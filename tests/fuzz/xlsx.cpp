/// read_xlsx: the first byte says what the rest is (z: the whole file; s: a sheet, t: the shared
/// texts, y: the styles of a workbook that is otherwise sound).
#include "../io/sources/workbook.hpp"
#include "fuzz.hpp"

#include <entente/io/sources/xlsx.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    if (size == 0) return 0;
    const std::string_view whole = fuzz::text_of(data, size);
    const std::string rest{whole.substr(1)};
    std::string bytes = rest;
    if (whole.front() != 'z') {
        Workbook book;
        book.strings = "<si><t>a</t></si><si><t>b</t></si>";
        book.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
        std::string sheet =
            "<sheetData><row><c t=\"s\"><v>1</v></c><c s=\"1\"><v>44197</v></c></row></sheetData>";
        (whole.front() == 't' ? book.strings : whole.front() == 'y' ? book.styles : sheet) = rest;
        book.sheets = {{"a", sheet}};
        bytes = book.bytes();
    }
    fuzz::refusal_of([&] {
        std::vector<Diagnostic> remarks;
        const Tables tables = read_xlsx(bytes, "fuzz", remarks);
        fuzz::require(!tables.empty(), "there is a table");
        for (const Table& table : tables)
            for (std::size_t r = 0; r < table.rows(); ++r) {
                fuzz::require(table.cells(r) > 0, "a row has a cell");
                fuzz::require(r == 0 || table.line(r) > table.line(r - 1), "rows ascend");
            }
    });
    return 0;
}
