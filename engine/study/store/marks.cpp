#include "engine/study/store/marks.hpp"

#include "engine/core/error.hpp"
#include "engine/core/hash.hpp"

#include <unistd.h>

#include <array>

namespace consortia::study {

namespace {

/// The first bytes of the file say who writes it; then a slot a lane.
struct Head {
    u64 magic = 0x534b52414d534e43ULL;  // "CNSMARKS"
    std::array<char, 504> writer{};
};
static_assert(sizeof(Head) == 512);

struct Slot {
    u64 run = 0;
    u64 check = 0;
};

u64 check_of(u64 run) { return mix(run ^ 0x4d41524b53ULL); }

template <class T>
std::span<std::byte> bytes_of(T& value) {
    return std::as_writable_bytes(std::span(&value, 1));
}

}  // namespace

bool is_marks(const files::Path& path) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(path, none))) return false;
    const bool begun = std::filesystem::file_size(path, none) == 0 || files::begins_with(path, 0);
    return begun || files::begins_with(path, Head().magic);
}

LeftMarks read_marks(const files::Path& path) {
    LeftMarks left;
    if (!files::begins_with(path, Head().magic)) return left;
    const files::File file = files::File::open_own(path);
    Head head;
    file.read(bytes_of(head), 0);
    head.writer.back() = '\0';
    left.writer = head.writer.data();
    Slot slot;
    for (u64 at = sizeof head; file.read(bytes_of(slot), at) == sizeof slot; at += sizeof slot) {
        if (slot.check == check_of(slot.run)) left.runs.push_back(slot.run);
    }
    return left;
}

Marks::Marks(const files::Path& path) : file_(files::File::open_or_create(path)) {
    file_.truncate(0);
    Head head;
    const std::string writer = "process " + std::to_string(::getpid()) + " on " + files::machine_name();
    writer.copy(head.writer.data(), head.writer.size() - 1);
    file_.write(bytes_of(head), 0);
}

Marks::~Marks() {
    std::error_code none;  // what it marks is finished, or was left in good order
    std::filesystem::remove(file_.path(), none);
}

void Marks::begin(u32 lane, u64 run) {
    Slot slot{run, check_of(run)};
    file_.write(bytes_of(slot), sizeof(Head) + u64{lane} * sizeof slot);
}

}  // namespace consortia::study
