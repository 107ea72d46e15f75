#include "engine/study/store/work_folder.hpp"

#include "engine/core/error.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/framed.hpp"
#include "engine/files/image.hpp"
#include "engine/files/trust.hpp"
#include "engine/study/store/burn_ins.hpp"
#include "engine/study/store/checkpoints.hpp"
#include "engine/study/store/ledger.hpp"
#include "engine/study/store/marks.hpp"

#include <algorithm>
#include <functional>

namespace consortia::study {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_told = 20;

fs::file_type type_of(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type();
}

bool is_folder(const fs::path& path) { return type_of(path) == fs::file_type::directory; }

/// A removed file that somebody still has open, as the server of a network disk keeps it; it goes by itself.
bool is_going(const fs::path& file) {
    constexpr std::string_view before = ".nfs", digits = "0123456789abcdef";
    const std::string name = file.filename().string();
    return name.size() > before.size() && name.starts_with(before) &&
           name.find_first_not_of(digits, before.size()) == std::string::npos;
}

/// What a folder holds, in the order of names. What is going, or vanishes meanwhile, is left out.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!is_going(entry->path())) found.push_back(entry->path());
    }
    std::ranges::sort(found);
    return found;
}

/// Asked last: what vanished meanwhile another process has finished with.
bool is_there(const fs::path& path) { return type_of(path) != fs::file_type::not_found; }

bool is_file(const fs::path& path) { return type_of(path) == fs::file_type::regular; }

/// A file that had not got its final name.
bool is_temporary(const fs::path& file) { return is_file(file) && !files::final_name_of(file).empty(); }

bool is_checkpoint(const fs::path& file) {
    return is_checkpoint_name(file.filename().string()) ? files::is_image(file) : is_temporary(file);
}

bool is_burn_in(const fs::path& file) {
    return is_burn_in_name(file.filename().string()) ? files::is_image(file) : is_temporary(file);
}

bool is_top_file(const fs::path& file) {
    const std::string name = file.filename().string();
    if (name.starts_with(journal_prefix)) return files::is_journal(file);
    if (name.starts_with(marks_prefix)) return is_marks(file);
    return name == pause_mark ? is_file(file) : is_temporary(file);
}

using Test = std::function<bool(const fs::path&)>;

/// What each entry that is a folder may hold; none for others.
Test test_within(const fs::path& folder) {
    if (!is_folder(folder)) return {};
    if (folder.filename() == checkpoints_folder) return is_checkpoint;
    if (folder.filename().string().starts_with(alone_prefix)) return is_top_file;
    return folder.filename() == burn_ins_folder ? Test(is_burn_in) : Test();
}

std::vector<fs::path> foreign_in(const fs::path& folder) {
    std::vector<fs::path> foreign;
    for (const fs::path& entry : entries_of(folder)) {
        const Test test = test_within(entry);
        if (!test && !is_top_file(entry) && is_there(entry)) foreign.push_back(entry);
        if (!test) continue;
        std::ranges::copy_if(entries_of(entry), std::back_inserter(foreign),
                             [&](const fs::path& file) { return !test(file) && is_there(file); });
    }
    return foreign;
}

void add(std::vector<Problem>& problems, const fs::path& where, const std::string& why) {
    if (problems.size() < most_told) problems.push_back({Problem::Severity::error, Place{where.string()}, why});
}

}  // namespace

void require_own_work(const files::Path& folder) {
    std::vector<Problem> problems;
    if (type_of(folder) == fs::file_type::not_found) return;
    if (!is_folder(folder)) {
        add(problems, folder, "is in the way: a folder for unfinished work belongs here; move it, or give another --out");
        throw InputError(std::move(problems));
    }
    if (const std::string why = files::distrust(folder); !why.empty()) add(problems, folder, why);
    for (const fs::path& entry : foreign_in(folder)) {
        add(problems, entry, "was not written by this program, which would remove it; move it, or give another --out");
    }
    if (!problems.empty()) throw InputError(std::move(problems));
}

void remove_work(const files::Path& folder) {
    require_own_work(folder);
    const std::vector<files::File> held = held_journals(folder);
    const auto came_since = [&](const fs::path& entry) {
        const bool journal = entry.filename().string().starts_with(journal_prefix);
        return journal && std::ranges::find(held, entry, &files::File::path) == held.end();
    };
    std::error_code ignored;  // what remains of the work harms nobody
    for (const fs::path& entry : entries_of(folder)) {
        if (came_since(entry)) continue;
        if (is_folder(entry)) {
            for (const fs::path& file : entries_of(entry)) fs::remove(file, ignored);
        }
        fs::remove(entry, ignored);
    }
    fs::remove(folder, ignored);
}

}  // namespace consortia::study
