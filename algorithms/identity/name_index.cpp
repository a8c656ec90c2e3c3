#include "name_index.hpp"

#include "features.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace entente::identity {
namespace {

using WordId = std::uint32_t;
constexpr WordId no_word = std::numeric_limits<WordId>::max();

/// Longest posting lists that blocking goes through for one query, all words together.
constexpr std::size_t most_postings = 12'000, most_candidates = 48, most_spellings = 6;
constexpr std::uint32_t most_of_a_proper_word = 30; ///< entities that have it in their names
constexpr std::size_t most_query_words = 128, most_name_words = 32;

struct IndexedWord {
    WordId id;
    WordClass sort;
    WordRole role;
};

std::uint64_t hashed(std::string_view text, std::uint64_t h = 0xcbf29ce484222325u) {
    for (const char c : text) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3u;
    }
    return h;
}

/// Of a key without its spaces, so that "Astra Zeneca" is "AstraZeneca".
std::uint64_t compact_hash(std::string_view key, std::uint64_t h = 0xcbf29ce484222325u) {
    for (const char c : key)
        if (c != ' ') h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return h;
}

bool is_latin(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Calls f with the hash of the word and of each word that lacks one of its letters.
template <class F>
void for_each_shortening(std::string_view word, F f) {
    f(hashed(word));
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i > 0 && word[i] == word[i - 1]) continue;
        f(hashed(word.substr(i + 1), hashed(word.substr(0, i))));
    }
}

double class_factor(WordClass sort) {
    switch (sort) {
    case WordClass::word:
    case WordClass::place:
        return 1;
    case WordClass::country:
        return 0.9;
    case WordClass::number:
    case WordClass::quality:
        return 0.8;
    case WordClass::type:
        return 0.8;
    case WordClass::unit:
        return 0.7;
    }
    return 1;
}

double role_factor(WordRole role) {
    switch (role) {
    case WordRole::honorific:
        return 0.7;
    case WordRole::aside:
        return 0.35;
    default:
        return 1;
    }
}

using HashLists = std::vector<std::pair<std::uint64_t, std::uint32_t>>; ///< sorted

std::pair<HashLists::const_iterator, HashLists::const_iterator> equal_to(const HashLists& lists,
                                                                         std::uint64_t hash) {
    const auto first =
        std::lower_bound(lists.begin(), lists.end(), std::pair{hash, std::uint32_t{0}});
    auto last = first;
    while (last != lists.end() && last->first == hash) ++last;
    return {first, last};
}

/// Words of a body that a place or the word "system" stands behind; 0 when none does.
std::size_t words_before_place(const NameForm& form, const IndexedEntity& entity) {
    const auto& words = form.words;
    const auto is_place = [&](const NameWord& w) {
        if (w.role == WordRole::aside || w.text == "systems" || w.text == "campus") return true;
        if (w.linked) return false;
        if (w.sort == WordClass::place || w.sort == WordClass::country) return true;
        return std::any_of(entity.cities.begin(), entity.cities.end(), [&](const NameForm& city) {
            return std::any_of(city.words.begin(), city.words.end(),
                               [&](const NameWord& c) { return c.text == w.text; });
        });
    };
    std::size_t length = words.size();
    while (length > 0 && is_place(words[length - 1])) --length;
    // "Universidad Andina Simón Bolívar, Sede Ecuador", but not "…, Faculty of Law".
    for (std::size_t k = words.size(); k-- > 1;) {
        if (words[k].sort == WordClass::type || words[k].sort == WordClass::unit ||
            words[k].role == WordRole::unit)
            break;
        if (words[k].apart) length = std::min(length, k);
    }
    return length < words.size() ? length : 0;
}

/// Letters that stand for the same kind of word in a comparison of numbers.
bool is_small_number(std::string_view text) {
    return text.size() >= 2 && text.size() <= 4 && text[0] == '#';
}

} // namespace

struct NameIndex::Made {
    std::vector<IndexedEntity> entities;
    std::vector<std::vector<WordId>> cities;

    std::unordered_map<std::string, WordId> ids;
    std::vector<const std::string*> words; ///< texts by id
    std::vector<WordClass> sorts;
    std::vector<double> rarity; ///< by word: log of entities over those that have it
    std::vector<std::uint32_t> entity_frequency;
    std::vector<std::uint8_t> is_city; ///< by word: in the name of an entity's city
    HashLists skeletons, shortenings;  ///< hash to word
    std::vector<WordId> alphabetical;

    std::vector<std::uint32_t> name_entity;
    std::vector<NameUse> name_use;
    std::vector<std::uint32_t> name_begin; ///< into name_words, one more than names
    std::vector<IndexedWord> name_words;
    std::vector<double> name_weight;
    std::vector<std::uint32_t> names_of_entity;
    std::vector<std::uint8_t> only_word;  ///< a name of one word and a country in brackets
    std::vector<std::uint16_t> namesakes; ///< other entities with the same key
    /// Other entities whose name is this one with a place behind it: "University of
    /// Michigan–Flint".
    std::vector<std::uint16_t> sites;
    std::vector<std::vector<std::uint32_t>> above; ///< by entity: parents and theirs, sorted
    HashLists keys;                                ///< compact key to name
    HashLists initials;                            ///< initials to name
    std::vector<std::uint32_t> posting_begin, postings;
    std::unordered_map<std::string, std::vector<std::uint32_t>> hosts;

