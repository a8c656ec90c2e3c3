/// entente run: the whole study into a folder of results.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>
#include <growth_reports.hpp>
#include <pictures.hpp>
#include <report.hpp>

#include <entente/io/formats/network_json.hpp>
#include <entente/io/results/results_folder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace entente {
namespace {

struct RunCommandArguments : RunArguments {
    std::string study;
    std::string output;
    bool overwrite = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            std::tuple{Field{"study",
                             &RunCommandArguments::study,
                             "the study file",
                             {.positional = true, .required = true, .value_name = "STUDY"}},
                       Field{"output",
                             &RunCommandArguments::output,
                             "folder for the results; results/ and the name of the study's folder "
                             "unless given",
                             {.short_name = 'o', .value_name = "FOLDER"}},
                       Field{"overwrite", &RunCommandArguments::overwrite,
                             "replace an earlier folder of results"}},
            RunArguments::fields());
    }
};

std::string folder_for(const Study& study) {
    const auto folder = std::filesystem::absolute(study.file.path)
                            .lexically_normal()
                            .parent_path()
                            .filename()
                            .string();
    return "results/" + (folder.empty() ? std::string{"study"} : folder);
}

class StudyRun {
public:
    StudyRun(const Study& study, const Session& session, const std::string& command)
        : study_(study), network_(study.network), session_(session),
          provenance_(provenance_of(study, session)) {
        provenance_.command = command;
        lens_.layers = study.file.layers;
        doubt_ = uncertainty_of(study.file.uncertainty, uncertainty::Sampling{}.level, study);
    }

    void run(const std::string& folder, bool overwrite) {
        network_tables();
        const View view = lens_(network_);
        scores(view);
        growth();
        pictures();
        results_.add_file("network.dot", "The network for Graphviz, with positions",
                          dot_text(study_, lens_, session_));
        if (study_.file.report) page();
        session_.run("writing").throw_if_stopped();
        results_.write(folder, provenance_, overwrite);
        if (results_.guarded_cells())
            session_.say(fmt::format(
                "note: {} cells that a spreadsheet would run as formulas got a leading apostrophe",
                results_.guarded_cells()));
    }

    /// What it has to say was said of the tables.
    void page() {
        ReportRequest request;
        request.lens = lens_;
        request.lens_text = lens_text();
        request.doubt = doubt_;
        Session silent = session_;
        silent.quiet = true;
        results_.add_file("report.html", "The study as one page",
                          report_page(study_, request, silent));
    }

    std::size_t file_count() const { return results_.files().size() + 2; }

private:
    void network_tables() {
        results_.add_table("actors.csv", "Actors", actors_of(network_));
        results_.add_table("ties.csv", "Ties with dates, wording and evidence", ties_of(network_));
        results_.add_table("evidence.csv", "Where each tie and actor is stated",
                           evidence_of(network_));
        results_.add_table("life.csv", "What became of agreements: entry into force, renewal, end",
                           life_of(network_));
        results_.add_table("names.csv", "Names by which actors were met, and why they are theirs",
                           names_of_actors(network_));
        results_.add_table("attributes.csv", "Facts about actors", attributes_of(network_));
        results_.add_table("claims.csv", "Claims that disagree", claims_of(network_));
        results_.add_table("counts.csv", "Members that are counted, not named",
                           counts_of(network_));
        results_.add_table("coverage.csv", "How complete the sources are", coverage_of(network_));
        results_.add_table("remarks.csv", "Repairs, doubts, rejected rows and notes", remarks());
        results_.add_file("network.json", "The whole network", network_json(network_));
    }

    ResultTable remarks() const {
        std::vector<std::string> severity, file, message, excerpt, hint;
        std::vector<double> line, column;
        for (const Diagnostic& d : study_.remarks) {
            severity.emplace_back(name_of(d.severity));
            // A path that depends on where the study was called from would make results differ.
            file.push_back(
                std::filesystem::path{d.place.file}
                    .lexically_relative(study_.file.folder.empty() ? "." : study_.file.folder)
                    .string());
            if (file.back().empty() || file.back() == ".") file.back() = d.place.file;
            line.push_back(d.place.line);
            column.push_back(d.place.column);
            message.push_back(d.message);
            excerpt.push_back(d.excerpt);
            hint.push_back(d.hint);
        }
        return {{{"severity", severity},
                 {"file", file},
                 {"line", line},
                 {"column", column},
                 {"message", message},
                 {"excerpt", excerpt},
                 {"try", hint}}};
    }

