#include <entente/apps/study/facts.hpp>
#include <entente/apps/study/study.hpp>
#include <entente/core/base/suggest.hpp>
#include <entente/core/model/builder.hpp>
#include <entente/io/register/classify.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <tuple>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr const char* fallback_kind = "organisation";

/// Rule: the same unordered pair (ordered for directed types), the same type, and dates of which
/// one holds the other, unless the most precise of them would end before they start; an unknown
/// date holds every other.
bool same_tie(const TieRecord& a, const TieRecord& b, const Vocabulary& words) {
    if (a.type != b.type) return false;
    const bool same_ends = a.from == b.from && a.to == b.to;
    const bool swapped = a.from == b.to && a.to == b.from && !words[a.type].directed;
    const auto compatible = [](const Date& x, const Date& y) {
        return contains(x, y) || contains(y, x);
    };
    const auto precise = [](const Date& x, const Date& y) { return contains(x, y) ? y : x; };
    const Date start = precise(a.start, b.start), end = precise(a.end, b.end);
    if (start.is_known() && end.is_known() && certainly_before(end, start)) return false;
    // An event has no duration: two meetings of the same pair are one only when both are dated
    // alike.
    return (same_ends || swapped) && compatible(a.start, b.start) && compatible(a.end, b.end) &&
           a.event == b.event;
}

void keep_most_precise(Date& into, const Date& other) {
    if (contains(into, other)) into = other;
}

class Assembly {
public:
    Assembly(StudyFile file, Words words)
        : study_{std::move(file)}, words_(std::move(words)),
          builder_(study_.title, words_.vocabulary), identity_(builder_),
          facts_(builder_, identity_, sources_) {}

    Study assemble() {
        std::vector<std::string> bytes;
        for (const StudySource& s : study_.sources) {
            if (sources_.contains(s.id)) continue;
            SourceRecord record{s.id, s.title.empty() ? s.id : s.title, s.file, "", s.as_of};
            bytes.emplace_back();
            if (!s.file.empty()) {
                bytes.back() = read_input(s.file);
                record.sha256 = inputs_.back().sha256;
            }
            sources_.emplace(s.id, builder_.add(std::move(record)));
        }
        const auto tables = read_fact_files();
        const auto with = [&](const char* name, auto read) {
            if (const auto it = tables.find(name); it != tables.end()) read(it->second);
        };
        with("actors", [&](const FactFile& f) { facts_.read_actors(f); });
        with("aliases", [&](const FactFile& f) { facts_.read_aliases(f); });
        with("folds", [&](const FactFile& f) { facts_.read_folds(f); });
        // Registers before facts: a row is a tie of its own, a fact may only be further evidence
        // for it.
        for (std::size_t i = 0; i < study_.sources.size(); ++i)
            if (!study_.sources[i].file.empty())
                placed(study_.sources[i],
                       [&] { add_register(study_.sources[i], std::move(bytes[i])); });
        with("ties", [&](const FactFile& f) {
            facts_.read_ties(
                f, [&](const TieRecord& tie, const Evidence& e) { add_fact_tie(tie, e); });
        });
        with("attributes", [&](const FactFile& f) { facts_.read_attributes(f); });
        with("claims", [&](const FactFile& f) { facts_.read_claims(f); });
        with("counts", [&](const FactFile& f) { facts_.read_counts(f); });
        with("coverage", [&](const FactFile& f) { facts_.read_coverage(f); });
        std::stable_sort(
            remarks_.begin(), remarks_.end(), [](const Diagnostic& x, const Diagnostic& y) {
                return std::tie(x.place.file, x.place.line) < std::tie(y.place.file, y.place.line);
            });
        return {std::move(study_),   builder_.build(),   std::move(accounts_),
                std::move(remarks_), std::move(inputs_), ties_merged_};
    }

private:
    std::string resolved(const std::string& file) const {
        if (file == "-") return file;
        return (fs::path{study_.folder} / file).lexically_normal().string();
    }

    std::string read_input(const std::string& file) {
        std::string bytes = read_file(resolved(file));
        inputs_.push_back({file, sha256(bytes), bytes.size()});
        return bytes;
    }

    /// What a study file asks for in vain (an encoding, a layer, a type) is a fault of that file.
    template <class Work>
    static void placed(const StudySource& source, Work work) {
        try {
            work();
        } catch (const UsageError& e) {
            if (source.place.line == 0) throw; // asked for on the command line
            throw InputError(Diagnostic{.severity = Severity::error,
                                        .place = source.place,
                                        .message = e.what(),
                                        .hint = e.hint()});
        }
    }

