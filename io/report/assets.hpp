#pragma once
/// The style and the script of the report; made from data/report by the build.
#include <string_view>

namespace entente::report {

std::string_view style();
std::string_view script();

} // namespace entente::report
