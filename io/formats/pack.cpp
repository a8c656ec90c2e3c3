#include <entente/core/base/errors.hpp>
#include <entente/io/formats/pack.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/mapped_file.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <map>

// The file: a header, the parts one after another, each at a multiple of 64 bytes, and the table of
// parts, which the header points to. The part "about" is JSON: title, words, sources and how many
// records each table has; the others are columns of numbers in the order of the machine that wrote
// them, which the header tells.

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<char, 16> magic = {'\x89', 'e', 'n', 't',  'e',  'n',    't',  'e',
                                        ' ',    'p', 'k', '\r', '\n', '\x1a', '\n', '\0'};
constexpr std::uint32_t version = 1, byte_order = 0x01020304;
constexpr std::size_t alignment = 64;

struct Header {
    std::array<char, 16> magic{};
    std::uint32_t version = 0, byte_order = 0;
    std::uint64_t file_bytes = 0, table_at = 0, parts = 0;
    std::uint64_t hash = 0; ///< of the header up to here, then of the table
};
static_assert(sizeof(Header) == 56);

struct Part {
    std::array<char, 40> name{};
    std::uint64_t at = 0, bytes = 0, hash = 0;
};
static_assert(sizeof(Part) == 64);

std::size_t gap_after(std::size_t end) { return (alignment - end % alignment) % alignment; }

std::uint64_t hash_of(const void* data, std::size_t bytes, std::uint64_t seed = 0) {
    return XXH3_64bits_withSeed(data, bytes, seed);
}

std::uint64_t hash_of(Header header, const Part* parts) {
    return hash_of(parts, header.parts * sizeof(Part), hash_of(&header, offsetof(Header, hash)));
}

/// How one value lies in the file. Dates and evidence are taken apart, for they have gaps.
template <class T>
struct Layout {
    static constexpr bool is_plain = true;
    static constexpr std::size_t bytes = sizeof(T);
    static_assert(std::is_enum_v<T> || std::is_arithmetic_v<T> ||
                  std::is_same_v<T, std::array<char, 2>>);
    static void put(const T& value, char* to) { std::memcpy(to, &value, sizeof value); }
    static T take(const char* from) {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
};
template <>
struct Layout<Date> {
    static constexpr bool is_plain = false;
    static constexpr std::size_t bytes = 10;
    static void put(const Date& date, char* to) {
        Layout<Day>::put(date.earliest(), to);
        Layout<Day>::put(date.latest(), to + 4);
        Layout<Precision>::put(date.precision(), to + 8);
        to[9] = static_cast<char>(date.is_uncertain() + 2 * date.is_approximate());
    }
    static Date take(const char* from) {
        return Date::restored(Layout<Day>::take(from), Layout<Day>::take(from + 4),
                              Layout<Precision>::take(from + 8),
                              static_cast<std::uint8_t>(from[9]));
    }
};
template <>
struct Layout<Evidence> {
    static constexpr bool is_plain = false;
    static constexpr std::size_t bytes = 18;
    static void put(const Evidence& e, char* to) {
        Layout<Source>::put(e.source, to);
        Layout<std::uint32_t>::put(e.line, to + 2);
        Layout<std::uint32_t>::put(e.row, to + 6);
        Layout<Text>::put(e.place, to + 10);
        Layout<Text>::put(e.text, to + 14);
    }
    static Evidence take(const char* from) {
        return {Layout<Source>::take(from), Layout<std::uint32_t>::take(from + 2),
                Layout<std::uint32_t>::take(from + 6), Layout<Text>::take(from + 10),
                Layout<Text>::take(from + 14)};
    }
};

/// Calls use(name, table) for every table of records.
template <class Columns, class Use>
void each_table(Columns& held, Use use) {
    use("actors", held.actors);
    use("ties", held.ties);
    use("names", held.names);
    use("coverage", held.coverage);
    use("attributes", held.attributes);
    use("claims", held.claims);
    use("counts", held.counts);
    use("life", held.life);
    use("tie_evidence", held.tie_evidence);
    use("actor_evidence", held.actor_evidence);
}

template <class Record, class Use>
void each_member(Use use) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (use.template operator()<I>(std::get<I>(members_of<Record>)), ...);
    }
    (std::make_index_sequence<RecordTable<Record>::width>{});
}

