#pragma once
/// Records held in columns: a member that is the same in all records takes no memory.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "../base/column.hpp"

namespace entente {

/// The members of a record, each once, in the order in which they are kept: specialized beside the
/// record as a tuple of pointers to members.
template <class Record>
inline constexpr auto members_of = std::tuple<>{};

namespace detail {

/// How a member is kept. What may be absent is kept as a number, the greatest one standing for
/// nothing, so that columns have one layout on every machine.
template <class T>
struct Kept {
    using Type = T;
    static T pack(const T& value) { return value; }
    static T unpack(const T& value) { return value; }
};
template <>
struct Kept<bool> {
    using Type = std::uint8_t;
    static Type pack(bool value) { return value; }
    static bool unpack(Type value) { return value != 0; }
};
template <class Id>
struct Kept<std::optional<Id>> {
    using Type = std::uint32_t;
    static constexpr Type nothing = std::numeric_limits<Type>::max();
    static Type pack(const std::optional<Id>& id) { return id ? static_cast<Type>(*id) : nothing; }
    static std::optional<Id> unpack(Type number) {
        return number == nothing ? std::optional<Id>{} : Id{number};
    }
};

template <class T>
struct MemberOf;
template <class Record, class Member>
struct MemberOf<Member Record::*> {
    using Type = Member;
};
template <class Pointer>
using member_type = typename MemberOf<std::remove_cvref_t<Pointer>>::Type;

template <class Tuple>
struct ColumnsOf;
template <class... Pointers>
struct ColumnsOf<std::tuple<Pointers...>> {
    using Type = std::tuple<Column<typename Kept<member_type<Pointers>>::Type>...>;
};

} // namespace detail

template <class Record>
class RecordRange;

/// n records; each is put together when it is asked for.
template <class Record>
class RecordTable {
private:
    template <auto Pointer, std::size_t... I>
    static constexpr std::size_t position(std::index_sequence<I...>) {
        std::size_t found = sizeof...(I);
        const auto look = [&](auto pointer, std::size_t i) {
            if constexpr (std::is_same_v<decltype(pointer), decltype(Pointer)>)
                if (pointer == Pointer) found = i;
        };
        (look(std::get<I>(members_of<Record>), I), ...);
        return found;
    }

public:
    using Columns =
        typename detail::ColumnsOf<std::remove_cvref_t<decltype(members_of<Record>)>>::Type;
    static constexpr std::size_t width = std::tuple_size_v<Columns>;
    /// Where a member stands among the columns.
    template <auto Pointer>
    static constexpr std::size_t position_of = position<Pointer>(std::make_index_sequence<width>{});

    RecordTable() = default;
    RecordTable(const std::vector<Record>& records) : size_(records.size()) {
        if (records.empty()) return;
        common_ = records.front();
        each_member([&]<std::size_t I>(auto pointer) {
            const auto is_common = [&] {
                for (const Record& r : records)
                    if (!(r.*pointer == common_.*pointer)) return false;
                return true;
            };
            if (is_common()) return;
            using Kept = detail::Kept<detail::member_type<decltype(pointer)>>;
            std::vector<typename Kept::Type> values;
            values.reserve(size_);
            for (const Record& r : records) values.push_back(Kept::pack(r.*pointer));
            std::get<I>(columns_) = std::move(values);
        });
    }
    /// Members that have no column are those of `common`; a column holds n values.
    RecordTable(std::size_t n, const Record& common, Columns columns)
        : size_(n), common_(common), columns_(std::move(columns)) {}

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    Record operator[](std::size_t i) const {
        Record record = common_;
        each_member([&]<std::size_t I>(auto pointer) {
            using Kept = detail::Kept<detail::member_type<decltype(pointer)>>;
            const auto& column = std::get<I>(columns_);
            if (!column.empty()) record.*pointer = Kept::unpack(column[i]);
        });
        return record;
    }
    /// One member of record i, where it lies: at<&TieRecord::from>(i).
    template <auto Pointer>
    const auto& at(std::size_t i) const {
        using Type = detail::member_type<decltype(Pointer)>;
        static_assert(std::is_same_v<Type, typename detail::Kept<Type>::Type>);
        const auto& values = column<Pointer>();
        return values.empty() ? common_.*Pointer : values[i];
    }
    /// Its column, empty if all records agree.
    template <auto Pointer>
    const auto& column() const {
        static_assert(position_of<Pointer> < width, "a member that is kept");
        return std::get<position_of<Pointer>>(columns_);
    }
    RecordRange<Record> range(std::size_t first, std::size_t last) const;
    auto begin() const { return range(0, size_).begin(); }
    auto end() const { return range(0, size_).end(); }

    const Record& common() const noexcept { return common_; }
    const Columns& columns() const noexcept { return columns_; }

private:
    template <class F>
    static void each_member(F f) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (f.template operator()<I>(std::get<I>(members_of<Record>)), ...);
        }
        (std::make_index_sequence<width>{});
    }

    std::size_t size_ = 0;
    Record common_{};
    Columns columns_;
};

/// Some consecutive records of a table, which must stay where it is.
template <class Record>
class RecordRange {
public:
    class Iterator {
    public:
        using value_type = Record;
        using reference = Record;
        using pointer = void;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;

        Iterator() = default;
        Iterator(const RecordTable<Record>* table, std::size_t at) : table_(table), at_(at) {}
        Record operator*() const { return (*table_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator operator++(int) { return {table_, at_++}; }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }

    private:
        const RecordTable<Record>* table_ = nullptr;
        std::size_t at_ = 0;
    };

    RecordRange(const RecordTable<Record>& table, std::size_t first, std::size_t last)
        : table_(&table), first_(first), last_(last) {}

    std::size_t size() const noexcept { return last_ - first_; }
    bool empty() const noexcept { return first_ == last_; }
    Record operator[](std::size_t i) const { return (*table_)[first_ + i]; }
    Record front() const { return (*this)[0]; }
    Iterator begin() const { return {table_, first_}; }
    Iterator end() const { return {table_, last_}; }

private:
    const RecordTable<Record>* table_;
    std::size_t first_, last_;
};

template <class Record>
RecordRange<Record> RecordTable<Record>::range(std::size_t first, std::size_t last) const {
    return {*this, first, last};
}

} // namespace entente
