#pragma once
/// Names as registers write them, each once, with what stands beside it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/model/network.hpp>
#include <entente/io/register/reading.hpp>

namespace entente {

struct Mention {
    Source source{};
    std::string name, country; ///< country: ISO code, or empty
    std::string id;            ///< the source's identifier of the actor, or empty
    std::string city, kind, link;
    std::optional<Position> position;
    Evidence first; ///< where it is met first
    Place place;
    std::uint32_t rows = 0; ///< how often it is met; a mention that no row is left to is none
    bool is_group = false;  ///< what parties belong to, and no party: a treaty called Singapore
};

using MentionId = std::uint32_t;

/// Two mentions are one when source, text, country and identifier are the same.
class Mentions {
public:
    /// The mention of these; what is not part of its identity is taken where it was empty.
    MentionId add(Mention mention);

    /// The mention of the same name as a group; a row of the given one goes over to it.
    MentionId as_group(MentionId id);

    const std::vector<Mention>& all() const noexcept { return all_; }
    const Mention& operator[](MentionId id) const { return all_[id]; }

private:
    std::vector<Mention> all_;
    std::unordered_map<std::string, MentionId> known_;
    std::unordered_map<MentionId, MentionId> groups_;
};

} // namespace entente
