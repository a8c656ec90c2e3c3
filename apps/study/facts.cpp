#include <entente/apps/study/facts.hpp>
#include <entente/core/base/suggest.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/headed_table.hpp>

#include <fmt/format.h>

#include <charconv>

namespace entente {
namespace {

HeadedTable headed(const FactFile& file, std::vector<std::string> required,
                   std::vector<std::string> optional = {}) {
    return {parse_delimited(file.text, file.path), std::move(required), std::move(optional)};
}

/// A row of a fact table, read cell by cell into the model's types.
class RowReader {
public:
    RowReader(const HeadedTable& table, std::size_t row, Builder& builder, const Identity& identity,
              const std::map<std::string, Source>& sources)
        : table_(table), row_(row), builder_(builder), identity_(identity), sources_(sources) {}

    std::string_view operator[](std::string_view column) const { return table_.at(row_, column); }
    Text text(std::string_view column) const { return builder_.text((*this)[column]); }

    std::string_view required(std::string_view column) const {
        const auto value = (*this)[column];
        if (value.empty()) table_.refuse(row_, column, fmt::format("'{}' is empty", column));
        return value;
    }

    Actor actor(std::string_view column) const {
        const auto id = required(column);
        if (const auto found = identity_.by_id(id)) return *found;
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < builder_.actor_count(); ++i)
            ids.emplace_back(builder_.text(builder_[Actor{static_cast<std::uint32_t>(i)}].id));
        table_.refuse(row_, column, fmt::format("no actor is called '{}'", id),
                      did_you_mean(id, ids));
    }

    Date date(std::string_view column) const {
        if (const auto date = parse_edtf((*this)[column])) return *date;
        table_.refuse(row_, column, "not a date of ISO 8601-2",
                      "2019-09-16, 2019-09, 2019 or [2019-07-01..2019-07-05]");
    }

    template <class E>
    E choice(std::string_view column, E preset) const {
        const auto text = (*this)[column];
        if (text.empty()) return preset;
        if (const auto value = value_named<E>(text)) return *value;
        std::string list;
        for (const auto& [name, _] : names_of<E>)
            list += (list.empty() ? "" : ", ") + std::string{name};
        table_.refuse(row_, column, fmt::format("'{}' is none of {}", text, list));
    }

    template <class Find>
    auto word(std::string_view column, Find find) const {
        try {
            return find(required(column));
        } catch (const UsageError& e) {
            table_.refuse(row_, column, e.what(), e.hint());
        }
    }

    Evidence evidence(std::string_view text) const {
        const auto id = required("source");
        const auto it = sources_.find(std::string{id});
        if (it == sources_.end())
            table_.refuse(row_, "source", fmt::format("the study has no source '{}'", id));
        return {it->second, 0, 0, builder_.text(required("place")), builder_.text(text)};
    }

    std::uint32_t count(std::string_view column) const {
        const auto text = required(column);
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size())
            table_.refuse(row_, column, fmt::format("'{}' is not a whole number", text));
        return value;
    }

    double weight() const {
        const auto text = (*this)["weight"];
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || !(value >= 0) ||
            value > 1e300)
            table_.refuse(row_, "weight", fmt::format("'{}' is not a number of at least 0", text));
        return value;
    }

    /// Runs what may throw UsageError, and says where.
    template <class Work>
    void placed(std::string_view column, Work work) const {
        try {
            work();
        } catch (const UsageError& e) {
            table_.refuse(row_, column, e.what(), e.hint());
        }
    }

private:
    const HeadedTable& table_;
    std::size_t row_;
    Builder& builder_;
    const Identity& identity_;
    const std::map<std::string, Source>& sources_;
};

} // namespace

void FactTables::read_actors(const FactFile& file) {
    const auto table = headed(file, {"id", "name", "kind", "source", "place"},
                              {"country", "acronym", "unit_of", "certainty", "note"});
    const auto& words = builder_.vocabulary();
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        const auto country = row["country"];
        if (!country.empty() && country.size() != 2)
            table.refuse(i, "country", "a country is a code of two letters");
        const auto kind = row.word("kind", [&](auto id) { return words.kind(id); });
        std::string said{row["name"]};
        if (!row["note"].empty()) said += fmt::format(" ({})", row["note"]);
        const Evidence evidence = row.evidence(said);
        row.placed("id", [&] {
            const Actor actor =
                identity_.add(row.required("id"), row.required("name"), kind, country,
                              row.choice("certainty", Certainty::stated), evidence);
            if (const auto acronym = row["acronym"]; !acronym.empty()) {
                builder_[actor].short_label = builder_.text(acronym);
                identity_.bind(acronym, actor, NameBasis::acronym, "", evidence);
            }
        });
    }
    for (std::size_t i = 0; i < table.size(); ++i) { // parents may stand below their units
        const RowReader row{table, i, builder_, identity_, sources_};
        if (!row["unit_of"].empty())
            builder_[*identity_.by_id(row["id"])].parent = row.actor("unit_of");
    }
    std::vector<std::size_t> met_by(
        builder_.actor_count()); // row from 1 whose walk met an actor first
    for (std::size_t i = 0; i < table.size(); ++i) {
        auto up = identity_.by_id(table.at(i, "id"));
        for (; up && !met_by[index(*up)]; up = builder_[*up].parent) met_by[index(*up)] = i + 1;
        if (up && met_by[index(*up)] == i + 1)
            table.refuse(i, "unit_of", "the unit is a part of itself");
    }
}

