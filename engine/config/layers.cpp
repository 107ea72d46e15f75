#include "engine/config/layers.hpp"

#include "engine/config/nearest.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

constexpr std::size_t deepest = 8;
constexpr std::size_t most_files = 256;

class Reader {
  public:
    Reader(const References& references, const FileSource& source, Problems& problems)
        : references_(references), source_(source), problems_(problems) {}

    /// Lays `file` over what is there, after all that it extends. `named_at` is where another file names it.
    void read(const FileName& file, const Place& named_at) {
        if (!may_enter(file, named_at)) return;
        const Node& root = document(file, named_at).root;
        if (root.is_refused()) return;
        if (!root.is_map()) {
            problems_.error(root.place(), "expected `key: value` lines");
            return;
        }
        chain_.push_back(file);
        if (const Node* extends = root.find("extends")) read_bases(file, *extends);
        chain_.pop_back();
        overlay(file, root);
        note(file);
    }

    Layers take() { return std::move(layers_); }

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

    const Document& document(const FileName& file, const Place& named_at) {
        const auto [known, is_new] = read_.emplace(file.actual.string(), nullptr);
        if (is_new) known->second = &parse(file, named_at);
        return *known->second;
    }

    const Document& parse(const FileName& file, const Place& named_at) {
        const std::string shown = file.shown.generic_string();
        const Bytes bytes = source_.read(file.actual, Limits{}.bytes);
        if (bytes.failure.empty()) return layers_.documents.emplace_back(parse_document(bytes.bytes, shown, problems_));
        if (named_at.file.empty()) {
            problems_.error({shown}, bytes.failure);
        } else {
            problems_.error(named_at, "extends: " + quote(shown) + " " + bytes.failure);
        }
        return layers_.documents.emplace_back(Document{std::make_unique<const std::string>(shown), {}});
    }

    void read_bases(const FileName& file, const Node& extends) {
        if (extends.is_sequence()) {
            for (const Node& base : extends.items) read_base(file, base);
        } else {
            read_base(file, extends);
        }
    }

    void read_base(const FileName& file, const Node& base) {
        if (base.is_refused()) return;
        if (!base.is_scalar()) {
            problems_.error(base.place(), "extends: expected a file or a list of files, got a list or map");
            return;
        }
        if (const auto found = references_.follow(file, base, "extends", problems_)) read(*found, base.place());
    }

    void overlay(const FileName& file, const Node& root) {
        for (std::size_t k = 0; k < root.keys.size(); ++k) {
            const Key& key = root.keys[k];
            const Node& value = root.items[k];
            if (Section* section = section_of(key.text)) {
                overlay_section(*section, file, key, value);
            } else if (std::ranges::find(scenario_keys(), key.text) == scenario_keys().end()) {
                report_unknown(key);
            } else if (key.text != "extends") {
                layers_.top[key.text] = {&value, key.place(), file};
            }
        }
    }

    Section* section_of(const std::string& key) {
        if (key == "parameters") return &layers_.parameters;
        if (key == "levers") return &layers_.levers;
        return key == "data" ? &layers_.data : nullptr;
    }

    void overlay_section(Section& section, const FileName& file, const Key& key, const Node& values) {
        if (values.is_refused()) return;
        if (!values.is_map()) {
            problems_.error(values.place(), key.text + ": expected `name: value` lines");
            return;
        }
        for (std::size_t k = 0; k < values.keys.size(); ++k) {
            section[values.keys[k].text] = {&values.items[k], values.keys[k].place(), file};
        }
    }

    void report_unknown(const Key& key) {
        const std::string nearest = problems_.full() ? "" : suggestion(key.text, scenario_keys());
        problems_.error(key.place(), (key.text.size() > 60 ? quote(key.text) : key.text) + ": unknown key" + nearest);
    }

    void note(const FileName& file) {
        const std::string shown = file.shown.generic_string();
        if (std::ranges::find(layers_.files, shown, &Place::file) == layers_.files.end()) layers_.files.push_back({shown});
    }

    const References& references_;
    const FileSource& source_;
    Problems& problems_;
    Layers layers_;
    std::map<std::string, const Document*> read_;
    std::vector<FileName> chain_;  ///< the files being read, outermost first
    std::size_t entered_ = 0;
};

}  // namespace

void Layers::override_with(Section& section, const std::string& key, const std::string& text, const std::string& shown) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = text;
    node.file = &names.emplace_back(shown);
    from_command_line.push_back(std::move(node));
    section[key] = {&from_command_line.back(), {shown}, {}, true};
}

const std::vector<std::string>& scenario_keys() {
    static const std::vector<std::string> keys = {"model", "title", "extends",    "start",  "steps", "burn_in",
                                                  "seed",  "seeds", "parameters", "levers", "data"};
    return keys;
}

Layers read_layers(const References& references, const FileSource& source, Problems& problems) {
    Reader reader(references, source, problems);
    reader.read(references.scenario(), {});
    return reader.take();
}

}  // namespace consortia::config
