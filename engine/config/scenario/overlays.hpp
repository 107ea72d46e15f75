// A scenario and what it extends, laid over each other: for each key the value that counts. Knows no model.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/config/yaml/references.hpp"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace consortia::config {

/// The value that counts for a key, where the key stands, and the file it stands in.
struct Entry {
    const Node* value = nullptr;
    Place key;
    FileName file;
    bool from_command_line = false;
    Place beside = {};  ///< where a file that this one does not extend gives another value, which it replaces; or nowhere
};

/// One section (`parameters:`): later files replace a key's value whole.
using Section = std::map<std::string, Entry, std::less<>>;

struct Overlays {
    Section top;  ///< model, title, currency, start, steps, stop, panel, burn_in, seed, seeds
    Section parameters;
    Section levers;
    Section data;
    std::vector<Place> files;        ///< base first
    bool incomplete = false;         ///< a file of them could not be read, which is told: what is missing may stand there
    std::deque<Document> documents;  ///< what the entries point into
    std::deque<Node> from_command_line;
    std::deque<std::string> names;

    /// Adds `key` = `text` from the command line to a section, a list or map in brackets too; `shown` is how messages call
    /// the place (`--set key=text`).
    void override_with(Section& section, const std::string& key, const std::string& text, const std::string& shown,
                       Problems& problems);
};

/// The keys a scenario file may have.
const std::vector<std::string>& scenario_keys();

/// Reads the scenario and what it extends (at most 8 deep, 256 files in all, no cycles).
Overlays read_overlays(const References& references, const FileSource& source, Problems& problems);

}  // namespace consortia::config
