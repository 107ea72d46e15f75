#include "engine/files/budget.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::files;

namespace {

constexpr u64 gib = u64{1} << 30;

void put(const Path& path, const std::string& text) {
    make_folder(path.parent_path());
    overwrite(path, text);
}

}  // namespace

TEST_CASE("this machine has some memory and some disk", "[files][budget]") {
    CHECK(available_memory() > 1 << 20);
    CHECK(available_memory() < u64{1} << 50);
    CHECK(free_disk("/tmp/not yet there/nor this") > 0);
    CHECK(free_disk(".") > 0);
}

TEST_CASE("memory is the least of machine and control groups", "[files][budget]") {
    const TestFolder folder;
    const Path root = folder / "";
    put(root / "proc/meminfo", "MemTotal: 16777216 kB\nMemAvailable:    8388608 kB\n");
    CHECK(available_memory(root) == 8 * gib);

    put(root / "proc/self/cgroup", "0::/jobs/one\n");
    put(root / "sys/fs/cgroup/jobs/memory.max", std::to_string(4 * gib) + "\n");
    put(root / "sys/fs/cgroup/jobs/memory.current", std::to_string(3 * gib) + "\n");
    put(root / "sys/fs/cgroup/jobs/one/memory.max", "max\n");
    put(root / "sys/fs/cgroup/jobs/one/memory.current", "1\n");
    CHECK(available_memory(root) == gib);
    put(root / "sys/fs/cgroup/jobs/memory.stat", "anon 5\ninactive_file " + std::to_string(2 * gib) + "\n");
    CHECK(available_memory(root) == 3 * gib);
}

TEST_CASE("the first generation of control groups counts too", "[files][budget]") {
    const TestFolder folder;
    const Path root = folder / "";
    put(root / "proc/meminfo", "MemAvailable:    8388608 kB\n");
    put(root / "proc/self/cgroup", "9:cpu,memory:/slurm/job\n3:pids:/x\n");
    put(root / "sys/fs/cgroup/memory/slurm/job/memory.limit_in_bytes", std::to_string(2 * gib));
    put(root / "sys/fs/cgroup/memory/slurm/job/memory.usage_in_bytes", std::to_string(gib));
    CHECK(available_memory(root) == gib);
}

TEST_CASE("a machine that says nothing sets no limit", "[files][budget]") {
    const TestFolder folder;
    CHECK(available_memory(folder / "") == ~u64{0});
}
