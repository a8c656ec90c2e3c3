#include <entente/apps/study/study_file.hpp>
#include <entente/core/base/suggest.hpp>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <filesystem>
#include <functional>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t deepest = 256;         // keys and lists within one another
constexpr std::size_t most_sources = 65'535; // the model numbers them in 16 bits

/// Measures keys and lists within one another without recursion, for toml++ goes down one call a
/// level and bounds lists and inline tables, but not dotted keys. Follows the text as far as it is
/// TOML; the parser refuses what is not before it gets to what follows.
class DepthCheck {
public:
    DepthCheck(std::string_view text, const std::string& file) : text_(text), file_(file) {
        for (; at_ < text_.size(); ++at_) step(text_[at_]);
    }

private:
    void step(char c) {
        const bool begins_line =
            std::exchange(at_line_begin_, at_line_begin_ && (c == ' ' || c == '\t'));
        switch (c) {
        case '#':
            at_ = std::min(text_.find('\n', at_), text_.size()) - 1;
            break;
        case '"':
        case '\'':
            skip_string(c);
            break;
        case '\n':
            ++line_;
            at_line_begin_ = open_.empty();
            if (at_line_begin_) dots_ = 0;
            break;
        case '.':
            ++dots_;
            break;
        case ',':
            dots_ = 0;
            break;
        case '[':
        case '{':
            if (c == '[' && begins_line) {
                in_header_ = true;
                header_ = dots_ = 0;
            } else if (!in_header_) {
                open_.push_back(depth() + 1);
                dots_ = 0;
            }
            break;
        case ']':
        case '}':
            if (in_header_) header_ = dots_ + 1;
            in_header_ = false;
            if (!open_.empty()) open_.pop_back();
            dots_ = 0;
            break;
        default:
            return;
        }
        if (depth() > deepest)
            throw LimitError(Diagnostic{
                .severity = Severity::error,
                .place = {file_, line_},
                .message = fmt::format("keys and lists lie more than {} deep within one another",
                                       deepest)});
    }

    void skip_string(char quote) {
        const std::string thrice(3, quote);
        const bool is_long = text_.substr(at_, 3) == thrice;
        for (at_ += is_long ? 3 : 1; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\\' && quote == '"' && at_ + 1 < text_.size()) ++at_;
            if (text_[at_] == '\n') {
                ++line_;
                if (!is_long) return; // never closed: the parser says so
            }
            if (c != quote || (is_long && text_.substr(at_, 3) != thrice)) continue;
            if (is_long)
                for (at_ += 2; at_ + 1 < text_.size() && text_[at_ + 1] == quote;) ++at_;
            return;
        }
    }

    std::size_t depth() const { return (open_.empty() ? header_ : open_.back()) + dots_; }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    bool at_line_begin_ = true, in_header_ = false;
    std::size_t header_ = 0, dots_ = 0; ///< keys of the header; dots since the last separator
    std::vector<std::size_t> open_;     ///< depth at each bracket
};

/// One table of the file, whose keys are taken one by one; what is left over is unknown.
class Keys {
public:
    Keys(const toml::table& table, std::string name, const std::string& file,
         std::vector<Diagnostic>& faults)
        : table_(table), name_(std::move(name)), file_(file), faults_(faults) {}

