#include <entente/apps/study/facts.hpp>
#include <entente/apps/study/plain.hpp>
#include <entente/apps/study/study.hpp>
#include <entente/apps/study/tie_book.hpp>
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

class Assembly {
public:
    Assembly(StudyFile file, Words words, const LoadOptions& options)
        : study_{std::move(file)}, words_(std::move(words)), options_(options),
          builder_(study_.title, words_.vocabulary), identity_(builder_),
          facts_(builder_, identity_, sources_), ties_(builder_) {}

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
        const std::vector<Decision> decisions = read_decisions_of_study();
        const AuthorityIndex authorities = read_authorities();
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
                       [&] { read_register_of(study_.sources[i], std::move(bytes[i])); });
        Resolution resolution =
            resolve(mentions_, builder_, identity_, words_, authorities, decisions,
                    resolved(study_.decisions), study_.identity, options_.run);
        settle_drafts(resolution);
        with("ties", [&](const FactFile& f) {
            facts_.read_ties(f, [&](const TieRecord& tie, const Evidence& e,
                                    const std::vector<LifeRecord>& life) {
                ties_.add(tie, e, life, {std::string{builder_.text(e.place)}});
            });
        });
        with("attributes", [&](const FactFile& f) { facts_.read_attributes(f); });
        with("claims", [&](const FactFile& f) { facts_.read_claims(f); });
        with("counts", [&](const FactFile& f) { facts_.read_counts(f); });
        with("coverage", [&](const FactFile& f) { facts_.read_coverage(f); });
        for (auto* more : {&resolution.remarks, &ties_.remarks()})
            remarks_.insert(remarks_.end(), more->begin(), more->end());
        std::stable_sort(
            remarks_.begin(), remarks_.end(), [](const Diagnostic& x, const Diagnostic& y) {
                return std::tie(x.place.file, x.place.line) < std::tie(y.place.file, y.place.line);
            });
        return {.file = std::move(study_),
                .network = builder_.build(),
                .accounts = std::move(accounts_),
                .remarks = std::move(remarks_),
                .inputs = std::move(inputs_),
                .names = std::move(resolution.pairs),
                .decisions = std::move(decisions),
                .ties_merged = ties_.merged()};
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

    /// Those of the file, but for pairs that are tried otherwise; then what is tried.
    std::vector<Decision> read_decisions_of_study() {
        std::vector<Decision> decisions;
        if (!study_.decisions.empty()) {
            std::string bytes = read_input(study_.decisions);
            const std::string path = resolved(study_.decisions);
            decisions = read_decisions({path, decode(std::move(bytes), path)});
        }
        for (const Decision& trial : options_.trial) {
            std::erase_if(decisions, [&](const Decision& d) { return same_pair(d, trial); });
            decisions.push_back(trial);
        }
        return decisions;
    }

    AuthorityIndex read_authorities() {
        AuthorityIndex index;
        for (const StudyAuthority& a : study_.authorities) {
            std::string bytes = read_input(a.file);
            const Source source = builder_.add(SourceRecord{
                a.id, a.title.empty() ? a.id : a.title, a.file, inputs_.back().sha256, a.as_of});
            const std::string path = resolved(a.file);
            Authority authority = a.format == AuthorityFormat::table
                                      ? read_table_of_authority(a, std::move(bytes), path)
                                      : read_authority(std::move(bytes), path);
            remarks_.insert(remarks_.end(), authority.diagnostics.begin(),
                            authority.diagnostics.end());
            index.add(source, std::move(authority), a.parents, options_.run);
        }
        return index;
    }

    /// A table of institutions is read as a register is; its rows are institutions, not ties.
    Authority read_table_of_authority(const StudyAuthority& a, std::string bytes,
                                      const std::string& path) {
        SourceReading opened = read_source(std::move(bytes), path, a.opening);
        remarks_.insert(remarks_.end(), opened.remarks.begin(), opened.remarks.end());
        std::vector<AuthorityRow> rows;
        RegisterOptions options = a.reading;
        options.has_owner = true; // one party a row
        const auto reading = read_register(
            std::move(opened.tables), words_, options, [&](const RegisterEntry& entry) {
                rows.push_back(
                    {.id = entry.id.empty() ? fmt::format("{}:{}", a.id, entry.line) : entry.id,
                     .name = entry.partner,
                     .country = entry.country,
                     .city = entry.city,
                     .link = entry.link,
                     .place = {path, entry.line}});
            });
        remarks_.insert(remarks_.end(), reading.remarks.begin(), reading.remarks.end());
        return authority_of(rows, path, LocaleWords{options.languages, words_.country_aliases});
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
        // Where tables name the study's actors, an owner that is none of them may be mistyped.
        if (const auto known = identity_.all_names(); !known.empty() && !study_.facts.empty()) {
            const std::string near = did_you_mean(source.owner, known);
            remarks_.push_back({Severity::doubt, source.place,
                                "the owner is none of the study's actors; a new one is made",
                                source.owner, near});
        }
        const auto kind = classify_kind(*words_.vocabulary, source.owner);
        if (!kind)
            remark(
                Severity::note, source.place,
                fmt::format("no kind of actor is known from this name; taken as {}", fallback_kind),
                source.owner);
        return identity_.add("", source.owner,
                             kind.value_or(words_.vocabulary->kind(fallback_kind)), "",
                             Certainty::stated, evidence);
    }

    /// A tie of a register before it is known which actors its names are.
    struct Draft {
        TieRecord tie;
        std::optional<MentionId> from; ///< nothing: the owner, who is tie.from already
        MentionId partner = 0;
        Evidence evidence;
        std::vector<LifeRecord> life;
        std::uint32_t account = 0; ///< position of the register among the accounts
    };

    void read_register_of(const StudySource& source, std::string bytes) {
        const std::string path = resolved(source.file);
        SourceReading opened = read_source(std::move(bytes), path, source.opening);
        RegisterOptions options = source.reading;
        options.has_owner = !source.owner.empty();
        const Source id = sources_.at(source.id);
        std::optional<Actor> owner;
        if (options.has_owner) // before its partners, of whom it may be one
            owner =
                owner_of(source, {id, 0, 0, builder_.text("owner"), builder_.text(source.owner)});
        SourceAccount account{source.id, {}, opened.format, opened.encoding, opened.tables.size(),
                              0,         0};
        const auto number = static_cast<std::uint32_t>(accounts_.size());
        bool is_owned = false;
        const std::size_t first_draft = drafts_.size();
        account.reading = read_register(
            std::move(opened.tables), words_, options, [&](const RegisterEntry& entry) {
                is_owned = is_owned || entry.from.empty();
                if (entry.from.empty() && !owner)
                    throw InputError(Diagnostic{
                        .severity = Severity::error,
                        .place = source.place.line ? source.place : Place{path},
                        .message =
                            "the register names partners but not the institution that they are "
                            "partners of",
                        .hint =
                            "--owner \"Name of the institution\", or owner = \"…\" in the study "
                            "file"});
                drafts_.push_back(draft(entry, id, owner, {path, entry.line}));
                drafts_.back().account = number;
            });
        const bool has_groups =
            std::any_of(account.reading.columns.begin(), account.reading.columns.end(),
                        [](const auto& c) { return c.first == "group"; });
        if (has_groups)
            for (std::size_t i = first_draft; i < drafts_.size(); ++i)
                drafts_[i].partner = mentions_.as_group(drafts_[i].partner);
        if (owner && is_owned && source.extent) {
            const LayerId layer =
                source.layer.empty()
                    ? (*words_.vocabulary)[words_.vocabulary->type(source.reading.default_type)]
                          .layer
                    : words_.vocabulary->layer(source.layer);
            builder_.add(CoverageRecord{id, *owner, layer, *source.extent, source.as_of, {}});
        }
        remarks_.insert(remarks_.end(), opened.remarks.begin(), opened.remarks.end());
        remarks_.insert(remarks_.end(), account.reading.remarks.begin(),
                        account.reading.remarks.end());
        accounts_.push_back(std::move(account));
    }

    Draft draft(const RegisterEntry& entry, Source source, std::optional<Actor> owner,
                const Place& place) {
        Draft draft;
        draft.evidence = {source, entry.line, entry.row, {}, builder_.text(entry.text)};
        Mention partner{.source = source,
                        .name = entry.partner,
                        .country = entry.country,
                        .id = entry.id,
                        .city = entry.city,
                        .kind = entry.kind_as_written,
                        .link = entry.link,
                        .position = entry.position,
                        .first = draft.evidence,
                        .place = place};
        draft.partner = mentions_.add(std::move(partner));
        if (entry.from.empty())
            draft.tie.from = *owner;
        else
            draft.from = mentions_.add({.source = source,
                                        .name = entry.from,
                                        .country = entry.from_country,
                                        .id = {},
                                        .city = {},
                                        .kind = {},
                                        .link = {},
                                        .position = {},
                                        .first = draft.evidence,
                                        .place = place});
        TieRecord& tie = draft.tie;
        tie.type = entry.type;
        tie.start = entry.date;
        tie.end = entry.end;
        tie.weight = entry.weight;
        tie.wording = builder_.text(entry.wording);
        tie.scope = builder_.text(entry.scope);
        tie.unit = builder_.text(entry.unit);
        tie.link = builder_.text(entry.link);
        for (const LifeEvent& event : entry.life) {
            // The tie's own dates say these two.
            if (event.stage == Stage::signature && event.date == entry.date) continue;
            if (event.stage == Stage::expires && event.date == entry.end) continue;
            draft.life.push_back({.stage = event.stage,
                                  .date = event.date,
                                  .text = builder_.text(event.as_written)});
        }
        return draft;
    }

    void settle_drafts(const Resolution& resolution) {
        std::vector<bool> told(mentions_.all().size());
        const auto party = [&](MentionId m, const Draft& draft, TieRecord& tie) {
            const Settled& settled = resolution.of[m];
            SourceAccount& account = accounts_[draft.account];
            const bool made = settled.made && !told[m];
            told[m] = true;
            ++(made ? account.actors_made : account.actors_met);
            if (!made) builder_.add(settled.actor, draft.evidence);
            if (settled.basis == NameBasis::unit) tie.unit = builder_.text(mentions_[m].name);
            return settled.actor;
        };
        for (Draft& draft : drafts_) {
            TieRecord& tie = draft.tie;
            tie.to = party(draft.partner, draft, tie);
            if (draft.from) tie.from = party(*draft.from, draft, tie);
            const Place place{accounts_[draft.account].reading.file, draft.evidence.line};
            if (tie.from == tie.to)
                remark(Severity::doubt, place, "an agreement of an institution with itself",
                       mentions_[draft.partner].name);
            ties_.add(tie, draft.evidence, std::move(draft.life), place);
        }
        drafts_ = {};
    }

    StudyFile study_;
    Words words_;
    const LoadOptions& options_;
    Builder builder_;
    Identity identity_;
    std::map<std::string, Source> sources_;
    FactTables facts_;
    TieBook ties_;
    Mentions mentions_;
    std::vector<Draft> drafts_;
    std::vector<SourceAccount> accounts_;
    std::vector<Diagnostic> remarks_;
    std::vector<InputFile> inputs_;
};

