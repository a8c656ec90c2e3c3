#include <entente/core/base/errors.hpp>
#include <entente/io/picture/dot.hpp>
#include <entente/io/text/escape.hpp>

#include <fmt/format.h>
#include <graphviz/cgraph.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <set>

namespace entente {
namespace {

std::mutex cgraph_lock;
std::string reported; // guarded by cgraph_lock

int report(char* text) {
    reported += text;
    return 0;
}

int append(void* out, const char* text) {
    static_cast<std::string*>(out)->append(text);
    return 0;
}

int ignore_flush(void*) { return 0; }

struct Close {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// Collects what cgraph has to say while it lives, instead of letting it print.
class Listening {
public:
    Listening() : lock_(cgraph_lock), before_(agseterrf(report)) {
        reported.clear();
        agreseterrors();
    }
    ~Listening() { agseterrf(before_); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    void check() const {
        if (!reported.empty() || agerrors() != 0)
            throw SystemError("cannot write DOT: " +
                              (reported.empty() ? "cgraph failed" : visible_text(reported)));
    }

private:
    std::lock_guard<std::mutex> lock_;
    agusererrf before_;
};

/// cgraph forgets names that begin with its mark for names of its own.
std::string node_name(std::string_view id) {
    return (id.starts_with('%') ? "\\" : "") + dot_text(id);
}

std::string decimal(double value) {
    const long long hundredths = std::llround(value * 100);
    return fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", std::llabs(hundredths) / 100,
                       std::llabs(hundredths) % 100);
}

class Writer {
public:
    Writer(const Network& network, const View& view, const DotOptions& options)
        : network_(network), view_(view), options_(options) {}

    std::string write() {
        const Listening listening;
        Agiodisc_t output{};
        output.putstr = append;
        output.flush = ignore_flush;
        Agdisc_t disciplines{&AgMemDisc, &AgIdDisc, &output};
        char name[] = "entente";
        graph_.reset(
            agopen(name, view_.graph.is_directed() ? Agdirected : Agundirected, &disciplines));
        if (!graph_) throw SystemError("cannot write DOT: no memory for the graph");
        set_graph();
        add_nodes();
        add_edges();
        listening.check();
        std::string text;
        agwrite(graph_.get(), &text);
        graph_.reset(); // while its disciplines live
        listening.check();
        return text;
    }

private:
    /// cgraph takes its texts without const and copies them.
    static char* loose(const std::string& text) { return const_cast<char*>(text.c_str()); }

    void set(void* object, const char* name, const std::string& value) {
        agsafeset(object, const_cast<char*>(name), loose(dot_text(value)), const_cast<char*>(""));
    }
    void set_if(void* object, const char* name, const std::string& value) {
        if (!value.empty()) set(object, name, value);
    }

    void set_graph() {
        // Long texts would be folded with a backslash at the line's end, which few other readers
        // know.
        set(graph_.get(), "linelength", "0");
        set(graph_.get(), "label", options_.title.empty() ? network_.title() : options_.title);
        for (const auto& [name, value] : options_.provenance) {
            std::string key = "entente_";
            for (const char c : name) {
                const bool digit = c >= '0' && c <= '9', lower = c >= 'a' && c <= 'z',
                           upper = c >= 'A' && c <= 'Z';
                key += digit || lower ? c : upper ? static_cast<char>(c - 'A' + 'a') : '_';
            }
            set(graph_.get(), key.c_str(), value);
        }
    }

