#include "value_tables.hpp"

#include "allowance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

using Kind = Values::Kind;
using Id = Values::Id;

/// The parts of an array or object.
struct Parts {
    const Values& values;
    Id whole;
    struct Iterator {
        const Values& values;
        Id at;
        Id operator*() const { return at; }
        Iterator& operator++() {
            at = values.end(at);
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at != other.at; }
    };
    Iterator begin() const { return {values, whole + 1}; }
    Iterator end() const { return {values, values.end(whole)}; }
};

enum class Shape { scalar, empty, scalars, records, rows, mixed, object };

Shape shape_of(const Values& values, Id v) {
    if (values.is_scalar(v)) return Shape::scalar;
    if (values.kind(v) == Kind::object) return Shape::object;
    std::size_t objects = 0, arrays = 0, scalars = 0, nulls = 0;
    for (const Id part : Parts{values, v}) {
        if (values.kind(part) == Kind::object)
            ++objects;
        else if (values.kind(part) == Kind::array)
            ++arrays;
        else if (values.kind(part) == Kind::null)
            ++nulls;
        else
            ++scalars;
    }
    if (objects + arrays + scalars + nulls == 0) return Shape::empty;
    if (objects && !arrays && !scalars) return Shape::records;
    if (arrays && !objects && !scalars) return Shape::rows;
    if (!arrays && !objects) return Shape::scalars;
    return Shape::mixed;
}

constexpr std::uint32_t none = ~std::uint32_t{0};

/// The fields of records: paths of keys, each a column once a value stands there.
class Fields {
public:
    struct Field {
        std::string name;
        std::uint32_t column = none;
        bool is_exploded = false;
    };

    std::uint32_t root() const { return 0; }
    std::uint32_t part(std::uint32_t field, std::string_view key) {
        const auto [at, is_new] =
            index_.try_emplace(Path{field, key}, static_cast<std::uint32_t>(fields_.size()));
        if (is_new) {
            const std::string& outer = fields_[field].name;
            fields_.push_back(
                {outer.empty() ? std::string{key} : fmt::format("{}.{}", outer, key)});
        }
        return at->second;
    }
    Field& operator[](std::uint32_t field) { return fields_[field]; }

private:
    struct Path {
        std::uint32_t outer;
        std::string_view key;
        bool operator==(const Path&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Path& path) const {
            return std::hash<std::string_view>{}(path.key) * 31 + path.outer;
        }
    };
    std::vector<Field> fields_{{}};
    std::unordered_map<Path, std::uint32_t, Hash> index_;
};

class RecordTable {
public:
    RecordTable(const Values& values, Table table, Allowance& allowance,
                std::vector<Diagnostic>& remarks)
        : values_(values), table_(std::move(table)), allowance_(allowance), remarks_(remarks) {}

    /// `keyed`: the members of an object are the records, and their keys a first column.
    Table read(const std::vector<Id>& records, bool keyed, bool features) {
        features_ = features;
        if (keyed) key_column_ = add_column("key");
        for (const Id record : records) walk(record, false);
        if (columns_.empty()) add_column("value");
        slots_.resize(columns_.size());
        table_.add_row(records.empty() ? 1 : values_.line(records.front()));
        for (const std::string& column : columns_) table_.add_cell(column);
        for (const Id record : records) {
            if (values_.kind(record) == Kind::null) continue;
            own_.clear();
            rows_.clear();
            ++holder_;
            if (keyed) own_.push_back({key_column_, std::string{values_.key(record)}});
            walk(record, true);
            emit(values_.line(record));
        }
        report();
        return std::move(table_);
    }

private:
    struct Cell {
        std::uint32_t column;
        std::string text;
    };
    struct Row {
        std::uint32_t line;
        std::vector<Cell> cells;
    };
    struct Frame {
        Id end;
        std::uint32_t field;
        bool is_list; ///< its parts are records of the exploded list
    };

    std::uint32_t add_column(std::string name) {
        columns_.push_back(std::move(name));
        return static_cast<std::uint32_t>(columns_.size() - 1);
    }

