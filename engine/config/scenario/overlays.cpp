#include "engine/config/scenario/overlays.hpp"

#include "engine/config/input/look_alikes.hpp"
#include "engine/config/input/nearest.hpp"

#include <algorithm>
#include <set>

namespace consortia::config {

namespace {

constexpr std::size_t deepest = 8;
constexpr std::size_t most_files = 256;

bool same(const Node& a, const Node& b) {
    if (a.kind != b.kind || a.text != b.text || a.keys.size() != b.keys.size() || a.items.size() != b.items.size())
        return false;
    for (std::size_t k = 0; k < a.items.size(); ++k) {
        if (k < a.keys.size() && a.keys[k].text != b.keys[k].text) return false;
        if (!same(a.items[k], b.items[k])) return false;
    }
    return true;
}

class Reader {
  public:
    Reader(const References& references, const FileSource& source, Problems& problems)
        : references_(references), source_(source), problems_(problems) {}

    /// Lays `file` over what is there, after all that it extends. `named_at` is where another file names it.
    void read(const FileName& file, const Place& named_at) {
        if (!may_enter(file, named_at)) return;
        const Node& root = document(file, named_at).root;
        if (!is_scenario(root)) {
            overlays_.incomplete = true;
            return;
        }
        chain_.push_back(file);
        extended_[file.actual];
        if (root.find("model") != nullptr) bases_.insert(file.actual);
        if (const Node* extends = root.find("extends")) read_bases(file, *extends);
        chain_.pop_back();
        if (!chain_.empty()) extend(chain_.back(), file);
        overlay(file, root);
        note(file);
    }

    Overlays take() { return std::move(overlays_); }

  private:
    bool may_enter(const FileName& file, const Place& named_at) {
        if (std::ranges::find(chain_, file.actual, &FileName::actual) != chain_.end()) {
            std::string circle;
            for (const FileName& link : chain_) circle += link.shown.generic_string() + " -> ";
            problems_.error(named_at, "extends: a cycle: " + circle + file.shown.generic_string());
            return false;
        }
        if (chain_.size() > deepest) {
            problems_.error(named_at, "extends: deeper than " + std::to_string(deepest) + " files");
            return false;
        }
        if (++entered_ == most_files)
            problems_.error(named_at, "extends: more than " + std::to_string(most_files) + " files");
        return entered_ < most_files;
    }

    bool is_scenario(const Node& root) {
        if (root.is_refused()) return false;
        if (!root.is_map()) {
            const WrongColon wrong = root.is_scalar() ? wrong_colon(root.text) : WrongColon{};
            problems_.error(root.place(), "expected `key: value` lines" + (wrong.text.empty() ? "" : "; " + wrong.text));
            return false;
        }
        if (root.find("scenario") == nullptr && root.find("design") == nullptr) return true;
        problems_.error({*root.file}, "is a study, which `sweep` plays; a scenario has no `scenario:` and no `design:`");
        return false;
    }

    void extend(const FileName& file, const FileName& base) {
        std::set<std::filesystem::path>& below = extended_[file.actual];
        below.insert(base.actual);
        const std::set<std::filesystem::path>& further = extended_[base.actual];
        below.insert(further.begin(), further.end());
    }

    const Document& document(const FileName& file, const Place& named_at) {
        const auto [known, is_new] = read_.emplace(file.actual.string(), nullptr);
        if (is_new) known->second = &parse(file, named_at);
        return *known->second;
    }

    const Document& parse(const FileName& file, const Place& named_at) {
        const std::string shown = file.shown.generic_string();
        const Bytes bytes = source_.read(file.actual, Limits{}.bytes);
        if (bytes.failure.empty()) return overlays_.documents.emplace_back(parse_document(bytes.bytes, shown, problems_));
        const std::string failure = bytes.failure + nearest_file(source_, file.actual);
        if (named_at.file.empty()) {
            problems_.error({shown}, failure);
        } else {
            problems_.error(named_at, "extends: " + quote(shown) + " " + failure);
        }
        return overlays_.documents.emplace_back(Document{std::make_unique<const std::string>(shown), {}});
    }

    void read_bases(const FileName& file, const Node& extends) {
        if (extends.is_sequence()) {
            for (const Node& base : extends.items) read_base(file, base);
        } else {
            read_base(file, extends);
        }
    }

