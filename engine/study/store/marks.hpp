// What a process that plays runs is at, on the disk, in a file beside its journal: who comes after a process that ended
// without a word knows which runs it was playing then, one of which may have ended it.
#pragma once

#include "engine/files/file.hpp"

#include <vector>

namespace consortia::study {

/// Who left marks, and the keys of the runs that were being played.
struct LeftMarks {
    std::string writer;  ///< `process 4711 on node07`
    std::vector<u64> runs;
};

/// Also what a kill or a power cut has left of such a file.
bool is_marks(const files::Path& file);

/// The marks in a file; empty if there is none. A mark cut short does not count.
LeftMarks read_marks(const files::Path& file);

/// The marks of this process. A good end, be it by an exception, removes the file.
class Marks {
  public:
    /// Over what a dead process left there. Throws SystemError.
    explicit Marks(const files::Path& file);
    ~Marks();
    Marks(const Marks&) = delete;
    Marks& operator=(const Marks&) = delete;

    /// What lane `lane` plays from now on. It survives the end of this process, not a power cut, which blames nobody.
    void begin(u32 lane, u64 run);

  private:
    files::File file_;
};

}  // namespace consortia::study
