#pragma once
/// The study file to start from, for a register that was read without one.
#include <string>

#include <entente/apps/study/study.hpp>

namespace entente {

/// A study file, to be kept at `path`, that reads the study's register just as it was read now:
/// whatever was inferred stands in it in words, so that it can be corrected.
std::string study_text(const Study& study, const std::string& path);

} // namespace entente
