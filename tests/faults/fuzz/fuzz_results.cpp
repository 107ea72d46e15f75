// fuzz_results N [FIRST]: results with bytes changed and the seal made anew. Each is refused, or all of it can be read and
// written as CSV.
#include "engine/output/csv.hpp"
#include "engine/output/hdf5/seal.hpp"
#include "engine/output/reading/reader.hpp"
#include "tests/faults/fuzz/draws.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/output/synthetic.hpp"

#include <sstream>

namespace {

using namespace consortia;

constexpr std::size_t seal_size = 33;

/// Bytes changed, copied over others, zeroed or cut off.
std::string changed(std::string bytes, fuzz::Draws& draw) {
    for (u64 times = 1 + draw.below(4); times > 0; --times) {
        const std::size_t at = draw.below(bytes.size());
        const std::size_t length = std::min<std::size_t>(1 + draw.below(16), bytes.size() - at);
        switch (draw.below(5)) {
            case 0:
                bytes[at] = static_cast<char>(draw());
                break;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << draw.below(8)));
                break;
            case 2:
                bytes.replace(at, length, bytes.substr(draw.below(bytes.size()), length));
                break;
            case 3:
                bytes.replace(at, length, length, draw.below(2) == 0 ? '\0' : '\xff');
                break;
            default:
                if (draw.below(8) == 0) bytes.resize(std::max<std::size_t>(at, 100));
        }
    }
    return bytes;
}

bool can_be_read(const std::string& path) {
    try {
        const output::ResultReader result(path);
        for (const output::StoredVariable& variable : result.variables()) {
            variable.kind == output::StoredVariable::Kind::text ? void(result.texts(variable.name))
                                                                : void(result.numbers(variable.name));
        }
        std::ostringstream table;
        output::write_csv(table, result, {});
        return true;
    } catch (const SystemError&) {
        return false;
    }
}

}  // namespace

int main(int count, char** arguments) {
    const files::TestFolder folder;
    const std::string path = (folder / "run.h5").string();
    synthetic::write(path, synthetic::result());
    std::string whole = files::read_text(path);
    whole.resize(whole.size() - seal_size);
    return fuzz::put_through(count, arguments, "changed results", [&](fuzz::Draws& draw) {
        files::overwrite(path, changed(whole, draw));
        output::seal(path);
        return can_be_read(path);
    });
}