    /// Over one record: finds its columns or, the second time, takes its cells.
    void walk(Id record, bool take) {
        if (values_.kind(record) != Kind::object) {
            if (values_.kind(record) != Kind::null) cell(fields_.part(0, "value"), record, take);
            return;
        }
        std::vector<Frame> open{{values_.end(record), fields_.root(), false}};
        for (Id v = record + 1; v < values_.end(record);) {
            while (v >= open.back().end) {
                if (open.back().is_list) in_list_ = false;
                open.pop_back();
            }
            if (open.back().is_list) { // an element, whose fields follow
                if (take) {
                    rows_.push_back({values_.line(v), {}});
                    ++holder_;
                }
                if (values_.kind(v) == Kind::object)
                    open.push_back({values_.end(v), open.back().field, false});
                ++v;
                continue;
            }
            const std::uint32_t outer = open.back().field;
            if (features_ && outer == fields_.root() && values_.key(v) != "properties" &&
                values_.key(v) != "id") {
                point(v, take);
                v = values_.end(v);
                continue;
            }
            const bool is_properties =
                features_ && outer == fields_.root() && values_.key(v) == "properties";
            const std::uint32_t field =
                is_properties ? properties() : fields_.part(outer, values_.key(v));
            const Shape shape = shape_of(values_, v);
            // An empty list may be one of records elsewhere, whose fields are the columns.
            const bool is_empty =
                shape == Shape::empty || (shape == Shape::object && values_.end(v) == v + 1);
            if (is_empty || (is_properties && shape != Shape::object)) {
                v = values_.end(v);
            } else if (shape == Shape::object) {
                open.push_back({values_.end(v), field, false});
                ++v;
            } else if (shape == Shape::records && !in_list_ && may_explode(field)) {
                in_list_ = true;
                open.push_back({values_.end(v), field, true});
                ++v;
            } else {
                cell(field, v, take);
                v = values_.end(v);
            }
        }
        in_list_ = false;
    }

    /// The field of a feature that holds what it tells; it gives its parts no prefix.
    std::uint32_t properties() {
        if (properties_ == none) {
            properties_ = fields_.part(0, "properties");
            fields_[properties_].name.clear();
        }
        return properties_;
    }

    /// The geometry of a feature, if it is a point; other members of a feature say nothing more.
    void point(Id v, bool take) {
        if (values_.key(v) != "geometry" || values_.kind(v) != Kind::object) return;
        for (const Id part : Parts{values_, v}) {
            if (values_.key(part) != "coordinates") continue;
            if (shape_of(values_, part) != Shape::scalars) {
                if (take) ++shapes_;
                return;
            }
            std::size_t i = 0;
            for (const Id number : Parts{values_, part})
                if (i < 2)
                    cell(fields_.part(properties(), i++ ? "latitude" : "longitude"), number, take);
        }
    }

    bool may_explode(std::uint32_t field) {
        if (exploded_ == none) {
            exploded_ = field;
            fields_[field].is_exploded = true;
        }
        return exploded_ == field;
    }

    void cell(std::uint32_t field, Id v, bool take) {
        if (fields_[field].column == none) fields_[field].column = add_column(fields_[field].name);
        if (!take) return;
        auto& cells = in_list_ ? rows_.back().cells : own_;
        const std::uint32_t column = fields_[field].column;
        std::string text = text_of(v, column);
        Slot& slot = slots_[column];
        if (slot.holder != holder_ || slot.at >= cells.size() || cells[slot.at].column != column) {
            slot = {holder_, cells.size()};
            cells.push_back({column, std::move(text)});
        } else if (cells[slot.at].text != text) {
            if (repeated_.count++ == 0) {
                repeated_.place = {table_.file(), values_.line(v)};
                repeated_.what = fields_[field].name;
            }
            cells[slot.at].text = std::move(text);
        }
    }

    std::string text_of(Id v, std::uint32_t column) {
        switch (shape_of(values_, v)) {
        case Shape::scalar:
            return std::string{values_.text(v)};
        case Shape::empty:
            return {};
        case Shape::object:
            if (values_.end(v) == v + 1) return {};
            break;
        case Shape::scalars: {
            std::string joined;
            for (const Id part : Parts{values_, v}) {
                const auto text = values_.text(part);
                if (text.empty()) continue;
                if (!joined.empty()) joined += " ; ";
                joined += text;
            }
            return joined;
        }
        default:
            break;
        }
        if (json_.count++ == 0) {
            json_.place = {table_.file(), values_.line(v)};
            json_.what = columns_[column];
        }
        return values_.json(v);
    }

