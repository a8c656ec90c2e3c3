#include <entente/algorithms/paths/many_sources.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

namespace entente::paths {
namespace {

/// A sum in fixed point, of 128 bits.
__extension__ using Fixed = unsigned __int128;

/// Worth by hops as whole numbers below 2^63.
class Worth {
public:
    explicit Worth(const std::function<double(double)>& worth) : worth_(worth) {
        if (!worth_) return;
        std::frexp(worth_(1), &exponent_);
        exponent_ = 62 - exponent_;
    }
    Fixed at(std::uint32_t hops) {
        if (!worth_) return 0;
        while (known_.size() <= hops) {
            const double value = known_.empty() ? 0 : worth_(static_cast<double>(known_.size()));
            known_.push_back(static_cast<std::uint64_t>(std::ldexp(value, exponent_)));
        }
        return known_[hops];
    }
    double read(Fixed sum) const { return std::ldexp(static_cast<double>(sum), -exponent_); }

private:
    const std::function<double(double)>& worth_;
    int exponent_ = 0;
    std::vector<std::uint64_t> known_;
};

/// What a vertex has seen so far. Whole numbers: their order does not matter.
struct Seen {
    std::uint32_t reached = 0, farthest = 0;
    std::uint64_t total = 0;
    Fixed worth = 0;

    void add(std::uint32_t count, std::uint32_t hops, Fixed each) {
        reached += count;
        farthest = std::max(farthest, hops);
        total += std::uint64_t{count} * hops;
        worth += count * each;
    }
};

Nearness prepared(std::size_t n, bool with_worth) {
    return {VertexMap<std::uint32_t>(n), VertexMap<double>(n), VertexMap<double>(n),
            VertexMap<double>(with_worth ? n : 0)};
}

class ByHops {
public:
    ByHops(const Arcs& arcs, const NearnessOptions& options, const Run& run)
        : run_(run), worth_(options.worth), order_(by_breadth(arcs)), arcs_(arcs, order_.places),
          rows_(rows_of(arcs_)), all_(prepared(arcs.order(), static_cast<bool>(options.worth))) {
        constexpr auto most = std::numeric_limits<std::uint32_t>::max();
        horizon_ = options.horizon < static_cast<double>(most)
                       ? static_cast<std::uint32_t>(options.horizon)
                       : most;
    }

    Nearness all() && {
        if (!arcs_.is_symmetric()) turned_ = transposed(rows_);
        const Rows& back = arcs_.is_symmetric() ? rows_ : turned_;
        if (rows_.order() > 64 && shared(back))
            together(back);
        else
            singly();
        return std::move(all_);
    }

private:
    std::vector<std::uint32_t> sources(const Rows& back) const {
        if (order_.depth > 64) return in_patches(rows_, back, ManySources::most);
        std::vector<std::uint32_t> places(rows_.order());
        for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = i;
        return places;
    }

    /// Whether sources meet others at the same time often enough. On a long path they do not.
    bool shared(const Rows& back) const {
        if (order_.depth <= 64) return true;
        const auto places = sources(back);
        ManySources search(rows_, back);
        search.start(std::span{places}.first(std::min(places.size(), ManySources::most)));
        std::uint64_t visits = 0, met = 0;
        for (std::uint32_t hops = 1; hops <= horizon_ && visits < 64 * rows_.order(); ++hops) {
            run_.throw_if_stopped();
            const auto found = search.advance();
            if (found.empty()) break;
            visits += found.size();
            for (const Visit& v : found) met += v.count;
        }
        return met > 4 * visits;
    }

