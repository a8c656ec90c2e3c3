#include <entente/core/base/errors.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/text/escape.hpp>
#include <entente/io/text/unicode.hpp>

#include <fontconfig/fontconfig.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace entente {
namespace {

constexpr const char* ellipsis = "\xE2\x80\xA6";

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};

/// Hinting moves outlines to pixels, which a picture of any resolution does not have.
void unhinted(FcPattern* pattern, gpointer) {
    FcPatternDel(pattern, FC_HINTING);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    FcPatternDel(pattern, FC_HINT_STYLE);
    FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
    FcPatternDel(pattern, FC_AUTOHINT);
    FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
}

class Ruler {
public:
    Ruler() : map_(pango_ft2_font_map_new()) {
        pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map_.get()), 72,
                                          72); // a point is a pixel
        pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map_.get()), unhinted, nullptr,
                                                 nullptr);
        context_.reset(pango_font_map_create_context(map_.get()));
        pango_context_set_round_glyph_positions(context_.get(), FALSE);
        // The user's language would choose among fonts; a picture must not depend on it.
        pango_context_set_language(context_.get(), pango_language_from_string("en"));
        layout_.reset(pango_layout_new(context_.get()));
        pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
    }

    TextExtent measure(std::string_view text, const shape::Font& font) {
        const std::lock_guard lock{mutex_};
        const auto key = std::tuple{std::string{text}, font.size, font.weight};
        if (const auto found = known_.find(key); found != known_.end()) return found->second;
        PangoFontDescription* description = pango_font_description_new();
        pango_font_description_set_family(description, picture_fonts);
        pango_font_description_set_weight(description, font.weight == shape::Weight::bold
                                                           ? PANGO_WEIGHT_BOLD
                                                           : PANGO_WEIGHT_NORMAL);
        // Measured large and scaled down, so that no rounding to units of Pango shows.
        pango_font_description_set_absolute_size(description, scale * PANGO_SCALE);
        pango_layout_set_font_description(layout_.get(), description);
        pango_font_description_free(description);
        const std::string visible = visible_text(text);
        pango_layout_set_text(layout_.get(), visible.data(), static_cast<int>(visible.size()));
        if (pango_layout_get_unknown_glyphs_count(layout_.get()) < 0)
            throw SystemError("there is no font to measure text with",
                              "install the Lato or DejaVu fonts");
        PangoRectangle box;
        pango_layout_get_extents(layout_.get(), nullptr, &box);
        const double factor = font.size / scale / PANGO_SCALE;
        const int baseline = pango_layout_get_baseline(layout_.get());
        const TextExtent extent{box.width * factor, baseline * factor,
                                (box.height - baseline) * factor};
        // A picture has some thousand texts; a service that draws for months must not grow.
        if (known_.size() > 100000) known_.clear();
        known_.emplace(key, extent);
        return extent;
    }

    std::string letters_without_font(std::string_view text) {
        const std::lock_guard lock{mutex_};
        std::string out;
        const std::string visible = visible_text(text);
        for (std::int32_t at = 0; at < static_cast<std::int32_t>(visible.size());) {
            const auto from = static_cast<std::size_t>(at);
            if (next_code_point(visible, at) < 0x80) continue;
            const std::string letter = visible.substr(from, static_cast<std::size_t>(at) - from);
            const auto [known, fresh] = lacking_.try_emplace(letter, false);
            if (fresh) {
                pango_layout_set_text(layout_.get(), letter.data(),
                                      static_cast<int>(letter.size()));
                known->second = pango_layout_get_unknown_glyphs_count(layout_.get()) > 0;
            }
            if (known->second && out.find(letter) == out.npos) out += letter;
        }
        return out;
    }

private:
    static constexpr double scale = 100;
    std::mutex mutex_;
    std::unique_ptr<PangoFontMap, Unref> map_;
    std::unique_ptr<PangoContext, Unref> context_;
    std::unique_ptr<PangoLayout, Unref> layout_;
    std::map<std::tuple<std::string, double, shape::Weight>, TextExtent> known_;
    std::map<std::string, bool> lacking_;
};

