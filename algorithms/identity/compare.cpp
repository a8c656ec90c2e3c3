#include "compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace entente::identity {
namespace {

/// At most `most` edits (insert, delete, replace), by a band of the usual table.
bool within_edits(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most || b.size() > 64) return false;
    std::array<std::size_t, 65> row{};
    for (std::size_t j = 0; j <= a.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= b.size(); ++i) {
        std::size_t diagonal = row[0], least = row[0] = i;
        for (std::size_t j = 1; j <= a.size(); ++j) {
            const std::size_t up = row[j];
            row[j] =
                std::min({up + 1, row[j - 1] + 1, diagonal + (b[i - 1] == a[j - 1] ? 0u : 1u)});
            diagonal = up;
            least = std::min(least, row[j]);
        }
        if (least > most) return false;
    }
    return row[a.size()] <= most;
}

bool is_latin(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// How much a word tells institutions apart, where no frequencies are known.
double importance(const NameWord& w) {
    double weight = 1;
    switch (w.sort) {
    case WordClass::word:
        weight = 3;
        break;
    case WordClass::place:
        weight = 3;
        break;
    case WordClass::country:
        weight = 2.5;
        break;
    case WordClass::number:
        weight = 2;
        break;
    case WordClass::quality:
        weight = 1.5;
        break;
    case WordClass::type:
        weight = 1.5;
        break;
    case WordClass::unit:
        weight = 1;
        break;
    }
    if (w.role == WordRole::honorific) weight *= 0.6;
    if (w.role == WordRole::aside) weight *= 0.5;
    return weight;
}

bool tells_apart(const NameWord& w) {
    return w.sort == WordClass::word || w.sort == WordClass::place || w.sort == WordClass::country;
}

/// Words that one rendering of a name has and another leaves out.
bool is_light(const NameWord& w) {
    static constexpr std::array<std::string_view, 7> light{
        "state", "national", "federal", "higher", "central", "public", "research"};
    return w.role == WordRole::aside ||
           (w.sort == WordClass::quality &&
            std::find(light.begin(), light.end(), w.text) != light.end());
}

/// Words that translators take for each other, though two institutions may differ in nothing else.
bool related(const NameWord& a, const NameWord& b) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs{
        {{"technical", "technology"},
         {"technical", "polytechnic"},
         {"technology", "polytechnic"},
         {"institute", "institution"},
         {"university", "higher"},
         {"center", "institute"}}};
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& p) {
        return (p.first == a.text && p.second == b.text) ||
               (p.first == b.text && p.second == a.text);
    });
}

struct Alignment {
    std::vector<int> to_right;    ///< for each word of the left, a word of the right or -1
    std::vector<double> likeness; ///< of the pair
    std::vector<bool> right_taken;
};

Alignment align(const std::vector<NameWord>& left, const std::vector<NameWord>& right) {
    struct Link {
        double likeness;
        std::size_t distance, i, j;
    };
    std::vector<Link> links;
    for (std::size_t i = 0; i < left.size(); ++i)
        for (std::size_t j = 0; j < right.size(); ++j)
            if (const double l = word_likeness(left[i], right[j]); l > 0)
                links.push_back({l, i > j ? i - j : j - i, i, j});
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
        if (a.likeness != b.likeness) return a.likeness > b.likeness;
        if (a.distance != b.distance) return a.distance < b.distance;
        // Least sum, then least product: the same from both sides.
        if (a.i + a.j != b.i + b.j) return a.i + a.j < b.i + b.j;
        return std::min(a.i, a.j) < std::min(b.i, b.j);
    });
    Alignment out{std::vector<int>(left.size(), -1), std::vector<double>(left.size(), 0),
                  std::vector<bool>(right.size(), false)};
    for (const auto& l : links)
        if (out.to_right[l.i] < 0 && !out.right_taken[l.j]) {
            out.to_right[l.i] = static_cast<int>(l.j);
            out.likeness[l.i] = l.likeness;
            out.right_taken[l.j] = true;
        }
    return out;
}

std::string joined(const std::vector<const NameWord*>& words) {
    std::string out;
    for (const auto* w : words) {
        if (!out.empty()) out += ' ';
        out += w->text;
    }
    return out;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// "astrazeneca" and "astra zeneca" are one name.
std::string compact(std::string key) {
    key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
    return key;
}

} // namespace

double word_likeness(const NameWord& left, const NameWord& right) {
    return word_likeness(left, right, nullptr, nullptr);
}

