#include <entente/algorithms/identity/cluster.hpp>
#include <entente/apps/study/resolution.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/io/names/name_forms.hpp>
#include <entente/io/register/classify.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace entente {
namespace {

constexpr const char* fallback_kind = "organisation";
constexpr std::size_t most_without_kind = 20; // names of a source that are told one by one

class Resolver {
public:
    Resolver(const Mentions& mentions, Builder& builder, Identity& identity, const Words& words,
             const AuthorityIndex& authorities, const std::vector<Decision>& decisions,
             const std::string& decisions_file, const IdentityRules& rules, const Run& run)
        : mentions_(mentions), builder_(builder), identity_(identity), words_(words),
          authorities_(authorities), decisions_(decisions), decisions_file_(decisions_file),
          rules_(rules), run_(run) {}

    Resolution resolve() {
        made_.of.resize(mentions_.all().size());
        names_ =
            gather_names(mentions_, builder_, identity_, authorities_, decisions_, decisions_file_);
        made_.pairs = std::move(names_.pairs);
        made_.remarks = std::move(names_.remarks);
        if (!authorities_.empty()) ask_authorities();
        compare_words();
        settle_all();
        return std::move(made_);
    }

private:
    void remark(Severity severity, const Place& place, std::string message,
                std::string excerpt = {}, std::string hint = {}) {
        made_.remarks.push_back(
            {severity, place, std::move(message), std::move(excerpt), std::move(hint)});
    }

    void ask_authorities() {
        std::vector<AuthorityIndex::Query> queries;
        std::vector<std::size_t> asked;
        for (std::size_t i = names_.of_tables; i < names_.items.size(); ++i)
            if (!names_.items[i].record) {
                queries.push_back(
                    {names_.items[i].name, names_.items[i].country, names_.items[i].host});
                asked.push_back(i);
            }
        const auto findings = authorities_.find(queries, run_);
        for (std::size_t q = 0; q < asked.size(); ++q) {
            NameItem& item = names_.items[asked[q]];
            const bool is_part = !bodies_in(item.name).empty();
            for (const AuthorityIndex::Finding& f : findings[q]) {
                // "Faculty of Law, University of Latvia" is the part, not the body.
                if (is_part && name_reader().form(authorities_[f.record].name).key !=
                                   name_reader().form(item.name).key)
                    continue;
                if (f.answer == identity::Answer::different ||
                    names_.not_record.contains({asked[q], f.record}))
                    continue;
                std::vector<std::string> reasons;
                for (const auto& r : f.reasons) reasons.push_back(to_string(r));
                if (f.answer == identity::Answer::same && rules_.merge == MergeRule::sure) {
                    item.record = f.record;
                    item.record_reasons = std::move(reasons);
                } else {
                    const AuthorityRecord& record = authorities_[f.record];
                    made_.pairs.push_back({NamePair::State::open,
                                           item.name,
                                           item.country,
                                           record.id,
                                           record.country,
                                           f.score,
                                           std::move(reasons),
                                           item.place,
                                           {authorities_.file_of(f.record)}});
                    made_.pairs.back().reasons.insert(made_.pairs.back().reasons.begin(),
                                                      "authority: " + record.name);
                }
                break; // the best that is not ruled out
            }
        }
        // Of two names that are decided to be different, one at most is the record's.
        for (const auto& d : names_.different) {
            NameItem &a = names_.items[d.left], &b = names_.items[d.right];
            if (!a.record || a.record != b.record) continue;
            const std::string key = name_reader().form(authorities_[*a.record].name).key;
            const auto is_decided = [](const NameItem& item) {
                return item.record_reasons == std::vector<std::string>{"decision"};
            };
            const bool is_of_b =
                is_decided(b) || (!is_decided(a) && name_reader().form(b.name).key == key);
            NameItem& other = is_of_b ? a : b;
            other.record.reset();
            other.record_reasons.clear();
        }
    }

    NamePair pair_of(const identity::PairProposal& p, NamePair::State state) const {
        const NameItem &a = names_.items[item_of_[p.left]], &b = names_.items[item_of_[p.right]];
        NamePair pair{state, a.name,  a.country, b.name, b.country, p.comparison.score,
                      {},    a.place, b.place};
        for (const auto& r : p.comparison.reasons)
            if (r.kind == identity::ReasonKind::decision && a.record && a.record == b.record)
                pair.reasons.push_back(fmt::format("authority: both are {}, {}",
                                                   authorities_[*a.record].id,
                                                   authorities_[*a.record].name));
            else
                pair.reasons.push_back(to_string(r));
        return pair;
    }