    WordId find(const std::string& text) const {
        const auto found = ids.find(text);
        return found == ids.end() ? no_word : found->second;
    }
    WordId intern(const NameWord& w) {
        const auto [at, fresh] = ids.try_emplace(w.text, static_cast<WordId>(ids.size()));
        if (fresh) {
            words.push_back(&at->first);
            sorts.push_back(w.sort);
        }
        return at->second;
    }
    bool are_related(std::uint32_t a, std::uint32_t b) const {
        return std::binary_search(above[a].begin(), above[a].end(), b) ||
               std::binary_search(above[b].begin(), above[b].end(), a);
    }
    double weight(const IndexedWord& w) const {
        // "Denso (Japan)": the country in brackets is the list's, not the name's.
        if (w.role == WordRole::aside && w.sort == WordClass::country) return 0.02;
        return rarity[w.id] * class_factor(w.sort) * role_factor(w.role);
    }
};

struct NameIndex::Scratch {
    /// A word of the query that a word of the index may be.
    struct Spelling {
        std::uint32_t position;
        float likeness;
        std::uint32_t next; ///< of the same index word, 0 for none
        bool joined;        ///< covers the position after, too
    };
    struct QueryWord {
        const NameWord* word;
        std::uint32_t part;
        double weight;
        WordId id;
    };
    Scratch(std::size_t words, std::size_t name_count)
        : first(words), word_seen(words), gathered(name_count), name_seen(name_count) {}

    std::vector<QueryWord> query;
    std::vector<Spelling> spellings{1};
    std::vector<std::uint32_t> first, word_seen; ///< by word of the index
    std::vector<float> gathered;
    std::vector<std::uint32_t> name_seen;
    std::vector<std::uint32_t> touched, names;
    std::vector<std::pair<double, std::uint32_t>> ranked;
    std::vector<std::pair<WordId, float>> asked;
    std::uint32_t round = 0;
};

NameIndex::NameIndex(std::vector<IndexedEntity> entities, std::vector<IndexedName> names) {
    auto made = std::make_unique<Made>();
    Made& m = *made;
    m.entities = std::move(entities);
    for (const auto& e : m.entities)
        for (const auto p : e.parents)
            if (p >= m.entities.size())
                throw UsageError("a parent is entity " + std::to_string(p) + ", but there are " +
                                 std::to_string(m.entities.size()));
    for (const auto& n : names)
        if (n.entity >= m.entities.size())
            throw UsageError("a name belongs to entity " + std::to_string(n.entity) +
                             ", but there are " + std::to_string(m.entities.size()));

    m.ids.reserve(names.size());
    m.name_begin.push_back(0);
    std::vector<std::pair<WordId, std::uint32_t>> occurrences; // word, entity
    std::vector<std::uint64_t> body_of_name;
    HashLists bodies; // name without its place, to entity
    for (std::uint32_t n = 0; n < names.size(); ++n) {
        const auto& name = names[n];
        m.name_entity.push_back(name.entity);
        m.name_use.push_back(name.use);
        std::size_t count = 0;
        for (const auto& w : name.form.words) {
            if (++count > most_name_words) break;
            const WordId id = m.intern(w);
            m.name_words.push_back({id, w.sort, w.role});
            occurrences.emplace_back(id, name.entity);
        }
        m.name_begin.push_back(static_cast<std::uint32_t>(m.name_words.size()));
        if (!name.form.empty()) m.keys.emplace_back(compact_hash(name.form.key), n);
        std::uint64_t h = 0;
        if (const auto length = words_before_place(name.form, m.entities[name.entity]);
            length > 0) {
            h = 0xcbf29ce484222325u;
            for (std::size_t w = 0; w < length; ++w) h = compact_hash(name.form.words[w].text, h);
            bodies.emplace_back(h, name.entity);
        }
        body_of_name.push_back(h);
        if (name.form.initials.size() >= 3 && name.use != NameUse::acronym)
            m.initials.emplace_back(hashed(name.form.initials), n);
    }
    std::sort(m.keys.begin(), m.keys.end());
    std::sort(m.initials.begin(), m.initials.end());

    std::sort(bodies.begin(), bodies.end());
    bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
    m.sites.assign(names.size(), 0);
    for (const auto& [hash, n] : m.keys) {
        const auto [from, to] = equal_to(bodies, hash);
        std::size_t others = 0;
        for (auto it = from; it != to; ++it) others += it->second != m.name_entity[n] ? 1 : 0;
        m.sites[n] = static_cast<std::uint16_t>(std::min<std::size_t>(others, 999));
    }

    constexpr std::size_t most_levels = 4, most_above = 32;
    m.above.resize(m.entities.size());
    for (std::size_t e = 0; e < m.entities.size(); ++e) {
        auto& above = m.above[e];
        std::size_t done = 0;
        above = m.entities[e].parents;
        for (std::size_t level = 1; level < most_levels && done < above.size(); ++level)
            for (const std::size_t end = above.size(); done < end && above.size() < most_above;
                 ++done)
                for (const auto p : m.entities[above[done]].parents)
                    if (p != e && std::find(above.begin(), above.end(), p) == above.end())
                        above.push_back(p);
        std::sort(above.begin(), above.end());
    }

    // Cities bring words of their own, which no name has.
    m.cities.resize(m.entities.size());
    for (std::size_t e = 0; e < m.entities.size(); ++e) {
        for (const auto& city : m.entities[e].cities)
            for (const auto& w : city.words)
                if (w.sort != WordClass::number) m.cities[e].push_back(m.intern(w));
        m.entities[e].cities.clear();
        for (const auto& host : m.entities[e].hosts)
            m.hosts[host].push_back(static_cast<std::uint32_t>(e));
    }
    for (auto& [host, list] : m.hosts)
        list.erase(std::unique(list.begin(), list.end()), list.end());

    const std::size_t word_count = m.words.size();
    m.is_city.assign(word_count, 0);
    for (const auto& city : m.cities)
        for (const WordId w : city) m.is_city[w] = 1;
    std::sort(occurrences.begin(), occurrences.end());
    occurrences.erase(std::unique(occurrences.begin(), occurrences.end()), occurrences.end());
    m.entity_frequency.assign(word_count, 0);
    for (const auto& [word, entity] : occurrences) ++m.entity_frequency[word];
    // A small index has no frequencies to speak of; words count as if it had some thousand
    // entities.
    const double total = std::max<double>(2000, static_cast<double>(m.entities.size()));
    m.rarity.resize(word_count);
    for (std::size_t w = 0; w < word_count; ++w)
        m.rarity[w] = steady(std::log(1 + total / std::max(1u, m.entity_frequency[w])));

    m.name_weight.resize(names.size());
    m.posting_begin.assign(word_count + 1, 0);
    for (std::size_t n = 0; n < names.size(); ++n)
        for (auto i = m.name_begin[n]; i < m.name_begin[n + 1]; ++i) {
            m.name_weight[n] += m.weight(m.name_words[i]);
            ++m.posting_begin[m.name_words[i].id + 1];
        }
    for (std::size_t w = 0; w < word_count; ++w) m.posting_begin[w + 1] += m.posting_begin[w];
    m.postings.resize(m.name_words.size());
    auto fill = m.posting_begin;
    for (std::uint32_t n = 0; n < names.size(); ++n)
        for (auto i = m.name_begin[n]; i < m.name_begin[n + 1]; ++i)
            m.postings[fill[m.name_words[i].id]++] = n;

    for (WordId w = 0; w < word_count; ++w) {
        if (m.sorts[w] != WordClass::word && m.sorts[w] != WordClass::place) continue;
        if (m.entity_frequency[w] == 0) continue;
        const auto& text = *m.words[w];
        m.alphabetical.push_back(w);
        if (!is_latin(text)) continue;
        if (const auto s = skeleton(text); !s.empty()) m.skeletons.emplace_back(hashed(s), w);
        if (text.size() >= 5 && text.size() <= 24)
            for_each_shortening(text, [&](std::uint64_t h) { m.shortenings.emplace_back(h, w); });
    }
    std::sort(m.skeletons.begin(), m.skeletons.end());
    std::sort(m.shortenings.begin(), m.shortenings.end());
    std::sort(m.alphabetical.begin(), m.alphabetical.end(),
              [&](WordId a, WordId b) { return *m.words[a] < *m.words[b]; });

    m.names_of_entity.assign(m.entities.size(), 0);
    m.only_word.assign(names.size(), 0);
    for (std::size_t n = 0; n < names.size(); ++n) {
        ++m.names_of_entity[m.name_entity[n]];
        const auto from = m.name_begin[n], to = m.name_begin[n + 1];
        m.only_word[n] = to - from == 2 && m.name_words[to - 1].role == WordRole::aside &&
                         m.name_words[to - 1].sort == WordClass::country;
        if (m.only_word[n] && body_of_name[n] != 0) {
            const auto [first, last] = equal_to(bodies, body_of_name[n]);
            if (last - first > 1) m.only_word[n] = 2; // Siemens of another country
        }
    }
    m.namesakes.assign(names.size(), 0);
    for (std::size_t i = 0; i < m.keys.size();) {
        std::size_t j = i;
        std::vector<std::uint32_t> who;
        for (; j < m.keys.size() && m.keys[j].first == m.keys[i].first; ++j)
            who.push_back(m.name_entity[m.keys[j].second]);
        std::sort(who.begin(), who.end());
        who.erase(std::unique(who.begin(), who.end()), who.end());
        for (std::size_t k = i; k < j; ++k)
            m.namesakes[m.keys[k].second] =
                static_cast<std::uint16_t>(std::min<std::size_t>(who.size() - 1, 999));
        i = j;
    }
    made_ = std::move(made);
}