double word_likeness(const NameWord& left, const NameWord& right, const std::string* left_skeleton,
                     const std::string* right_skeleton) {
    const std::string &a = left.text, &b = right.text;
    if (a == b) return 1;
    const auto& shorter = a.size() < b.size() ? a : b;
    const auto& longer = a.size() < b.size() ? b : a;
    const bool shorter_cut = a.size() < b.size() ? left.cut : right.cut;
    if (shorter_cut && longer.starts_with(shorter)) return 0.85;
    // Words of the tables are what they are: technical is not technological.
    const auto open = [](const NameWord& w) {
        return w.sort == WordClass::word || w.sort == WordClass::place ||
               w.sort == WordClass::country;
    };
    if (!open(left) || !open(right) || shorter.size() < 4) return 0;
    // Two places or countries of the tables differ on purpose.
    if (left.sort != WordClass::word && right.sort != WordClass::word) return 0;
    if (!is_latin(a) || !is_latin(b)) return 0;
    std::string made_a, made_b;
    if (!left_skeleton) left_skeleton = &(made_a = skeleton(a));
    if (!right_skeleton) right_skeleton = &(made_b = skeleton(b));
    const auto &sa = *left_skeleton, &sb = *right_skeleton;
    if (!sa.empty() && sa == sb) return 0.95;
    // "Rīgas" of Riga; other short words are too easily others.
    const bool of_place = longer.size() == shorter.size() + 1 && longer.back() == 's' &&
                          (left.sort == WordClass::place || right.sort == WordClass::place);
    if ((shorter.size() >= 5 || of_place) && longer.size() - shorter.size() <= 2 &&
        longer.starts_with(shorter))
        return longer.back() == 's' && longer.size() == shorter.size() + 1 ? 0.9 : 0.85;
    if (shorter.size() >= 5 && within_edits(sa, sb, 1)) return 0.8;
    if (shorter.size() >= 9 && within_edits(a, b, 2)) return 0.75;
    return 0;
}

PreparedName NamePreparer::prepare(const NameForm& form) {
    PreparedName out;
    out.form = &form;
    for (const auto& w : form.words) {
        const auto [at, fresh] = words_.try_emplace(w.text);
        if (fresh) at->second = {static_cast<std::uint32_t>(words_.size()), skeleton(w.text)};
        out.words.push_back({&w, at->second.first, &at->second.second, importance(w)});
        out.importance += out.words.back().importance;
    }
    out.compact = keys_.try_emplace(compact(form.key), static_cast<std::uint32_t>(keys_.size()))
                      .first->second;
    return out;
}

Answer best_possible(const PreparedName& left, const PreparedName& right) {
    if (left.words.empty() || right.words.empty()) return Answer::different;
    if (left.compact == right.compact) return Answer::same;
    const auto& a = *left.form;
    const auto& b = *right.form;
    const auto meets = [](const NameForm& x, const NameForm& y) {
        return std::any_of(x.acronyms.begin(), x.acronyms.end(), [&](const std::string& one) {
            return one == y.initials || contains(y.acronyms, one);
        });
    };
    if (meets(a, b) || meets(b, a)) return Answer::same;
    if (left.words.size() > 64 || right.words.size() > 64) return Answer::same;

    std::uint64_t left_taken = 0, right_taken = 0;
    double shared = 0;
    for (std::size_t i = 0; i < left.words.size(); ++i)
        for (std::size_t j = 0; j < right.words.size(); ++j)
            if (left.words[i].id == right.words[j].id && !(right_taken >> j & 1)) {
                left_taken |= std::uint64_t{1} << i;
                right_taken |= std::uint64_t{1} << j;
                shared += left.words[i].importance + right.words[j].importance;
                break;
            }
    // A word of the tables has no spellings; without its like on the other side all is said.
    const auto alone = [](const PreparedName& from, std::uint64_t taken, const PreparedName& to,
                          std::uint64_t to_taken) {
        for (std::size_t i = 0; i < from.words.size(); ++i) {
            const NameWord& w = *from.words[i].word;
            const bool closed = w.sort == WordClass::type || w.sort == WordClass::unit ||
                                w.sort == WordClass::number ||
                                (w.sort == WordClass::quality && !is_light(w));
            if (!closed || (taken >> i & 1) || w.cut ||
                (w.role == WordRole::honorific && w.sort != WordClass::number))
                continue;
            bool any = false;
            for (std::size_t j = 0; j < to.words.size() && !any; ++j)
                any = !(to_taken >> j & 1) &&
                      (to.words[j].word->cut || related(w, *to.words[j].word));
            if (!any) return true;
        }
        return false;
    };
    if (alone(left, left_taken, right, right_taken) || alone(right, right_taken, left, left_taken))
        return Answer::different;
    Answer most = Answer::same;
    for (std::size_t i = 0; i < left.words.size(); ++i)
        for (std::size_t j = 0; j < right.words.size() && !(left_taken >> i & 1); ++j) {
            if (right_taken >> j & 1) continue;
            const auto &l = left.words[i], &r = right.words[j];
            const bool like = related(*l.word, *r.word) ||
                              word_likeness(*l.word, *r.word, l.skeleton, r.skeleton) > 0;
            if (!like) continue;
            left_taken |= std::uint64_t{1} << i;
            right_taken |= std::uint64_t{1} << j;
            shared += l.importance + r.importance;
        }
    if (shared == 0) return Answer::different;
    bool left_heavy = false, right_heavy = false, other_body = false, left_over = false;
    const auto look = [&](const PreparedName& name, std::uint64_t taken, bool& heavy) {
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            if (taken >> i & 1) continue;
            left_over = true;
            const NameWord& w = *name.words[i].word;
            if (w.role == WordRole::honorific && w.sort != WordClass::number) continue;
            other_body |= w.sort == WordClass::number || w.role == WordRole::unit ||
                          w.sort == WordClass::unit || w.sort == WordClass::type ||
                          (w.sort == WordClass::quality && !is_light(w));
            heavy |= !is_light(w);
        }
    };
    look(left, left_taken, left_heavy);
    look(right, right_taken, right_heavy);
    if (other_body || (left_heavy && right_heavy)) return Answer::different;
    // The words left over weigh in `compare`, too, so this is an upper bound of its ratio.
    if (left_over && shared / (left.importance + right.importance) < 0.55) return Answer::different;
    if (left_over) most = Answer::ask;
    return most;
}

