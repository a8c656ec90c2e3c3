#include <entente/core/base/errors.hpp>
#include <entente/io/text/file.hpp>

#include <fmt/format.h>
#include <glib.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace entente {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path, std::string hint = {}) {
    throw SystemError(fmt::format("{} '{}': {}", what, path, std::strerror(errno)),
                      std::move(hint));
}

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ > STDERR_FILENO) ::close(fd_);
    }
    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }

private:
    int fd_;
};

void write_all(int fd, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0) {
            if (errno == EINTR) continue;
            fail("cannot write", path);
        }
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

} // namespace

std::string read_file(const std::string& path, const ReadLimits& limits) {
    const bool is_standard_input = path == "-";
    const Descriptor file{is_standard_input ? STDIN_FILENO
                                            : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0)
        fail("cannot read", path, errno == ENOENT ? "check the name and the folder" : "");
    struct stat about {};
    if (::fstat(file.get(), &about) != 0) fail("cannot read", path);
    if (S_ISDIR(about.st_mode))
        throw SystemError(fmt::format("cannot read '{}': it is a folder", path),
                          "name a file in it, such as its study.toml");
    std::string bytes;
    if (S_ISREG(about.st_mode)) bytes.reserve(static_cast<std::size_t>(about.st_size) + 1);
    std::string block(1 << 16, '\0');
    while (true) {
        const auto n = ::read(file.get(), block.data(), block.size());
        if (n < 0) {
            if (errno == EINTR) continue;
            fail("cannot read", path);
        }
        if (n == 0) break;
        bytes.append(block, 0, static_cast<std::size_t>(n));
        if (bytes.size() > limits.bytes)
            throw LimitError(
                Diagnostic{.severity = Severity::error,
                           .place = {path},
                           .message = fmt::format("the file is larger than the limit of {} bytes",
                                                  limits.bytes)});
    }
    return bytes;
}

void write_file(const std::string& path, std::string_view bytes, bool overwrite) {
    write_file(path, std::span{&bytes, 1}, overwrite);
}

void write_file(const std::string& name, std::span<const std::string_view> pieces, bool overwrite) {
    struct stat about {};
    std::string path = name;
    if (::lstat(name.c_str(), &about) == 0 && S_ISLNK(about.st_mode)) {
        const std::unique_ptr<char, decltype(&std::free)> target{::realpath(name.c_str(), nullptr),
                                                                 &std::free};
        if (!target)
            throw SystemError(
                fmt::format("cannot write '{}': it is a link that leads to no file", name),
                "another name");
        path = target.get();
    }
    const bool exists = ::stat(path.c_str(), &about) == 0;
    if (exists && S_ISDIR(about.st_mode))
        throw SystemError(fmt::format("cannot write '{}': it is a folder", path),
                          "name a file in it");
    if (exists &&
        !S_ISREG(about.st_mode)) { // a device or a pipe cannot be replaced, only written to
        const Descriptor out{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
        if (out.get() < 0) fail("cannot write", path);
        for (const auto bytes : pieces) write_all(out.get(), bytes, path);
        return;
    }
    if (exists && !overwrite)
        throw UsageError(fmt::format("'{}' exists already", path), "--overwrite, or another name");
    std::string beside = path + ".XXXXXX";
    Descriptor out{::mkostemp(beside.data(), O_CLOEXEC)};
    if (out.get() < 0) fail("cannot write", path, "a folder that exists and that you may write to");
    try {
        for (const auto bytes : pieces) write_all(out.get(), bytes, path);
        const auto mask = ::umask(0); // mkostemp makes private files; give it the usual rights
        ::umask(mask);
        if (::fchmod(out.get(), exists ? about.st_mode & 07777 : 0666 & ~mask) != 0)
            fail("cannot write", path);
        if (::fsync(out.get()) != 0) fail("cannot write", path);
        if (::close(out.release()) != 0) fail("cannot write", path);
        if (::rename(beside.c_str(), path.c_str()) != 0) fail("cannot write", path);
    } catch (...) {
        ::unlink(beside.c_str());
        throw;
    }
    const auto slash = path.rfind('/');
    const std::string folder = slash == path.npos ? "." : path.substr(0, slash + 1);
    const Descriptor dir{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (dir.get() >= 0) ::fsync(dir.get()); // so that the new name outlives a power cut
}

void exchange_folders(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) fail("cannot write the folder", to);
    const std::string aside = from + ".old";
    if (::rename(to.c_str(), aside.c_str()) != 0) fail("cannot write the folder", to);
    if (::rename(from.c_str(), to.c_str()) != 0) {
        const int reason = errno;
        ::rename(aside.c_str(), to.c_str());
        errno = reason;
        fail("cannot write the folder", to);
    }
    if (::rename(aside.c_str(), from.c_str()) != 0) fail("cannot write the folder", to);
}

void write_standard_output(std::string_view bytes) {
    write_all(STDOUT_FILENO, bytes, "standard output");
}

std::string sha256(std::string_view bytes) {
    const std::unique_ptr<gchar, decltype(&g_free)> digest{
        g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                    reinterpret_cast<const guchar*>(bytes.data()), bytes.size()),
        &g_free};
    return digest.get();
}

std::string sha256_base64(std::string_view bytes) {
    const std::unique_ptr<GChecksum, decltype(&g_checksum_free)> checksum{
        g_checksum_new(G_CHECKSUM_SHA256), &g_checksum_free};
    g_checksum_update(checksum.get(), reinterpret_cast<const guchar*>(bytes.data()),
                      static_cast<gssize>(bytes.size()));
    guint8 digest[32];
    gsize length = sizeof digest;
    g_checksum_get_digest(checksum.get(), digest, &length);
    const std::unique_ptr<gchar, decltype(&g_free)> text{g_base64_encode(digest, length), &g_free};
    return text.get();
}

} // namespace entente