    void compare_words() {
        std::vector<identity::NameItem> names;
        std::vector<std::uint32_t> first(names_.items.size());
        identity::ClusterRules rules;
        const auto add = [&](std::size_t i, std::uint32_t source, std::string id) {
            const NameItem& item = names_.items[i];
            NameForm form = name_reader().form(item.name);
            by_key_[form.key].push_back(i);
            names.push_back({.form = std::move(form),
                             .country = item.country,
                             .host = item.host,
                             .authority = item.record && authorities_.is_of_first(*item.record)
                                              ? *item.record + 1ULL
                                              : 0,
                             .source = source,
                             .source_id = std::move(id)});
            item_of_.push_back(i);
        };
        std::map<Actor, std::uint32_t> first_of_actor;
        std::map<std::pair<Source, std::string>, std::uint32_t> first_of_id;
        std::map<std::uint32_t, std::uint32_t> first_of_record;
        for (std::size_t i = 0; i < names_.items.size(); ++i) {
            const NameItem& item = names_.items[i];
            first[i] = static_cast<std::uint32_t>(names.size());
            if (item.actor) { // the tables keep their actors apart
                add(i, 1, std::to_string(index(*item.actor)));
                const auto [it, is_new] = first_of_actor.emplace(*item.actor, first[i]);
                if (!is_new) rules.same.emplace_back(it->second, first[i]);
                continue;
            }
            if (item.record) {
                const auto [it, is_new] = first_of_record.emplace(*item.record, first[i]);
                if (!is_new) rules.same.emplace_back(it->second, first[i]);
            }
            if (item.ids.empty()) add(i, 0, {});
            for (const auto& [source, id] : item.ids) {
                const auto here = static_cast<std::uint32_t>(names.size());
                add(i, 2 + static_cast<std::uint32_t>(index(source)), id);
                if (here != first[i]) rules.same.emplace_back(first[i], here);
                const auto [it, is_new] = first_of_id.emplace(std::pair{source, id}, here);
                if (!is_new && compatible(names_.items[item_of_[it->second]].country, item.country))
                    rules.same.emplace_back(it->second, here);
            }
        }
        // A treaty and the state whose name it bears have all words in common.
        for (const auto& [key, items] : by_key_)
            for (const std::size_t i : items)
                for (const std::size_t j : items)
                    if (names_.items[i].is_group && !names_.items[j].is_group)
                        rules.different.emplace_back(first[i], first[j]);
        for (const auto& [a, b] : names_.same) rules.same.emplace_back(first[a], first[b]);
        for (const auto& d : names_.different)
            rules.different.emplace_back(first[d.left], first[d.right]);
        std::vector<std::uint32_t> root(names.size()); // of what is one before any word is compared
        std::iota(root.begin(), root.end(), 0u);
        const auto top = [&](std::uint32_t x) {
            while (root[x] != x) x = root[x] = root[root[x]];
            return x;
        };
        for (const auto& [a, b] : rules.same) {
            const std::uint32_t x = top(a), y = top(b);
            root[std::max(x, y)] = std::min(x, y);
        }
        for (const auto& d : names_.different)
            if (top(first[d.left]) == top(first[d.right]))
                throw decision_fault(
                    *d.decision, decisions_file_,
                    "decided to be different, but other decisions, the study's tables or an "
                    "identifier make the two one");
        const auto clustering = identity::cluster(names, rules, run_);
        group_.resize(names_.items.size());
        const bool by_words = rules_.merge == MergeRule::sure;
        if (by_words) {
            for (std::size_t i = 0; i < names_.items.size(); ++i)
                group_[i] = clustering.group[first[i]];
        } else {
            for (std::size_t i = 0; i < names_.items.size(); ++i) group_[i] = top(first[i]);
        }
        const auto undecided = [&](const identity::PairProposal& p) {
            const auto [a, b] = std::minmax(item_of_[p.left], item_of_[p.right]);
            return a != b && !names_.decided.contains({a, b}) &&
                   !(names_.items[a].actor && names_.items[b].actor);
        };
        for (const auto& p : clustering.merged) {
            if (!undecided(p)) continue;
            made_.pairs.push_back(
                pair_of(p, by_words ? NamePair::State::merged : NamePair::State::open));
            if (by_words)
                for (const std::size_t i : {item_of_[p.left], item_of_[p.right]})
                    why_.try_emplace(
                        i, fmt::format("{}", fmt::join(made_.pairs.back().reasons, "; ")));
        }
        for (const auto& p : clustering.refused)
            if (undecided(p)) made_.pairs.push_back(pair_of(p, NamePair::State::refused));
        for (const auto& p : clustering.proposals)
            if (undecided(p)) made_.pairs.push_back(pair_of(p, NamePair::State::open));
    }