double steady(double value) { return std::round(value * 1e6) / 1e6; }

std::string to_string(const Reason& reason) {
    const auto side = [](const std::string& s) { return s.empty() ? std::string{"–"} : s; };
    return fmt::format("{}: {} | {} ({:+.1f})", name_of(reason.kind), side(reason.left),
                       side(reason.right), reason.weight);
}

Comparison compare(const NameForm& left, const NameForm& right, const PairContext& context) {
    Comparison out;
    if (left.empty() || right.empty()) return out;
    const auto say = [&](ReasonKind kind, std::string l, std::string r, double weight) {
        out.reasons.push_back({kind, std::move(l), std::move(r), weight});
    };
    const std::string& left_country =
        context.left_country.empty() ? left.country : context.left_country;
    const std::string& right_country =
        context.right_country.empty() ? right.country : context.right_country;
    const bool countries_known = !left_country.empty() && !right_country.empty();
    const bool countries_differ = countries_known && left_country != right_country;
    const bool same_host = !context.left_host.empty() && context.left_host == context.right_host;
    const bool host_speaks = same_host && !context.host_is_shared;

    const auto alignment = align(left.words, right.words);
    std::vector<const NameWord*> common, spelled_left, spelled_right, left_only, right_only;
    double shared = 0, all = 0, doubt = 0;
    bool discriminating = false;
    int previous = -1;
    bool reordered = false;
    for (std::size_t i = 0; i < left.words.size(); ++i) {
        all += importance(left.words[i]);
        const int j = alignment.to_right[i];
        if (j < 0) {
            left_only.push_back(&left.words[i]);
            continue;
        }
        const auto& r = right.words[static_cast<std::size_t>(j)];
        const double weight = (importance(left.words[i]) + importance(r)) * alignment.likeness[i];
        shared += weight;
        doubt = std::max(doubt, 1 - alignment.likeness[i]);
        discriminating |= tells_apart(left.words[i]) || tells_apart(r);
        if (alignment.likeness[i] == 1)
            common.push_back(&left.words[i]);
        else {
            spelled_left.push_back(&left.words[i]);
            spelled_right.push_back(&r);
        }
        reordered |= j < previous;
        previous = j;
    }
    for (std::size_t j = 0; j < right.words.size(); ++j) {
        all += importance(right.words[j]);
        if (!alignment.right_taken[j]) right_only.push_back(&right.words[j]);
    }
    const bool one_name = left.key == right.key || compact(left.key) == compact(right.key);
    // One word of several, not in any table, is enough where it is the whole name.
    discriminating |= one_name && left.words.size() >= 4;

    if (one_name)
        say(ReasonKind::same_name, left.key, right.key, 6);
    else if (!common.empty())
        say(ReasonKind::words, joined(common), joined(common), 4 * shared / all);
    if (!spelled_left.empty() && !one_name)
        say(ReasonKind::spelling, joined(spelled_left), joined(spelled_right), 1 - 4 * doubt);

    // The least that any finding allows is the answer.
    Answer most = Answer::same;
    const auto at_most = [&](Answer a) { most = std::min(most, a); };
    const auto cost = [](const std::vector<const NameWord*>& words) {
        double sum = 0;
        for (const auto* w : words) sum += importance(*w);
        return sum;
    };

    std::vector<const NameWord*> left_rest, right_rest;
    if (!one_name) {
        // Acronyms and initials bind names without a word in common.
        std::string given;
        for (const auto& a : left.acronyms)
            if (contains(right.acronyms, a)) given = a;
        const auto fits = [](const NameForm& a, const NameForm& b) {
            for (const auto& acronym : a.acronyms)
                if (acronym.size() >= 3 && acronym == b.initials) return acronym;
            return std::string{};
        };
        const auto li = fits(left, right), ri = fits(right, left);
        const auto is_acronym_only = [](const NameForm& f) {
            return f.words.size() == 1 && !f.acronyms.empty();
        };
        const bool by_initials = !li.empty() || !ri.empty();
        const bool by_acronym = !given.empty();
        if (by_acronym) say(ReasonKind::acronym, given, given, 2);
        if (by_initials)
            say(ReasonKind::initials,
                li.empty() ? right.words.size() == 1 ? left.initials : ri : li,
                ri.empty() ? li : ri, 1.5);
        const bool acronym_alone =
            is_acronym_only(left) != is_acronym_only(right) && (by_initials || by_acronym);

        // What is left over on both sides may be related words.
        left_rest = left_only;
        right_rest = right_only;
        for (std::size_t i = 0; i < left_rest.size();) {
            const auto match =
                std::find_if(right_rest.begin(), right_rest.end(),
                             [&](const NameWord* r) { return related(*left_rest[i], *r); });
            if (match == right_rest.end()) {
                ++i;
                continue;
            }
            say(left_rest[i]->sort == WordClass::type ? ReasonKind::type : ReasonKind::left_over,
                left_rest[i]->text, (*match)->text, -2);
            at_most(Answer::ask);
            right_rest.erase(match);
            left_rest.erase(left_rest.begin() + static_cast<std::ptrdiff_t>(i));
        }
        if (acronym_alone) {
            at_most(Answer::ask);
            left_rest.clear();
            right_rest.clear();
            discriminating = true;
            say(ReasonKind::general, "", "", 1.5);
        } else {
            // An acronym in brackets is no word that the other side lacks.
            const auto drop = [](std::vector<const NameWord*>& rest, const NameForm& of,
                                 const NameForm& other) {
                std::erase_if(rest, [&](const NameWord* w) {
                    return contains(of.acronyms, w->text) && w->role == WordRole::aside &&
                           (other.acronyms.empty() || contains(other.acronyms, w->text) ||
                            w->text == other.initials);
                });
            };
            drop(left_rest, left, right);
            drop(right_rest, right, left);
        }

        std::vector<const NameWord*> hl, hr, nl, nr, ul, ur, ll, lr;
        const auto sort_out = [](const std::vector<const NameWord*>& rest, auto& honorific,
                                 auto& number, auto& unit, auto& other) {
            for (const auto* w : rest)
                (w->sort == WordClass::number                              ? number
                 : w->role == WordRole::honorific                          ? honorific
                 : w->role == WordRole::unit || w->sort == WordClass::unit ? unit
                                                                           : other)
                    .push_back(w);
        };
        sort_out(left_rest, hl, nl, ul, ll);
        sort_out(right_rest, hr, nr, ur, lr);
        if (!nl.empty() || !nr.empty()) {
            at_most(Answer::different);
            say(ReasonKind::number, joined(nl), joined(nr), -4);
        }
        if (!ul.empty() || !ur.empty()) {
            at_most(Answer::different);
            say(ReasonKind::unit,
                ul.empty()          ? ""
                : left.unit.empty() ? joined(ul)
                                    : left.unit,
                ur.empty()           ? ""
                : right.unit.empty() ? joined(ur)
                                     : right.unit,
                -3);
        }
        if (!hl.empty() || !hr.empty()) {
            at_most(hl.empty() || hr.empty() ? Answer::ask : Answer::different);
            say(ReasonKind::honorific, joined(hl), joined(hr), hl.empty() || hr.empty() ? -1 : -4);
        }
        if (!ll.empty() || !lr.empty()) {
            const auto heavy = [](const std::vector<const NameWord*>& words) {
                return std::any_of(words.begin(), words.end(),
                                   [](const NameWord* w) { return !is_light(*w); });
            };
            const auto type_of = [](const std::vector<const NameWord*>& words) {
                return std::any_of(words.begin(), words.end(),
                                   [](const NameWord* w) { return w->sort == WordClass::type; });
            };
            const auto quality_of = [&](const std::vector<const NameWord*>& words) {
                return std::any_of(words.begin(), words.end(), [](const NameWord* w) {
                    return w->sort == WordClass::quality && !is_light(*w);
                });
            };
            at_most(Answer::ask);
            if (heavy(ll) && heavy(lr)) at_most(Answer::different);
            // A sort of body or a field that only one has makes it another one.
            if (type_of(ll) || type_of(lr) || quality_of(ll) || quality_of(lr))
                at_most(Answer::different);
            if (shared / all < 0.55) at_most(Answer::different);
            // Istanbul University, Istanbul Okan University: a proper word within makes it another.
            const auto within = [&](const std::vector<const NameWord*>& rest, const NameForm& of) {
                return std::any_of(rest.begin(), rest.end(), [&](const NameWord* w) {
                    return w->sort == WordClass::word && !is_light(*w) && !w->apart &&
                           w != &of.words.back();
                });
            };
            const bool bare = common.size() + spelled_left.size() <= 2 &&
                              std::none_of(common.begin(), common.end(), [](const NameWord* w) {
                                  return w->sort == WordClass::word;
                              });
            if (bare && (within(ll, left) || within(lr, right))) at_most(Answer::different);
            say(type_of(ll) || type_of(lr) ? ReasonKind::type : ReasonKind::left_over, joined(ll),
                joined(lr), -(cost(ll) + cost(lr)) / 2);
        }
        if (doubt > 0.12) at_most(Answer::ask);
        // A word is all that tells two names apart, and it is only alike.
        if (doubt > 0.18 && common.size() < 2 && !host_speaks) at_most(Answer::different);
        if (reordered) {
            // Washington University, University of Washington: the same words, yet two.
            const bool short_name = common.size() + spelled_left.size() <= 2;
            // Vrije Universiteit Brussel, Université libre de Bruxelles: where every word is of the
            // tables, another order may be the translation of another name.
            const bool proper =
                std::any_of(common.begin(), common.end(),
                            [](const NameWord* w) { return w->sort == WordClass::word; }) ||
                std::any_of(spelled_left.begin(), spelled_left.end(),
                            [](const NameWord* w) { return w->sort == WordClass::word; });
            at_most(short_name || !countries_known || !proper ? Answer::ask : Answer::same);
            say(ReasonKind::word_order, left.key, right.key, short_name ? -1.5 : -0.3);
        }
        if (common.empty() && spelled_left.empty() && !acronym_alone) at_most(Answer::different);
    }
    if (!discriminating) {
        at_most(one_name ? Answer::ask : Answer::different);
        say(ReasonKind::generic, left.key, right.key, -4);
    }
    // An acronym alone is one of many.
    if (one_name && left.words.size() == 1 && !left.acronyms.empty() && !host_speaks &&
        !countries_known)
        at_most(Answer::ask);
    if (countries_differ) {
        at_most(host_speaks ? Answer::ask : Answer::different);
        say(ReasonKind::country, left_country, right_country, -5);
    } else if (countries_known) {
        say(ReasonKind::country, left_country, right_country, 0.5);
    }
    if (host_speaks) {
        say(ReasonKind::host, context.left_host, context.right_host, 2);
        const bool part = std::any_of(out.reasons.begin(), out.reasons.end(), [](const Reason& r) {
            return r.kind == ReasonKind::unit || r.kind == ReasonKind::number;
        });
        if (most == Answer::different && !part && !countries_differ && discriminating)
            most = Answer::ask;
    } else if (same_host) {
        say(ReasonKind::host, context.left_host, context.right_host, 0);
    }

    out.answer = most;
    double sum = -2;
    for (const auto& r : out.reasons) sum += r.weight;
    const double chance = steady(1 / (1 + std::exp(-sum)));
    // Each answer has its own band, so that a score never says other than the answer.
    switch (most) {
    case Answer::same:
        out.score = 0.9 + 0.1 * chance;
        break;
    case Answer::ask:
        out.score = 0.5 + 0.4 * chance;
        break;
    case Answer::different:
        out.score = 0.5 * chance;
        break;
    }
    out.score = steady(out.score);
    for (auto& r : out.reasons) r.weight = steady(r.weight);
    return out;
}

} // namespace entente::identity