    void add_nodes() {
        double greatest = 0;
        if (options_.scores)
            for (const double s : options_.scores->value)
                if (std::isfinite(s)) greatest = std::max(greatest, s);
        for (const Vertex v : view_.graph.vertices()) {
            const Actor actor = view_.actor_of[v];
            const ActorRecord& record = network_[actor];
            Agnode_t* node = agnode(graph_.get(), loose(node_name(network_.id(actor))), 1);
            if (!node) throw SystemError("cannot write DOT: no memory for a node");
            nodes_.push_back(node);
            const std::string label{network_.label(actor)};
            set(node, "label", label);
            set_if(node, "kind", network_.kind(actor).id);
            set_if(node, "country", std::string{network_.country(actor)});
            set(node, "observed", record.observed ? "true" : "false");
            set(node, "style", record.observed ? "filled" : "solid");
            set(node, "tooltip", label);
            if (options_.positions) {
                const auto p = options_.positions->at[v];
                set(node, "pos",
                    decimal(p.x * options_.unit) + "," +
                        decimal(-p.y * options_.unit)); // DOT's y goes up
            }
            if (options_.scores) {
                const double score = options_.scores->value[v];
                if (std::isfinite(score)) set(node, "score", fmt::format("{}", score));
                const double share =
                    std::isfinite(score) && greatest > 0 ? std::max(0.0, score) / greatest : 0;
                const std::string side = decimal(0.15 + 0.6 * std::sqrt(share));
                set(node, "width", side);
                set(node, "height", side);
            }
            if (options_.partition)
                set(node, "cluster", std::to_string(options_.partition->cluster[v]));
        }
    }

    /// Distinct texts in order, joined.
    static std::string joined(const std::vector<std::string>& texts) {
        std::vector<std::string> distinct;
        for (const std::string& text : texts)
            if (!text.empty() &&
                std::find(distinct.begin(), distinct.end(), text) == distinct.end())
                distinct.push_back(text);
        return fmt::format("{}", fmt::join(distinct, "; "));
    }

    std::string evidence_of(Tie tie) const {
        std::vector<std::string> places;
        for (const Evidence& e : network_.evidence(tie)) {
            std::string place = network_[e.source].id;
            if (e.row)
                place += fmt::format(", row {}", e.row);
            else if (e.line)
                place += fmt::format(", line {}", e.line);
            if (const auto said = network_[e.place]; !said.empty())
                place += ", " + std::string{said};
            places.push_back(std::move(place));
        }
        return joined(places);
    }

    void add_edges() {
        for (const Edge e : view_.graph.edges()) {
            const EdgeEnds ends = view_.graph.ends(e);
            Agedge_t* edge =
                agedge(graph_.get(), nodes_[index(ends.from)], nodes_[index(ends.to)], nullptr, 1);
            if (!edge) throw SystemError("cannot write DOT: no memory for an edge");
            std::vector<std::string> types, dates, certainties, places;
            bool stated = false;
            for (const Tie tie : view_.ties_of[e]) {
                const TieRecord& record = network_[tie];
                types.push_back(network_.type(tie).id);
                dates.push_back(to_edtf(onset(record)));
                certainties.emplace_back(name_of(record.certainty));
                places.push_back(evidence_of(tie));
                stated = stated || record.certainty == Certainty::stated;
            }
            set_if(edge, "type", joined(types));
            set_if(edge, "date", joined(dates));
            set_if(edge, "certainty", joined(certainties));
            if (!stated) set(edge, "style", "dashed");
            set_if(edge, "tooltip", joined(places));
            if (types.size() > 1) set(edge, "ties", std::to_string(types.size()));
            if (view_.graph.is_weighted())
                set(edge, "weight", fmt::format("{}", view_.graph.weight(e)));
        }
    }

    const Network& network_;
    const View& view_;
    const DotOptions& options_;
    std::unique_ptr<Agraph_t, Close> graph_;
    std::vector<Agnode_t*> nodes_;
};

} // namespace

std::string write_dot(const Network& network, const View& view, const DotOptions& options) {
    const std::size_t n = view.graph.order();
    const auto require = [&](bool given, std::size_t size, const char* what) {
        if (given && size != n)
            throw UsageError(fmt::format("{} {} for a view of {} actors", size, what, n));
    };
    require(options.positions, options.positions ? options.positions->at.size() : 0, "positions");
    require(options.scores, options.scores ? options.scores->value.size() : 0, "scores");
    require(options.partition, options.partition ? options.partition->cluster.size() : 0,
            "clusters");
    return Writer{network, view, options}.write();
}

} // namespace entente
