#pragma once
/// Small networks for tests.
#include <entente/core/model/builder.hpp>

#include <memory>
#include <string>

namespace entente::test {

inline std::shared_ptr<const Vocabulary> vocabulary() {
    static const auto words = std::make_shared<Vocabulary>(
        std::vector<Layer>{{"cooperation", "Agreements", true}, {"role", "Roles", true}, {"contact", "Contact", false}},
        std::vector<TieType>{{"mou", "Memorandum", LayerId{0}, false, {"mou"}, "mou"},
                             {"rector_of", "Rector of", LayerId{1}, true, {}, "role"},
                             {"met", "Met", LayerId{2}, false, {}, "contact"}},
        std::vector<ActorKind>{{"university", "University", {"university"}, {}}, {"person", "Person", {}, {}}});
    return words;
}

/// Adds actors by one-letter ids and ties between them.
class NetworkMaker {
public:
    NetworkMaker() : builder_("test", vocabulary()) { builder_.add(SourceRecord{"s", "Source", "", "", {}}); }

    Actor actor(const std::string& id, const char* kind = "university", std::string_view country = {}) {
        if (const auto it = known_.find(id); it != known_.end()) return it->second;
        ActorRecord r;
        r.id = builder_.text(id);
        r.label = builder_.text("Actor " + id);
        r.kind = vocabulary()->kind(kind);
        if (country.size() == 2) r.country = {country[0], country[1]};
        return known_[id] = builder_.add(r);
    }
    Tie tie(const std::string& from, const std::string& to, const std::string& start = "", const char* type = "mou",
            const std::string& end = "") {
        TieRecord t;
        t.from = actor(from);
        t.to = actor(to);
        t.type = vocabulary()->type(type);
        (t.type == vocabulary()->type("met") ? t.event : t.start) = *parse_edtf(start);
        t.end = *parse_edtf(end);
        return builder_.add(t, {});
    }
    Builder& builder() { return builder_; }
    Network build() { return builder_.build(); }

private:
    Builder builder_;
    std::map<std::string, Actor> known_;
};

} // namespace entente::test