    void record(const std::vector<Answer>& answers, const std::string& file) {
        warn_of_convergence(answers, session_);
        for (const Answer& a : answers)
            provenance_.analyses.push_back({std::string{a.request->spec->name}, lens_text(),
                                            a.outcome.options, file,
                                            convergence_text(a.outcome.result)});
    }

    std::string lens_text() const {
        std::string text;
        for (const std::string& l : lens_.layers) text += (text.empty() ? "layers " : ", ") + l;
        return text.empty() ? "layers that are on by default" : text;
    }

    void scores(const View& view) {
        const auto requests =
            parse_requests(study_.file.centrality, measure_families(), {"scores"});
        if (!requests.empty()) {
            const auto answers =
                answer(network_, lens_, view, requests, session_, GroupActors::none, doubt_);
            results_.add_table("centrality.csv", "Centrality of actors",
                               actor_table(network_, view, named<Scores>(answers)));
            results_.add_table("centrality-long.csv", "Centrality, tidy, with parameters",
                               long_actor_table(network_, view, named<Scores>(answers)));
            record(answers, "centrality.csv");
        }
        const auto tie_requests = parse_requests(
            study_.file.ties, {"centrality", "feedback", "clusters"}, {"tie scores"});
        if (!tie_requests.empty()) {
            const auto answers =
                answer(network_, lens_, view, tie_requests, session_, GroupActors::none, doubt_);
            results_.add_table("tie-centrality.csv", "Measures of ties",
                               tie_score_table(network_, view, named<TieScores>(answers)));
            record(answers, "tie-centrality.csv");
        }
        const auto cluster_requests =
            parse_requests(study_.file.clusters, {"clusters", "blocks", "cohesion"}, {"partition"});
        if (!cluster_requests.empty()) {
            const auto answers = answer(network_, lens_, view, cluster_requests, session_,
                                        GroupActors::none, doubt_);
            results_.add_table("clusters.csv", "Cluster of each actor",
                               cluster_table(network_, view, named<Partition>(answers)));
            results_.add_table("clusters-summary.csv", "Clusters",
                               cluster_summary(network_, view, named<Partition>(answers)));
            record(answers, "clusters.csv");
        }
    }

    void growth() {
        std::vector<std::string> reports;
        for (const std::string& word : study_.file.growth)
            if (const auto period = value_named<PeriodLength>(word))
                curves(word, *period);
            else
                reports.push_back(word);
        const auto requests = report_requests(reports, std::nullopt, GroupBy::none);
        if (requests.empty()) return;
        const Grown all = grown(network_, lens_, GroupBy::none, std::nullopt);
        for (const Request& request : requests) {
            const Report made = report(request, all, doubt_, session_);
            const std::string file = file_of(request);
            results_.add_table(file, std::string{request.spec->summary}, made.table);
            record({made.answer}, file);
        }
    }

    void curves(const std::string& word, PeriodLength period) {
        for (const GroupBy by : {GroupBy::none, GroupBy::type}) {
            const Timeline timeline = timeline_of(network_, lens_, by, std::nullopt);
            const Outcome outcome = growth_curve(timeline, period, by, false, session_);
            const std::string file =
                fmt::format("growth-{}{}.csv", word, by == GroupBy::none ? "" : "-by-type");
            results_.add_table(file,
                               fmt::format("Growth by {}{}, with bounds", word,
                                           by == GroupBy::none ? "" : " and type"),
                               series_table(std::get<Series>(outcome.result)));
            provenance_.analyses.push_back(
                {"growth.curve", lens_text(), outcome.options, file, ""});
            if (by != GroupBy::none) continue;
            for (const auto& [name, value] : std::get<Series>(outcome.result).apart)
                provenance_.account.emplace_back(fmt::format("growth by {}: {}", word, name),
                                                 fmt::format("{}", value));
        }
    }