NameIndex::~NameIndex() = default;
NameIndex::NameIndex(NameIndex&&) noexcept = default;
NameIndex& NameIndex::operator=(NameIndex&&) noexcept = default;
std::size_t NameIndex::entity_count() const noexcept { return made_->entities.size(); }
std::size_t NameIndex::name_count() const noexcept { return made_->name_entity.size(); }
NameIndex::Scratch NameIndex::scratch() const { return Scratch{made_->words.size(), name_count()}; }

bool NameIndex::is_shared_host(const std::string& host) const {
    const auto found = made_->hosts.find(host);
    return found != made_->hosts.end() && found->second.size() > 1;
}

void NameIndex::collect(const NameQuery& query, Scratch& s, std::vector<Candidate>& out) const {
    const Made& m = *made_;
    out.clear();
    ++s.round;
    s.query.clear();
    s.spellings.resize(1);
    s.asked.clear();
    s.touched.clear();
    s.names.clear();

    for (std::uint32_t p = 0; p < query.parts.size(); ++p)
        for (const auto& w : query.parts[p].words)
            if (s.query.size() < most_query_words) s.query.push_back({&w, p, 0, no_word});

    const auto ask = [&](WordId id, std::uint32_t position, double likeness, bool joined) {
        if (s.word_seen[id] != s.round) {
            s.word_seen[id] = s.round;
            s.first[id] = 0;
            s.asked.emplace_back(id, 0.0f);
        }
        for (std::uint32_t k = s.first[id]; k != 0; k = s.spellings[k].next)
            if (s.spellings[k].position == position) return;
        s.spellings.push_back({position, static_cast<float>(likeness), s.first[id], joined});
        s.first[id] = static_cast<std::uint32_t>(s.spellings.size() - 1);
    };

    const double unknown_rarity =
        steady(std::log(1 + std::max<double>(2000, static_cast<double>(m.entities.size()))));
    for (std::uint32_t i = 0; i < s.query.size(); ++i) {
        auto& q = s.query[i];
        const NameWord& w = *q.word;
        q.id = m.find(w.text);
        const bool known = q.id != no_word && m.entity_frequency[q.id] > 0;
        q.weight = (known ? m.rarity[q.id] : unknown_rarity) * class_factor(w.sort);
        if (known) ask(q.id, i, 1, false);
        // "Tech." may be either, and translators take the one for the other.
        if (w.text == "technical" || w.text == "technology") {
            const auto id = m.find(w.text == "technical" ? "technology" : "technical");
            if (id != no_word && m.entity_frequency[id] > 0) ask(id, i, 0.6, false);
        }
        if (w.sort != WordClass::word && w.sort != WordClass::place && w.sort != WordClass::country)
            continue;
        if (i + 1 < s.query.size() && s.query[i + 1].part == q.part) { // "jiao tong" is jiaotong
            const auto id = m.find(w.text + s.query[i + 1].word->text);
            if (id != no_word && m.entity_frequency[id] > 0) ask(id, i, 0.97, true);
        }
        if (!is_latin(w.text)) continue;
        std::size_t found = 0;
        if (const auto k = skeleton(w.text); !k.empty()) {
            const auto [from, to] = equal_to(m.skeletons, hashed(k));
            for (auto it = from; it != to && found < most_spellings; ++it)
                if (it->second != q.id) {
                    ask(it->second, i, 0.93, false);
                    ++found;
                }
        }
        const bool rare = !known || m.entity_frequency[q.id] <= 2;
        if (!rare) continue;
        if (w.cut && w.text.size() >= 3) {
            auto at =
                std::lower_bound(m.alphabetical.begin(), m.alphabetical.end(), w.text,
                                 [&](WordId a, const std::string& t) { return *m.words[a] < t; });
            for (std::size_t k = 0;
                 at != m.alphabetical.end() && k < 24 && m.words[*at]->starts_with(w.text);
                 ++at, ++k)
                ask(*at, i, 0.85, false);
        }
        if (!known && w.text.size() >= 8) // jiaotong, where the index has "jiao tong"
            for (std::size_t cut = 4; cut + 4 <= w.text.size(); ++cut) {
                const auto a = m.find(w.text.substr(0, cut)), b = m.find(w.text.substr(cut));
                if (a == no_word || b == no_word || m.entity_frequency[a] == 0 ||
                    m.entity_frequency[b] == 0)
                    continue;
                ask(a, i, 0.9, false);
                ask(b, i, 0.9, false);
            }
        if (w.text.size() >= 5 && w.text.size() <= 24 && (found == 0 || !known)) {
            std::size_t near = 0;
            for_each_shortening(w.text, [&](std::uint64_t h) {
                const auto [from, to] = equal_to(m.shortenings, h);
                for (auto it = from; it != to && near < 12; ++it)
                    if (it->second != q.id) {
                        const auto& text = *m.words[it->second];
                        const bool short_word = std::min(text.size(), w.text.size()) < 7;
                        if (short_word && text[0] != w.text[0]) continue;
                        const bool plural =
                            text.size() == w.text.size() + 1
                                ? text.back() == 's'
                                : w.text.size() == text.size() + 1 && w.text.back() == 's';
                        // Nanning is not Nanjing: a letter replaced says more than one left out.
                        const bool replaced = text.size() == w.text.size() && text.size() < 9;
                        ask(it->second, i,
                            plural                   ? 0.92
                            : short_word || replaced ? 0.7
                                                     : 0.8,
                            false);
                        ++near;
                    }
            });
        }
    }

    // Blocking: rare words first, within a budget of postings.
    for (auto& [id, weight] : s.asked) {
        float best = 0;
        for (std::uint32_t k = s.first[id]; k != 0; k = s.spellings[k].next)
            best = std::max(best, s.spellings[k].likeness);
        weight = best * static_cast<float>(m.rarity[id] * class_factor(m.sorts[id]));
    }
    std::sort(s.asked.begin(), s.asked.end(), [&](const auto& a, const auto& b) {
        const auto fa = m.posting_begin[a.first + 1] - m.posting_begin[a.first];
        const auto fb = m.posting_begin[b.first + 1] - m.posting_begin[b.first];
        return fa != fb ? fa < fb : a.first < b.first;
    });
    const auto touch = [&](std::uint32_t n) {
        if (s.name_seen[n] == s.round) return;
        s.name_seen[n] = s.round;
        s.gathered[n] = 0;
        s.touched.push_back(n);
    };
    std::size_t gone_through = 0;
    for (const auto& [id, weight] : s.asked) {
        const auto from = m.posting_begin[id], to = m.posting_begin[id + 1];
        if (gone_through > 0 && gone_through + (to - from) > most_postings) {
            // What is there already still profits from frequent words.
            if (to - from < most_postings)
                for (auto k = from; k < to; ++k)
                    if (s.name_seen[m.postings[k]] == s.round) s.gathered[m.postings[k]] += weight;
            continue;
        }
        gone_through += to - from;
        for (auto k = from; k < to; ++k) {
            touch(m.postings[k]);
            s.gathered[m.postings[k]] += weight;
        }
    }
    const auto worth = [&](std::uint32_t n) {
        const double g = s.gathered[n];
        const double w = m.name_weight[n] + 1;
        return g * std::min(1.0, g / w) * (g / w);
    };
    auto& ranked = s.ranked;
    ranked.clear();
    // What is worth nothing beside the best so far need not be sorted.
    double most_worth = 0;
    for (const auto n : s.touched) {
        const double w = worth(n);
        most_worth = std::max(most_worth, w);
        if (w >= most_worth / 16) ranked.emplace_back(-w, n);
    }
    const std::size_t keep = std::min(most_candidates, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(keep),
                      ranked.end());
    for (std::size_t i = 0; i < keep; ++i) s.names.push_back(ranked[i].second);
    const auto add_equal = [&](const HashLists& lists, std::uint64_t hash, std::size_t most) {
        const auto [from, to] = equal_to(lists, hash);
        std::size_t added = 0;
        for (auto it = from; it != to && added < most; ++it, ++added)
            if (std::find(s.names.begin(), s.names.end(), it->second) == s.names.end())
                s.names.push_back(it->second);
    };
    std::uint64_t whole = 0xcbf29ce484222325u;
    for (const auto& part : query.parts) {
        add_equal(m.keys, compact_hash(part.key), 16);
        whole = compact_hash(part.key, whole);
    }
    if (query.parts.size() > 1) add_equal(m.keys, whole, 16);
    const bool one_word = s.query.size() == 1;
    if (one_word && s.query[0].word->capitals)
        add_equal(m.initials, hashed(s.query[0].word->text), 8);

    // Country of the query: given, or the last that a part names.
    std::string country = query.country;
    if (country.empty())
        for (const auto& part : query.parts)
            if (!part.country.empty()) country = part.country;
    const std::string* host = !query.host.empty() ? &query.host : nullptr;
    if (!host)
        for (const auto& part : query.parts)
            if (!host && !part.hosts.empty()) host = &part.hosts.front();
    const auto host_of_entity = [&](std::uint32_t e) {
        if (!host) return false;
        for (const auto& h : m.entities[e].hosts) {
            const bool fits = h == *host || (host->size() > h.size() && host->ends_with(h) &&
                                             (*host)[host->size() - h.size() - 1] == '.');
            if (fits && !is_shared_host(h)) return true;
        }
        return false;
    };

    const std::size_t parts = query.parts.size();
    std::vector<std::uint32_t> part_begin(parts + 1, 0);
    for (const auto& q : s.query) ++part_begin[q.part + 1];
    for (std::size_t p = 0; p < parts; ++p) part_begin[p + 1] += part_begin[p];

    // Each name against each part with a word of it, and against two neighboring parts together.
    struct Fit {
        std::array<std::int32_t, most_name_words> at;
        std::array<float, most_name_words> likeness;
    };
    std::vector<std::uint8_t> taken(s.query.size());
    std::vector<std::uint8_t> hit_parts(parts);
    std::vector<std::uint32_t> last_of_entity;

    for (const auto n : s.names) {
        const auto begin = m.name_begin[n], end = m.name_begin[n + 1];
        const std::uint32_t e = m.name_entity[n];
        std::fill(hit_parts.begin(), hit_parts.end(), std::uint8_t{0});
        for (auto k = begin; k < end; ++k)
            if (s.word_seen[m.name_words[k].id] == s.round)
                for (std::uint32_t f = s.first[m.name_words[k].id]; f != 0; f = s.spellings[f].next)
                    hit_parts[s.query[s.spellings[f].position].part] = 1;

        const bool acronym_use = m.name_use[n] == NameUse::acronym;
        Candidate best;
        double best_rough = -1e300;
        const auto try_span = [&](std::uint32_t lo, std::uint32_t hi, bool merged) {
            if (lo >= hi) return;
            Fit fit;
            std::fill(taken.begin() + lo, taken.begin() + hi, std::uint8_t{0});
            double matched = 0, loss = 0, missing = 0, worst_missing = 0, missing_core = 0;
            bool matched_telling = false, missing_type = false, missing_quality = false,
                 missing_number = false;
            bool missing_honorific = false, missing_place = false;
            double order = 0;
            std::int32_t previous = -1, first = -1, last = -1;
            std::size_t hits = 0;
            bool has_university = false;
            for (auto k = begin; k < end; ++k) {
                const auto& w = m.name_words[k];
                const double weight = m.weight(w);
                const auto slot = k - begin;
                fit.at[slot] = -1;
                double best_like = 0;
                std::int32_t best_at = -1;
                bool joined = false;
                if (s.word_seen[w.id] == s.round)
                    for (std::uint32_t f = s.first[w.id]; f != 0; f = s.spellings[f].next) {
                        const auto& sp = s.spellings[f];
                        if (sp.position < lo || sp.position >= hi ||
                            (taken[sp.position] &&
                             !(taken[sp.position] == 2 && sp.likeness == 0.9f)))
                            continue;
                        const auto at = static_cast<std::int32_t>(sp.position);
                        // The nearest to where the last one was found; else the later.
                        const auto far = [&](std::int32_t x) {
                            return std::abs(x - (previous + 1));
                        };
                        const double like = sp.likeness;
                        if (like > best_like ||
                            (like == best_like && previous >= 0 && far(at) < far(best_at)) ||
                            (like == best_like && previous < 0 && at > best_at)) {
                            best_like = like;
                            best_at = at;
                            joined = sp.joined;
                        }
                    }
                has_university |= *m.words[w.id] == "university";
                if (best_at < 0) {
                    missing += weight;
                    if (w.role == WordRole::honorific)
                        missing_honorific = true;
                    else if (w.role != WordRole::aside) {
                        worst_missing = std::max(worst_missing, weight);
                        missing_core += weight;
                        missing_type |= w.sort == WordClass::type;
                        missing_quality |= w.sort == WordClass::quality;
                        missing_number |= w.sort == WordClass::number;
                        missing_place |= w.sort == WordClass::place || w.sort == WordClass::country;
                    }
                    continue;
                }
                // A word that stands for two of the index keeps half of itself for the other.
                taken[static_cast<std::size_t>(best_at)] = best_like == 0.9f ? 2 : 1;
                if (joined && static_cast<std::uint32_t>(best_at) + 1 < hi)
                    taken[static_cast<std::size_t>(best_at) + 1] = 1;
                fit.at[slot] = best_at;
                matched += weight * best_like;
                loss += weight * (1 - best_like);
                ++hits;
                if (w.role != WordRole::aside)
                    matched_telling |= w.sort == WordClass::word || w.sort == WordClass::place ||
                                       (w.sort == WordClass::country && end - begin > 1) ||
                                       w.role == WordRole::honorific;
                if (previous >= 0 && best_at < previous) order += 1;
                previous = best_at;
                first = first < 0 ? best_at : std::min(first, best_at);
                last = std::max(last, joined ? best_at + 1 : best_at);
            }
            if (hits == 0) return;

            // Words of the span that the name has not: between, before, behind.
            double inside = 0, before = 0, behind = 0, aside = 0;
            bool number_between = false, unit_before = false, behind_type = false,
                 before_telling = false;
            bool hard_before = false, hard_behind = false, behind_quality = false,
                 before_quality = false;
            bool before_type = false, behind_telling = false;
            for (auto i = lo; i < hi; ++i) {
                if (taken[i]) continue;
                const auto& q = s.query[i];
                const auto& w = *q.word;
                const auto at = static_cast<std::int32_t>(i);
                if (w.role == WordRole::aside) {
                    aside += q.weight;
                    continue;
                }
                number_between |= w.sort == WordClass::number && is_small_number(w.text) &&
                                  at >= first - 1 && at <= last + 1;
                if (at > first && at < last) {
                    inside += q.weight;
                } else if (at < first) {
                    before += q.weight;
                    unit_before |= w.sort == WordClass::unit;
                    if (at + 1 == first) {
                        const bool linked = s.query[static_cast<std::size_t>(first)].word->linked;
                        hard_before = !linked;
                        before_telling =
                            !linked && (w.sort == WordClass::word || w.sort == WordClass::place);
                        before_quality = !linked && w.sort == WordClass::quality;
                        before_type = !linked && w.sort == WordClass::type;
                    }
                } else {
                    behind += q.weight;
                    if (at == last + 1) {
                        hard_behind = !w.linked;
                        behind_type = w.sort == WordClass::type;
                        behind_quality = w.sort == WordClass::quality;
                        behind_telling = w.sort == WordClass::word || w.sort == WordClass::place;
                    } else {
                        behind_type |= !unit_before && w.sort == WordClass::type;
                    }
                }
            }
            const double cover = m.name_weight[n] > 0 ? matched / m.name_weight[n] : 0;
            const bool whole_name = missing_core == 0;
            const bool whole_span = inside + before + behind == 0;
            const bool exact = whole_name && whole_span && missing == 0 && loss == 0 && order == 0;
            const std::size_t part = s.query[static_cast<std::size_t>(first)].part;
            const auto cap = [](double x, double most) { return std::min(x, most); };
            Features f{};
            f[0] = 1;
            f[1] = cover;
            f[2] = whole_name;
            f[3] = cap(matched, 30) / 10;
            f[4] = cap(worst_missing, 12) / 10;
            f[5] = cap(missing_core, 30) / 10;
            f[6] = cap(inside, 30) / 10;
            f[7] = cap(before, 40) / 10;
            f[8] = cap(behind, 40) / 10;
            f[9] = hard_before;
            f[10] = hard_behind;
            f[11] = before_telling;
            f[12] = before_quality;
            f[13] = before_type;
            f[14] = behind_type;
            f[15] = behind_quality;
            f[16] = behind_telling;
            f[17] = whole_name && whole_span;
            f[18] = exact;
            f[19] = cap(order, 3);
            f[20] = cap(loss, 10) / 5;
            f[21] = missing_number || number_between;
            f[22] = missing_type;
            f[23] = missing_quality;
            f[24] = missing_honorific;
            f[25] = missing_place;
            f[26] = acronym_use;
            f[27] = acronym_use && !s.query[static_cast<std::size_t>(first)].word->capitals;
            f[28] = m.name_use[n] == NameUse::alias || m.name_use[n] == NameUse::label;
            const auto& own = m.entities[e].country;
            // "Georgia" is a state, too.
            const auto is = [&](const char* a, const char* b) {
                return (country == a && own == b) || (country == b && own == a);
            };
            const bool unclear = country.empty() || own.empty() || is("GE", "US") ||
                                 is("CN", "HK") || is("CN", "MO") || is("CN", "TW") ||
                                 is("US", "PR");
            f[29] = !unclear && country == own;
            f[30] = !unclear && country != own;
            std::size_t city_hits = 0;
            for (const WordId c : m.cities[e])
                for (std::size_t i = 0; i < s.query.size(); ++i)
                    if (s.query[i].id == c && !(i >= lo && i < hi && taken[i])) {
                        ++city_hits;
                        break;
                    }
            f[31] = !m.cities[e].empty() && city_hits == m.cities[e].size();
            f[32] = parts > 1 ? static_cast<double>(part) / static_cast<double>(parts - 1) : 0;
            f[33] = has_university;
            f[34] = !matched_telling;
            f[35] = unit_before;
            f[36] = cap(steady(std::log2(1.0 + m.namesakes[n])), 4);
            f[37] = acronym_use && (f[29] > 0 || f[31] > 0);
            f[38] = acronym_use && whole_span;
            f[39] = merged;
            f[40] = end - begin == 1 && !whole_span && !acronym_use;
            f[41] = host_of_entity(e);
            f[42] = steady(std::log2(static_cast<double>(parts)) / 2);
            f[43] = parts > 1 && part == 0;
            f[44] = steady(std::log2(static_cast<double>(m.names_of_entity[e])));
            f[45] = exact && m.name_use[n] == NameUse::primary;
            f[46] = m.only_word[n] / 2.0;
            f[47] = order > 0 && hits <= 2;
            const double rough = 3 * cover + f[3] - 1.5 * f[6] - 0.15 * (f[7] + f[8]) + f[17] +
                                 f[18] - 0.5 * f[39] - f[21] - 0.3 * f[19];
            if (rough > best_rough) {
                best_rough = rough;
                best = {e, n, f, static_cast<std::uint32_t>(first),
                        static_cast<std::uint32_t>(last)};
            }
        };
        for (std::uint32_t p = 0; p < parts; ++p) {
            if (!hit_parts[p]) continue;
            try_span(part_begin[p], part_begin[p + 1], false);
            if (p + 1 < parts && hit_parts[p + 1]) try_span(part_begin[p], part_begin[p + 2], true);
        }
        if (best_rough == -1e300) {
            // Found by initials only.
            if (!one_word) continue;
            best = {e, n, {}};
            best.features[0] = 1;
            best.features[26] = 1;
            best.features[38] = 0;
            best.features[4] = 1.2;
            best.features[5] = 2;
        }
        out.push_back(best);
    }
    // One candidate an entity: its best name.
    std::vector<std::pair<double, std::size_t>> by_value;
    for (std::size_t i = 0; i < out.size(); ++i)
        by_value.emplace_back(-weighted(out[i].features, query.profile), i);
    std::sort(by_value.begin(), by_value.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        return out[a.second].name < out[b.second].name;
    });
    std::unordered_set<std::uint32_t> had;
    std::vector<Candidate> unique;
    for (const auto& [value, i] : by_value)
        if (had.insert(out[i].entity).second) unique.push_back(out[i]);
    // What is whole in the text, and how it is related to the others.
    std::vector<std::size_t> whole_ones;
    for (std::size_t i = 0; i < unique.size(); ++i) {
        unique[i].features[50] = std::min(steady(std::log2(1.0 + m.sites[unique[i].name])), 4.0);
        if (unique[i].features[2] > 0) whole_ones.push_back(i);
    }
    for (auto& c : unique)
        for (const auto i : whole_ones) {
            const auto& other = unique[i];
            if (other.entity == c.entity) continue;
            if (std::binary_search(m.above[c.entity].begin(), m.above[c.entity].end(),
                                   other.entity))
                c.features[48] = 1;
            if (std::binary_search(m.above[other.entity].begin(), m.above[other.entity].end(),
                                   c.entity))
                c.features[49] = 1;
            if (other.first <= c.first && other.last >= c.last &&
                other.last - other.first > c.last - c.first && c.features[2] > 0)
                c.features[51] = 1;
        }
    std::stable_sort(unique.begin(), unique.end(), [&](const Candidate& a, const Candidate& b) {
        const double x = weighted(a.features, query.profile),
                     y = weighted(b.features, query.profile);
        return x != y ? x > y : a.entity < b.entity;
    });
    out = std::move(unique);
}

