#pragma once
/// The parts of a zip archive, one at a time.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// An archive in memory, which must outlive it. Nothing is written anywhere.
class Package {
public:
    /// Throws InputError when the bytes are no archive, LimitError for more than 1,000 entries and
    /// for names that lead out of the archive.
    Package(std::string_view bytes, const std::string& file);

    /// The name of the part that differs from `name` in case and slashes only; empty: there is
    /// none.
    const std::string& find(std::string_view name) const;

    /// Unpacks a part piece by piece; its name as `find` gives it. Throws InputError when it is
    /// damaged or encrypted, LimitError past a hundredfold of what it takes in the archive (and 16
    /// MiB), or past 1 GiB of all parts read.
    void read(const std::string& name, const std::function<void(std::string_view)>& take);
    /// The whole of a part.
    std::string read(const std::string& name);

private:
    std::string_view bytes_;
    const std::string& file_;
    std::vector<std::string> names_;
    std::size_t unpacked_ = 0;
};

} // namespace entente
