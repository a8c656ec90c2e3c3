#pragma once
/// Workbooks for tests, packed on the spot.
#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace entente {

using PackageParts = std::vector<std::pair<std::string, std::string>>;

inline std::string packed(const PackageParts& parts) {
    std::size_t room = 1 << 14;
    for (const auto& [name, content] : parts) room += name.size() * 4 + content.size() + 1024;
    std::string bytes(room, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : parts) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname_utf8(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

/// Sheets by name and content of <worksheet>; `attributes` go into <sheet>, `properties` into <workbook>.
struct Workbook {
    struct Sheet {
        std::string name, content, attributes{};
    };
    std::vector<Sheet> sheets;
    std::string strings{}, styles{}, properties{};
    bool strict = false;

    PackageParts parts() const {
        const std::string main = strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const std::string rel = strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        const std::string relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        PackageParts all{{"[Content_Types].xml", head + "<Types/>"},
                         {"_rels/.rels", head + relations + "<Relationship Id=\"a\" Type=\"" + rel + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"}};
        std::string book = head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + rel + "\">" + properties + "<sheets>", targets;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const std::string n = std::to_string(i + 1);
            book += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"s" + n + "\" " + sheets[i].attributes + "/>";
            targets += "<Relationship Id=\"s" + n + "\" Type=\"" + rel + "/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
            all.emplace_back("xl/worksheets/sheet" + n + ".xml", head + "<worksheet xmlns=\"" + main + "\">" + sheets[i].content + "</worksheet>");
        }
        all.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
        if (!strings.empty()) {
            targets += "<Relationship Id=\"t\" Type=\"" + rel + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
            all.emplace_back("xl/sharedStrings.xml", head + "<sst xmlns=\"" + main + "\">" + strings + "</sst>");
        }
        if (!styles.empty()) {
            targets += "<Relationship Id=\"y\" Type=\"" + rel + "/styles\" Target=\"/xl/styles.xml\"/>";
            all.emplace_back("xl/styles.xml", head + "<styleSheet xmlns=\"" + main + "\">" + styles + "</styleSheet>");
        }
        all.emplace_back("xl/_rels/workbook.xml.rels", head + relations + targets + "</Relationships>");
        return all;
    }
    std::string bytes() const { return packed(parts()); }
};

} // namespace entente
