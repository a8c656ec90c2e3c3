#include <entente/io/formats/network_json.hpp>

#include <nlohmann/json.hpp>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

/// Adds a text unless it is empty, so that the document holds what is known and nothing else.
void put(Json& object, const char* key, std::string_view text) {
    if (!text.empty()) object[key] = text;
}

Json evidence(const Network& network, const Evidence& e) {
    Json object = {{"source", network[e.source].id}};
    if (e.row) object["row"] = e.row;
    if (e.line) object["line"] = e.line;
    put(object, "place", network[e.place]);
    put(object, "text", network[e.text]);
    return object;
}

Json evidences(const Network& network, const RecordRange<Evidence>& list) {
    Json array = Json::array();
    for (const Evidence& e : list) array.push_back(evidence(network, e));
    return array;
}

Json actor(const Network& network, Actor a) {
    const ActorRecord& r = network[a];
    Json object = {
        {"id", network.id(a)}, {"label", network.label(a)}, {"kind", network.kind(a).id}};
    put(object, "acronym", network[r.short_label]);
    put(object, "country", network.country(a));
    if (r.parent) object["unit_of"] = network.id(*r.parent);
    object["certainty"] = name_of(r.certainty);
    object["observed"] = r.observed;
    object["evidence"] = evidences(network, network.evidence(a));
    return object;
}

Json tie(const Network& network, Tie t) {
    const TieRecord& r = network[t];
    Json object = {{"tie", index(t) + 1},          {"from", network.id(r.from)},
                   {"to", network.id(r.to)},       {"type", network.type(t).id},
                   {"layer", network.layer(t).id}, {"directed", network.type(t).directed}};
    const auto date = [&](const char* key, const Date& d) {
        if (d.is_known())
            object[key] = {{"edtf", to_edtf(d)}, {"precision", name_of(d.precision())}};
    };
    date("start", r.start);
    date("end", r.end);
    date("as_of", r.as_of);
    date("event", r.event);
    for (const LifeRecord& l : network.life(t)) {
        Json stage = {{"stage", name_of(l.stage)}};
        put(stage, "date", to_edtf(l.date));
        put(stage, "text", network[l.text]);
        stage["evidence"] = evidence(network, l.evidence);
        object["life"].push_back(std::move(stage));
    }
    object["certainty"] = name_of(r.certainty);
    if (r.weight != 1) object["weight"] = r.weight;
    put(object, "wording", network[r.wording]);
    put(object, "scope", network[r.scope]);
    put(object, "unit", network[r.unit]);
    put(object, "link", network[r.link]);
    object["evidence"] = evidences(network, network.evidence(t));
    return object;
}

template <class Records, class Make>
Json list(const Records& records, Make make) {
    Json array = Json::array();
    for (const auto& r : records) array.push_back(make(r));
    return array;
}

} // namespace

std::string network_json(const Network& network) {
    Json actors = Json::array(), ties = Json::array();
    for (std::size_t i = 0; i < network.actor_count(); ++i)
        actors.push_back(actor(network, Actor{static_cast<std::uint32_t>(i)}));
    for (std::size_t i = 0; i < network.tie_count(); ++i)
        ties.push_back(tie(network, Tie{static_cast<std::uint32_t>(i)}));
    Json whole = {{"schema", "entente.network/1"}, {"title", network.title()}};
    whole["sources"] = list(network.sources(), [](const SourceRecord& s) {
        Json object = {{"id", s.id}, {"title", s.title}};
        put(object, "file", s.file);
        put(object, "sha256", s.sha256);
        put(object, "as_of", to_edtf(s.as_of));
        return object;
    });
    whole["actors"] = std::move(actors);
    whole["ties"] = std::move(ties);
    whole["names"] = list(network.names(), [&](const NameRecord& r) {
        Json object = {
            {"actor", network.id(r.actor)}, {"name", network[r.name]}, {"basis", name_of(r.basis)}};
        put(object, "note", network[r.note]);
        object["evidence"] = evidence(network, r.evidence);
        return object;
    });
    whole["coverage"] = list(network.coverage(), [&](const CoverageRecord& r) {
        Json object = {{"source", network[r.source].id},
                       {"actor", network.id(r.actor)},
                       {"layer", network.vocabulary()[r.layer].id},
                       {"extent", name_of(r.extent)}};
        put(object, "as_of", to_edtf(r.as_of));
        put(object, "note", network[r.note]);
        return object;
    });
    whole["attributes"] = list(network.attributes(), [&](const AttributeRecord& r) {
        Json object = {{"actor", network.id(r.actor)},
                       {"attribute", network[r.name]},
                       {"value", network[r.value]}};
        put(object, "as_of", to_edtf(r.as_of));
        put(object, "note", network[r.note]);
        object["evidence"] = evidence(network, r.evidence);
        return object;
    });
    whole["claims"] = list(network.claims(), [&](const ClaimRecord& r) {
        Json object = {{"topic", network[r.topic]},
                       {"subject", network.id(r.subject)},
                       {"property", network[r.property]},
                       {"value", network[r.value]}};
        put(object, "note", network[r.note]);
        object["evidence"] = evidence(network, r.evidence);
        return object;
    });
    whole["counts"] = list(network.counts(), [&](const CountRecord& r) {
        Json object = {{"group", network.id(r.group)},
                       {"role", network[r.role]},
                       {"count", r.count},
                       {"bound", name_of(r.bound)}};
        put(object, "scope", network[r.scope]);
        put(object, "note", network[r.note]);
        object["evidence"] = evidence(network, r.evidence);
        return object;
    });
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace entente