    const toml::node* take(std::string_view key) {
        known_.emplace_back(key);
        return table_.get(key);
    }
    void text(std::string_view key, std::string& into, bool required = false) {
        if (const toml::node* node = take(key)) {
            if (const auto* value = node->as_string())
                into = value->get();
            else
                fault(*node, fmt::format("{} is a text between quotation marks", key));
        }
        if (required && into.empty())
            fault(table_, fmt::format("{} needs the key '{}'", name_, key));
    }
    /// A text that names a file or a folder.
    void path(std::string_view key, std::string& into) {
        text(key, into);
        if (into.find('\0') != into.npos) // the operating system would stop reading there
            fault(*table_.get(key), fmt::format("{} holds a zero character", key));
    }
    void flag(std::string_view key, bool& into) {
        if (const toml::node* node = take(key)) {
            if (const auto* value = node->as_boolean())
                into = value->get();
            else
                fault(*node, fmt::format("{} is true or false", key));
        }
    }
    void count(std::string_view key, std::optional<unsigned>& into) {
        const toml::node* node = take(key);
        if (!node) return;
        const auto* value = node->as_integer();
        if (value && value->get() >= 0 && value->get() <= 100'000)
            into = static_cast<unsigned>(value->get());
        else
            fault(*node, fmt::format("{} is a whole number", key));
    }
    void texts(std::string_view key, std::vector<std::string>& into) {
        const toml::node* node = take(key);
        if (!node) return;
        const auto* list = node->as_array();
        if (!list) return fault(*node, fmt::format("{} is a list of texts", key));
        into.clear();
        for (const toml::node& item : *list) {
            if (const auto* value = item.as_string())
                into.push_back(value->get());
            else
                fault(item, fmt::format("{} is a list of texts", key));
        }
    }
    template <class T>
    void parsed(std::string_view key, T& into,
                const std::function<std::optional<T>(std::string_view)>& parse,
                const std::string& expected) {
        const toml::node* node = take(key);
        if (!node) return;
        const auto* value = node->as_string();
        const auto result = value ? parse(value->get()) : std::nullopt;
        if (result)
            into = *result;
        else
            fault(*node, fmt::format("{} is {}", key, expected));
    }
    template <class E>
    void choice(std::string_view key, E& into) {
        std::string list;
        for (const auto& [name, _] : names_of<E>)
            list += (list.empty() ? "" : ", ") + std::string{name};
        parsed<E>(
            key, into, [](std::string_view t) { return value_named<E>(t); }, "one of " + list);
    }
    void date(std::string_view key, Date& into) {
        const toml::node* node = table_.get(key);
        if (node && node->is_date()) { // TOML knows days of its own
            known_.emplace_back(key);
            const auto d = node->as_date()->get();
            into = Date::day(d.year, d.month, d.day);
            return;
        }
        parsed<Date>(key, into, parse_edtf,
                     "a date such as \"2019\", \"2019-09\" or \"2019-09-16\"");
    }
    void tables(std::string_view key,
                const std::function<void(const toml::table&, const Place&)>& each) {
        const toml::node* node = take(key);
        if (!node) return;
        const auto* list = node->as_array();
        if (!list)
            return fault(*node, fmt::format("'{}' is written [[{}]], once for each", key, key));
        for (const toml::node& item : *list) {
            if (const auto* table = item.as_table())
                each(*table, place(item));
            else
                fault(item, fmt::format("'{}' is written [[{}]], once for each", key, key));
        }
    }
    void table(std::string_view key, const std::function<void(const toml::table&)>& use) {
        const toml::node* node = take(key);
        if (!node) return;
        if (const auto* inner = node->as_table())
            use(*inner);
        else
            fault(*node, fmt::format("'{}' is written [{}]", key, key));
    }
    void finish() {
        for (const auto& [key, node] : table_) {
            const std::string name{key.str()};
            if (std::find(known_.begin(), known_.end(), name) == known_.end())
                faults_.push_back({Severity::error,
                                   {file_, key.source().begin.line, key.source().begin.column},
                                   fmt::format("{} has no key '{}'", name_, name),
                                   {},
                                   did_you_mean(name, known_)});
        }
    }
    Place place(const toml::node& node) const {
        return {file_, node.source().begin.line, node.source().begin.column};
    }
    void fault(const toml::node& node, std::string message, std::string hint = {}) {
        faults_.push_back({Severity::error, place(node), std::move(message), {}, std::move(hint)});
    }

private:
    const toml::table& table_;
    std::string name_;
    const std::string& file_;
    std::vector<Diagnostic>& faults_;
    std::vector<std::string> known_;
};

/// Keys that say how a file is opened and its columns read.
void read_how(Keys& k, SourceOptions& opening, RegisterOptions& reading,
              const char* format = "format") {
    k.text(format, opening.format);
    k.text("encoding", opening.encoding);
    k.parsed<char>(
        "delimiter", opening.delimiter,
        [](std::string_view t) { return t.size() == 1 ? std::optional{t[0]} : std::nullopt; },
        "one character");
    k.texts("languages", reading.languages);
    k.text("default_type", reading.default_type);
    k.choice("day_order", reading.day_order);
    k.choice("undecided_days", reading.undecided_days);
    k.flag("header", reading.header);
    k.text("table", reading.table);
    k.text("separator", reading.separator);
    k.choice("wide", reading.wide);
    k.texts("fill_down", reading.fill_down);
    k.table("columns", [&](const toml::table& columns) {
        for (const auto& [role, node] : columns) {
            if (const auto* name = node.as_string())
                reading.columns[std::string{role.str()}] = name->get();
            else if (const auto* number = node.as_integer())
                reading.columns[std::string{role.str()}] = std::to_string(number->get());
            else
                k.fault(node, "a column is named by its header or by its number");
        }
    });
}

} // namespace

