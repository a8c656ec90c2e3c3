#pragma once
/// Vertices and the values that belong to them.
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace entente {

enum class Vertex : std::uint32_t {};
/// One tie of a graph; an undirected edge has two arcs and one edge.
enum class Edge : std::uint32_t {};

constexpr std::size_t index(Vertex v) noexcept { return static_cast<std::size_t>(v); }
constexpr std::size_t index(Edge e) noexcept { return static_cast<std::size_t>(e); }

namespace detail {

/// A value per key, indexed by the key type and by nothing else.
template <class Key, class T>
class KeyedVector {
public:
    KeyedVector() = default;
    explicit KeyedVector(std::size_t n, T value = {}) : values_(n, value) {}
    KeyedVector(std::initializer_list<T> values) : values_(values) {}
    explicit KeyedVector(std::vector<T> values) : values_(std::move(values)) {}
    decltype(auto) operator[](Key k) { return values_[index(k)]; }
    decltype(auto) operator[](Key k) const { return values_[index(k)]; }
    std::size_t size() const noexcept { return values_.size(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }
    std::vector<T>& values() noexcept { return values_; }
    const std::vector<T>& values() const noexcept { return values_; }
    void fill(const T& value) { values_.assign(values_.size(), value); }
    bool operator==(const KeyedVector&) const = default;

private:
    std::vector<T> values_;
};

} // namespace detail

template <class T>
using VertexMap = detail::KeyedVector<Vertex, T>;
template <class T>
using EdgeMap = detail::KeyedVector<Edge, T>;

} // namespace entente