    std::map<std::string, FactFile> read_fact_files() {
        std::map<std::string, FactFile> tables;
        if (study_.facts.empty()) return tables;
        const std::string folder = resolved(study_.facts);
        std::error_code error; // what cannot be looked at is told by the one who reads it
        if (!fs::is_directory(folder, error))
            throw SystemError(fmt::format(
                "cannot read the fact tables in '{}': there is no such folder", folder));
        const std::vector<std::string> names{"actors", "aliases",  "attributes", "claims",
                                             "counts", "coverage", "folds",      "ties"};
        for (const auto& entry :
             fs::directory_iterator{folder, error}) { // a misnamed table is not left aside
            const auto& file = entry.path();
            if (file.extension() != ".csv" ||
                std::count(names.begin(), names.end(), file.stem().string()))
                continue;
            throw InputError(Diagnostic{.severity = Severity::error,
                                        .place = {file.string()},
                                        .message = "no fact table has this name",
                                        .hint = did_you_mean(file.stem().string(), names)});
        }
        for (const std::string& name : names) {
            const std::string file = (fs::path{study_.facts} / (name + ".csv")).string();
            if (fs::status(resolved(file), error).type() == fs::file_type::not_found) continue;
            std::string bytes = read_input(file);
            tables.emplace(name,
                           FactFile{resolved(file), decode(std::move(bytes), resolved(file))});
        }
        return tables;
    }

    void remark(Severity severity, Place place, std::string message, std::string excerpt = {}) {
        remarks_.push_back(
            {severity, std::move(place), std::move(message), std::move(excerpt), {}});
    }

    Actor owner_of(const StudySource& source, const Evidence& evidence) {
        if (const auto known = identity_.by_id(source.owner)) return *known;
        if (const auto known = identity_.find(source.owner, evidence.source)) return known->actor;
        if (const auto known = identity_.all_names(); !known.empty() && source.place.line != 0) {
            const std::string near = did_you_mean(source.owner, known);
            remarks_.push_back({Severity::doubt, source.place,
                                "the owner is none of the study's actors; a new one is made",
                                source.owner, near});
        }
        return make_actor(source.owner, "", evidence, source.place);
    }

    Actor make_actor(const std::string& name, const std::string& country, const Evidence& evidence,
                     const Place& place) {
        const auto kind = classify_kind(*words_.vocabulary, name);
        if (!kind)
            remark(
                Severity::note, place,
                fmt::format("no kind of actor is known from this name; taken as {}", fallback_kind),
                name);
        return identity_.add("", name, kind.value_or(words_.vocabulary->kind(fallback_kind)),
                             country, Certainty::stated, evidence);
    }

    void add_register(const StudySource& source, std::string bytes) {
        const std::string path = resolved(source.file);
        RegisterReading reading = read_register(std::move(bytes), path, words_, source.reading);
        const bool has_pair = std::any_of(reading.columns.begin(), reading.columns.end(),
                                          [](const auto& c) { return c.first == "from"; });
        const Source id = sources_.at(source.id);
        std::optional<Actor> owner;
        if (!has_pair) {
            if (source.owner.empty())
                throw InputError(Diagnostic{
                    .severity = Severity::error,
                    .place = source.place.line ? source.place : Place{path},
                    .message = "the register names partners but not the institution that they are "
                               "partners of",
                    .hint =
                        "--owner \"Name of the institution\", or owner = \"…\" in the study file"});
            owner =
                owner_of(source, {id, 0, 0, builder_.text("owner"), builder_.text(source.owner)});
        }
        SourceAccount account{source.id, {}, 0, 0};
        for (const RegisterEntry& entry : reading.entries)
            add_entry(entry, id, owner, path, account);
        if (owner && source.extent) {
            const LayerId layer =
                source.layer.empty()
                    ? (*words_.vocabulary)[words_.vocabulary->type(source.reading.default_type)]
                          .layer
                    : words_.vocabulary->layer(source.layer);
            builder_.add(CoverageRecord{id, *owner, layer, *source.extent, source.as_of, {}});
        }
        remarks_.insert(remarks_.end(), reading.remarks.begin(), reading.remarks.end());
        reading.entries = {};
        account.reading = std::move(reading);
        accounts_.push_back(std::move(account));
    }

    void add_entry(const RegisterEntry& entry, Source source, std::optional<Actor> owner,
                   const std::string& path, SourceAccount& account) {
        const Evidence evidence{source, entry.line, entry.row, {}, builder_.text(entry.text)};
        const Place place{path, entry.line};
        Text unit = builder_.text(entry.unit);
        const auto party = [&](const std::string& name, const std::string& country) {
            const auto match = identity_.find(name, source, country);
            if (country.empty() && identity_.namesakes(name, source) > 1)
                remark(Severity::doubt, place,
                       "several actors in different countries have this name; taken as the first",
                       name);
            if (!match) {
                ++account.actors_made;
                return make_actor(name, country, evidence, place);
            }
            ++account.actors_met;
            ActorRecord& record = builder_[match->actor];
            if (!record.country[0] && country.size() == 2)
                record.country = {country[0], country[1]};
            builder_.add(match->actor, evidence);
            if (match->basis == NameBasis::unit) {
                unit = builder_.text(name);
                remark(Severity::note, place,
                       fmt::format("a unit; its tie goes to '{}'", builder_.text(record.label)),
                       name);
            } else if (match->basis != NameBasis::same_text && match->basis != NameBasis::primary) {
                remark(Severity::note, place,
                       fmt::format("the same actor as '{}' ({})", builder_.text(record.label),
                                   name_of(match->basis)),
                       name);
            }
            return match->actor;
        };
        const Actor partner = party(entry.partner, entry.country);
        const Actor from = owner ? *owner : party(entry.from, "");
        TieRecord tie;
        tie.from = from;
        tie.to = partner;
        tie.type = entry.type;
        tie.start = entry.date;
        tie.end = entry.end;
        tie.weight = entry.weight;
        tie.wording = builder_.text(entry.wording);
        tie.scope = builder_.text(entry.scope);
        tie.unit = unit;
        tie.link = builder_.text(entry.link);
        if (from == partner)
            remark(Severity::doubt, place, "an agreement of an institution with itself",
                   entry.partner);
        add_tie(tie, evidence, place);
    }