    void read_base(const FileName& file, const Node& base) {
        if (!base.is_scalar()) overlays_.incomplete = true;
        if (base.is_refused()) return;
        if (!base.is_scalar()) {
            problems_.error(base.place(), "extends: expected a file or a list of files, got a list or map");
            return;
        }
        const auto found = references_.follow(file, base, "extends", problems_);
        if (found) read(*found, base.place());
        if (!found) overlays_.incomplete = true;
    }

    void overlay(const FileName& file, const Node& root) {
        for (std::size_t k = 0; k < root.keys.size(); ++k) {
            const Key& key = root.keys[k];
            const Node& value = root.items[k];
            if (Section* section = section_of(key.text)) {
                overlay_section(*section, file, key, value);
            } else if (std::ranges::find(scenario_keys(), key.text) == scenario_keys().end()) {
                if (!value.is_refused()) report_unknown(key);
            } else if (key.text != "extends") {
                set(overlays_.top, key, value, file);
            }
        }
    }

    Section* section_of(const std::string& key) {
        if (key == "parameters") return &overlays_.parameters;
        if (key == "levers") return &overlays_.levers;
        return key == "data" ? &overlays_.data : nullptr;
    }

    void overlay_section(Section& section, const FileName& file, const Key& key, const Node& values) {
        if (values.is_refused()) return;
        if (!values.is_map()) {
            const WrongColon wrong = values.is_scalar() ? wrong_colon(values.text) : WrongColon{};
            problems_.error(values.place(),
                            key.text + ": expected `name: value` lines" + (wrong.text.empty() ? "" : "; " + wrong.text));
            return;
        }
        for (std::size_t k = 0; k < values.keys.size(); ++k) {
            set(section, values.keys[k], values.items[k], file);
        }
    }

    void set(Section& section, const Key& key, const Node& value, const FileName& file) {
        Entry entry{&value, key.place(), file};
        const auto before = section.find(key.text);
        if (before != section.end() && replaces_beside(before->second, entry)) entry.beside = before->second.key;
        section[key.text] = std::move(entry);
    }

    /// Whether a value takes the place of that of another overlay, which its own file does not extend: of two beside each
    /// other the later one counts, which neither of them shows. To change what names the model is what overlays are for.
    bool replaces_beside(const Entry& before, const Entry& after) {
        const std::filesystem::path& file = before.file.actual;
        const bool meant = bases_.contains(file) || file == after.file.actual || extended_[after.file.actual].contains(file);
        return !meant && !same(*before.value, *after.value);
    }

    void report_unknown(const Key& key) {
        std::string hint = problems_.full() ? "" : suggestion(key.text, scenario_keys());
        if (key.text.find('.') != std::string::npos) hint = "; parameters stand under `parameters:`, levers under `levers:`";
        problems_.error(key.place(), (key.text.size() > 60 ? quote(key.text) : key.text) + ": unknown key" + hint);
    }

    void note(const FileName& file) {
        const std::string shown = file.shown.generic_string();
        if (std::ranges::find(overlays_.files, shown, &Place::file) == overlays_.files.end())
            overlays_.files.push_back({shown});
    }

    const References& references_;
    const FileSource& source_;
    Problems& problems_;
    Overlays overlays_;
    std::map<std::string, const Document*> read_;
    std::vector<FileName> chain_;  ///< the files being read, outermost first
    std::map<std::filesystem::path, std::set<std::filesystem::path>>
        extended_;                           ///< by file: all that it extends, directly or not
    std::set<std::filesystem::path> bases_;  ///< the files that name the model
    std::size_t entered_ = 0;
};

}  // namespace

void Overlays::override_with(Section& section, const std::string& key, const std::string& text, const std::string& shown,
                             Problems& problems) {
    if (text.starts_with('[') || text.starts_with('{')) {
        documents.push_back(parse_document(text, shown, problems));
        section[key] = {&documents.back().root, {shown}, {}, true, {}};
        return;
    }
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = text;
    node.file = &names.emplace_back(shown);
    from_command_line.push_back(std::move(node));
    section[key] = {&from_command_line.back(), {shown}, {}, true, {}};
}

const std::vector<std::string>& scenario_keys() {
    static const std::vector<std::string> keys = {"model", "title",  "currency",   "extends", "start",
                                                  "steps", "events", "stop",       "panel",   "burn_in",
                                                  "seed",  "seeds",  "parameters", "levers",  "data"};
    return keys;
}

Overlays read_overlays(const References& references, const FileSource& source, Problems& problems) {
    Reader reader(references, source, problems);
    reader.read(references.scenario(), {});
    return reader.take();
}

}  // namespace consortia::config
