#include <entente/apps/study/mentions.hpp>

#include <utility>

namespace entente {

MentionId Mentions::add(Mention mention) {
    std::string key;
    key.reserve(mention.name.size() + mention.id.size() + 8);
    key.append(mention.name).append(1, '\0').append(mention.country).append(1, '\0');
    key.append(mention.id).append(1, '\0').append(std::to_string(index(mention.source)));
    const auto [it, is_new] =
        known_.try_emplace(std::move(key), static_cast<MentionId>(all_.size()));
    if (is_new) {
        mention.rows = 1;
        all_.push_back(std::move(mention));
        return it->second;
    }
    Mention& known = all_[it->second];
    ++known.rows;
    const auto complete = [](std::string& into, std::string& from) {
        if (into.empty()) into = std::move(from);
    };
    complete(known.city, mention.city);
    complete(known.kind, mention.kind);
    complete(known.link, mention.link);
    if (!known.position) known.position = mention.position;
    return it->second;
}

MentionId Mentions::as_group(MentionId id) {
    --all_[id].rows;
    const auto [it, is_new] = groups_.try_emplace(id, static_cast<MentionId>(all_.size()));
    if (is_new) {
        Mention group = all_[id];
        group.is_group = true;
        group.rows = 0;
        all_.push_back(std::move(group));
    }
    ++all_[it->second].rows;
    return it->second;
}

} // namespace entente
