#include <entente/io/formats/edge_list.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <string_view>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 22;
constexpr auto no_number = std::numeric_limits<std::uint32_t>::max();

bool is_gap(char c) { return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\r'; }

/// A whole number below 2^32 - 1, written in one way only.
std::uint32_t number_of(std::string_view text) {
    if (text.empty() || text.size() > 10 || (text.size() > 1 && text[0] == '0')) return no_number;
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return no_number;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value < no_number ? static_cast<std::uint32_t>(value) : no_number;
}

enum class LineKind : std::uint8_t { empty, comment, row };

struct Line {
    LineKind kind = LineKind::empty;
    std::array<std::string_view, 3> field;
    std::size_t fields = 0;
    bool has_more = false;
};

/// Cuts one line, which ends before `end`, at its gaps.
Line cut(const char* at, const char* end) {
    Line line;
    while (at < end && is_gap(*at)) ++at;
    if (at == end) return line;
    if (*at == '#' || *at == '%' || (*at == '/' && end - at > 1 && at[1] == '/')) {
        line.kind = LineKind::comment;
        return line;
    }
    line.kind = LineKind::row;
    while (at < end) {
        const char* begin = at;
        while (at < end && !is_gap(*at)) ++at;
        if (line.fields == 3) {
            line.has_more = true;
            break;
        }
        line.field[line.fields++] = {begin, static_cast<std::size_t>(at - begin)};
        while (at < end && is_gap(*at)) ++at;
    }
    return line;
}

const char* line_end(const char* at, const char* end) {
    const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    return found ? static_cast<const char*>(found) : end;
}

bool is_header(const Line& line) {
    static constexpr std::string_view words[] = {"source", "target", "from",   "to",    "u",
                                                 "v",      "actor1", "actor2", "node1", "node2"};
    if (line.kind != LineKind::row || line.fields < 2) return false;
    const auto known = [](std::string_view text) {
        std::string lower{text};
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return std::find(std::begin(words), std::end(words), lower) != std::end(words);
    };
    return known(line.field[0]) && known(line.field[1]);
}

/// What the first row shows of the list.
struct Shape {
    bool is_weighted = false;
    std::size_t header_line = 0; ///< from 1; 0 if there is none
};

Shape shape_of(std::string_view text) {
    Shape shape;
    const char* const end = text.data() + text.size();
    std::size_t number = 0;
    for (const char* at = text.data(); at < end;) {
        const char* stop = line_end(at, end);
        const Line line = cut(at, stop);
        ++number;
        if (line.kind == LineKind::row) {
            if (!shape.header_line && is_header(line))
                shape.header_line = number;
            else {
                shape.is_weighted = line.fields == 3;
                return shape;
            }
        }
        at = stop + 1;
    }
    return shape;
}

/// What one block of the text says; lines are counted within it.
struct Block {
    std::vector<std::uint32_t> from, to, line; ///< names as numbers, or as places in `names`
    std::vector<double> weight;
    std::vector<std::string_view> names; ///< in order of first mention, if they are no numbers
    std::size_t lines = 0, rejected = 0;
    std::vector<std::pair<std::size_t, std::string>> faults; ///< line, what is wrong
    bool has_more = false;
    bool all_numbers = true;
    std::uint32_t greatest = 0;
};

class BlockReader {
public:
    BlockReader(const Shape& shape, bool by_number, const Run& run)
        : shape_(shape), by_number_(by_number), run_(run) {}

    /// Reads the lines that begin in [begin, begin + block_bytes). Gives up at the first name that
    /// is no number, if names are to be numbers.
    Block read(std::string_view text, std::size_t begin) {
        Block block;
        const char* const end = text.data() + text.size();
        const char* at = text.data() + begin;
        const char* const last = text.data() + std::min(text.size(), begin + block_bytes);
        if (begin) at = at[-1] == '\n' ? at : line_end(at, end) + 1;
        const auto guess = static_cast<std::size_t>(last > at ? last - at : 0) / 12;
        for (auto* column : {&block.from, &block.to, &block.line}) column->reserve(guess);
        for (; at < last; ++block.lines) {
            if (block.lines % 65536 == 0) run_.throw_if_stopped();
            const char* const stop = line_end(at, end);
            take(cut(at, stop), begin == 0, block);
            if (by_number_ && !block.all_numbers) return block;
            at = stop + 1;
        }
        return block;
    }

private:
    void take(const Line& line, bool is_first_block, Block& block) {
        const std::size_t number = block.lines + 1;
        if (line.kind != LineKind::row || (is_first_block && number == shape_.header_line)) return;
        const auto reject = [&](std::string why) {
            ++block.rejected;
            if (block.faults.size() < 20) block.faults.emplace_back(number, std::move(why));
        };
        if (line.fields < 2) return reject("one name is no tie");
        double weight = 1;
        if (shape_.is_weighted) {
            if (line.fields < 3) return reject("there is no weight, as other rows have");
            const auto text = line.field[2];
            const auto [stop, error] =
                std::from_chars(text.data(), text.data() + text.size(), weight);
            if (error != std::errc{} || stop != text.data() + text.size() ||
                !std::isfinite(weight) || weight < 0)
                return reject(
                    fmt::format("the weight '{}' is no number of at least 0", text.substr(0, 40)));
        } else if (line.fields == 3) {
            block.has_more = true;
        }
        block.has_more = block.has_more || line.has_more;
        const auto from = name(line.field[0], block), to = name(line.field[1], block);
        if (by_number_ && !block.all_numbers) return;
        block.from.push_back(from);
        block.to.push_back(to);
        block.line.push_back(static_cast<std::uint32_t>(number));
        if (shape_.is_weighted) block.weight.push_back(weight);
    }

    std::uint32_t name(std::string_view text, Block& block) {
        if (by_number_) {
            const auto number = number_of(text);
            if (number == no_number)
                block.all_numbers = false;
            else
                block.greatest = std::max(block.greatest, number);
            return number;
        }
        const auto [it, is_new] =
            places_.try_emplace(text, static_cast<std::uint32_t>(block.names.size()));
        if (is_new) block.names.push_back(text);
        return it->second;
    }

    const Shape& shape_;
    bool by_number_;
    const Run& run_;
    std::unordered_map<std::string_view, std::uint32_t> places_;
};

std::vector<Block> read_blocks(std::string_view text, const Shape& shape, bool by_number,
                               const Run& run) {
    std::vector<Block> blocks((text.size() + block_bytes - 1) / block_bytes);
    run.for_each(
        blocks.size(), [] { return 0; },
        [&](std::size_t b, int) {
            blocks[b] = BlockReader{shape, by_number, run}.read(text, b * block_bytes);
        });
    return blocks;
}

/// The names of actors in order, and names in blocks made numbers of actors.
struct Names {
    std::vector<char> bytes;
    std::vector<std::uint64_t> first{0, 0}; ///< the empty text comes first
    std::vector<Actor> by_id;
    std::size_t count() const { return first.size() - 2; }
    std::string_view of(std::size_t i) const {
        return {bytes.data() + first[i + 1], first[i + 2] - first[i + 1]};
    }
    void add(std::string_view name) {
        bytes.insert(bytes.end(), name.begin(), name.end());
        first.push_back(bytes.size());
    }
};

void renumber(std::vector<Block>& blocks, const std::vector<std::vector<std::uint32_t>>& to_actor,
              const Run& run) {
    run.for_each(
        blocks.size(), [] { return 0; },
        [&](std::size_t b, int) {
            const auto& map = to_actor.size() == 1 ? to_actor.front() : to_actor[b];
            for (auto* column : {&blocks[b].from, &blocks[b].to})
                for (auto& name : *column) name = map[name];
        });
}

/// Numbers that sort as their decimal digits do.
std::uint64_t digit_key(std::uint32_t number) {
    std::uint64_t key = number, digits = 1;
    for (std::uint64_t ten = 10; ten <= number; ten *= 10) ++digits;
    for (auto d = digits; d < 10; ++d) key *= 10;
    return key * 16 + digits;
}

Names names_by_number(std::vector<Block>& blocks, const Run& run) {
    std::uint32_t greatest = 0;
    std::size_t rows = 0;
    for (const Block& b : blocks) {
        greatest = std::max(greatest, b.greatest);
        rows += b.from.size();
    }
    Names names;
    std::vector<std::uint32_t> numbers; // of actors, ascending
    // A table of all numbers up to the greatest is cheaper than sorting, unless few are used.
    if (greatest / 16 <= rows + 1024) {
        std::vector<std::vector<std::uint32_t>> actor(
            1, std::vector<std::uint32_t>(rows ? std::size_t{greatest} + 1 : 0));
        for (const Block& b : blocks)
            for (const auto* column : {&b.from, &b.to})
                for (const auto number : *column) actor[0][number] = 1;
        for (std::uint32_t i = 0; i < actor[0].size(); ++i)
            if (actor[0][i]) {
                actor[0][i] = static_cast<std::uint32_t>(numbers.size());
                numbers.push_back(i);
            }
        renumber(blocks, actor, run);
    } else {
        for (const Block& b : blocks)
            for (const auto* column : {&b.from, &b.to})
                numbers.insert(numbers.end(), column->begin(), column->end());
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        for (Block& b : blocks)
            for (auto* column : {&b.from, &b.to})
                for (auto& number : *column)
                    number = static_cast<std::uint32_t>(
                        std::lower_bound(numbers.begin(), numbers.end(), number) - numbers.begin());
    }
    names.bytes.reserve(numbers.size() * 8);
    names.first.reserve(numbers.size() + 2);
    std::vector<std::pair<std::uint64_t, Actor>> keys;
    keys.reserve(numbers.size());
    for (const auto number : numbers) {
        char text[16];
        const auto end = std::to_chars(text, text + sizeof text, number).ptr;
        keys.emplace_back(digit_key(number), Actor{static_cast<std::uint32_t>(names.count())});
        names.add({text, static_cast<std::size_t>(end - text)});
    }
    std::sort(keys.begin(), keys.end());
    names.by_id.reserve(keys.size());
    for (const auto& [_, actor] : keys) names.by_id.push_back(actor);
    return names;
}

Names names_by_mention(std::vector<Block>& blocks, const Run& run) {
    Names names;
    std::unordered_map<std::string_view, std::uint32_t> number;
    std::vector<std::vector<std::uint32_t>> actor(std::max<std::size_t>(2, blocks.size()));
    for (std::size_t b = 0; b < blocks.size(); ++b)
        for (const auto name : blocks[b].names) {
            const auto [it, is_new] =
                number.try_emplace(name, static_cast<std::uint32_t>(number.size()));
            if (is_new) names.add(name);
            actor[b].push_back(it->second);
        }
    renumber(blocks, actor, run);
    names.by_id.resize(names.count());
    for (std::uint32_t i = 0; i < names.by_id.size(); ++i) names.by_id[i] = Actor{i};
    std::sort(names.by_id.begin(), names.by_id.end(),
              [&](Actor a, Actor b) { return names.of(index(a)) < names.of(index(b)); });
    return names;
}

/// Ties of all blocks as sorted columns. Empties the blocks.
void sort_ties(std::vector<Block>& blocks, std::size_t n, bool directed, const Run& run,
               NetworkColumns& made, TieRecord common, Evidence evidence) {
    std::size_t rows = 0, lines = 0;
    std::vector<std::size_t> row_before(blocks.size()), line_before(blocks.size());
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        row_before[b] = rows;
        line_before[b] = lines;
        rows += blocks[b].from.size();
        lines += blocks[b].lines;
    }
    std::vector<std::uint64_t> first(n + 1, 0);
    for (Block& b : blocks)
        for (std::size_t i = 0; i < b.from.size(); ++i) {
            if (!directed && b.to[i] < b.from[i]) std::swap(b.from[i], b.to[i]);
            ++first[b.from[i] + 1];
        }
    std::partial_sum(first.begin(), first.end(), first.begin());
    run.throw_if_stopped();
    // One row of the graph is sorted by target, then by place in the list.
    auto key_memory = std::make_unique_for_overwrite<std::uint64_t[]>(rows);
    const std::span keys{key_memory.get(), rows};
    auto at = first;
    for (std::size_t b = 0; b < blocks.size(); ++b)
        for (std::size_t i = 0; i < blocks[b].from.size(); ++i)
            keys[at[blocks[b].from[i]]++] = std::uint64_t{blocks[b].to[i]} << 32 |
                                            static_cast<std::uint32_t>(row_before[b] + i);
    const bool is_weighted =
        std::any_of(blocks.begin(), blocks.end(), [](const Block& b) { return !b.weight.empty(); });
    std::vector<std::uint32_t> line_of(rows);
    std::vector<double> weight_of(is_weighted ? rows : 0);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        for (std::size_t i = 0; i < blocks[b].line.size(); ++i)
            line_of[row_before[b] + i] =
                static_cast<std::uint32_t>(line_before[b] + blocks[b].line[i]);
        std::copy(blocks[b].weight.begin(), blocks[b].weight.end(),
                  weight_of.begin() + static_cast<std::ptrdiff_t>(is_weighted ? row_before[b] : 0));
        blocks[b] = {};
    }
    auto from_memory = std::make_shared_for_overwrite<Actor[]>(rows),
         to_memory = std::make_shared_for_overwrite<Actor[]>(rows);
    auto line_memory = std::make_shared_for_overwrite<std::uint32_t[]>(rows);
    auto weight_memory = std::make_shared_for_overwrite<double[]>(weight_of.size());
    constexpr std::size_t share = 4096;
    run.for_each((n + share - 1) / share, [] { return 0; },
                 [&](std::size_t s, int) {
                     for (std::size_t v = s * share; v < std::min(n, (s + 1) * share); ++v) {
                         const auto begin = keys.begin() + static_cast<std::ptrdiff_t>(first[v]),
                                    end = keys.begin() + static_cast<std::ptrdiff_t>(first[v + 1]);
                         std::sort(begin, end);
                         for (std::size_t i = first[v]; i < first[v + 1]; ++i) {
                             const auto row = static_cast<std::uint32_t>(keys[i]);
                             from_memory[i] = Actor{static_cast<std::uint32_t>(v)};
                             to_memory[i] = Actor{static_cast<std::uint32_t>(keys[i] >> 32)};
                             line_memory[i] = line_of[row];
                             if (is_weighted) weight_memory[i] = weight_of[row];
                         }
                     }
                 });
    RecordTable<TieRecord>::Columns ties;
    RecordTable<Evidence>::Columns evidences;
    if (rows) {
        const auto shared = [&](const auto& memory) {
            using T = std::remove_reference_t<decltype(memory[0])>;
            return Column<T>{{memory.get(), rows}, memory};
        };
        std::get<0>(ties) = shared(from_memory);
        std::get<1>(ties) = shared(to_memory);
        std::get<RecordTable<TieRecord>::position_of<&TieRecord::weight>>(ties) =
            is_weighted ? shared(weight_memory) : Column<double>{};
        std::get<RecordTable<Evidence>::position_of<&Evidence::line>>(evidences) =
            shared(line_memory);
    }
    made.ties = {rows, common, std::move(ties)};
    made.tie_evidence = {rows, evidence, std::move(evidences)};
}

} // namespace