StudyFile parse_study_file(const std::string& text, const std::string& path) {
    DepthCheck{text, path};
    toml::table root;
    try {
        root = toml::parse(text, path);
    } catch (const toml::parse_error& e) {
        throw InputError(
            Diagnostic{.severity = Severity::error,
                       .place = {path, e.source().begin.line, e.source().begin.column},
                       .message = std::string{e.description()},
                       .hint = "a text between quotation marks, a list between brackets"});
    }
    std::vector<Diagnostic> faults;
    StudyFile study;
    study.path = path;
    study.folder = std::filesystem::path{path}.parent_path().string();
    Keys keys{root, "a study", path, faults};
    keys.text("title", study.title, true);
    keys.path("vocabulary", study.vocabulary);
    keys.path("facts", study.facts);
    keys.texts("layers", study.layers);
    keys.flag("report", study.report);
    std::vector<std::string> languages{"en"};
    keys.texts("languages", languages);
    std::set<std::string> ids;
    keys.tables("source", [&](const toml::table& table, const Place& place) {
        StudySource source;
        source.place = place;
        source.reading.languages = languages;
        Keys k{table, "a source", path, faults};
        k.text("id", source.id, true);
        k.text("title", source.title);
        k.path("file", source.file);
        k.text("owner", source.owner);
        k.text("layer", source.layer);
        k.date("as_of", source.as_of);
        if (table.contains("coverage")) {
            Extent extent{};
            k.choice("coverage", extent);
            source.extent = extent;
        }
        read_how(k, source.opening, source.reading);
        k.finish();
        if (!ids.insert(source.id).second)
            k.fault(table, fmt::format("two sources are called '{}'", source.id));
        study.sources.push_back(std::move(source));
    });
    keys.tables("authority", [&](const toml::table& table, const Place& place) {
        StudyAuthority authority;
        authority.place = place;
        authority.reading.languages = languages;
        Keys k{table, "an authority", path, faults};
        k.text("id", authority.id, true);
        k.text("title", authority.title);
        k.path("file", authority.file);
        k.choice("format", authority.format);
        k.flag("parents", authority.parents);
        k.date("as_of", authority.as_of);
        if (authority.file.empty()) k.fault(table, "an authority needs the key 'file'");
        if (authority.format == AuthorityFormat::table)
            read_how(k, authority.opening, authority.reading, "file_format");
        k.finish();
        if (!ids.insert(authority.id).second)
            k.fault(table, fmt::format("two sources are called '{}'", authority.id));
        study.authorities.push_back(std::move(authority));
    });
    keys.path("decisions", study.decisions);
    keys.table("identity", [&](const toml::table& table) {
        Keys k{table, "identity", path, faults};
        k.choice("merge", study.identity.merge);
        k.choice("units", study.identity.units);
        k.finish();
    });
    keys.table("analyses", [&](const toml::table& table) {
        Keys k{table, "analyses", path, faults};
        k.texts("centrality", study.centrality);
        k.texts("ties", study.ties);
        k.texts("clusters", study.clusters);
        k.texts("growth", study.growth);
        k.text("uncertainty", study.uncertainty);
        k.finish();
    });
    std::set<std::string> names;
    keys.tables("picture", [&](const toml::table& table, const Place& place) {
        StudyPicture picture;
        picture.place = place;
        Keys k{table, "a picture", path, faults};
        k.choice("draw", picture.kind);
        k.text("name", picture.name, true);
        k.text("owner", picture.owner);
        k.text("title", picture.title);
        k.texts("layers", picture.layers);
        k.text("subtitle", picture.subtitle);
        k.text("color_by", picture.color_by);
        k.text("size", picture.size);
        k.text("clusters", picture.clusters);
        k.text("by", picture.by);
        k.text("period", picture.period);
        k.text("between", picture.between);
        k.text("theme", picture.theme);
        k.text("width", picture.width);
        k.text("language", picture.language);
        k.count("panels", picture.panels);
        k.count("labels", picture.labels);
        k.flag("hulls", picture.hulls);
        k.finish();
        if (picture.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") !=
            std::string::npos)
            k.fault(table,
                    fmt::format("the name '{}' of a picture becomes a file name", picture.name),
                    "lower-case letters, digits and hyphens");
        if (!names.insert(picture.name).second)
            k.fault(table, fmt::format("two pictures are called '{}'", picture.name));
        if (picture.kind == PictureKind::reg && picture.owner.empty())
            k.fault(table, "a register figure needs the key 'owner'");
        study.pictures.push_back(std::move(picture));
    });
    keys.finish();
    if (study.sources.size() > most_sources)
        throw LimitError(
            Diagnostic{.severity = Severity::error,
                       .place = study.sources[most_sources].place,
                       .message = fmt::format("a study has {} sources at most", most_sources)});
    if (study.sources.empty() && faults.empty())
        faults.push_back({Severity::error,
                          {path},
                          "the study has no source",
                          {},
                          "add [[source]] with id and file"});
    if (faults.size() > most_faults) faults.resize(most_faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return study;
}

} // namespace entente