    KindId kind_of(const NameItem& item, const AuthorityRecord* record) {
        const Vocabulary& vocabulary = *words_.vocabulary;
        if (const auto kind = classify_kind(vocabulary, item.name)) return *kind;
        for (const MentionId m : item.mentions)
            if (const auto kind = classify_kind(vocabulary, mentions_[m].kind)) return *kind;
        if (record && !record->kind.empty()) return vocabulary.kind(record->kind);
        auto& [count, place] = without_kind_[mentions_[item.mentions.front()].source];
        place = item.place;
        if (++count <= most_without_kind)
            remark(
                Severity::note, item.place,
                fmt::format("no kind of actor is known from this name; taken as {}", fallback_kind),
                item.name);
        return vocabulary.kind(fallback_kind);
    }

    void attribute(Actor actor, const char* name, std::string_view value,
                   const Evidence& evidence) {
        if (!value.empty())
            builder_.add(AttributeRecord{
                actor, builder_.text(name), builder_.text(value), {}, {}, evidence});
    }

    void attributes_of(Actor actor, const Mention& m) {
        if (!m.id.empty() && !names_.untrusted.contains(m.source))
            attribute(actor, "identifier", m.id, m.first);
        attribute(actor, "city", m.city, m.first);
        if (m.position)
            attribute(actor, "position",
                      fmt::format("{},{}", m.position->latitude, m.position->longitude), m.first);
    }

    void attributes_of(Actor actor, const AuthorityRecord& r, const Evidence& evidence) {
        attribute(actor, "authority", r.id, evidence);
        attribute(actor, "city", r.city, evidence);
        if (r.latitude && r.longitude)
            attribute(actor, "position", fmt::format("{},{}", *r.latitude, *r.longitude), evidence);
    }

    /// The bodies of which the name may tell a part, as keys of name forms: "Faculty of Law,
    /// University of Latvia" and "University of Latvia (Faculty of Law)".
    static std::vector<std::string> bodies_in(const std::string& name) {
        std::vector<std::string> keys;
        const NameForm form = name_reader().form(name);
        if (!form.unit.empty() && !form.parent.empty()) keys.push_back(form.parent);
        const auto parts = name_reader().parts(name);
        if (parts.size() != 2) return keys;
        const auto is_unit = [](const NameForm& part) {
            return std::any_of(part.words.begin(), part.words.end(),
                               [](const NameWord& w) { return w.sort == WordClass::unit; });
        };
        for (const auto& [unit, body] : {std::pair{&parts[0], &parts[1]}, {&parts[1], &parts[0]}})
            if (is_unit(*unit) && !is_unit(*body)) keys.push_back(body->key);
        return keys;
    }

    /// The actor that a name's unit belongs to, when that is an actor by its own name.
    std::optional<Actor> body_of(std::size_t unit) const {
        for (const std::string& key : bodies_in(names_.items[unit].name))
            if (const auto it = by_key_.find(key); it != by_key_.end())
                for (const std::size_t i : it->second)
                    if (i != unit &&
                        compatible(names_.items[i].country, names_.items[unit].country))
                        if (const auto actor = actor_of_group_.find(group_[i]);
                            actor != actor_of_group_.end())
                            return actor->second;
        return std::nullopt;
    }

