#include <entente/apps/study/gathered_names.hpp>
#include <entente/core/base/suggest.hpp>
#include <entente/io/names/name_forms.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace entente {
namespace {

constexpr const char* person_kind = "person";

class Gatherer {
public:
    Gatherer(const Mentions& mentions, Builder& builder, const Identity& identity,
             const AuthorityIndex& authorities, const std::vector<Decision>& decisions,
             const std::string& decisions_file)
        : mentions_(mentions), builder_(builder), identity_(identity), authorities_(authorities),
          decisions_(decisions), decisions_file_(decisions_file) {}

    GatheredNames gather() {
        made_.settled.resize(mentions_.all().size());
        for (const Decision& d : decisions_)
            if (d.verdict == Verdict::different) {
                apart_.emplace(fold(d.name), fold(d.other));
                apart_.emplace(fold(d.other), fold(d.name));
            }
        trust_identifiers();
        gather_names_of_tables();
        gather_mentions();
        apply_decisions();
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
                made_.untrusted.insert(source);
                remark(
                    Severity::doubt, {r.place.file},
                    "its identifiers are not those of partners, for many names have several; they "
                    "keep no names apart",
                    {}, "--column id=… or ignore=…, if another column is meant");
            }
    }

    std::string trusted_id(const Mention& m) const {
        return made_.untrusted.contains(m.source) ? std::string{} : m.id;
    }

    void gather_names_of_tables() {
        for (const auto& [name, actor, basis] : identity_.names()) {
            if (basis == NameBasis::unit || basis == NameBasis::acronym) continue;
            if (builder_.vocabulary()[builder_[actor].kind].id == person_kind) continue;
            if (basis != NameBasis::primary && is_taken_from(name, actor)) continue;
            NameItem item;
            item.name = name;
            item.country = country_of(actor);
            item.actor = actor;
            item.place = {std::string{builder_.text(builder_[actor].id)}};
            by_text_[fold(name)].push_back(made_.items.size());
            made_.items.push_back(std::move(item));
        }
        made_.of_tables = made_.items.size();
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
        return std::any_of(made_.items.begin(),
                           made_.items.begin() + static_cast<std::ptrdiff_t>(made_.of_tables),
                           [&](const NameItem& i) { return i.actor == actor && is_apart(i.name); });
    }

    /// A mention goes to the item of its text, unless country or identifier keeps the two apart.
    void gather_mentions() {
        for (MentionId m = 0; m < mentions_.all().size(); ++m) {
            const Mention& mention = mentions_[m];
            if (mention.rows == 0) continue;
            const auto match = identity_.find(mention.name, mention.source, mention.country);
            if (match && !decided_apart(mention.name, match->actor)) {
                if (mention.country.empty() &&
                    identity_.namesakes(mention.name, mention.source) > 1)
                    remark(
                        Severity::doubt, mention.place,
                        "several actors in different countries have this name; taken as the first",
                        mention.name);
                made_.settled[m] = Settled{match->actor, match->basis, false};
                continue;
            }
            auto& candidates = by_text_[fold(mention.name)];
            const std::string id = trusted_id(mention);
            const auto fits = [&](std::size_t i) {
                const NameItem& item = made_.items[i];
                if (item.actor || item.is_group != mention.is_group ||
                    !compatible(item.country, mention.country))
                    return false;
                const auto known = item.ids.find(mention.source);
                return id.empty() || known == item.ids.end() || known->second == id;
            };
            const auto found = std::find_if(candidates.begin(), candidates.end(), fits);
            const bool is_new = found == candidates.end();
            const std::size_t i = is_new ? made_.items.size() : *found;
            if (is_new) {
                candidates.push_back(made_.items.size());
                made_.items.push_back({.name = mention.name,
                                       .country = mention.country,
                                       .host = {},
                                       .actor = {},
                                       .mentions = {},
                                       .ids = {},
                                       .record = {},
                                       .record_reasons = {},
                                       .place = mention.place,
                                       .is_group = mention.is_group});
            } else if (mention.country.empty() && candidates.size() > 1) {
                remark(Severity::doubt, mention.place,
                       "several actors in different countries have this name; taken as the first",
                       mention.name);
            }
            NameItem& item = made_.items[i];
            item.mentions.push_back(m);
            if (item.country.empty()) item.country = mention.country;
            if (item.host.empty()) item.host = host_of(mention.link);
            if (!id.empty()) item.ids.emplace(mention.source, id);
        }
    }