    void add_fact_tie(const TieRecord& tie, const Evidence& evidence) {
        add_tie(tie, evidence, {std::string{builder_.text(evidence.place)}});
    }

    void add_tie(const TieRecord& tie, const Evidence& evidence, const Place& place) {
        // By source, for only other sources count and a long register may name few pairs.
        std::map<Source, std::vector<Tie>>& known =
            ties_between_[{std::min(tie.from, tie.to), std::max(tie.from, tie.to)}];
        std::vector<Tie> same;
        for (const auto& [source, ties] : known)
            if (source != evidence.source)
                std::copy_if(ties.begin(), ties.end(), std::back_inserter(same), [&](Tie other) {
                    return same_tie(builder_[other], tie, builder_.vocabulary());
                });
        if (same.size() == 1) {
            TieRecord& kept = builder_[same.front()];
            keep_most_precise(kept.start, tie.start);
            keep_most_precise(kept.end, tie.end);
            if (!kept.as_of.is_known()) kept.as_of = tie.as_of;
            if (kept.certainty > tie.certainty) kept.certainty = tie.certainty;
            if (kept.scope == Text{}) kept.scope = tie.scope;
            builder_.add(same.front(), evidence);
            ++ties_merged_;
            return;
        }
        if (same.size() > 1)
            remark(Severity::doubt, place,
                   fmt::format("{} – {}: this tie could be any of {} that another source names; "
                               "kept as one of its own",
                               builder_.text(builder_[tie.from].id),
                               builder_.text(builder_[tie.to].id), same.size()));
        known[evidence.source].push_back(builder_.add(tie, evidence));
    }

    StudyFile study_;
    Words words_;
    Builder builder_;
    Identity identity_;
    std::map<std::string, Source> sources_;
    FactTables facts_;
    std::map<std::pair<Actor, Actor>, std::map<Source, std::vector<Tie>>> ties_between_;
    std::vector<SourceAccount> accounts_;
    std::vector<Diagnostic> remarks_;
    std::vector<InputFile> inputs_;
    std::size_t ties_merged_ = 0;
};

StudyFile loose_study(const std::string& path, const LooseOptions& loose) {
    try {
        decode(loose.owner, "owner");
    } catch (const InputError&) {
        throw UsageError("the owner's name is not UTF-8", "a terminal in UTF-8");
    }
    StudyFile file;
    file.path = path;
    file.title = path == "-" ? "standard input" : fs::path{path}.filename().string();
    StudySource source;
    source.id = path == "-" ? "standard-input" : fs::path{path}.stem().string();
    source.title = file.title;
    source.file = path;
    source.owner = loose.owner;
    source.reading = loose.reading;
    if (!loose.owner.empty())
        source.extent = Extent::partial; // nobody said that the list is complete
    file.sources.push_back(std::move(source));
    return file;
}

} // namespace

RowAccount Study::total() const {
    RowAccount all;
    for (const SourceAccount& a : accounts) {
        all.rows += a.reading.account.rows;
        all.used += a.reading.account.used;
        all.merged += a.reading.account.merged;
        all.rejected += a.reading.account.rejected;
    }
    return all;
}

Study load_study(const std::string& path, const LooseOptions& loose) {
    StudyFile file;
    if (fs::path{path}.extension() == ".toml") {
        std::string bytes = read_file(path);
        const std::string digest = sha256(bytes);
        const std::size_t size = bytes.size();
        file = parse_study_file(decode(std::move(bytes), path), path);
        const auto folder =
            file.vocabulary.empty()
                ? std::string{}
                : (fs::path{file.folder} / file.vocabulary).lexically_normal().string();
        auto words = parse_vocabulary(folder.empty() ? built_in_vocabulary_tables()
                                                     : read_vocabulary_tables(folder));
        Study study = Assembly{std::move(file), std::move(words)}.assemble();
        study.inputs.insert(study.inputs.begin(),
                            {fs::path{path}.filename().string(), digest, size});
        return study;
    }
    return Assembly{loose_study(path, loose), parse_vocabulary(built_in_vocabulary_tables())}
        .assemble();
}

} // namespace entente
