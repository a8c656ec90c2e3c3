#pragma once
/// Which names are one actor: the same text, or an alias, acronym, unit or decision with its
/// reason.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/model/builder.hpp>

namespace entente {

/// Names merge on textual evidence only; nothing here measures similarity. The same text in two
/// countries is two actors.
class Identity {
public:
    explicit Identity(Builder& builder) : builder_(builder) {}

    struct Match {
        Actor actor{};
        NameBasis basis = NameBasis::same_text;
        /// Units have names that are common to many bodies ("Faculty of Engineering"): such a name
        /// holds in the source that it was met in.
        std::optional<Source> only_in{};
    };

    /// Whether one name may be two actors of one country, for something else tells them apart.
    enum class Namesakes : bool { refused, allowed };

    /// Records that `name` is `actor`. Throws UsageError when the name already is another actor of
    /// the same or an unknown country, unless namesakes are allowed.
    void bind(std::string_view name, Actor actor, NameBasis basis, std::string_view note,
              const Evidence& evidence, Namesakes namesakes = Namesakes::refused);

    /// The actor of a name that stands in a source; a country, if given, must be the actor's own or
    /// one of the two unknown.
    std::optional<Match> find(std::string_view name, Source source,
                              std::string_view country = {}) const;

    /// How many actors have this name in a source.
    std::size_t namesakes(std::string_view name, Source source) const;

    /// Every name that was bound, in the order of binding.
    struct Bound {
        std::string name;
        Actor actor;
        NameBasis basis;
    };
    const std::vector<Bound>& names() const noexcept { return bound_; }

    /// Ids and names by which actors are known, for suggestions.
    std::vector<std::string> all_names() const;

    std::optional<Actor> by_id(std::string_view id) const;

    /// A new actor with `id`, or with an id made from its label when `id` is empty.
    Actor add(std::string_view id, std::string_view label, KindId kind, std::string_view country,
              Certainty certainty, const Evidence& evidence,
              Namesakes namesakes = Namesakes::refused);

private:
    std::string_view country_of(Actor actor) const;

    Builder& builder_;
    std::map<std::string, std::vector<Match>, std::less<>> by_key_;
    std::map<std::string, Actor, std::less<>> by_id_;
    std::vector<Bound> bound_;
    std::map<std::string, std::uint32_t> next_number_; ///< by slug, once two names share it
};

} // namespace entente
