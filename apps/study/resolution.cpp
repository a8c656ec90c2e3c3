#include <entente/algorithms/identity/cluster.hpp>
#include <entente/apps/study/resolution.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/core/base/suggest.hpp>
#include <entente/io/names/name_forms.hpp>
#include <entente/io/register/classify.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace entente {
namespace {

constexpr const char* fallback_kind = "organisation";
constexpr const char* person_kind = "person";

bool compatible(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }

/// Mentions of one text, or an actor's name that the study's tables give: what words are compared
/// of.
struct Item {
    std::string name, country, host;
    std::optional<Actor> actor;          ///< fixed by the tables
    std::vector<MentionId> mentions;     ///< in order; empty for a name of the tables
    std::map<Source, std::string> ids;   ///< the identifier that each source gives
    std::optional<std::uint32_t> record; ///< of an authority
    std::vector<std::string> record_reasons;
    Place place;
};

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
        settled_.resize(made_.of.size());
        for (const Decision& d : decisions_)
            if (d.verdict == Verdict::different) {
                apart_.emplace(fold(d.name), fold(d.other));
                apart_.emplace(fold(d.other), fold(d.name));
            }
        trust_identifiers();
        gather_names_of_tables();
        gather_mentions();
        apply_decisions();
        if (!authorities_.empty()) ask_authorities();
        compare_words();
        settle_all();
        return std::move(made_);
    }