    PictureRequest request_of(const StudyPicture& p) const {
        const auto choice = [](const std::string& word, auto& into, const char* key) {
            if (word.empty()) return;
            const auto value = value_named<std::remove_reference_t<decltype(into)>>(word);
            if (!value)
                throw UsageError(fmt::format("'{}' is no value of {}", word, key),
                                 "entente help draw");
            into = *value;
        };
        PictureRequest request;
        request.kind = p.kind;
        request.lens = lens_;
        if (!p.layers.empty()) request.lens.layers = p.layers;
        request.title = p.title;
        request.subtitle = p.subtitle;
        if (!p.color_by.empty()) request.color_by = p.color_by;
        request.size = p.size;
        if (!p.clusters.empty()) request.clusters = p.clusters;
        request.hulls = p.hulls;
        if (p.panels) request.panels = std::max(1u, *p.panels);
        if (p.labels) request.labels = *p.labels;
        if (!p.width.empty()) request.width = length_in_points(p.width);
        choice(p.by, request.by, "by");
        choice(p.period, request.period, "period");
        choice(p.between, request.between, "between");
        choice(p.theme, request.theme, "theme");
        choice(p.language, request.language, "language");
        if (!p.owner.empty()) request.owner = find_actor(network_, p.owner);
        return request;
    }

    void pictures() {
        struct Job {
            std::size_t scene;
            std::string name, title, bytes;
        };
        std::vector<Scene> scenes;
        std::vector<Job> jobs;
        for (const StudyPicture& p : study_.file.pictures) {
            try {
                Picture made = picture(study_, request_of(p), session_);
                if (!made.data.columns.empty())
                    results_.add_table(p.name + ".csv", "What the picture " + p.name + " shows",
                                       std::move(made.data));
                scenes.push_back(std::move(made.scene));
            } catch (const UsageError& e) {
                throw InputError(Diagnostic{.severity = Severity::error,
                                            .place = p.place,
                                            .message = e.what(),
                                            .hint = e.hint()});
            }
            for (const char* ending : {"svg", "png", "pdf"})
                jobs.push_back({scenes.size() - 1,
                                p.name + "." + ending,
                                fmt::format("{} ({})", scenes.back().title, ending),
                                {}});
        }
        // Bitmaps take longer than all the rest together; each job fills its own slot.
        session_.run("pictures")
            .for_each(
                jobs.size(), [] { return 0; },
                [&](std::size_t i, int) {
                    jobs[i].bytes = picture_bytes(scenes[jobs[i].scene], jobs[i].name);
                });
        for (Job& job : jobs) results_.add_file(job.name, job.title, std::move(job.bytes));
    }

    const Study& study_;
    const Network& network_;
    const Session& session_;
    Provenance provenance_;
    Lens lens_;
    Uncertainty doubt_;
    ResultsFolder results_;
};

void run(const RunCommandArguments& arguments, Session& session) {
    arguments.apply(session);
    if (!arguments.study.ends_with(".toml"))
        throw UsageError(fmt::format("run takes a study file, not '{}'", arguments.study),
                         "entente help draw, centrality or growth, which take a register");
    const Study study = load_study(arguments.study);
    require_no_doubts(study, session);
    const std::string folder = arguments.output.empty() ? folder_for(study) : arguments.output;
    StudyRun work{study, session,
                  "entente run " + std::filesystem::path{arguments.study}.filename().string()};
    work.run(folder, arguments.overwrite);
    const RowAccount total = study.total();
    session.say(fmt::format("{} rows = {} used + {} merged + {} aside + {} rejected", total.rows,
                            total.used, total.merged, total.aside, total.rejected));
    session.say(fmt::format("{} actors, {} ties; {} files in {}", study.network.actor_count(),
                            study.network.tie_count(), work.file_count(), folder));
}

} // namespace

CommandSpec run_command() {
    return command(
        &run, {.name = "run",
               .summary = "the whole study: tables, pictures, network, report and manifest in one "
                          "folder",
               .details = "What is run and drawn stands in the study file. The results depend on "
                          "the study and its files alone: the "
                          "same bytes on every machine with the same fonts, for any number of "
                          "threads, in every locale and time zone.",
               .examples = {{"entente run data/azerbaijan/study.toml -o results/azerbaijan",
                             "the study that comes with the program"}}});
}

} // namespace entente
