#pragma once
/// The literature that algorithms name, as readers of a report cite it.
#include <map>
#include <string>
#include <string_view>

namespace entente::report {

/// Entries of a bibliography in BibTeX, by key, each as one line: authors, year, title, where it
/// appeared, its DOI. Reads what docs/references.bib holds: fields in braces, accents as TeX writes
/// them. Entries without author or title are left out.
std::map<std::string, std::string, std::less<>> read_references(std::string_view bibtex);

/// Those of docs/references.bib, which is built in.
const std::map<std::string, std::string, std::less<>>& references();

} // namespace entente::report