private:
    std::string_view country_of(Actor a) const {
        const auto& code = builder_[a].country;
        return code[0] ? std::string_view{code.data(), 2} : std::string_view{};
    }

    void remark(Severity severity, const Place& place, std::string message,
                std::string excerpt = {}, std::string hint = {}) {
        made_.remarks.push_back(
            {severity, place, std::move(message), std::move(excerpt), std::move(hint)});
    }

    /// A column may number agreements, not partners: then names that are met again and again have
    /// many of them. A few namesakes that their identifiers tell apart are no such thing.
    void trust_identifiers() {
        struct Rows {
            std::size_t all = 0, ambiguous = 0; ///< ambiguous: of a name with several identifiers
            std::size_t repeated = 0, several = 0; ///< names met twice and more, and those of them
            Place place;
        };
        std::map<Source, Rows> rows;
        std::map<std::pair<Source, std::string>, std::pair<std::set<std::string>, std::size_t>>
            ids_of_name;
        for (const Mention& m : mentions_.all()) {
            if (m.id.empty()) continue;
            auto& [ids, count] = ids_of_name[{m.source, fold(m.name) + '\0' + m.country}];
            ids.insert(m.id);
            count += m.rows;
            Rows& of_source = rows[m.source];
            of_source.all += m.rows;
            if (of_source.place.file.empty()) of_source.place = m.place;
        }
        for (const auto& [key, value] : ids_of_name) {
            const auto& [ids, count] = value;
            if (count < 2) continue;
            ++rows[key.first].repeated;
            rows[key.first].several += ids.size() > 1;
            if (ids.size() > 1) rows[key.first].ambiguous += count;
        }
        for (const auto& [source, r] : rows)
            if (10 * r.ambiguous > r.all && 2 * r.several > r.repeated) {
                untrusted_.insert(source);
                remark(
                    Severity::doubt, {r.place.file},
                    "its identifiers are not those of partners, for many names have several; they "
                    "keep no names apart",
                    {}, "--column id=… or ignore=…, if another column is meant");
            }
    }

    std::string trusted_id(const Mention& m) const {
        return untrusted_.contains(m.source) ? std::string{} : m.id;
    }

    void gather_names_of_tables() {
        for (const auto& [name, actor, basis] : identity_.names()) {
            if (basis == NameBasis::unit || basis == NameBasis::acronym) continue;
            if (builder_.vocabulary()[builder_[actor].kind].id == person_kind) continue;
            if (basis != NameBasis::primary && is_taken_from(name, actor)) continue;
            Item item;
            item.name = name;
            item.country = country_of(actor);
            item.actor = actor;
            item.place = {std::string{builder_.text(builder_[actor].id)}};
            by_text_[fold(name)].push_back(items_.size());
            items_.push_back(std::move(item));
        }
        items_of_tables_ = items_.size();
    }

    /// Whether a decision takes a name away from the actor that a table gives it to.
    bool is_taken_from(const std::string& name, Actor actor) const {
        if (apart_.empty()) return false;
        const std::string key = fold(name);
        if (apart_.contains({key, fold(builder_.text(builder_[actor].id))})) return true;
        return std::any_of(identity_.names().begin(), identity_.names().end(), [&](const auto& b) {
            return b.actor == actor && apart_.contains({key, fold(b.name)});
        });
    }

    bool decided_apart(std::string_view name, Actor actor) const {
        if (apart_.empty()) return false;
        const std::string key = fold(name);
        const auto is_apart = [&](std::string_view other) {
            return apart_.contains({key, fold(other)});
        };
        if (is_apart(builder_.text(builder_[actor].id))) return true;
        return std::any_of(items_.begin(),
                           items_.begin() + static_cast<std::ptrdiff_t>(items_of_tables_),
                           [&](const Item& i) { return i.actor == actor && is_apart(i.name); });
    }

    /// A mention goes to the item of its text, unless country or identifier keeps the two apart.
    void gather_mentions() {
        for (MentionId m = 0; m < mentions_.all().size(); ++m) {
            const Mention& mention = mentions_[m];
            const auto match = identity_.find(mention.name, mention.source, mention.country);
            if (match && !decided_apart(mention.name, match->actor)) {
                if (mention.country.empty() &&
                    identity_.namesakes(mention.name, mention.source) > 1)
                    remark(
                        Severity::doubt, mention.place,
                        "several actors in different countries have this name; taken as the first",
                        mention.name);
                settled_[m] = Settled{match->actor, match->basis, false};
                continue;
            }
            auto& candidates = by_text_[fold(mention.name)];
            const std::string id = trusted_id(mention);
            const auto fits = [&](std::size_t i) {
                const Item& item = items_[i];
                if (item.actor || !compatible(item.country, mention.country)) return false;
                const auto known = item.ids.find(mention.source);
                return id.empty() || known == item.ids.end() || known->second == id;
            };
            const auto found = std::find_if(candidates.begin(), candidates.end(), fits);
            const bool is_new = found == candidates.end();
            const std::size_t i = is_new ? items_.size() : *found;
            if (is_new) {
                candidates.push_back(items_.size());
                items_.push_back({.name = mention.name,
                                  .country = mention.country,
                                  .host = {},
                                  .actor = {},
                                  .mentions = {},
                                  .ids = {},
                                  .record = {},
                                  .record_reasons = {},
                                  .place = mention.place});
            } else if (mention.country.empty() && candidates.size() > 1) {
                remark(Severity::doubt, mention.place,
                       "several actors in different countries have this name; taken as the first",
                       mention.name);
            }
            Item& item = items_[i];
            item.mentions.push_back(m);
            if (item.country.empty()) item.country = mention.country;
            if (item.host.empty()) item.host = host_of(mention.link);
            if (!id.empty()) item.ids.emplace(mention.source, id);
        }
    }

    InputError fault(const Decision& d, std::string message, std::string hint = {}) const {
        return InputError(Diagnostic{.severity = Severity::error,
                                     .place = {decisions_file_, d.line},
                                     .message = std::move(message),
                                     .excerpt = fmt::format("{} – {}", d.name, d.other),
                                     .hint = std::move(hint)});
    }

    /// The items that a decision names on one side.
    std::vector<std::size_t> items_named(const std::string& name,
                                         const std::string& country) const {
        std::vector<std::size_t> found;
        if (const auto it = by_text_.find(fold(name)); it != by_text_.end())
            for (const std::size_t i : it->second)
                if (compatible(items_[i].country, country)) found.push_back(i);
        if (found.empty())
            if (const auto actor = identity_.by_id(name))
                for (std::size_t i = 0; i < items_of_tables_; ++i)
                    if (items_[i].actor == *actor) {
                        found.push_back(i);
                        break;
                    }
        return found;
    }

    void apply_decisions() {
        for (const Decision& d : decisions_) {
            const auto left = items_named(d.name, d.country);
            const auto right = items_named(d.other, d.other_country);
            const auto record = right.empty() ? authorities_.find(d.other) : std::nullopt;
            if (left.empty() || (right.empty() && !record)) {
                const auto& missing = left.empty() ? d.name : d.other;
                std::vector<std::string> known;
                for (const Item& item : items_) known.push_back(item.name);
                remark(Severity::doubt, {decisions_file_, d.line},
                       "a decision about a name that nothing holds", missing,
                       did_you_mean(missing, known));
                continue;
            }
            const bool same = d.verdict == Verdict::same;
            NamePair pair{same ? NamePair::State::same : NamePair::State::different,
                          d.name,
                          d.country,
                          d.other,
                          d.other_country,
                          1,
                          {},
                          items_[left.front()].place,
                          right.empty() ? Place{} : items_[right.front()].place};
            if (!d.note.empty()) pair.reasons.push_back(d.note);
            made_.pairs.push_back(std::move(pair));
            for (const std::size_t i : left) {
                if (record && same) {
                    items_[i].record = *record;
                    items_[i].record_reasons = {"decision"};
                }
                if (record && !same) not_record_.emplace(i, *record);
                for (const std::size_t j : right) {
                    if (i == j)
                        throw fault(d, same ? "the two are the same text already"
                                            : "the two are the same text; only a country or an "
                                              "identifier tells them apart");
                    if (same && items_[i].actor && items_[j].actor &&
                        *items_[i].actor != *items_[j].actor)
                        throw fault(d, "both are actors of the study's own tables",
                                    "keep one of them in actors.csv, and make the other an alias");
                    const auto a = static_cast<std::uint32_t>(i), b = static_cast<std::uint32_t>(j);
                    (same ? clusters_.same : clusters_.different).emplace_back(a, b);
                    if (!same) kept_apart_.push_back({a, b, &d});
                    decided_.emplace(std::min(i, j), std::max(i, j));
                }
            }
        }
    }

    void ask_authorities() {
        std::vector<AuthorityIndex::Query> queries;
        std::vector<std::size_t> asked;
        for (std::size_t i = items_of_tables_; i < items_.size(); ++i)
            if (!items_[i].record) {
                queries.push_back({items_[i].name, items_[i].country, items_[i].host});
                asked.push_back(i);
            }
        const auto findings = authorities_.find(queries, run_);
        for (std::size_t q = 0; q < asked.size(); ++q) {
            Item& item = items_[asked[q]];
            const bool is_part = !bodies_in(item.name).empty();
            for (const AuthorityIndex::Finding& f : findings[q]) {
                // "Faculty of Law, University of Latvia" is the part, not the body.
                if (is_part && name_reader().form(authorities_[f.record].name).key !=
                                   name_reader().form(item.name).key)
                    continue;
                if (f.answer == identity::Answer::different ||
                    not_record_.contains({asked[q], f.record}))
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
    }

    NamePair pair_of(const identity::PairProposal& p, NamePair::State state) const {
        const Item &a = items_[item_of_[p.left]], &b = items_[item_of_[p.right]];
        NamePair pair{state, a.name,  a.country, b.name, b.country, p.comparison.score,
                      {},    a.place, b.place};
        for (const auto& r : p.comparison.reasons) pair.reasons.push_back(to_string(r));
        return pair;
    }

    void compare_words() {
        std::vector<identity::NameItem> names;
        std::vector<std::uint32_t> first(items_.size());
        identity::ClusterRules rules;
        const auto add = [&](std::size_t i, std::uint32_t source, std::string id) {
            const Item& item = items_[i];
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
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Item& item = items_[i];
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
                if (!is_new && compatible(items_[item_of_[it->second]].country, item.country))
                    rules.same.emplace_back(it->second, here);
            }
        }
        for (const auto& [from, into] : {std::pair{&clusters_.same, &rules.same},
                                         std::pair{&clusters_.different, &rules.different}})
            for (const auto& [a, b] : *from) into->emplace_back(first[a], first[b]);
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
        for (const auto& [a, b, decision] : kept_apart_)
            if (top(first[a]) == top(first[b]))
                throw fault(
                    *decision,
                    "decided to be different, but other decisions, the study's tables or an "
                    "identifier make the two one");
        const auto clustering = identity::cluster(names, rules, run_);
        group_.resize(items_.size());
        const bool by_words = rules_.merge == MergeRule::sure;
        if (by_words) {
            for (std::size_t i = 0; i < items_.size(); ++i) group_[i] = clustering.group[first[i]];
        } else {
            for (std::size_t i = 0; i < items_.size(); ++i) group_[i] = top(first[i]);
        }
        const auto undecided = [&](const identity::PairProposal& p) {
            const auto [a, b] = std::minmax(item_of_[p.left], item_of_[p.right]);
            return a != b && !decided_.contains({a, b}) && !(items_[a].actor && items_[b].actor);
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

    KindId kind_of(const Item& item, const AuthorityRecord* record) {
        const Vocabulary& vocabulary = *words_.vocabulary;
        if (const auto kind = classify_kind(vocabulary, item.name)) return *kind;
        for (const MentionId m : item.mentions)
            if (const auto kind = classify_kind(vocabulary, mentions_[m].kind)) return *kind;
        if (record && !record->kind.empty()) return vocabulary.kind(record->kind);
        remark(Severity::note, item.place,
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
        if (!m.id.empty() && !untrusted_.contains(m.source))
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
        for (const std::string& key : bodies_in(items_[unit].name))
            if (const auto it = by_key_.find(key); it != by_key_.end())
                for (const std::size_t i : it->second)
                    if (i != unit && compatible(items_[i].country, items_[unit].country))
                        if (const auto actor = actor_of_group_.find(group_[i]);
                            actor != actor_of_group_.end())
                            return actor->second;
        return std::nullopt;
    }

    void settle_all() {
        std::map<std::uint32_t, std::vector<std::size_t>> members; // by group, in order of items
        for (std::size_t i = 0; i < items_.size(); ++i) members[group_[i]].push_back(i);
        std::vector<std::size_t> order(items_.size() - items_of_tables_);
        std::iota(order.begin(), order.end(), items_of_tables_);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return items_[a].mentions.front() < items_[b].mentions.front();
        });
        for (std::size_t i = 0; i < items_of_tables_; ++i)
            actor_of_group_.emplace(group_[i], *items_[i].actor);
        std::vector<std::size_t> units; // after all others, for a body may be met below its unit
        for (const std::size_t i : order) {
            const bool alone = members[group_[i]].size() == 1;
            if (alone && !items_[i].record && rules_.units == UnitRule::fold &&
                !bodies_in(items_[i].name).empty())
                units.push_back(i);
            else
                settle(i, members[group_[i]]);
        }
        for (const std::size_t i : units) {
            if (const auto body = body_of(i))
                fold_into(i, *body);
            else
                settle(i, members[group_[i]]);
        }
        tell_parents();
        for (MentionId m = 0; m < settled_.size(); ++m) {
            made_.of[m] = *settled_[m];
            if (!made_.of[m].made) met_again(m);
        }
        std::stable_sort(made_.pairs.begin(), made_.pairs.end(),
                         [](const NamePair& a, const NamePair& b) {
                             return std::pair{a.state, -a.score} < std::pair{b.state, -b.score};
                         });
    }

    void fold_into(std::size_t i, Actor body) {
        const Item& item = items_[i];
        for (const MentionId m : item.mentions) {
            const Mention& mention = mentions_[m];
            identity_.bind(mention.name, body, NameBasis::unit, "by its name", mention.first,
                           Identity::Namesakes::allowed);
            settled_[m] = Settled{body, NameBasis::unit, false};
        }
    }

    void settle(std::size_t i, const std::vector<std::size_t>& group) {
        const Item& item = items_[i];
        const Mention& first = mentions_[item.mentions.front()];
        std::optional<std::uint32_t> number;
        for (const std::size_t j : group)
            if (!number) number = items_[j].record;
        const AuthorityRecord* record = number ? &authorities_[*number] : nullptr;
        const auto known = actor_of_group_.find(group_[i]);
        const bool is_new = known == actor_of_group_.end();
        Actor actor{};
        NameBasis basis = NameBasis::primary;
        if (is_new) {
            std::string country = item.country; // the group's, whoever of it told
            for (const std::size_t j : group)
                if (country.empty()) country = items_[j].country;
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
                if (decided_.contains({std::min(i, j), std::max(i, j)}))
                    basis = NameBasis::decision;
                for (const auto& [source, id] : item.ids)
                    if (const auto it = items_[j].ids.find(source);
                        j != i && it != items_[j].ids.end() && it->second == id && note.empty())
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
            settled_[m] = Settled{actor, k > 0 ? NameBasis::same_text : basis, made};
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

    std::vector<Item> items_;
    std::size_t items_of_tables_ = 0;
    std::unordered_map<std::string, std::vector<std::size_t>> by_text_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_; ///< of name forms
    std::set<std::pair<std::string, std::string>> apart_;              ///< folded, both ways
    std::set<Source> untrusted_;
    std::set<std::pair<std::size_t, std::uint32_t>> not_record_;
    std::set<std::pair<std::size_t, std::size_t>> decided_; ///< items, lesser first
    struct KeptApart {
        std::uint32_t left, right; ///< items
        const Decision* decision;
    };
    std::vector<KeptApart> kept_apart_;
    identity::ClusterRules clusters_;  ///< in items
    std::vector<std::size_t> item_of_; ///< of what was given to be clustered
    std::vector<std::uint32_t> group_;
    std::map<std::size_t, std::string> why_; ///< by item: the reasons of its merging
    std::map<std::uint32_t, Actor> actor_of_group_;
    std::map<std::uint32_t, Actor> actor_of_record_; ///< of authorities
    std::vector<std::optional<Settled>> settled_;
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