    void emit(std::uint32_t line) {
        if (rows_.empty()) rows_.push_back({line, {}});
        const bool is_list = rows_.size() > 1;
        std::vector<std::pair<const Cell*, bool>> row;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            std::size_t bytes = 0;
            row.clear();
            const auto put = [&](const Cell& cell, bool is_copy) {
                if (row.size() <= cell.column) row.resize(cell.column + 1, {nullptr, false});
                row[cell.column] = {&cell, is_copy};
                bytes += cell.text.size();
            };
            for (const Cell& cell : own_) put(cell, is_list && r > 0);
            for (const Cell& cell : rows_[r].cells) put(cell, false);
            allowance_.spend(bytes, row.size(), Place{table_.file(), rows_[r].line});
            table_.add_row(is_list ? rows_[r].line : line);
            for (const auto& [cell, is_copy] : row)
                table_.add_cell(cell ? std::string_view{cell->text} : std::string_view{}, is_copy);
        }
    }

    void report() {
        if (json_.count)
            remarks_.push_back(
                {Severity::doubt,
                 json_.place,
                 fmt::format("{} of column '{}' {} lists or objects inside; kept as "
                             "JSON text",
                             json_.count == 1 ? "a cell" : fmt::format("{} cells", json_.count),
                             json_.what, json_.count == 1 ? "holds" : "hold"),
                 {},
                 {}});
        if (repeated_.count)
            remarks_.push_back(
                {Severity::doubt,
                 repeated_.place,
                 fmt::format("a record gives '{}' twice; the last counts{}", repeated_.what,
                             repeated_.count > 1
                                 ? fmt::format(" (and {} more such)", repeated_.count - 1)
                                 : ""),
                 {},
                 {}});
        if (shapes_)
            remarks_.push_back(
                {Severity::note,
                 Place{table_.file()},
                 fmt::format("the {} of {} that {} no point {} not read",
                             shapes_ == 1 ? "shape" : "shapes",
                             shapes_ == 1 ? "a feature" : fmt::format("{} features", shapes_),
                             shapes_ == 1 ? "is" : "are", shapes_ == 1 ? "is" : "are"),
                 {},
                 {}});
    }

    struct Noted {
        std::size_t count = 0;
        Place place{};
        std::string what{};
    };
    struct Slot { // where a column was last filled
        std::size_t holder = 0, at = 0;
    };

    const Values& values_;
    Table table_;
    Allowance& allowance_;
    std::vector<Diagnostic>& remarks_;
    Fields fields_;
    std::vector<std::string> columns_;
    std::vector<Cell> own_; ///< of the record in hand
    std::vector<Row> rows_; ///< of its exploded list
    std::vector<Slot> slots_;
    std::size_t holder_ = 0; ///< number of the record or element that takes cells
    bool features_ = false, in_list_ = false;
    std::uint32_t exploded_ = none, properties_ = none, key_column_ = 0;
    Noted json_, repeated_;
    std::size_t shapes_ = 0;
};

class Finder {
public:
    Finder(const ParsedValues& parsed, const std::string& file, std::size_t source_bytes,
           std::vector<Diagnostic>& remarks)
        : values_(parsed.values), file_(file), allowance_(source_bytes), remarks_(remarks) {}

    void read(const NamedValue& root) {
        const std::size_t before = tables_.size();
        search(root.value, root.name);
        if (tables_.size() > before) return;
        fall_back(root.value, root.name);
        if (tables_.size() == before && !values_.is_scalar(root.value))
            remarks_.push_back({Severity::note,
                                Place{file_, values_.line(root.value)},
                                root.name.empty() ? "the file holds no rows"
                                                  : fmt::format("'{}' holds no rows", root.name),
                                {},
                                {}});
    }

    Tables finish() {
        if (beside_.count)
            remarks_.push_back({Severity::note,
                                beside_.place,
                                fmt::format("{} beside the records {} not read", beside_.what,
                                            beside_.count == 1 ? "is" : "are"),
                                {},
                                {}});
        if (tables_.empty()) tables_.emplace_back(file_);
        return std::move(tables_);
    }

private:
    static constexpr std::size_t most_tables = 10'000;

