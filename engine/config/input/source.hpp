// Where the bytes of scenarios and data come from: the disk, or memory (tests, fuzzing, a scenario embedded in a result).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace consortia::config {

/// The bytes of a file, or in `failure` why there are none.
struct Bytes {
    std::string bytes;
    std::string failure;
};

class FileSource {
  public:
    virtual ~FileSource() = default;
    /// The absolute folder, free of links and `..`.
    virtual std::filesystem::path canonical(const std::filesystem::path& folder) const = 0;
    virtual bool is_link(const std::filesystem::path& path) const = 0;
    /// A regular file of at most `limit` bytes, whole.
    virtual Bytes read(const std::filesystem::path& file, std::size_t limit) const = 0;
    /// The names of what lies in a folder, for messages: in order, and of a very full one only some.
    virtual std::vector<std::string> names(const std::filesystem::path& folder) const = 0;
};

/// What to add where `file` cannot be read: `; nearest is 'baseline.yaml'`, a name of its folder with the same ending; empty
/// if none is near, or it is there.
std::string nearest_file(const FileSource& source, const std::filesystem::path& file);

class Disk final : public FileSource {
  public:
    std::filesystem::path canonical(const std::filesystem::path& folder) const override;
    bool is_link(const std::filesystem::path& path) const override;
    Bytes read(const std::filesystem::path& file, std::size_t limit) const override;
    std::vector<std::string> names(const std::filesystem::path& folder) const override;
};

/// Some files in memory over those of another source: what a result embeds, among the data files on the disk.
class Overlay final : public FileSource {
  public:
    /// `below` must outlive it.
    explicit Overlay(const FileSource& below) : below_(&below) {}
    void add(const std::filesystem::path& file, std::string bytes);

    std::filesystem::path canonical(const std::filesystem::path& folder) const override;
    bool is_link(const std::filesystem::path& path) const override;
    Bytes read(const std::filesystem::path& file, std::size_t limit) const override;
    std::vector<std::string> names(const std::filesystem::path& folder) const override;

  private:
    std::filesystem::path key(const std::filesystem::path& file) const;

    const FileSource* below_;
    std::map<std::filesystem::path, std::string> files_;
};

/// Files by path; relative ones lie in the folder /.
class Memory final : public FileSource {
  public:
    Memory() = default;
    explicit Memory(const std::map<std::string, std::string>& files);
    void add(const std::string& file, std::string bytes);

    std::filesystem::path canonical(const std::filesystem::path& folder) const override;
    bool is_link(const std::filesystem::path& path) const override;
    Bytes read(const std::filesystem::path& file, std::size_t limit) const override;
    std::vector<std::string> names(const std::filesystem::path& folder) const override;

  private:
    std::map<std::filesystem::path, std::string> files_;
};

}  // namespace consortia::config