std::vector<Candidate> NameIndex::candidates(const NameQuery& query) const {
    auto s = scratch();
    std::vector<Candidate> out;
    collect(query, s, out);
    return out;
}

std::vector<Match> NameIndex::matches(const NameQuery& query, std::size_t most) const {
    auto s = scratch();
    return matches(query, most, s);
}

std::vector<std::vector<Match>> NameIndex::matches(const std::vector<NameQuery>& queries,
                                                   std::size_t most, const Run& run) const {
    std::vector<std::vector<Match>> out(queries.size());
    run.for_each(
        queries.size(), [&] { return scratch(); },
        [&](std::size_t i, Scratch& s) { out[i] = matches(queries[i], most, s); });
    return out;
}

bool NameIndex::names_another(const NameQuery& query, const Scratch& s,
                              const std::vector<Candidate>& found, const std::vector<double>& value,
                              std::size_t i) const {
    const Made& m = *made_;
    const Candidate& c = found[i];
    // A campus stands for its university; a hospital or a school may mean it or be meant itself.
    const auto has_sort_beside = [&](const Candidate& longer, const Candidate& within) {
        for (auto k = longer.first; k <= longer.last && k < s.query.size(); ++k)
            if ((k < within.first || k > within.last) &&
                (s.query[k].word->sort == WordClass::type ||
                 s.query[k].word->sort == WordClass::unit))
                return true;
        return false;
    };
    for (std::size_t j = 0; j < found.size(); ++j) {
        const Candidate& other = found[j];
        if (j == i || other.features[2] == 0) continue;
        const bool within = other.first >= c.first && other.last <= c.last;
        const bool around = other.first <= c.first && other.last >= c.last;
        if (!within && !around && value[j] > -2 && other.features[34] == 0) return true;
        // "Vanderbilt University Medical Center", whatever the list knows of the two.
        const bool is_named_after = within && other.features[33] > 0 && other.features[34] == 0;
        if (!is_named_after && !m.are_related(c.entity, other.entity)) continue;
        if (!within || has_sort_beside(c, other)) return true;
    }
    // A body that no candidate accounts for: it may have a record of its own, or be a part.
    static constexpr std::array<std::string_view, 12> bodies{
        "university", "hospital", "clinic",     "academy", "foundation", "museum",
        "ministry",   "company",  "consortium", "council", "agency",     "institution"};
    for (std::uint32_t k = 0; k < s.query.size(); ++k)
        if ((k < c.first || k > c.last) && s.query[k].word->sort == WordClass::type &&
            std::find(bodies.begin(), bodies.end(), s.query[k].word->text) != bodies.end())
            return true;
    // Places that are countries to some: neither agreeing nor differing.
    std::string country = query.country;
    for (const auto& part : query.parts)
        if (query.country.empty() && !part.country.empty()) country = part.country;
    return !country.empty() && !m.entities[c.entity].country.empty() &&
           country != m.entities[c.entity].country;
}