StudyFile loose_study(const std::string& path, const LoadOptions& loose) {
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
    source.opening = loose.opening;
    file.decisions = loose.decisions;
    for (const std::string& authority : loose.authorities) {
        file.authorities.emplace_back();
        file.authorities.back().id = fs::path{authority}.filename().string();
        file.authorities.back().file = authority;
        // Lists come as JSON, packed or not; what a register may come as is a table.
        const std::string ending = fs::path{authority}.extension().string();
        for (const char* of_table : {".csv", ".tsv", ".txt", ".xlsx", ".html", ".htm"})
            if (ending == of_table) file.authorities.back().format = AuthorityFormat::table;
    }
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
        all.aside += a.reading.account.aside;
        all.entries += a.reading.account.entries;
        all.rejected += a.reading.account.rejected;
    }
    return all;
}

Study load_study(const std::string& path, const LoadOptions& options) {
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
        std::error_code error; // who cannot look finds no decisions, and reading the rest says why
        if (file.decisions.empty() && fs::exists(fs::path{file.folder} / usual_decisions, error))
            file.decisions = usual_decisions;
        Study study = Assembly{std::move(file), std::move(words), options}.assemble();
        study.inputs.insert(study.inputs.begin(),
                            {fs::path{path}.filename().string(), digest, size});
        return study;
    }
    if (is_plain(path, options)) return load_plain(path, options);
    if (options.directed)
        throw UsageError("directed is for plain lists of ties, and this is a register",
                         "--input-format edges, or --direction directed to look at it so");
    return Assembly{loose_study(path, options), parse_vocabulary(built_in_vocabulary_tables()),
                    options}
        .assemble();
}

} // namespace entente
