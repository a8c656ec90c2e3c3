#pragma once
/// The life of an agreement: what is said to have happened to it, and when.
#include <array>
#include <cstdint>

#include "../base/names.hpp"
#include "date.hpp"

namespace entente {

enum class Stage : std::uint8_t {
    signature,  ///< was signed
    in_force,   ///< entered into force
    renewed,    ///< was renewed or extended
    amended,    ///< was changed
    superseded, ///< gave way to another agreement
    expires,    ///< runs out, by its own terms
    ended,      ///< came to an end: terminated, denounced, withdrawn from
    renewable   ///< renews by itself at the end of each term
};
template <>
inline constexpr std::array names_of<Stage>{
    Named<Stage>{"signed", Stage::signature},      Named<Stage>{"in_force", Stage::in_force},
    Named<Stage>{"renewed", Stage::renewed},       Named<Stage>{"amended", Stage::amended},
    Named<Stage>{"superseded", Stage::superseded}, Named<Stage>{"expires", Stage::expires},
    Named<Stage>{"ended", Stage::ended},           Named<Stage>{"renewable", Stage::renewable}};

} // namespace entente