    void together(const Rows& back) {
        const std::size_t n = rows_.order();
        const auto places = sources(back);
        struct Hands {
            ManySources search;
            Worth worth;
            std::vector<Seen> seen;
        };
        std::vector<std::unique_ptr<Hands>> crew;
        std::mutex guard;
        run_.for_each((n + ManySources::most - 1) / ManySources::most,
                      [&] {
                          auto hands = std::make_unique<Hands>(
                              Hands{ManySources(rows_, back), worth_, std::vector<Seen>(n)});
                          std::scoped_lock lock{guard};
                          return crew.emplace_back(std::move(hands)).get();
                      },
                      [&](std::size_t i, Hands* hands) {
                          const std::size_t begin = i * ManySources::most;
                          hands->search.start(std::span{places}.subspan(
                              begin, std::min(ManySources::most, n - begin)));
                          for (std::uint32_t hops = 1; hops <= horizon_; ++hops) {
                              run_.throw_if_stopped();
                              const auto found = hands->search.advance();
                              if (found.empty()) break;
                              const Fixed each = hands->worth.at(hops);
                              for (const Visit& v : found)
                                  hands->seen[v.place].add(v.count, hops, each);
                          }
                      });
        for (std::uint32_t place = 0; place < n; ++place) {
            Seen sum;
            for (const auto& hands : crew) {
                const Seen& part = hands->seen[place];
                sum.reached += part.reached;
                sum.farthest = std::max(sum.farthest, part.farthest);
                sum.total += part.total;
                sum.worth += part.worth;
            }
            keep(place, sum);
        }
    }

    void singly() {
        struct Hands {
            Search search;
            Worth worth;
        };
        run_.for_each(
            rows_.order(),
            [&] {
                return Hands{Search(arcs_), worth_};
            },
            [&](std::size_t i, Hands& hands) {
                const auto place = static_cast<std::uint32_t>(i);
                hands.search.from(Vertex{place}, horizon_);
                Seen sum;
                std::uint32_t count = 0, hops = 0;
                for (const Vertex w : hands.search.reached()) {
                    const auto far = static_cast<std::uint32_t>(hands.search.distance(w));
                    if (far != hops) {
                        if (hops > 0) sum.add(count, hops, hands.worth.at(hops));
                        count = 0;
                        hops = far;
                    }
                    ++count;
                }
                if (hops > 0) sum.add(count, hops, hands.worth.at(hops));
                keep(place, sum);
            });
    }

    void keep(std::uint32_t place, const Seen& seen) {
        const Vertex v = order_.places[place];
        all_.reached[v] = seen.reached;
        all_.total[v] = static_cast<double>(seen.total);
        all_.farthest[v] = seen.farthest;
        if (all_.worth.size() > 0) all_.worth[v] = worth_.read(seen.worth);
    }

    const Run& run_;
    Worth worth_;
    Order order_;
    Arcs arcs_;
    Rows rows_, turned_;
    Nearness all_;
    std::uint32_t horizon_ = 0;
};

Nearness by_length(const Arcs& given, const NearnessOptions& options, const Run& run) {
    const Order order = by_breadth(given);
    const Arcs arcs(given, order.places);
    Nearness all = prepared(arcs.order(), static_cast<bool>(options.worth));
    run.for_each(
        arcs.order(), [&] { return Search(arcs); },
        [&](std::size_t i, Search& search) {
            const Vertex v = order.places[i];
            search.from(Vertex{static_cast<std::uint32_t>(i)}, options.horizon);
            const auto others = search.reached().subspan(1);
            double total = 0, worth = 0;
            for (const Vertex w : others) total += search.distance(w);
            all.reached[v] = static_cast<std::uint32_t>(others.size());
            all.total[v] = total;
            all.farthest[v] = others.empty() ? 0 : search.distance(others.back());
            if (!options.worth) return;
            for (const Vertex w : others) worth += options.worth(search.distance(w));
            all.worth[v] = worth;
        });
    return all;
}

} // namespace

Nearness nearness(const Arcs& arcs, const NearnessOptions& options, const Run& run) {
    return arcs.has_lengths() ? by_length(arcs, options, run) : ByHops(arcs, options, run).all();
}

} // namespace entente::paths