    void settle_all() {
        std::map<std::uint32_t, std::vector<std::size_t>> members; // by group, in order of items
        for (std::size_t i = 0; i < names_.items.size(); ++i) members[group_[i]].push_back(i);
        std::vector<std::size_t> order(names_.items.size() - names_.of_tables);
        std::iota(order.begin(), order.end(), names_.of_tables);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return names_.items[a].mentions.front() < names_.items[b].mentions.front();
        });
        for (std::size_t i = 0; i < names_.of_tables; ++i)
            actor_of_group_.emplace(group_[i], *names_.items[i].actor);
        std::vector<std::size_t> units; // after all others, for a body may be met below its unit
        for (const std::size_t i : order) {
            const bool alone = members[group_[i]].size() == 1;
            if (alone && !names_.items[i].record && !bodies_in(names_.items[i].name).empty())
                units.push_back(i);
            else
                settle(i, members[group_[i]]);
        }
        for (const std::size_t i : units) {
            const auto body = body_of(i);
            if (body && rules_.units == UnitRule::fold) {
                fold_into(i, *body);
                continue;
            }
            settle(i, members[group_[i]]);
            if (const Actor unit = names_.settled[names_.items[i].mentions.front()]->actor;
                body && !builder_[unit].parent && !is_part_of(*body, unit))
                builder_[unit].parent = *body;
        }
        tell_parents();
        for (const auto& [source, told] : without_kind_)
            if (told.first > most_without_kind)
                remark(Severity::note, {told.second.file},
                       fmt::format("no kind of actor is known from {} more names; taken as {}",
                                   told.first - most_without_kind, fallback_kind),
                       {}, "more words in kinds.csv of a vocabulary folder");
        for (MentionId m = 0; m < names_.settled.size(); ++m) {
            if (!names_.settled[m]) continue; // no row is left to it
            made_.of[m] = *names_.settled[m];
            if (!made_.of[m].made) met_again(m);
        }
        std::stable_sort(made_.pairs.begin(), made_.pairs.end(),
                         [](const NamePair& a, const NamePair& b) {
                             return std::pair{a.state, -a.score} < std::pair{b.state, -b.score};
                         });
    }

    void fold_into(std::size_t i, Actor body) {
        const NameItem& item = names_.items[i];
        for (const MentionId m : item.mentions) {
            const Mention& mention = mentions_[m];
            identity_.bind(mention.name, body, NameBasis::unit, "by its name", mention.first,
                           Identity::Namesakes::allowed);
            names_.settled[m] = Settled{body, NameBasis::unit, false};
        }
    }

    void settle(std::size_t i, const std::vector<std::size_t>& group) {
        const NameItem& item = names_.items[i];
        const Mention& first = mentions_[item.mentions.front()];
        std::optional<std::uint32_t> number;
        for (const std::size_t j : group)
            if (!number) number = names_.items[j].record;
        const AuthorityRecord* record = number ? &authorities_[*number] : nullptr;
        const auto known = actor_of_group_.find(group_[i]);
        const bool is_new = known == actor_of_group_.end();
        Actor actor{};
        NameBasis basis = NameBasis::primary;
        if (is_new) {
            std::string country = item.country; // the group's, whoever of it told
            for (const std::size_t j : group)
                if (country.empty()) country = names_.items[j].country;
            if (country.empty() && record) country = record->country;
            const std::string& label = record ? record->name : item.name;
            actor = identity_.add("", label, kind_of(item, record), country, Certainty::stated,
                                  first.first, Identity::Namesakes::allowed);
            actor_of_group_.emplace(group_[i], actor);
            if (record) {
                actor_of_record_.emplace(*number, actor);
                told_by_authority(actor, *number);
            }
        } else {
            actor = known->second;
        }
        std::string note = why_.contains(i) ? why_[i] : std::string{};
        if (item.record) {
            basis = NameBasis::authority;
            note = fmt::format("{}", fmt::join(item.record_reasons, "; "));
        } else if (!is_new) {
            basis = NameBasis::matched;
            for (const std::size_t j : group) {
                if (names_.decided.contains({std::min(i, j), std::max(i, j)}))
                    basis = NameBasis::decision;
                for (const auto& [source, id] : item.ids)
                    if (const auto it = names_.items[j].ids.find(source);
                        j != i && it != names_.items[j].ids.end() && it->second == id &&
                        note.empty())
                        note = fmt::format("the same identifier {}", id);
            }
        }
        const bool same_label = fold(item.name) == fold(builder_.text(builder_[actor].label));
        if (!is_new || !same_label)
            identity_.bind(item.name, actor, basis, note, first.first,
                           Identity::Namesakes::allowed);
        for (std::size_t k = 0; k < item.mentions.size(); ++k) {
            const MentionId m = item.mentions[k];
            const bool made = is_new && k == 0;
            names_.settled[m] = Settled{actor, k > 0 ? NameBasis::same_text : basis, made};
            attributes_of(actor, mentions_[m]);
        }
    }

    void told_by_authority(Actor actor, std::uint32_t number) {
        const Evidence evidence = authorities_.evidence(number, builder_);
        builder_.add(actor, evidence);
        attributes_of(actor, authorities_[number], evidence);
    }

    bool is_part_of(std::optional<Actor> actor, Actor body) const {
        for (; actor; actor = builder_[*actor].parent)
            if (*actor == body) return true;
        return false;
    }

    /// Gives actors the parent that their record names: one that is an actor, or, where the
    /// authority is to bring its parents along, a new one.
    void tell_parents() {
        std::vector<std::pair<std::uint32_t, Actor>> left(actor_of_record_.begin(),
                                                          actor_of_record_.end());
        for (std::size_t k = 0; k < left.size(); ++k) { // parents that are made have parents too
            const auto [number, actor] = left[k];
            for (const std::string& id : authorities_[number].parents) {
                const auto above = authorities_.find(id);
                if (!above || builder_[actor].parent) continue;
                auto known = actor_of_record_.find(*above);
                if (known == actor_of_record_.end() && authorities_.brings_parents(number)) {
                    const AuthorityRecord& r = authorities_[*above];
                    const auto kind = classify_kind(*words_.vocabulary, r.name);
                    const Actor made = identity_.add(
                        "", r.name,
                        kind ? *kind
                             : words_.vocabulary->kind(r.kind.empty() ? fallback_kind : r.kind),
                        r.country, Certainty::implied, authorities_.evidence(*above, builder_),
                        Identity::Namesakes::allowed);
                    told_by_authority(made, *above);
                    known = actor_of_record_.emplace(*above, made).first;
                    left.emplace_back(*above, made);
                }
                if (known != actor_of_record_.end() && !is_part_of(known->second, actor))
                    builder_[actor].parent = known->second;
            }
        }
    }

    /// Tells how a name came to an actor that was there before.
    void met_again(MentionId m) {
        const Mention& mention = mentions_[m];
        const Settled& settled = made_.of[m];
        ActorRecord& record = builder_[settled.actor];
        if (!record.country[0] && mention.country.size() == 2)
            record.country = {mention.country[0], mention.country[1]};
        if (settled.basis == NameBasis::same_text || settled.basis == NameBasis::primary) return;
        const std::string_view label = builder_.text(record.label);
        if (settled.basis == NameBasis::unit)
            remark(Severity::note, mention.place, fmt::format("a unit; its ties go to '{}'", label),
                   mention.name);
        else
            remark(
                Severity::note, mention.place,
                fmt::format("the same actor as '{}' ({})", label, name_of(settled.basis)),
                mention.name,
                settled.basis == NameBasis::matched
                    ? "entente explain, to see why; entente resolve --review, to decide otherwise"
                    : "");
    }

    const Mentions& mentions_;
    Builder& builder_;
    Identity& identity_;
    const Words& words_;
    const AuthorityIndex& authorities_;
    const std::vector<Decision>& decisions_;
    const std::string& decisions_file_;
    const IdentityRules& rules_;
    const Run& run_;

    GatheredNames names_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_; ///< items, by name form
    std::vector<std::size_t> item_of_; ///< of what was given to be clustered
    std::vector<std::uint32_t> group_;
    std::map<std::size_t, std::string> why_; ///< by item: the reasons of its merging
    std::map<std::uint32_t, Actor> actor_of_group_;
    std::map<std::uint32_t, Actor> actor_of_record_;               ///< of authorities
    std::map<Source, std::pair<std::size_t, Place>> without_kind_; ///< how many, and one's place
    Resolution made_;
};

} // namespace

Resolution resolve(const Mentions& mentions, Builder& builder, Identity& identity,
                   const Words& words, const AuthorityIndex& authorities,
                   const std::vector<Decision>& decisions, const std::string& decisions_file,
                   const IdentityRules& rules, const Run& run) {
    return Resolver{mentions,  builder,        identity, words, authorities,
                    decisions, decisions_file, rules,    run}
        .resolve();
}

} // namespace entente