    /// The items that a decision names on one side.
    std::vector<std::size_t> items_named(const std::string& name,
                                         const std::string& country) const {
        std::vector<std::size_t> found;
        if (const auto it = by_text_.find(fold(name)); it != by_text_.end())
            for (const std::size_t i : it->second)
                if (compatible(made_.items[i].country, country)) found.push_back(i);
        if (found.empty()) // the id that an actor is given from its name
            for (std::size_t i = made_.of_tables; i < made_.items.size(); ++i)
                if (compatible(made_.items[i].country, country) &&
                    slug(made_.items[i].name) == name)
                    found.push_back(i);
        if (found.empty())
            if (const auto actor = identity_.by_id(name))
                for (std::size_t i = 0; i < made_.of_tables; ++i)
                    if (made_.items[i].actor == *actor) {
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
                for (const NameItem& item : made_.items) known.push_back(item.name);
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
                          made_.items[left.front()].place,
                          right.empty() ? Place{} : made_.items[right.front()].place};
            if (!d.note.empty()) pair.reasons.push_back(d.note);
            made_.pairs.push_back(std::move(pair));
            for (const std::size_t i : left) {
                if (record && same) {
                    made_.items[i].record = *record;
                    made_.items[i].record_reasons = {"decision"};
                }
                if (record && !same) made_.not_record.emplace(i, *record);
                for (const std::size_t j : right) {
                    if (i == j)
                        throw decision_fault(
                            d, decisions_file_,
                            same ? "the two are the same text already"
                                 : "the two are the same text; only a country or an "
                                   "identifier tells them apart");
                    if (same && made_.items[i].actor && made_.items[j].actor &&
                        *made_.items[i].actor != *made_.items[j].actor)
                        throw decision_fault(
                            d, decisions_file_, "both are actors of the study's own tables",
                            "keep one of them in actors.csv, and make the other an alias");
                    const auto a = static_cast<std::uint32_t>(i), b = static_cast<std::uint32_t>(j);
                    if (same)
                        made_.same.emplace_back(a, b);
                    else
                        made_.different.push_back({a, b, &d});
                    made_.decided.emplace(std::min(i, j), std::max(i, j));
                }
            }
        }
    }

    const Mentions& mentions_;
    Builder& builder_;
    const Identity& identity_;
    const AuthorityIndex& authorities_;
    const std::vector<Decision>& decisions_;
    const std::string& decisions_file_;

    std::unordered_map<std::string, std::vector<std::size_t>> by_text_;
    std::set<std::pair<std::string, std::string>> apart_; ///< folded, both ways
    GatheredNames made_;
};

} // namespace

InputError decision_fault(const Decision& decision, const std::string& file, std::string message,
                          std::string hint) {
    return InputError(Diagnostic{.severity = Severity::error,
                                 .place = {file, decision.line},
                                 .message = std::move(message),
                                 .excerpt = fmt::format("{} – {}", decision.name, decision.other),
                                 .hint = std::move(hint)});
}

GatheredNames gather_names(const Mentions& mentions, Builder& builder, const Identity& identity,
                           const AuthorityIndex& authorities,
                           const std::vector<Decision>& decisions,
                           const std::string& decisions_file) {
    return Gatherer{mentions, builder, identity, authorities, decisions, decisions_file}.gather();
}

} // namespace entente