std::vector<Match> NameIndex::matches(const NameQuery& query, std::size_t most, Scratch& s) const {
    const Made& m = *made_;
    std::vector<Candidate> found;
    collect(query, s, found);
    std::vector<Match> out;
    if (found.empty() || most == 0) return out;
    std::vector<double> value;
    double highest = 0; // that of none of them
    for (const auto& c : found) {
        value.push_back(weighted(c.features, query.profile));
        highest = std::max(highest, value.back());
    }
    double total = std::exp(-highest);
    for (const double v : value) total += std::exp(v - highest);
    const auto chance = [&](std::size_t i) { return steady(std::exp(value[i] - highest) / total); };
    const Thresholds least = thresholds(query.profile);
    for (std::size_t i = 0; i < found.size() && out.size() < most; ++i) {
        const auto& c = found[i];
        Match match{c.entity, c.name, chance(i), 0, Answer::different, {}};
        const double rival = i > 0 ? chance(0) : value.size() > 1 ? chance(1) : 0;
        match.margin = steady(match.score - rival);
        // "University Hospital" is nobody's name, though somebody has it.
        const auto length = m.name_begin[c.name + 1] - m.name_begin[c.name];
        std::uint32_t rarest = std::numeric_limits<std::uint32_t>::max();
        for (auto k = m.name_begin[c.name]; k < m.name_begin[c.name + 1]; ++k)
            rarest = std::min(rarest, m.entity_frequency[m.name_words[k].id]);
        const bool uncommon = m.entities.size() >= 2000 && rarest < m.entities.size() / 250;
        const bool generic =
            c.features[34] > 0 && (c.features[18] == 0 || (length < 3 && !uncommon));
        // "Institute of Metal Research" may be one of a country that the list has not.
        bool proper = c.features[29] > 0 || c.features[31] > 0 || c.features[41] > 0;
        for (auto k = m.name_begin[c.name]; k < m.name_begin[c.name + 1] && !proper; ++k) {
            const auto& w = m.name_words[k];
            proper = w.sort == WordClass::place || w.sort == WordClass::country ||
                     (w.sort == WordClass::word &&
                      (m.is_city[w.id] || m.entity_frequency[w.id] <= most_of_a_proper_word));
        }
        const bool several = m.namesakes[c.name] + m.sites[c.name] > 0 && c.features[29] == 0 &&
                             c.features[31] == 0 && c.features[41] == 0;
        if (!generic && match.score >= least.ask) match.answer = Answer::ask;
        // Doubtful in itself, whatever the figures say.
        const bool doubtful =
            c.features[34] > 0 || c.features[30] > 0 || c.features[21] > 0 || c.features[22] > 0 ||
            several || c.features[2] == 0 || c.features[6] > 0 || c.features[19] > 0 ||
            c.features[9] > 0 || c.features[15] > 0 || c.features[20] > 0.2 ||
            (c.features[26] > 0 && c.features[41] == 0) || !proper || m.entities[c.entity].replaced;
        // The primary name itself, word for word, in its country, where nobody else has it.
        const auto is_exact_here = [&](const Candidate& other) {
            return other.features[18] > 0 && other.features[29] > 0;
        };
        const bool is_its_name = query.profile == QueryProfile::name && c.features[45] > 0 &&
                                 is_exact_here(c) && !generic && !m.entities[c.entity].replaced &&
                                 std::count_if(found.begin(), found.end(), is_exact_here) == 1;
        if (is_its_name) match.answer = Answer::same;
        if (match.answer == Answer::ask && match.score >= least.same && !doubtful &&
            !names_another(query, s, found, value, i))
            match.answer = Answer::same;
        if (i > 0 && match.answer == Answer::different && match.score < least.ask / 4) break;
        const auto& table = feature_table();
        std::string name;
        for (auto k = m.name_begin[c.name]; k < m.name_begin[c.name + 1]; ++k) {
            if (!name.empty()) name += ' ';
            name += *m.words[m.name_words[k].id];
        }
        std::string asked;
        for (const auto& q : s.query) {
            if (!asked.empty()) asked += ' ';
            asked += q.word->text;
            if (asked.size() > 200) break;
        }
        std::array<double, names_of<ReasonKind>.size()> sums{};
        for (std::size_t f = 0; f < feature_count; ++f)
            sums[static_cast<std::size_t>(table[f].kind)] +=
                c.features[f] * (query.profile == QueryProfile::name ? table[f].name_weight
                                                                     : table[f].affiliation_weight);
        for (std::size_t k = 0; k < sums.size(); ++k) {
            if (std::abs(sums[k]) < 0.05) continue;
            Reason reason{static_cast<ReasonKind>(k), {}, {}, steady(sums[k])};
            if (reason.kind == ReasonKind::country) {
                reason.left = query.country;
                if (reason.left.empty())
                    for (const auto& part : query.parts)
                        if (!part.country.empty()) reason.left = part.country;
                reason.right = m.entities[c.entity].country;
            } else if (reason.kind == ReasonKind::words || reason.kind == ReasonKind::same_name) {
                reason.left = asked;
                reason.right = name;
            } else if (reason.kind == ReasonKind::left_over) {
                // The words themselves, of either side.
                for (const auto& q : s.query) {
                    bool has = false;
                    for (auto w = m.name_begin[c.name]; w < m.name_begin[c.name + 1]; ++w)
                        for (std::uint32_t x = s.word_seen[m.name_words[w].id] == s.round
                                                   ? s.first[m.name_words[w].id]
                                                   : 0;
                             x != 0; x = s.spellings[x].next)
                            has |= &s.query[s.spellings[x].position] == &q;
                    if (!has && reason.left.size() < 120)
                        reason.left += (reason.left.empty() ? "" : " ") + q.word->text;
                }
                for (auto w = m.name_begin[c.name]; w < m.name_begin[c.name + 1]; ++w)
                    if (s.word_seen[m.name_words[w].id] != s.round)
                        reason.right +=
                            (reason.right.empty() ? "" : " ") + *m.words[m.name_words[w].id];
            }
            match.reasons.push_back(std::move(reason));
        }
        std::stable_sort(match.reasons.begin(), match.reasons.end(),
                         [](const Reason& a, const Reason& b) {
                             return std::abs(a.weight) > std::abs(b.weight);
                         });
        out.push_back(std::move(match));
    }
    return out;
}

} // namespace entente::identity
