// fuzz_journals N [FIRST]: journals with bytes changed, heads among them made good again. Whatever is read is a record as
// long as it says and inside the file; a writer that opens the journal goes on with it, and what it appends is read again.
#include "engine/files/framed.hpp"
#include "tests/faults/fuzz/draws.hpp"
#include "tests/unit/files/files.hpp"

#include <algorithm>

namespace {

using namespace consortia;

constexpr u64 content = 1;

std::string changed(std::string bytes, fuzz::Draws& draw) {
    for (u64 times = 1 + draw.below(4); times > 0 && !bytes.empty(); --times) {
        const std::size_t at = draw.below(bytes.size());
        const std::size_t length = std::min<std::size_t>(1 + draw.below(60), bytes.size() - at);
        switch (draw.below(6)) {
            case 0:
                bytes[at] = static_cast<char>(draw());
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(draw.below(bytes.size()), length));
                break;
            case 3:
                bytes.replace(at, length, length, draw.below(2) == 0 ? '\0' : '\xff');
                break;
            case 4:
                bytes.resize(at);
                break;
            default:
                bytes += bytes.substr(at);
        }
    }
    return bytes;
}

/// How many records; each must be one of those that were written.
u64 records_in(const files::Path& path, u64 most) {
    files::JournalReader reader(path, content);
    u64 count = 0;
    while (const auto record = reader.next()) {
        if (record->run >= most || record->payload.size() != record->run * 7)
            throw ContractError("no record that was written");
        if (reader.at(record->offset).payload != record->payload) throw ContractError("a record is another when read again");
        ++count;
    }
    return count;
}

}  // namespace

int main(int count, char** arguments) {
    constexpr u64 written = 12;
    const files::TestFolder folder;
    const files::Path path = folder / "journal";
    {
        files::JournalWriter writer(path, content);
        for (u64 run = 0; run < written; ++run) {
            writer.append(1, run, 0, files::bytes_of(std::string(run * 7, 'x')));
        }
    }
    const std::string whole = files::read_text(path);
    return fuzz::put_through(count, arguments, "changed journals", [&](fuzz::Draws& draw) {
        files::overwrite(path, changed(whole, draw));
        try {
            const u64 before = records_in(path, written);
            if (draw.below(64) > 0) return true;  // writing takes long: it waits for the disk
            files::JournalWriter(path, content).append(1, written, 0, files::bytes_of(std::string(written * 7, 'x')));
            if (records_in(path, written + 1) != before + 1) throw ContractError("a writer lost records");
            return true;
        } catch (const SystemError&) {
            return false;
        }
    });
}
