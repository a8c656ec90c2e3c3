#include <entente/core/base/errors.hpp>
#include <entente/core/base/suggest.hpp>
#include <entente/core/model/vocabulary.hpp>

#include <fmt/format.h>

#include <set>

namespace entente {
namespace {

template <class Id, class Entry>
Id find(const std::vector<Entry>& entries, std::string_view id, std::string_view what) {
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].id == id) return static_cast<Id>(i);
    std::vector<std::string> known;
    for (const Entry& e : entries) known.push_back(e.id);
    std::string hint = did_you_mean(id, known);
    if (hint.empty()) hint = fmt::format("one of {}", fmt::join(known, ", "));
    throw UsageError(fmt::format("no {} is called '{}'", what, id), hint);
}

template <class Entry>
void require_unique(const std::vector<Entry>& entries, const char* what) {
    std::set<std::string_view> seen;
    for (const Entry& e : entries)
        if (!seen.insert(e.id).second)
            throw UsageError(fmt::format("the vocabulary has two {}s '{}'", what, e.id));
}

} // namespace

Vocabulary::Vocabulary(std::vector<Layer> layers, std::vector<TieType> types,
                       std::vector<ActorKind> kinds)
    : layers_(std::move(layers)), types_(std::move(types)), kinds_(std::move(kinds)) {
    require_unique(layers_, "layer");
    require_unique(types_, "type");
    require_unique(kinds_, "kind");
}

LayerId Vocabulary::layer(std::string_view id) const { return find<LayerId>(layers_, id, "layer"); }
TypeId Vocabulary::type(std::string_view id) const {
    return find<TypeId>(types_, id, "type of tie");
}
KindId Vocabulary::kind(std::string_view id) const {
    return find<KindId>(kinds_, id, "kind of actor");
}

} // namespace entente
