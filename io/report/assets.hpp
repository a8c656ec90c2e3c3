#pragma once
/// The style and the script of the report and the bibliography; made from data/report and
/// docs/references.bib by the build.
#include <string_view>

namespace entente::report {

std::string_view style();
std::string_view script();
std::string_view bibliography();

} // namespace entente::report