bool looks_like_edge_list(std::string_view beginning) {
    std::size_t rows = 0;
    const char* const end = beginning.data() + beginning.size();
    for (const char* at = beginning.data(); at < end;) {
        const char* const stop = line_end(at, end);
        if (stop == end && rows) break; // the last line may have been cut
        const Line line = cut(at, stop);
        at = stop + 1;
        if (line.kind != LineKind::row) continue;
        if (line.fields < 2 || line.has_more || number_of(line.field[0]) == no_number ||
            number_of(line.field[1]) == no_number)
            return false;
        double weight = 0;
        const auto text = line.field[2];
        if (line.fields == 3 &&
            std::from_chars(text.data(), text.data() + text.size(), weight).ec != std::errc{})
            return false;
        ++rows;
    }
    return rows > 0;
}

Network read_edge_list(std::string_view text, SourceRecord source,
                       std::shared_ptr<const Vocabulary> vocabulary, const EdgeListOptions& options,
                       const Run& run, EdgeListAccount& account) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const Shape shape = shape_of(text);
    bool by_number = true;
    auto blocks = read_blocks(text, shape, by_number, run);
    for (const Block& b : blocks) by_number = by_number && b.all_numbers;
    if (!by_number) blocks = read_blocks(text, shape, by_number, run);

    std::size_t lines = 0;
    bool has_more = false;
    for (const Block& b : blocks) {
        account.used += b.from.size();
        account.rejected += b.rejected;
        has_more = has_more || b.has_more;
        for (const auto& [line, what] : b.faults)
            if (account.remarks.size() < 20)
                account.remarks.push_back({.severity = Severity::error,
                                           .place = {source.file, static_cast<std::uint32_t>(lines + line)},
                                           .message = "row rejected: " + what});
        lines += b.lines;
    }
    account.rows = account.used + account.rejected;
    if (has_more)
        account.remarks.push_back(
            {.severity = Severity::doubt,
             .place = {source.file},
             .message = fmt::format("what stands after the {} field of a row was not read",
                                    shape.is_weighted ? "third" : "second")});
    if (account.used >= no_number || lines >= no_number)
        throw LimitError(Diagnostic{.severity = Severity::error,
                                    .place = {source.file},
                                    .message = "a list holds fewer than 2^32 - 1 ties"});

    Names names = by_number ? names_by_number(blocks, run) : names_by_mention(blocks, run);
    const std::size_t n = names.count();
    const TypeId type = vocabulary->type(options.directed ? "arc" : "tie");
    NetworkColumns made{.title = source.title, .vocabulary = vocabulary};
    made.sources.push_back(std::move(source));
    sort_ties(blocks, n, options.directed, run, made, TieRecord{.type = type}, Evidence{});

    std::vector<Text> labels(n);
    std::iota(reinterpret_cast<std::uint32_t*>(labels.data()),
              reinterpret_cast<std::uint32_t*>(labels.data()) + n, 1u);
    const Column<Text> texts{std::move(labels)};
    RecordTable<ActorRecord>::Columns actors;
    if (n) {
        std::get<RecordTable<ActorRecord>::position_of<&ActorRecord::id>>(actors) = texts;
        std::get<RecordTable<ActorRecord>::position_of<&ActorRecord::label>>(actors) = texts;
    }
    made.actors = {n, ActorRecord{.kind = vocabulary->kind("actor")}, std::move(actors)};
    made.actor_evidence_first = std::vector<std::uint32_t>(n + 1);
    made.by_id = std::move(names.by_id);
    made.texts = TextPool{std::move(names.bytes), std::move(names.first)};
    return Network{std::move(made)};
}

} // namespace entente