void FactTables::read_aliases(const FactFile& file) {
    const auto table = headed(file, {"alias", "actor", "basis", "source", "place"}, {"note"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        const Actor actor = row.actor("actor");
        row.placed("alias", [&] {
            identity_.bind(row.required("alias"), actor, row.choice("basis", NameBasis::decision),
                           row["note"], row.evidence(row["alias"]));
        });
    }
}

void FactTables::read_folds(const FactFile& file) {
    const auto table = headed(file, {"unit", "actor", "source", "place"}, {"note"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        const Actor actor = row.actor("actor");
        row.placed("unit", [&] {
            identity_.bind(row.required("unit"), actor, NameBasis::unit, row["note"],
                           row.evidence(row["unit"]));
        });
    }
}

void FactTables::read_ties(const FactFile& file, const AddTie& add) {
    const auto table =
        headed(file, {"from", "to", "type", "source", "place"},
               {"start", "end", "as_of", "event", "in_force", "renewed", "amended", "superseded",
                "ended", "renewable", "certainty", "scope", "wording", "weight", "note"});
    const auto& words = builder_.vocabulary();
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        TieRecord tie;
        tie.from = row.actor("from");
        tie.to = row.actor("to");
        tie.type = row.word("type", [&](auto id) { return words.type(id); });
        tie.certainty = row.choice("certainty", Certainty::stated);
        tie.start = row.date("start");
        tie.end = row.date("end");
        tie.as_of = row.date("as_of");
        tie.event = row.date("event");
        if (tie.start.is_known() && tie.end.is_known() && certainly_before(tie.end, tie.start))
            table.refuse(i, "end", "the tie ends before it starts");
        if (!row["weight"].empty()) tie.weight = row.weight();
        tie.wording = row.text("wording");
        tie.scope = row.text("scope");
        std::string claim{row["wording"]};
        if (!row["note"].empty())
            claim += fmt::format("{}({})", claim.empty() ? "" : " ", row["note"]);
        std::vector<LifeRecord> life;
        for (const Stage stage : {Stage::in_force, Stage::renewed, Stage::amended,
                                  Stage::superseded, Stage::ended, Stage::renewable}) {
            const std::string_view said = row[name_of(stage)];
            if (said.empty()) continue;
            // "yes" tells the fact without its date.
            life.push_back({.stage = stage,
                            .date = said == "yes" ? Date{} : row.date(name_of(stage)),
                            .text = builder_.text(said)});
        }
        add(tie, row.evidence(claim), life);
    }
}

void FactTables::read_attributes(const FactFile& file) {
    const auto table =
        headed(file, {"actor", "attribute", "value", "source", "place"}, {"as_of", "note"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        row.required("attribute");
        builder_.add(AttributeRecord{row.actor("actor"), row.text("attribute"), row.text("value"),
                                     row.text("note"), row.date("as_of"),
                                     row.evidence(row["value"])});
    }
}

void FactTables::read_claims(const FactFile& file) {
    const auto table =
        headed(file, {"topic", "subject", "property", "value", "source", "place"}, {"note"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        row.required("topic");
        builder_.add(ClaimRecord{row.text("topic"), row.actor("subject"), row.text("property"),
                                 row.text("value"), row.text("note"), row.evidence(row["value"])});
    }
}

void FactTables::read_counts(const FactFile& file) {
    const auto table =
        headed(file, {"group", "role", "count", "bound", "source", "place"}, {"scope", "note"});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        builder_.add(CountRecord{row.actor("group"), row.text("role"), row.text("scope"),
                                 row.text("note"), row.count("count"),
                                 row.choice("bound", Bound::exactly), row.evidence(row["role"])});
    }
}

void FactTables::read_coverage(const FactFile& file) {
    const auto table = headed(file, {"source", "actor", "layer", "extent"}, {"as_of", "note"});
    const auto& words = builder_.vocabulary();
    for (std::size_t i = 0; i < table.size(); ++i) {
        const RowReader row{table, i, builder_, identity_, sources_};
        const auto it = sources_.find(std::string{row.required("source")});
        if (it == sources_.end()) table.refuse(i, "source", "the study has no such source");
        builder_.add(CoverageRecord{it->second, row.actor("actor"),
                                    row.word("layer", [&](auto id) { return words.layer(id); }),
                                    row.choice("extent", Extent::partial), row.date("as_of"),
                                    row.text("note")});
    }
}

} // namespace entente
