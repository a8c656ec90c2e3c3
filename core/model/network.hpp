#pragma once
/// What is known: actors, dated typed ties with their evidence, and how complete the knowledge is.
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../base/names.hpp"
#include "date.hpp"
#include "life.hpp"
#include "record_table.hpp"
#include "text_pool.hpp"
#include "vocabulary.hpp"

namespace entente {

enum class Actor : std::uint32_t {};
enum class Tie : std::uint32_t {};
enum class Source : std::uint16_t {};

constexpr std::size_t index(Actor a) noexcept { return static_cast<std::size_t>(a); }
constexpr std::size_t index(Tie t) noexcept { return static_cast<std::size_t>(t); }
constexpr std::size_t index(Source s) noexcept { return static_cast<std::size_t>(s); }

/// How firmly a source says a thing.
enum class Certainty : std::uint8_t {
    stated,   ///< the source says so
    implied,  ///< it follows from what the source says ("Minister of X" makes X an actor)
    disputed, ///< sources, or a source and plain sense, disagree
    planned   ///< the source says that it is meant to happen
};
template <>
inline constexpr std::array names_of<Certainty>{Named<Certainty>{"stated", Certainty::stated},
                                                Named<Certainty>{"implied", Certainty::implied},
                                                Named<Certainty>{"disputed", Certainty::disputed},
                                                Named<Certainty>{"planned", Certainty::planned}};

/// Where a thing is said. `line` counts lines of the source's file, `row` is the register's own
/// number; `place` is for sources without lines ("paragraph 3"); `text` is the cell or the claim.
struct Evidence {
    Source source{};
    std::uint32_t line = 0;
    std::uint32_t row = 0;
    Text place{};
    Text text{};
    bool operator==(const Evidence&) const = default;
};
template <>
inline constexpr auto members_of<Evidence> = std::tuple{
    &Evidence::source, &Evidence::line, &Evidence::row, &Evidence::place, &Evidence::text};

struct ActorRecord {
    Text id{};          ///< stable, lower-case, unique
    Text label{};       ///< the name in full
    Text short_label{}; ///< acronym or empty
    KindId kind{};
    std::array<char, 2> country{}; ///< ISO 3166-1 alpha-2, zeros when unknown
    Certainty certainty = Certainty::stated;
    bool observed = false;         ///< some source lists its ties completely
    std::optional<Actor> parent{}; ///< the actor that it is a unit of
};
template <>
inline constexpr auto members_of<ActorRecord> =
    std::tuple{&ActorRecord::id,       &ActorRecord::label,   &ActorRecord::short_label,
               &ActorRecord::kind,     &ActorRecord::country, &ActorRecord::certainty,
               &ActorRecord::observed, &ActorRecord::parent};

struct TieRecord {
    Actor from{}, to{};
    TypeId type{};
    Certainty certainty = Certainty::stated;
    Date start{}; ///< when it began: signed, entered, appointed
    Date end{};   ///< when it ended; unknown means that no end is known
    Date as_of{}; ///< a time at which the source says that it held
    Date event{}; ///< for a meeting, a visit, a ceremony: when it took place
    double weight = 1.0;
    Text wording{}; ///< type or act as written
    Text scope{};   ///< field or programme that it covers
    Text unit{};    ///< unit that signed, when folded into its parent
    Text link{};    ///< web address
};
template <>
inline constexpr auto members_of<TieRecord> =
    std::tuple{&TieRecord::from,   &TieRecord::to,      &TieRecord::type,  &TieRecord::certainty,
               &TieRecord::start,  &TieRecord::end,     &TieRecord::as_of, &TieRecord::event,
               &TieRecord::weight, &TieRecord::wording, &TieRecord::scope, &TieRecord::unit,
               &TieRecord::link};

/// One thing that a source says of an agreement's life; `text` is how it says so.
struct LifeRecord {
    Tie tie{};
    Stage stage = Stage::signature;
    Date date{}; ///< unknown when only the fact is told ("terminated")
    Text text{};
    Evidence evidence{};
};
template <>
inline constexpr auto members_of<LifeRecord> =
    std::tuple{&LifeRecord::tie, &LifeRecord::stage, &LifeRecord::date, &LifeRecord::text,
               &LifeRecord::evidence};

/// The date that places a tie in time: its start, else its event; else, when the source only says
/// that it held at some time, any day up to that time; else unknown.
Date onset(const TieRecord& tie);

enum class NameBasis : std::uint8_t {
    primary,
    same_text,
    acronym,
    spelling,
    translation,
    decision,
    unit,
    matched,  ///< the words of the names leave no doubt
    authority ///< an authority knows the institution by this name
};
template <>
inline constexpr std::array names_of<NameBasis>{
    Named<NameBasis>{"primary", NameBasis::primary},
    Named<NameBasis>{"same_text", NameBasis::same_text},
    Named<NameBasis>{"acronym", NameBasis::acronym},
    Named<NameBasis>{"spelling", NameBasis::spelling},
    Named<NameBasis>{"translation", NameBasis::translation},
    Named<NameBasis>{"decision", NameBasis::decision},
    Named<NameBasis>{"unit", NameBasis::unit},
    Named<NameBasis>{"matched", NameBasis::matched},
    Named<NameBasis>{"authority", NameBasis::authority}};

/// A name under which an actor was met, and why it is taken to be that actor.
struct NameRecord {
    Actor actor{};
    Text name{};
    NameBasis basis = NameBasis::primary;
    Text note{};
    Evidence evidence{};
};
template <>
inline constexpr auto members_of<NameRecord> =
    std::tuple{&NameRecord::actor, &NameRecord::name, &NameRecord::basis, &NameRecord::note,
               &NameRecord::evidence};

struct SourceRecord {
    std::string id, title, file, sha256;
    Date as_of{};
};

enum class Extent : std::uint8_t { complete, partial, examples };
template <>
inline constexpr std::array names_of<Extent>{Named<Extent>{"complete", Extent::complete},
                                             Named<Extent>{"partial", Extent::partial},
                                             Named<Extent>{"examples", Extent::examples}};

/// How much of an actor's ties in a layer a source lists.
struct CoverageRecord {
    Source source{};
    Actor actor{};
    LayerId layer{};
    Extent extent = Extent::partial;
    Date as_of{};
    Text note{};
};
template <>
inline constexpr auto members_of<CoverageRecord> =
    std::tuple{&CoverageRecord::source, &CoverageRecord::actor, &CoverageRecord::layer,
               &CoverageRecord::extent, &CoverageRecord::as_of, &CoverageRecord::note};

struct AttributeRecord {
    Actor actor{};
    Text name{}, value{}, note{};
    Date as_of{};
    Evidence evidence{};
};
template <>
inline constexpr auto members_of<AttributeRecord> =
    std::tuple{&AttributeRecord::actor, &AttributeRecord::name,  &AttributeRecord::value,
               &AttributeRecord::note,  &AttributeRecord::as_of, &AttributeRecord::evidence};

/// One side of a contradiction: rows with the same topic disagree.
struct ClaimRecord {
    Text topic{};
    Actor subject{};
    Text property{}, value{}, note{};
    Evidence evidence{};
};
template <>
inline constexpr auto members_of<ClaimRecord> =
    std::tuple{&ClaimRecord::topic, &ClaimRecord::subject, &ClaimRecord::property,
               &ClaimRecord::value, &ClaimRecord::note,    &ClaimRecord::evidence};

enum class Bound : std::uint8_t { exactly, at_least, at_most };
template <>
inline constexpr std::array names_of<Bound>{Named<Bound>{"exactly", Bound::exactly},
                                            Named<Bound>{"at_least", Bound::at_least},
                                            Named<Bound>{"at_most", Bound::at_most}};

/// Members or partners that a source counts but does not name.
struct CountRecord {
    Actor group{};
    Text role{}, scope{}, note{};
    std::uint32_t count = 0;
    Bound bound = Bound::exactly;
    Evidence evidence{};
};
template <>
inline constexpr auto members_of<CountRecord> =
    std::tuple{&CountRecord::group, &CountRecord::role,  &CountRecord::scope,   &CountRecord::note,
               &CountRecord::count, &CountRecord::bound, &CountRecord::evidence};

/// All that a network holds, in columns.
struct NetworkColumns {
    std::string title{};
    std::shared_ptr<const Vocabulary> vocabulary{};
    TextPool texts{}; ///< frozen
    std::vector<SourceRecord> sources{};
    RecordTable<ActorRecord> actors{};
    RecordTable<TieRecord> ties{};
    RecordTable<NameRecord> names{};
    RecordTable<CoverageRecord> coverage{};
    RecordTable<AttributeRecord> attributes{};
    RecordTable<ClaimRecord> claims{};
    RecordTable<CountRecord> counts{};
    RecordTable<LifeRecord> life{}; ///< sorted by tie
    RecordTable<Evidence> tie_evidence{}, actor_evidence{};
    /// Where the evidence of each begins, with the end of the last; absent if each has one piece.
    Column<std::uint32_t> tie_evidence_first{}, actor_evidence_first{};
    /// Actors sorted by id.
    Column<Actor> by_id{};
};

/// A typed, dated multigraph with evidence. Immutable; columns in which all records agree take no
/// memory. Made record by record with Builder, or of columns.
class Network {
public:
    /// Throws UsageError when the columns do not hold together: ids are empty, double or not in the
    /// order of by_id, a record names an actor, source, type or text that is not there, a tie
    /// certainly ends before it starts, a weight is not a finite number of at least 0, or units
    /// form a circle. Time O(actors + records).
    explicit Network(NetworkColumns columns);
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;
    Network(Network&&) = default;
    Network& operator=(Network&&) = default;