    Table table(std::string name, std::string heading = {}) {
        if (tables_.size() == most_tables)
            throw LimitError(Diagnostic{
                .severity = Severity::error,
                .place = {file_},
                .message = fmt::format("the file holds more than {} tables", most_tables)});
        return Table{file_, Table::Positions::lines, std::move(name), std::move(heading)};
    }

    static std::string joined(const std::string& path, std::string_view key) {
        return path.empty() ? std::string{key} : fmt::format("{}.{}", path, key);
    }

    void add_records(Id v, std::string name, bool keyed, bool features = false,
                     std::string heading = {}) {
        RecordTable records{values_, table(std::move(name), std::move(heading)), allowance_,
                            remarks_};
        std::vector<Id> each;
        for (const Id part : Parts{values_, v}) each.push_back(part);
        tables_.push_back(records.read(each, keyed, features));
    }

    std::string text_of(Id v) const {
        return values_.is_scalar(v) ? std::string{values_.text(v)} : values_.json(v);
    }

    void add_cell(Table& table, const std::string& text, std::uint32_t line) {
        allowance_.spend(text.size(), 1, Place{file_, line});
        table.add_cell(text);
    }

    /// An array of arrays; `header` is a list of its columns, or none.
    void add_rows(Id v, std::string name, std::optional<Id> header = {}) {
        Table rows = table(std::move(name));
        if (header) {
            rows.add_row(values_.line(*header));
            for (const Id part : Parts{values_, *header}) rows.add_cell(column_name(part));
        }
        for (const Id row : Parts{values_, v}) {
            if (values_.kind(row) == Kind::null) continue;
            rows.add_row(values_.line(row));
            for (const Id part : Parts{values_, row})
                add_cell(rows, text_of(part), values_.line(part));
        }
        tables_.push_back(std::move(rows));
    }

    /// Of a header: a text, or an object with a name.
    std::string column_name(Id v) const {
        if (values_.kind(v) == Kind::object)
            for (const std::string_view wanted : {"name", "label", "title", "id", "field"})
                for (const Id part : Parts{values_, v})
                    if (values_.key(part) == wanted && values_.is_scalar(part))
                        return std::string{values_.text(part)};
        return text_of(v);
    }

    void add_list(Id v, const std::string& name, const std::string& header) {
        Table list = table(name);
        list.add_row(values_.line(v));
        list.add_cell(header.empty() ? "value" : header);
        for (const Id part : Parts{values_, v}) {
            if (values_.text(part).empty()) continue;
            list.add_row(values_.line(part));
            list.add_cell(values_.text(part));
        }
        tables_.push_back(std::move(list));
    }

    /// Objects whose members are objects with much the same keys: a map of records.
    bool is_keyed(Id v) const {
        std::size_t members = 0, keys = 0;
        std::unordered_set<std::string_view> distinct;
        for (const Id part : Parts{values_, v}) {
            if (values_.kind(part) != Kind::object) return false;
            ++members;
            for (const Id inner : Parts{values_, part}) {
                ++keys;
                distinct.insert(values_.key(inner));
            }
        }
        // Columns that are objects of row numbers are told from records by their keys.
        return members >= 2 && !distinct.empty() && 10 * keys > 6 * members * distinct.size();
    }

    /// {"name": {"0": …, "1": …}, …}: members are columns.
    bool is_numbered(Id v) const {
        std::size_t members = 0;
        for (const Id part : Parts{values_, v}) {
            if (values_.kind(part) != Kind::object || values_.end(part) == part + 1) return false;
            ++members;
            for (const Id inner : Parts{values_, part}) {
                const auto key = values_.key(inner);
                if (!values_.is_scalar(inner) || key.empty() ||
                    key.find_first_not_of("0123456789") != key.npos)
                    return false;
            }
        }
        return members >= 2;
    }