Json about(const NetworkColumns& held, const std::vector<std::string>& layers) {
    Json json;
    json["title"] = held.title;
    json["study_layers"] = layers;
    const Vocabulary& words = *held.vocabulary;
    for (const Layer& l : words.layers())
        json["layers"].push_back({{"id", l.id}, {"label", l.label}, {"default", l.on_by_default}});
    for (const TieType& t : words.types())
        json["types"].push_back({{"id", t.id},
                                 {"label", t.label},
                                 {"layer", words[t.layer].id},
                                 {"directed", t.directed},
                                 {"group", t.group}});
    for (const ActorKind& k : words.kinds())
        json["kinds"].push_back({{"id", k.id}, {"label", k.label}});
    json["sources"] = Json::array();
    for (const SourceRecord& s : held.sources)
        json["sources"].push_back({{"id", s.id},
                                   {"title", s.title},
                                   {"file", s.file},
                                   {"sha256", s.sha256},
                                   {"as_of", to_edtf(s.as_of)}});
    each_table(held,
               [&](const char* name, const auto& table) { json["records"][name] = table.size(); });
    return json;
}

/// Gathers parts, which must stay where they are until the file is written.
class Parts {
public:
    void add(const std::string& name, const void* data, std::size_t bytes) {
        Part part;
        name.copy(part.name.data(), part.name.size() - 1);
        part.at = end_;
        part.bytes = bytes;
        part.hash = hash_of(data, bytes);
        parts_.push_back(part);
        pieces_.emplace_back(static_cast<const char*>(data), bytes);
        pad(bytes);
    }
    void add_copy(const std::string& name, std::string bytes) {
        kept_.push_back(std::move(bytes));
        add(name, kept_.back().data(), kept_.back().size());
    }
    template <class T>
    void add(const std::string& name, std::span<const T> values) {
        if constexpr (Layout<T>::is_plain)
            add(name, values.data(), values.size_bytes());
        else {
            std::string bytes(values.size() * Layout<T>::bytes, '\0');
            for (std::size_t i = 0; i < values.size(); ++i)
                Layout<T>::put(values[i], bytes.data() + i * Layout<T>::bytes);
            add_copy(name, std::move(bytes));
        }
    }
    void write(const std::string& path, bool overwrite) {
        Header header{magic, version,      byte_order, end_ + parts_.size() * sizeof(Part),
                      end_,  parts_.size()};
        header.hash = hash_of(header, parts_.data());
        std::string first(alignment, '\0');
        std::memcpy(first.data(), &header, sizeof header);
        pieces_.front() = first;
        pieces_.emplace_back(reinterpret_cast<const char*>(parts_.data()),
                             parts_.size() * sizeof(Part));
        write_file(path, pieces_, overwrite);
    }

private:
    void pad(std::size_t bytes) {
        static constexpr std::array<char, alignment> zeros{};
        const std::size_t gap = gap_after(bytes);
        pieces_.emplace_back(zeros.data(), gap);
        end_ += bytes + gap;
    }

    std::size_t end_ = alignment;
    std::vector<Part> parts_;
    std::vector<std::string_view> pieces_{{}}; ///< the first is the header's
    std::deque<std::string> kept_;
};

