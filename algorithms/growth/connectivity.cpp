#include <entente/algorithms/growth/connectivity.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::growth {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Components that nothing can change any more in a part of time.
struct Settled {
    std::uint32_t count = 0, largest = 0;
    void add(std::uint32_t size) {
        ++count;
        largest = std::max(largest, size);
    }
};

class Parting {
public:
    explicit Parting(Connectivity& found) : found_(&found) {}

    /// Slices from `first` to `last`; `sizes` has the vertices that each vertex stands for.
    void solve(std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t> sizes,
               std::vector<Link> links, Settled settled, const Run* run = nullptr) {
        const std::uint32_t length = last - first + 1;
        parent_.resize(std::max(parent_.size(), sizes.size()));
        std::iota(parent_.begin(), parent_.begin() + static_cast<std::ptrdiff_t>(sizes.size()), 0u);
        std::size_t kept = 0;
        std::uint64_t held = 0; // slices of all links that are not joined
        for (const Link& link : links)
            if (link.stay.first <= first && link.stay.last >= last) {
                join(link.u, link.v, sizes);
            } else {
                held += std::min(link.stay.last, last) - std::max(link.stay.first, first) + 1;
                links[kept++] = link;
            }
        const bool joined = kept < links.size();
        links.resize(kept);
        if (joined || links.size() < sizes.size()) contract(sizes, links, settled);
        if (links.empty()) {
            for (const std::uint32_t size : sizes) settled.add(size);
            std::fill(found_->components.begin() + first, found_->components.begin() + last + 1,
                      settled.count);
            std::fill(found_->largest.begin() + first, found_->largest.begin() + last + 1,
                      settled.largest);
            return;
        }
        // Parts about as long as links stay: halves of longer ones would join nothing.
        const auto parts = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(
            length * kept / held, std::min(length, 3u), std::min(length, 64u)));
        const auto bound = [&](std::uint32_t part) {
            return first + static_cast<std::uint32_t>(std::uint64_t{length} * part / parts);
        };
        std::vector<std::uint32_t> part_of(length);
        for (std::uint32_t part = 0; part < parts; ++part)
            std::fill(part_of.begin() + (bound(part) - first),
                      part_of.begin() + (bound(part + 1) - first), part);
        const auto parts_of = [&](const Link& link) {
            return std::pair{part_of[std::max(link.stay.first, first) - first],
                             part_of[std::min(link.stay.last, last) - first]};
        };
        std::vector<std::size_t> count(parts);
        for (const Link& link : links)
            for (auto [p, end] = parts_of(link); p <= end; ++p) ++count[p];
        std::vector<std::vector<Link>> of_part(parts);
        for (std::uint32_t part = 0; part < parts; ++part) of_part[part].reserve(count[part]);
        for (const Link& link : links)
            for (auto [p, end] = parts_of(link); p <= end; ++p) of_part[p].push_back(link);
        links = {};
        if (run) // parts write slices of their own
            run->for_each(
                parts, [&] { return Parting{*found_}; },
                [&](std::size_t i, Parting& parting) {
                    const auto part = static_cast<std::uint32_t>(i);
                    parting.solve(bound(part), bound(part + 1) - 1, sizes, std::move(of_part[part]),
                                  settled);
                });
        else
            for (std::uint32_t part = 0; part < parts; ++part)
                solve(bound(part), bound(part + 1) - 1, sizes, std::move(of_part[part]), settled);
    }

private:
    std::uint32_t root(std::uint32_t v) {
        while (parent_[v] != v) v = parent_[v] = parent_[parent_[v]];
        return v;
    }
    void join(std::uint32_t u, std::uint32_t v, std::vector<std::uint32_t>& sizes) {
        u = root(u);
        v = root(v);
        if (u == v) return;
        if (sizes[u] < sizes[v]) std::swap(u, v);
        parent_[v] = u;
        sizes[u] += sizes[v];
    }
    /// Numbers the components that links still touch anew; the others are settled.
    void contract(std::vector<std::uint32_t>& sizes, std::vector<Link>& links, Settled& settled) {
        number_.assign(sizes.size(), none);
        std::vector<std::uint32_t> sizes_then;
        const auto number = [&](std::uint32_t v) {
            if (number_[v] == none) {
                number_[v] = static_cast<std::uint32_t>(sizes_then.size());
                sizes_then.push_back(sizes[v]);
            }
            return number_[v];
        };
        std::size_t kept = 0;
        for (const Link& link : links) {
            const std::uint32_t u = root(link.u), v = root(link.v);
            if (u != v) links[kept++] = {number(u), number(v), link.stay};
        }
        links.resize(kept);
        for (std::uint32_t v = 0; v < sizes.size(); ++v)
            if (parent_[v] == v && number_[v] == none) settled.add(sizes[v]);
        sizes = std::move(sizes_then);
    }

    Connectivity* found_;
    std::vector<std::uint32_t> parent_, number_;
};

} // namespace

Connectivity connectivity(std::size_t n, std::vector<Link> links, std::size_t slices,
                          const Run& run) {
    std::erase_if(links, [](const Link& link) { return link.stay.is_empty(); });
    Connectivity found{std::vector<std::uint32_t>(slices), std::vector<std::uint32_t>(slices)};
    const Run quiet{.threads = run.threads, .seed = run.seed, .stop = run.stop};
    if (slices)
        Parting{found}.solve(0, static_cast<std::uint32_t>(slices - 1),
                             std::vector<std::uint32_t>(n, 1), std::move(links), {}, &quiet);
    return found;
}

} // namespace entente::growth
