#pragma once
/// What others do without any of this, for comparison in the same run.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bench {

/// A folded name and the entity it belongs to.
using Names = std::vector<std::pair<std::string, std::uint32_t>>;
constexpr std::uint32_t nobody = 0xffffffffu;

inline std::string sorted_words(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        const bool good =
            std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 128;
        if (good)
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    std::sort(words.begin(), words.end());
    std::string out;
    for (const auto& w : words) out += w + ' ';
    return out;
}

/// The same key, and no other entity with it.
class Exact {
public:
    explicit Exact(const Names& names, bool sorted) : sorted_(sorted) {
        for (const auto& [text, entity] : names) {
            const auto [at, fresh] = entities_.emplace(key(text), entity);
            if (!fresh && at->second != entity) at->second = nobody;
        }
    }
    std::uint32_t best(const std::string& query) const {
        const auto found = entities_.find(key(query));
        return found == entities_.end() ? nobody : found->second;
    }

private:
    std::string key(const std::string& text) const { return sorted_ ? sorted_words(text) : text; }
    bool sorted_;
    std::unordered_map<std::string, std::uint32_t> entities_;
};

/// Cosine of weighted (tf-idf) three-letter sequences over all names; the best above a least value.
class TrigramCosine {
public:
    explicit TrigramCosine(const Names& names) {
        std::vector<std::unordered_map<std::uint32_t, float>> counts;
        std::vector<std::uint32_t> frequency;
        for (const auto& [text, entity] : names) {
            entities_.push_back(entity);
            auto& c = counts.emplace_back();
            for_each(text, [&](std::uint32_t gram) {
                const auto [at, fresh] =
                    ids_.emplace(gram, static_cast<std::uint32_t>(ids_.size()));
                c[at->second] += 1;
            });
            frequency.resize(ids_.size());
            for (const auto& [id, n] : c) ++frequency[id];
        }
        for (const auto f : frequency)
            rarity_.push_back(
                static_cast<float>(std::log(static_cast<double>(names.size()) / f) + 1));
        postings_.resize(rarity_.size());
        for (std::uint32_t n = 0; n < counts.size(); ++n) {
            double norm = 0;
            for (auto& [id, v] : counts[n]) {
                v *= rarity_[id];
                norm += static_cast<double>(v) * v;
            }
            for (const auto& [id, v] : counts[n])
                postings_[id].emplace_back(n, v / static_cast<float>(std::sqrt(norm)));
        }
        sums_.resize(names.size());
    }

    std::pair<std::uint32_t, double> best(const std::string& query) {
        std::unordered_map<std::uint32_t, float> c;
        for_each(query, [&](std::uint32_t gram) {
            if (const auto at = ids_.find(gram); at != ids_.end()) c[at->second] += 1;
        });
        double norm = 0;
        for (auto& [id, v] : c) {
            v *= rarity_[id];
            norm += static_cast<double>(v) * v;
        }
        std::fill(sums_.begin(), sums_.end(), 0.0f);
        for (const auto& [id, v] : c)
            for (const auto& [n, w] : postings_[id]) sums_[n] += v * w;
        if (norm == 0 || sums_.empty()) return {nobody, 0};
        const auto at = std::max_element(sums_.begin(), sums_.end());
        return {entities_[static_cast<std::size_t>(at - sums_.begin())], *at / std::sqrt(norm)};
    }

private:
    template <class F>
    static void for_each(const std::string& text, F f) {
        const std::string padded = " " + text + " ";
        for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
            f(static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i])) << 16 |
              static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i + 1])) << 8 |
              static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i + 2])));
    }
    std::unordered_map<std::uint32_t, std::uint32_t> ids_;
    std::vector<float> rarity_;
    std::vector<std::vector<std::pair<std::uint32_t, float>>> postings_;
    std::vector<std::uint32_t> entities_;
    std::vector<float> sums_;
};

} // namespace bench
