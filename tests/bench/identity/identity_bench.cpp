/// How well and how fast names are matched to an authority, beside simple ways to do it.
///
///     identity_bench --authority FILE… --labels FILE… [--profile name|affiliation|auto] [--half
///     0|1]
///                    [--no-baselines] [--synthetic N] [--repeat N] [--json] [--features FILE]
///                    [--errors FILE] [--answers FILE]
///
/// Labels are CSV: affiliation, ids (separated by spaces or semicolons; NP or empty for none). A
/// row whose ids are all unknown to the authority has no right answer there; a row with words
/// instead of an id is left out. --half takes the rows whose hash is even or odd, so that what is
/// tuned on one half is checked on the other. --synthetic asks for N labels and aliases of the
/// authority, each taken out of the index.
/// --answers writes a line a row: set, half, whether it has a right answer, whether it got it, the
/// answer, its score, its id and the text. --features writes what is measured on every candidate,
/// for fit.py. Figures are verified against a recount before anything is timed.
#include "baselines.hpp"

#include <entente/algorithms/identity/features.hpp>
#include <entente/algorithms/identity/name_index.hpp>
#include <entente/io/authorities/authority.hpp>
#include <entente/io/names/name_forms.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct Label {
    std::string text;
    std::vector<std::string> ids;
    bool usable = true;
};

std::vector<std::vector<std::string>> csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                rows.back().back() += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                rows.back().back() += text[++i];
            else
                quoted = false;
        } else if (c == '"' && rows.back().back().empty())
            quoted = true;
        else if (c == ',')
            rows.back().emplace_back();
        else if (c == '\n')
            rows.push_back({""});
        else if (c != '\r')
            rows.back().back() += c;
    }
    return rows;
}

std::vector<Label> read_labels(const std::string& file) {
    const auto rows = csv(decode(read_file(file), file));
    std::vector<Label> out;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() < 2) continue;
        Label label{rows[i][0], {}, true};
        std::string id;
        bool words = false;
        for (const char c : rows[i][1] + " ") {
            if (c != ' ' && c != ';')
                id += c;
            else if (!id.empty()) {
                if (id != "NP") {
                    if (id.find("://") != id.npos || id.find("ror.org") != id.npos)
                        label.ids.push_back(id);
                    else
                        words = true;
                }
                id.clear();
            }
        }
        label.usable = !words || !label.ids.empty();
        out.push_back(std::move(label));
    }
    return out;
}

unsigned half_of(const std::string& text) {
    std::uint64_t h = 0xcbf29ce484222325u;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return static_cast<unsigned>((h >> 20) & 1);
}

struct Figures {
    std::string method;
    std::size_t queries = 0, answerable = 0, answered = 0, right = 0;
    double precision() const {
        return answered ? static_cast<double>(right) / static_cast<double>(answered) : 0;
    }
    double recall() const {
        return answerable ? static_cast<double>(right) / static_cast<double>(answerable) : 0;
    }
    double f1() const {
        return precision() + recall() > 0 ? 2 * precision() * recall() / (precision() + recall())
                                          : 0;
    }
};

struct Task {
    std::string name;
    std::vector<Label> labels;
    std::vector<std::set<std::uint32_t>> gold;
    std::vector<identity::NameQuery> queries;
};

Figures judge(const std::string& method, const Task& task,
              const std::vector<std::uint32_t>& answers) {
    Figures f{method, task.labels.size()};
    for (std::size_t i = 0; i < answers.size(); ++i) {
        f.answerable += task.gold[i].empty() ? 0 : 1;
        f.answered += answers[i] != bench::nobody ? 1 : 0;
        f.right += answers[i] != bench::nobody && task.gold[i].contains(answers[i]) ? 1 : 0;
    }
    // Counted once more another way: who gains a right answer must have one.
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < answers.size(); ++i)
        wrong += answers[i] != bench::nobody && !task.gold[i].contains(answers[i]) ? 1 : 0;
    if (wrong + f.right != f.answered || f.right > f.answerable) std::abort();
    return f;
}

