#pragma once
/// The controlled words of a network: types and layers of ties, kinds of actors, countries.
///
/// A vocabulary is data (tables that users may replace), so this type only holds and finds.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class TypeId : std::uint16_t {};
enum class LayerId : std::uint16_t {};
enum class KindId : std::uint16_t {};

struct TieType {
    std::string id, label;
    LayerId layer{};
    bool directed = false;
    std::vector<std::string>
        phrases;       ///< case-folded; the first type with a phrase in a wording wins
    std::string group; ///< legend group in pictures
};

struct Layer {
    std::string id, label;
    bool on_by_default = true;
};

struct ActorKind {
    std::string id, label;
    std::vector<std::string> phrases; ///< case-folded hints found in a name
    std::vector<std::string>
        names; ///< case-folded whole names that are this kind whatever the hints
};

class Vocabulary {
public:
    Vocabulary() = default;
    /// Throws UsageError when two entries of a table share an id.
    Vocabulary(std::vector<Layer> layers, std::vector<TieType> types, std::vector<ActorKind> kinds);

    const std::vector<Layer>& layers() const noexcept { return layers_; }
    const std::vector<TieType>& types() const noexcept { return types_; }
    const std::vector<ActorKind>& kinds() const noexcept { return kinds_; }

    const Layer& operator[](LayerId id) const { return layers_[static_cast<std::size_t>(id)]; }
    const TieType& operator[](TypeId id) const { return types_[static_cast<std::size_t>(id)]; }
    const ActorKind& operator[](KindId id) const { return kinds_[static_cast<std::size_t>(id)]; }

    /// By id; throw UsageError with a suggestion when there is none.
    LayerId layer(std::string_view id) const;
    TypeId type(std::string_view id) const;
    KindId kind(std::string_view id) const;

private:
    std::vector<Layer> layers_;
    std::vector<TieType> types_;
    std::vector<ActorKind> kinds_;
};

} // namespace entente