/// Finds parts of a mapped file, after all were checked.
class Contents {
public:
    Contents(const std::string& path, const Run& run) : path_(path), file_(path) {
        const auto text = file_.text();
        Header header;
        if (text.size() < alignment || !is_pack(text))
            fail("this is no packed network, or its beginning is lost");
        std::memcpy(&header, text.data(), sizeof header);
        if (header.byte_order != byte_order)
            fail("the file was packed on a machine of another byte order");
        if (header.version != version)
            fail(fmt::format("the file is of version {}, this program reads version {}",
                             header.version, version));
        if (header.file_bytes != text.size())
            fail(fmt::format("the file is cut short or spoilt: it should have {} bytes and has {}",
                             header.file_bytes, text.size()));
        if (header.table_at > text.size() || header.table_at % alignment != 0 ||
            header.parts > (text.size() - header.table_at) / sizeof(Part))
            fail("the file is damaged: its table is not where it should be");
        std::vector<Part> parts(header.parts);
        if (!parts.empty())
            std::memcpy(parts.data(), text.data() + header.table_at, parts.size() * sizeof(Part));
        const auto rest = text.substr(sizeof header, alignment - sizeof header);
        if (hash_of(header, parts.data()) != header.hash ||
            rest.find_first_not_of('\0') != rest.npos)
            fail("the file is damaged: its table has another checksum");
        for (const Part& part : parts)
            if (part.at % alignment != 0 || part.at > text.size() ||
                part.bytes > text.size() - part.at || part.name.back() != '\0')
                fail("the file is damaged: a part lies outside it");
        run.for_each(
            parts.size(), [] { return 0; },
            [&](std::size_t i, int) {
                const Part& part = parts[i];
                const auto end = part.at + part.bytes, next = end + gap_after(end);
                const auto gap = text.substr(end, next - end);
                if (gap.find_first_not_of('\0') != gap.npos ||
                    hash_of(text.data() + part.at, part.bytes) != part.hash)
                    fail(fmt::format("the file is damaged: its part '{}' has another checksum",
                                     part.name.data()));
            });
        for (const Part& part : parts) parts_[part.name.data()] = text.substr(part.at, part.bytes);
    }

    std::string_view part(const std::string& name) const {
        const auto it = parts_.find(name);
        return it == parts_.end() ? std::string_view{} : it->second;
    }
    template <class T>
    Column<T> column(const std::string& name) const {
        const auto bytes = part(name);
        if (bytes.size() % Layout<T>::bytes != 0) fail("the part '" + name + "' has a torn end");
        const std::size_t n = bytes.size() / Layout<T>::bytes;
        if constexpr (Layout<T>::is_plain)
            return {{reinterpret_cast<const T*>(bytes.data()), n}, file_.owner()};
        else {
            std::vector<T> values;
            values.reserve(n);
            for (std::size_t i = 0; i < n; ++i)
                values.push_back(Layout<T>::take(bytes.data() + i * Layout<T>::bytes));
            return values;
        }
    }
    [[noreturn]] void fail(std::string what) const {
        throw InputError(Diagnostic{.severity = Severity::error,
                                    .place = {path_},
                                    .message = std::move(what),
                                    .hint = "pack it anew from its source"});
    }

private:
    std::string path_;
    MappedFile file_;
    std::map<std::string, std::string_view> parts_;
};

std::shared_ptr<const Vocabulary> vocabulary_of(const Json& json) {
    std::vector<Layer> layers;
    for (const auto& l : json.at("layers"))
        layers.push_back({l.at("id"), l.at("label"), l.at("default")});
    std::vector<ActorKind> kinds;
    for (const auto& k : json.at("kinds")) kinds.push_back({k.at("id"), k.at("label"), {}, {}});
    const Vocabulary of_layers{layers, {}, {}};
    std::vector<TieType> types;
    for (const auto& t : json.at("types"))
        types.push_back({t.at("id"),
                         t.at("label"),
                         of_layers.layer(std::string{t.at("layer")}),
                         t.at("directed"),
                         {},
                         t.at("group")});
    return std::make_shared<Vocabulary>(std::move(layers), std::move(types), std::move(kinds));
}