    void add_numbered(Id v, const std::string& name) {
        Table columns = table(name);
        std::vector<std::string_view> keys;
        std::unordered_map<std::string_view, std::size_t> row_of;
        std::vector<std::vector<Id>> rows;
        std::size_t width = 0;
        columns.add_row(values_.line(v));
        for (const Id part : Parts{values_, v}) {
            columns.add_cell(values_.key(part));
            for (const Id inner : Parts{values_, part}) {
                const auto [at, is_new] = row_of.try_emplace(values_.key(inner), rows.size());
                if (is_new) rows.emplace_back();
                auto& row = rows[at->second];
                allowance_.spend(0, width + 1 - std::min(width, row.size()),
                                 Place{file_, values_.line(inner)});
                row.resize(width, 0);
                row.push_back(inner);
            }
            ++width;
        }
        for (const auto& row : rows) {
            columns.add_row(values_.line(row.back()));
            for (const Id cell : row)
                add_cell(columns, cell ? text_of(cell) : std::string{}, values_.line(row.back()));
        }
        tables_.push_back(std::move(columns));
    }

    /// Members that are lists of scalars of one length: columns.
    bool is_columns(Id v) const {
        std::size_t members = 0, length = 0;
        for (const Id part : Parts{values_, v}) {
            if (shape_of(values_, part) != Shape::scalars) return false;
            std::size_t n = 0;
            for ([[maybe_unused]] const Id inner : Parts{values_, part}) ++n;
            if (members++ == 0) length = n;
            if (n != length) return false;
        }
        return members >= 2 && length > 1;
    }

    void add_columns(Id v, const std::string& name) {
        Table columns = table(name);
        std::vector<Id> at;
        columns.add_row(values_.line(v));
        for (const Id part : Parts{values_, v}) {
            columns.add_cell(values_.key(part));
            at.push_back(part + 1);
        }
        const Id end = values_.end(v + 1);
        while (at.front() < end) {
            columns.add_row(values_.line(at.front()));
            for (Id& cell : at) {
                add_cell(columns, text_of(cell), values_.line(cell));
                cell = values_.end(cell);
            }
        }
        tables_.push_back(std::move(columns));
    }

    /// The header that stands beside an array of arrays, if it has as many members as the rows.
    std::optional<Id> header_beside(Id object, Id rows) const {
        std::size_t width = 0;
        for (const Id row : Parts{values_, rows}) {
            std::size_t n = 0;
            for ([[maybe_unused]] const Id part : Parts{values_, row}) ++n;
            width = std::max(width, n);
        }
        for (const Id part : Parts{values_, object}) {
            const auto key = values_.key(part);
            if (values_.kind(part) != Kind::array ||
                (key != "columns" && key != "fields" && key != "header" && key != "headers" &&
                 key != "labels" && key != "names" && key != "cols"))
                continue;
            std::size_t n = 0;
            for ([[maybe_unused]] const Id inner : Parts{values_, part}) ++n;
            if (n == width) return part;
        }
        return std::nullopt;
    }

    bool is_feature_collection(Id object) const {
        for (const Id part : Parts{values_, object})
            if (values_.key(part) == "type" && values_.text(part) == "FeatureCollection")
                return true;
        return false;
    }

    void beside(Id v, const std::string& path) {
        if (beside_.count++ == 0) beside_.place = {file_, values_.line(v)};
        if (beside_.count <= 5)
            beside_.what += (beside_.count > 1 ? ", '" : "'") + path + "'";
        else if (beside_.count == 6)
            beside_.what += " and others";
    }

    struct Task {
        Id value;
        std::string path, key;
    };

    void search(Id root, const std::string& name) {
        std::vector<Task> tasks{{root, name, {}}};
        std::vector<std::pair<Id, std::string>> plain; // what holds no table
        const std::size_t before = tables_.size();
        while (!tasks.empty()) {
            const Task task = std::move(tasks.back());
            tasks.pop_back();
            switch (shape_of(values_, task.value)) {
            case Shape::records:
                add_records(task.value, task.path, false, false, task.key);
                break;
            case Shape::mixed:
                if (task.value == root)
                    add_records(task.value, task.path, false);
                else
                    plain.emplace_back(task.value, task.path);
                break;
            case Shape::rows:
                add_rows(task.value, task.path);
                break;
            case Shape::object: {
                if (task.value != root && is_keyed(task.value) && !is_numbered(task.value)) {
                    add_records(task.value, task.path, true);
                    break;
                }
                if (task.value == root && is_keyed(root)) return; // the whole is a table
                search_members(task, tasks);
                break;
            }
            case Shape::scalar:
                if (values_.kind(task.value) != Kind::null)
                    plain.emplace_back(task.value, task.path);
                break;
            default:
                plain.emplace_back(task.value, task.path);
            }
        }
        if (tables_.size() > before)
            for (const auto& [value, path] : plain)
                if (shape_of(values_, value) != Shape::empty) beside(value, path);
    }