    std::size_t actor_count() const noexcept { return held_.actors.size(); }
    std::size_t tie_count() const noexcept { return held_.ties.size(); }

    ActorRecord operator[](Actor a) const { return held_.actors[index(a)]; }
    TieRecord operator[](Tie t) const { return held_.ties[index(t)]; }
    const SourceRecord& operator[](Source s) const { return held_.sources[index(s)]; }
    std::string_view operator[](Text t) const { return held_.texts[t]; }

    const RecordTable<ActorRecord>& actors() const noexcept { return held_.actors; }
    const RecordTable<TieRecord>& ties() const noexcept { return held_.ties; }
    std::span<const SourceRecord> sources() const noexcept { return held_.sources; }
    const RecordTable<NameRecord>& names() const noexcept { return held_.names; }
    const RecordTable<CoverageRecord>& coverage() const noexcept { return held_.coverage; }
    const RecordTable<AttributeRecord>& attributes() const noexcept { return held_.attributes; }
    const RecordTable<ClaimRecord>& claims() const noexcept { return held_.claims; }
    const RecordTable<CountRecord>& counts() const noexcept { return held_.counts; }

    /// What is said of an agreement's life beside its start and end, in the order of reading.
    RecordRange<LifeRecord> life(Tie t) const;

    /// Every piece of evidence of a tie, or of an actor, in the order in which it was read.
    RecordRange<Evidence> evidence(Tie t) const;
    RecordRange<Evidence> evidence(Actor a) const;

    const Vocabulary& vocabulary() const noexcept { return *held_.vocabulary; }
    const TieType& type(Tie t) const {
        return vocabulary()[held_.ties.at<&TieRecord::type>(index(t))];
    }
    const Layer& layer(Tie t) const { return vocabulary()[type(t).layer]; }
    const ActorKind& kind(Actor a) const {
        return vocabulary()[held_.actors.at<&ActorRecord::kind>(index(a))];
    }

    std::string_view id(Actor a) const {
        return held_.texts[held_.actors.at<&ActorRecord::id>(index(a))];
    }
    std::string_view label(Actor a) const {
        return held_.texts[held_.actors.at<&ActorRecord::label>(index(a))];
    }
    /// Two letters, or empty when unknown.
    std::string_view country(Actor a) const;

    /// The actor with this id; nothing if there is none.
    std::optional<Actor> find(std::string_view id) const;

    const std::string& title() const noexcept { return held_.title; }

    /// For those who write a network as it is held.
    const NetworkColumns& columns() const noexcept { return held_; }

private:
    NetworkColumns held_;
};

} // namespace entente
