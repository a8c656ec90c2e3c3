#include <entente/core/base/errors.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/headed_table.hpp>
#include <entente/io/text/unicode.hpp>
#include <entente/io/text/vocabulary.hpp>

#include <filesystem>

namespace entente {
namespace {

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto bar = text.find('|');
        if (auto part = fold(text.substr(0, bar)); !part.empty()) all.push_back(std::move(part));
        text.remove_prefix(bar == text.npos ? text.size() : bar + 1);
    }
    return all;
}

HeadedTable table(const VocabularyTables::TableSource& source, std::vector<std::string> columns,
                  std::vector<std::string> optional = {}) {
    return {parse_delimited(source.text, source.file, ','), std::move(columns),
            std::move(optional)};
}

} // namespace

VocabularyTables read_vocabulary_tables(const std::string& folder) {
    if (!std::filesystem::is_directory(folder))
        throw SystemError("cannot read '" + folder + "': there is no such folder");
    VocabularyTables tables = built_in_vocabulary_tables();
    for (auto* t :
         {&tables.layers, &tables.types, &tables.kinds, &tables.countries, &tables.headers}) {
        const auto path = std::filesystem::path{folder} / std::filesystem::path{t->file}.filename();
        if (std::filesystem::exists(path))
            *t = {path.string(), decode(read_file(path.string()), path.string())};
    }
    return tables;
}

Words parse_vocabulary(const VocabularyTables& tables) {
    std::vector<Layer> layers;
    const auto layer_rows = table(tables.layers, {"id", "label", "default"}, {"note"});
    for (std::size_t i = 0; i < layer_rows.size(); ++i) {
        const auto on = layer_rows.at(i, "default");
        if (on != "true" && on != "false") layer_rows.refuse(i, "default", "this is true or false");
        layers.push_back({std::string{layer_rows.at(i, "id")},
                          std::string{layer_rows.at(i, "label")}, on == "true"});
    }
    const Vocabulary only_layers{layers, {}, {}};
    std::vector<TieType> types;
    const auto type_rows =
        table(tables.types, {"id", "label", "layer", "direction", "match", "group"}, {"note"});
    for (std::size_t i = 0; i < type_rows.size(); ++i) {
        const auto direction = type_rows.at(i, "direction");
        if (direction != "directed" && direction != "undirected")
            type_rows.refuse(i, "direction", "this is directed or undirected");
        LayerId layer{};
        try {
            layer = only_layers.layer(type_rows.at(i, "layer"));
        } catch (const UsageError& e) {
            type_rows.refuse(i, "layer", e.what(), e.hint());
        }
        types.push_back({std::string{type_rows.at(i, "id")}, std::string{type_rows.at(i, "label")},
                         layer, direction == "directed", split(type_rows.at(i, "match")),
                         std::string{type_rows.at(i, "group")}});
    }
    std::vector<ActorKind> kinds;
    const auto kind_rows = table(tables.kinds, {"id", "label", "match", "except"}, {"note"});
    for (std::size_t i = 0; i < kind_rows.size(); ++i)
        kinds.push_back({std::string{kind_rows.at(i, "id")}, std::string{kind_rows.at(i, "label")},
                         split(kind_rows.at(i, "match")), split(kind_rows.at(i, "except"))});
    Words words;
    words.vocabulary =
        std::make_shared<Vocabulary>(std::move(layers), std::move(types), std::move(kinds));
    const auto country_rows = table(tables.countries, {"alias", "code"}, {"note"});
    for (std::size_t i = 0; i < country_rows.size(); ++i) {
        const auto code = country_rows.at(i, "code");
        if (code.size() != 2) country_rows.refuse(i, "code", "a code has two letters");
        words.country_aliases.emplace_back(country_rows.at(i, "alias"), code);
    }
    const auto header_rows = table(tables.headers, {"role", "words"});
    for (std::size_t i = 0; i < header_rows.size(); ++i)
        words.header_words.emplace_back(header_rows.at(i, "role"),
                                        split(header_rows.at(i, "words")));
    return words;
}

} // namespace entente