    void search_members(const Task& task, std::vector<Task>& tasks) {
        const bool features = is_feature_collection(task.value);
        std::optional<Id> used; // as a header
        std::vector<Task> inner;
        std::size_t lists = 0;
        for (const Id part : Parts{values_, task.value})
            lists += shape_of(values_, part) == Shape::records;
        for (const Id part : Parts{values_, task.value}) {
            const Shape shape = shape_of(values_, part);
            if (shape == Shape::rows)
                if (const auto header = header_beside(task.value, part)) used = header;
        }
        for (const Id part : Parts{values_, task.value}) {
            const std::string path = joined(task.path, values_.key(part));
            if (used == part) continue;
            const Shape shape = shape_of(values_, part);
            if (features && shape == Shape::records && values_.key(part) == "features") {
                add_records(part, path, false, true);
            } else if (features && shape == Shape::scalar) {
                continue;
            } else if (shape == Shape::rows && used) {
                add_rows(part, path, header_beside(task.value, part));
            } else {
                inner.push_back({part, path, lists > 1 ? std::string{values_.key(part)} : ""});
            }
        }
        // The last of the tasks is the next.
        std::move(inner.rbegin(), inner.rend(), std::back_inserter(tasks));
    }

    /// What holds neither records nor rows inside.
    void fall_back(Id root, std::string name) {
        while (values_.kind(root) == Kind::object && values_.end(root) > root + 1 &&
               values_.kind(root + 1) == Kind::object &&
               values_.end(root + 1) == values_.end(root)) {
            ++root; // an object around the only one that it holds
            name = joined(name, values_.key(root));
        }
        switch (shape_of(values_, root)) {
        case Shape::scalars:
            add_list(root, name, name);
            break;
        case Shape::object: {
            if (values_.end(root) == root + 1) break;
            if (is_numbered(root)) {
                add_numbered(root, name);
            } else if (is_keyed(root)) {
                add_records(root, name, true);
            } else if (is_columns(root)) {
                add_columns(root, name);
            } else if (const auto lists = lone_list(root)) {
                add_list(*lists, joined(name, values_.key(*lists)),
                         std::string{values_.key(*lists)});
            } else if (has_text(root)) {
                add_single(root, name);
            }
            break;
        }
        case Shape::scalar:
            if (!values_.text(root).empty()) beside(root, name.empty() ? "value" : name);
            break;
        default:
            break;
        }
    }

    bool has_text(Id root) const {
        bool has_list = false, has_scalar = false;
        for (const Id part : Parts{values_, root}) {
            const Shape shape = shape_of(values_, part);
            has_list = has_list || shape == Shape::empty;
            has_scalar = has_scalar || (shape != Shape::empty && !values_.text(part).empty()) ||
                         shape == Shape::object || shape == Shape::scalars;
        }
        // {"count": 0, "results": []} is an empty list with a number beside it.
        return has_scalar && !has_list;
    }

    /// The only member that is a list, where nothing else is there.
    std::optional<Id> lone_list(Id root) const {
        std::optional<Id> found;
        for (const Id part : Parts{values_, root}) {
            const Shape shape = shape_of(values_, part);
            if (shape == Shape::scalars && !found)
                found = part;
            else if (shape != Shape::empty)
                return std::nullopt;
        }
        return found;
    }

    void add_single(Id root, const std::string& name) {
        RecordTable record{values_, table(name), allowance_, remarks_};
        tables_.push_back(record.read({root}, false, false));
    }

    struct Noted {
        std::size_t count = 0;
        Place place{};
        std::string what{};
    };

    const Values& values_;
    const std::string& file_;
    Allowance allowance_;
    std::vector<Diagnostic>& remarks_;
    Tables tables_;
    Noted beside_;
};

} // namespace

Tables tables_of(const ParsedValues& parsed, const std::string& file, std::size_t source_bytes,
                 std::vector<Diagnostic>& remarks) {
    Finder finder{parsed, file, source_bytes, remarks};
    for (const NamedValue& root : parsed.roots) finder.read(root);
    return finder.finish();
}

} // namespace entente