Ruler& the_ruler() {
    static Ruler ruler;
    return ruler;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The longest front of a text that fits; at least one character.
std::size_t fitting_bytes(std::string_view text, const shape::Font& font, double width,
                          std::string_view tail = "") {
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i <= text.size(); ++i)
        if (i == text.size() || !continues_character(text[i])) ends.push_back(i);
    std::size_t low = 0, high = ends.size() - 1;
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        const std::string front = std::string{text.substr(0, ends[middle])} + std::string{tail};
        if (measure(front, font).width <= width)
            low = middle;
        else
            high = middle - 1;
    }
    return ends[low];
}

/// Pieces that may not be broken, each with the space after it.
std::vector<std::string> pieces_of(std::string_view text, const shape::Font& font, double width) {
    std::vector<std::string> pieces;
    std::string word;
    const auto finish = [&] {
        while (!word.empty() && measure(word, font).width > width) {
            const std::size_t size = fitting_bytes(word, font, width);
            if (size == word.size()) break;
            pieces.push_back(word.substr(0, size));
            word.erase(0, size);
        }
        if (!word.empty()) pieces.push_back(std::move(word));
        word.clear();
    };
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space) {
            if (word.empty()) {
                if (!pieces.empty() && pieces.back().back() != ' ') pieces.back() += ' ';
                continue;
            }
            finish();
            pieces.back() += ' ';
        } else {
            word += c;
            if (c == '/' || c == '-') finish();
        }
    }
    finish();
    return pieces;
}

std::string without_end_space(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

std::string joined(const std::vector<std::string>& pieces, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += pieces[i];
    return without_end_space(std::move(text));
}

/// Fills lines from the front; the number of the first piece of each.
std::vector<std::size_t> fill(const std::vector<std::string>& pieces, const shape::Font& font,
                              double width) {
    std::vector<std::size_t> first{0};
    for (std::size_t i = 1; i < pieces.size(); ++i)
        if (measure(joined(pieces, first.back(), i + 1), font).width > width) first.push_back(i);
    return first;
}

} // namespace

TextExtent measure(std::string_view text, const shape::Font& font) {
    return the_ruler().measure(text, font);
}

std::string letters_without_font(std::string_view text) {
    if (is_ascii(text)) return {};
    return the_ruler().letters_without_font(text);
}

std::string cut_line(std::string_view text, const shape::Font& font, double width) {
    if (text.empty() || measure(text, font).width <= width) return std::string{text};
    return without_end_space(
               std::string{text.substr(0, fitting_bytes(text, font, width, ellipsis))}) +
           ellipsis;
}

std::vector<std::string> break_lines(std::string_view text, const shape::Font& font, double width,
                                     std::size_t most) {
    const std::string visible = visible_text(text);
    const auto pieces = pieces_of(visible, font, width);
    auto first = fill(pieces, font, width);
    const auto line = [&](std::size_t i) {
        return joined(pieces, first[i], i + 1 < first.size() ? first[i + 1] : pieces.size());
    };
    std::vector<std::string> lines;
    most = std::max<std::size_t>(1, most);
    if (first.size() > most) {
        for (std::size_t i = 0; i + 1 < most; ++i) lines.push_back(line(i));
        lines.push_back(cut_line(joined(pieces, first[most - 1], pieces.size()), font, width));
        return lines;
    }
    // The narrowest width that needs no more lines makes them even.
    double low = 0, high = width;
    for (const std::string& piece : pieces)
        low = std::max(low, measure(without_end_space(piece), font).width);
    for (int round = 0; round < 10 && first.size() > 1 && low < high; ++round) {
        const double middle = (low + high) / 2;
        if (auto tried = fill(pieces, font, middle); tried.size() <= first.size()) {
            first = std::move(tried);
            high = middle;
        } else
            low = middle;
    }
    for (std::size_t i = 0; i < first.size(); ++i) lines.push_back(line(i));
    return lines;
}

} // namespace entente