identity::NameQuery query_of(const std::string& text, const std::string& profile) {
    identity::NameQuery q;
    const bool name =
        profile == "name" || (profile == "auto" && text.find_first_of(",;|/") == text.npos);
    q.profile = name ? identity::QueryProfile::name : identity::QueryProfile::affiliation;
    if (name)
        q.parts = {name_reader().form(text)};
    else
        q.parts = name_reader().parts(text);
    return q;
}

constexpr const char* options =
    "identity_bench --authority FILE… --labels FILE… [--profile name|affiliation|auto] [--half "
    "0|1]\n"
    "  [--no-baselines] [--synthetic N] [--repeat N] [--json] [--features FILE] [--errors FILE]\n"
    "  [--answers FILE]";

[[noreturn]] void usage(const std::string& what) {
    fmt::print(stderr, "identity_bench: {}\n{}\n", what, options);
    std::exit(2);
}

} // namespace

int main(int count, char** words) try {
    std::vector<std::string> authorities, label_files;
    std::string profile = "auto", features_file, errors_file, answers_file;
    int half = -1, repeat = 1;
    std::size_t synthetic = 0;
    bool json = false, baselines = true;
    std::vector<std::string>* list = nullptr;
    for (int i = 1; i < count; ++i) {
        const std::string w = words[i];
        const auto value = [&] {
            return ++i < count ? std::string{words[i]}
                               : (usage(w + " wants a value"), std::string{});
        };
        if (w == "--authority")
            list = &authorities;
        else if (w == "--labels")
            list = &label_files;
        else if (w == "--profile")
            profile = value();
        else if (w == "--half")
            half = std::stoi(value());
        else if (w == "--repeat")
            repeat = std::stoi(value());
        else if (w == "--synthetic")
            synthetic = std::stoul(value());
        else if (w == "--features")
            features_file = value();
        else if (w == "--errors")
            errors_file = value();
        else if (w == "--answers")
            answers_file = value();
        else if (w == "--json")
            json = true;
        else if (w == "--no-baselines")
            baselines = false;
        else if (w == "--help") {
            fmt::print("{}\n", options);
            return 0;
        } else if (list && !w.starts_with("--"))
            list->push_back(w);
        else
            usage("unknown word '" + w + "'");
    }
    if (authorities.empty()) usage("give --authority FILE");

    auto start = Clock::now();
    Authority authority;
    for (const auto& file : authorities) {
        auto one = read_authority(read_file(file), file);
        authority.entries += one.entries;
        for (auto& r : one.records) authority.records.push_back(std::move(r));
        for (auto& d : one.diagnostics) authority.diagnostics.push_back(std::move(d));
    }
    const double read_seconds = seconds_since(start);
    name_reader(); // its tables are no part of the work on names
    start = Clock::now();
    const Run two{2};
    auto names = known_names(authority, name_reader(), two);
    const double form_seconds = seconds_since(start);

    std::unordered_map<std::string, std::uint32_t> by_id;
    for (std::uint32_t r = 0; r < authority.records.size(); ++r)
        by_id.emplace(authority.records[r].id, r);
    bench::Names folded;
    if (baselines)
        for (std::uint32_t r = 0; r < authority.records.size(); ++r) {
            if (authority.records[r].status == AuthorityStatus::withdrawn) continue;
            folded.emplace_back(fold(authority.records[r].name), r);
            for (const auto& n : authority.records[r].names) folded.emplace_back(fold(n.text), r);
        }

    std::vector<Task> tasks;
    for (const auto& file : label_files) {
        Task task;
        task.name = file.substr(file.rfind('/') + 1);
        for (auto& label : read_labels(file)) {
            if (!label.usable || (half >= 0 && half_of(label.text) != static_cast<unsigned>(half)))
                continue;
            std::set<std::uint32_t> gold;
            for (const auto& id : label.ids)
                if (const auto at = by_id.find(id); at != by_id.end()) gold.insert(at->second);
            task.gold.push_back(std::move(gold));
            task.queries.push_back(query_of(label.text, profile));
            task.labels.push_back(std::move(label));
        }
        tasks.push_back(std::move(task));
    }
    if (synthetic > 0) {
        // A name of an entity that has others; taken out, it must lead back to the others.
        Task task;
        task.name = "synthetic";
        std::vector<std::size_t> choice;
        for (std::size_t n = 0; n < names.names.size(); ++n)
            if (names.names[n].use == NameUse::label || names.names[n].use == NameUse::alias)
                choice.push_back(n);
        std::vector<bool> out(names.names.size());
        const std::size_t step = std::max<std::size_t>(1, choice.size() / synthetic);
        for (std::size_t k = 0; k < choice.size(); k += step) {
            const auto& name = names.names[choice[k]];
            out[choice[k]] = true;
            identity::NameQuery q;
            q.parts = {name.form};
            task.queries.push_back(q);
            task.gold.push_back({name.entity});
            task.labels.push_back({name.form.key, {authority.records[name.entity].id}, true});
        }
        std::vector<KnownName> left;
        for (std::size_t n = 0; n < names.names.size(); ++n)
            if (!out[n]) left.push_back(std::move(names.names[n]));
        names.names = std::move(left);
        tasks.push_back(std::move(task));
    }
    const std::size_t name_count = names.names.size();
    start = Clock::now();
    const identity::NameIndex index{std::move(names.entities), std::move(names.names)};
    const double index_seconds = seconds_since(start);

    if (!features_file.empty()) {
        std::ofstream out{features_file};
        for (std::size_t t = 0; t < tasks.size(); ++t)
            for (std::size_t i = 0; i < tasks[t].queries.size(); ++i) {
                const auto& q = tasks[t].queries[i];
                std::size_t kept = 0;
                const auto found = index.candidates(q);
                out << "q " << t << ' ' << i << ' '
                    << (q.profile == identity::QueryProfile::name ? 0 : 1) << ' '
                    << (tasks[t].gold[i].empty() ? 0 : 1) << '\n';
                for (const auto& c : found) {
                    if (++kept > 16 && !tasks[t].gold[i].contains(c.entity)) continue;
                    out << (tasks[t].gold[i].contains(c.entity) ? 1 : 0);
                    for (const double f : c.features) out << ' ' << static_cast<float>(f);
                    out << '\n';
                }
            }
    }

    std::ofstream answers_out;
    if (!answers_file.empty()) answers_out.open(answers_file);
    std::ofstream errors;
    if (!errors_file.empty()) errors.open(errors_file);
    std::optional<bench::TrigramCosine> cosine;
    if (baselines) cosine.emplace(folded);
    const bench::Exact exact{folded, false}, sorted{folded, true};
    std::string report_json;
    for (auto& task : tasks) {
        const auto found = index.matches(task.queries, 1, two);
        if (index.matches(task.queries, 1, Run{1}).size() != found.size()) std::abort();
        std::vector<std::uint32_t> all, sure, any;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool some = !found[i].empty();
            const auto best = some ? found[i].front() : identity::Match{};
            all.push_back(some && best.answer != identity::Answer::different ? best.entity
                                                                             : bench::nobody);
            sure.push_back(some && best.answer == identity::Answer::same ? best.entity
                                                                         : bench::nobody);
            const bool right = all.back() == bench::nobody ? task.gold[i].empty()
                                                           : task.gold[i].contains(all.back());
            if (answers_out.is_open()) {
                fmt::print(answers_out, "{}\t{}\t{}\t{}\t{}\t{:.6f}\t{}\t{}\n", task.name,
                           half_of(task.labels[i].text), task.gold[i].empty() ? 0 : 1,
                           some && task.gold[i].contains(best.entity) ? 1 : 0, name_of(best.answer),
                           best.score, some ? authority.records[best.entity].id : "",
                           task.labels[i].text);
            }
            if (errors.is_open() && !right) {
                errors << task.name << "\t" << task.labels[i].text << "\n  got  ";
                if (some) {
                    errors << name_of(best.answer) << ' ' << fmt::format("{:.3f} ", best.score)
                           << authority.records[best.entity].id << ' '
                           << authority.records[best.entity].name << " ["
                           << authority.records[best.entity].country << "]";
                }
                errors << "\n  gold";
                for (const auto g : task.gold[i])
                    errors << "  " << authority.records[g].name << " ["
                           << authority.records[g].country << "]";
                errors << '\n';
                if (some)
                    for (const auto& r : best.reasons)
                        errors << "      " << identity::to_string(r) << '\n';
            }
        }
        std::vector<Figures> figures{judge("ours", task, all),
                                     judge("ours, same only", task, sure)};
        if (baselines) {
            std::vector<std::uint32_t> e, s;
            std::vector<std::pair<std::uint32_t, double>> c;
            for (const auto& label : task.labels) {
                const auto text = fold(label.text);
                e.push_back(exact.best(text));
                s.push_back(sorted.best(text));
                c.push_back(cosine->best(text));
            }
            figures.push_back(judge("exact", task, e));
            figures.push_back(judge("token sort", task, s));
            // The threshold that suits it best on these very rows: an advantage that ours has not.
            Figures best;
            for (int least = 5; least <= 100; least += 5) {
                std::vector<std::uint32_t> answers;
                for (const auto& [entity, value] : c)
                    answers.push_back(value * 100 >= least ? entity : bench::nobody);
                auto f = judge(fmt::format("3-gram cosine >= 0.{:02}", least), task, answers);
                if (f.f1() >= best.f1()) best = f;
            }
            figures.push_back(best);
        }
        for (const auto& f : figures) {
            if (json)
                report_json += fmt::format("{}{{\"set\":\"{}\",\"method\":\"{}\",\"queries\":{},"
                                           "\"answerable\":{},\"answered\":{},\"right\":{},"
                                           "\"precision\":{:.4f},\"recall\":{:.4f},\"f1\":{:.4f}}}",
                                           report_json.empty() ? "" : ",", task.name, f.method,
                                           f.queries, f.answerable, f.answered, f.right,
                                           f.precision(), f.recall(), f.f1());
            else
                fmt::print("{:28} {:24} n {:6} P {:.4f} R {:.4f} F1 {:.4f}\n", task.name, f.method,
                           f.queries, f.precision(), f.recall(), f.f1());
        }
    }

    // Time last, reading of forms included, over all queries together.
    double best_one = 1e300, best_two = 1e300;
    std::size_t asked = 0;
    for (int r = 0; r < repeat; ++r)
        for (const unsigned threads : {1u, 2u}) {
            std::vector<std::string> texts;
            for (const auto& task : tasks)
                for (const auto& label : task.labels) texts.push_back(label.text);
            asked = texts.size();
            start = Clock::now();
            std::vector<identity::NameQuery> queries(texts.size());
            const Run run{threads};
            run.for_each(
                texts.size(), [] { return 0; },
                [&](std::size_t i, int) { queries[i] = query_of(texts[i], profile); });
            const auto found = index.matches(queries, 5, run);
            const double t = seconds_since(start);
            (threads == 1 ? best_one : best_two) = std::min(threads == 1 ? best_one : best_two, t);
        }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto rate = [&](double t) { return asked ? static_cast<double>(asked) / t : 0.0; };
    if (json)
        fmt::print("{{\"authority\":{{\"records\":{},\"names\":{},\"refused\":{}}},\"seconds\":{{"
                   "\"read\":{:.3f},\"forms\":{:.3f},"
                   "\"index\":{:.3f}}},\"names_per_second\":{{\"1\":{:.0f},\"2\":{:.0f}}},\"peak_"
                   "mb\":{:.0f},\"figures\":[{}]}}\n",
                   authority.records.size(), name_count, authority.diagnostics.size(), read_seconds,
                   form_seconds, index_seconds, rate(best_one), rate(best_two),
                   static_cast<double>(used.ru_maxrss) / 1024, report_json);
    else
        fmt::print("{} records, {} names, {} diagnostics; read {:.2f} s, forms {:.2f} s (2 "
                   "threads), index {:.2f} s; "
                   "{:.0f} names/s on 1 thread, {:.0f} on 2; peak {:.0f} MB\n",
                   authority.records.size(), name_count, authority.diagnostics.size(), read_seconds,
                   form_seconds, index_seconds, rate(best_one), rate(best_two),
                   static_cast<double>(used.ru_maxrss) / 1024);
    return 0;
} catch (const std::exception& e) {
    fmt::print(stderr, "identity_bench: {}\n", e.what());
    return 1;
}