NetworkColumns columns_of(const Contents& contents, const Json& json) {
    NetworkColumns held{.title = json.at("title"), .vocabulary = vocabulary_of(json)};
    for (const auto& s : json.at("sources")) {
        const auto as_of = parse_edtf(std::string{s.at("as_of")});
        if (!as_of) contents.fail("a source has no readable date");
        held.sources.push_back({s.at("id"), s.at("title"), s.at("file"), s.at("sha256"), *as_of});
    }
    const auto bytes = contents.column<char>("texts.bytes");
    const auto first = contents.column<std::uint64_t>("texts.first");
    if (first.size() < 2 || first[0] != 0 || first[1] != 0 || first.back() != bytes.size() ||
        !std::is_sorted(first.begin(), first.end()))
        contents.fail("texts are not in order");
    held.texts = TextPool{bytes, first};
    each_table(held, [&]<class Record>(const char* name, RecordTable<Record>& table) {
        const std::size_t n = json.at("records").at(name);
        Record common{};
        typename RecordTable<Record>::Columns columns;
        const auto commons = contents.part(fmt::format("{}.common", name));
        std::size_t at = 0;
        each_member<Record>([&]<std::size_t I>(auto pointer) {
            using Member = detail::member_type<decltype(pointer)>;
            using Stored = typename detail::Kept<Member>::Type;
            if (commons.size() < at + Layout<Stored>::bytes)
                contents.fail(fmt::format("the part '{}.common' is too short", name));
            common.*pointer =
                detail::Kept<Member>::unpack(Layout<Stored>::take(commons.data() + at));
            at += Layout<Stored>::bytes;
            auto& column = std::get<I>(columns);
            column = contents.column<Stored>(fmt::format("{}.{}", name, I));
            if (!column.empty() && column.size() != n)
                contents.fail(fmt::format("the part '{}.{}' has {} values for {} records", name, I,
                                          column.size(), n));
        });
        table = {n, common, std::move(columns)};
    });
    held.tie_evidence_first = contents.column<std::uint32_t>("tie_evidence.first");
    held.actor_evidence_first = contents.column<std::uint32_t>("actor_evidence.first");
    held.by_id = contents.column<Actor>("actors.by_id");
    return held;
}

} // namespace

bool is_pack(std::string_view beginning) {
    return beginning.starts_with(std::string_view{magic.data(), magic.size()});
}

void write_pack(const std::string& path, const Network& network,
                const std::vector<std::string>& layers, bool overwrite) {
    const NetworkColumns& held = network.columns();
    Parts parts;
    parts.add_copy("about", about(held, layers).dump());
    parts.add("texts.bytes", held.texts.bytes().span());
    parts.add("texts.first", held.texts.first().span());
    each_table(held, [&]<class Record>(const char* name, const RecordTable<Record>& table) {
        std::string commons;
        each_member<Record>([&]<std::size_t I>(auto pointer) {
            using Kept = detail::Kept<detail::member_type<decltype(pointer)>>;
            using Stored = typename Kept::Type;
            std::string bytes(Layout<Stored>::bytes, '\0');
            Layout<Stored>::put(Kept::pack(table.common().*pointer), bytes.data());
            commons += bytes;
            const auto& column = std::get<I>(table.columns());
            if (!column.empty()) parts.add(fmt::format("{}.{}", name, I), column.span());
        });
        parts.add_copy(fmt::format("{}.common", name), std::move(commons));
    });
    parts.add("tie_evidence.first", held.tie_evidence_first.span());
    parts.add("actor_evidence.first", held.actor_evidence_first.span());
    parts.add("actors.by_id", held.by_id.span());
    parts.write(path, overwrite);
}

PackedNetwork read_pack(const std::string& path, const Run& run) {
    const Contents contents{path, run};
    try {
        const Json json = Json::parse(contents.part("about"));
        PackedNetwork packed{Network{columns_of(contents, json)}, {}};
        for (const auto& layer : json.at("study_layers")) packed.layers.push_back(layer);
        return packed;
    } catch (const Json::exception&) {
        contents.fail("what the file says about itself cannot be read");
    } catch (const UsageError& e) {
        contents.fail(fmt::format("the file contradicts itself: {}", e.what()));
    }
}

} // namespace entente
