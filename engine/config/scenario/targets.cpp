#include "engine/config/scenario/targets.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

class TargetReader {
  public:
    TargetReader(const Quantity& lever, const std::vector<Axis>& axes, Problems& problems)
        : lever_(lever), axes_(axes), problems_(problems) {}

    std::optional<TargetMask> read(const Node& node) {
        if (node.is_refused()) return std::nullopt;
        if (!node.is_map() || node.keys.empty()) {
            error(node.place(), "expected a target such as {" + example_axis() + ": label}, got " + got(node));
            return std::nullopt;
        }
        TargetMask mask;
        bool good = true;
        for (std::size_t k = 0; k < node.keys.size(); ++k) good = restrict(mask, node.keys[k], node.items[k]) && good;
        return good ? std::optional(mask) : std::nullopt;
    }

  private:
    void error(const Place& where, const std::string& text) { problems_.error(where, lever_.name + ": " + text); }

    std::string example_axis() const { return lever_.targets.empty() ? "region" : lever_.targets.front(); }

    const Axis* axis(const Key& key) {
        const auto found = std::ranges::find(axes_, key.text, &Axis::name);
        const bool allowed = std::ranges::find(lever_.targets, key.text) != lever_.targets.end();
        if (lever_.targets.empty()) {
            error(key.place(), "cannot be targeted; it holds for everybody");
        } else if (!allowed || found == axes_.end()) {
            const std::string nearest = problems_.full() ? "" : nearest_hint(key.text, lever_.targets);
            error(key.place(),
                  "cannot be targeted by " + quote(key.text) + nearest + "; possible are " + listed(lever_.targets));
        } else {
            return &*found;
        }
        return nullptr;
    }

    bool restrict(TargetMask& mask, const Key& key, const Node& labels) {
        const Axis* by = axis(key);
        if (by == nullptr || labels.is_refused()) return false;
        const auto position = target_position(axes_, by->name);
        if (!position || *position >= max_target_axes || by->labels.size() > Target::anywhere) {
            error(key.place(), "the model does not allow targets by " + by->name + " here (at most 8 axes of 63 labels)");
            return false;
        }
        const std::optional<u64> bits = labels.is_sequence() ? bits_of_list(*by, labels) : bits_of(*by, labels);
        if (!bits) return false;
        mask.allowed[*position] = *bits;
        return true;
    }

    std::optional<u64> bits_of_list(const Axis& by, const Node& labels) {
        if (labels.items.empty()) {
            error(labels.place(), "target " + by.name + ": the list is empty");
            return std::nullopt;
        }
        u64 bits = 0;
        bool good = true;
        for (const Node& label : labels.items) {
            const auto some = bits_of(by, label);
            good = good && some.has_value();
            bits |= some.value_or(0);
        }
        return good ? std::optional(bits) : std::nullopt;
    }

    /// One label, or a group of labels.
    std::optional<u64> bits_of(const Axis& by, const Node& label) {
        if (label.is_refused()) return std::nullopt;
        if (!label.is_scalar()) {
            error(label.place(), "target " + by.name + ": expected a label or a list of labels, got " + got(label));
            return std::nullopt;
        }
        const auto found = std::ranges::find(by.labels, label.text);
        if (found != by.labels.end()) return u64{1} << (found - by.labels.begin());
        if (const auto group = by.groups.find(label.text); group != by.groups.end()) {
            u64 bits = 0;
            for (u32 member : group->second) bits |= u64{1} << (member & 63U);
            return bits;
        }
        report_unknown(by, label);
        return std::nullopt;
    }

    void report_unknown(const Axis& by, const Node& label) {
        std::vector<std::string> known = by.labels;
        for (const auto& [group, members] : by.groups) known.push_back(group);
        std::string text = "target " + by.name + ": unknown label " + quote(label.text);
        if (!problems_.full()) text += nearest_hint(label.text, known);
        error(label.place(), text + (known.empty() ? "; it has none in this scenario" : "; labels: " + listed(known, 40)));
    }

    const Quantity& lever_;
    const std::vector<Axis>& axes_;
    Problems& problems_;
};

}  // namespace

std::optional<TargetMask> read_target(const Node& node, const Quantity& lever, const std::vector<Axis>& axes,
                                      Problems& problems) {
    return TargetReader(lever, axes, problems).read(node);
}

std::vector<std::pair<std::string, std::vector<std::string>>> target_labels(const TargetMask& mask,
                                                                            const std::vector<Axis>& axes) {
    std::vector<std::pair<std::string, std::vector<std::string>>> restricted;
    for (const Axis& axis : axes) {
        const auto position = target_position(axes, axis.name);
        if (!position || *position >= max_target_axes || mask.allowed[*position] == ~u64{0}) continue;
        std::vector<std::string> labels;
        for (std::size_t k = 0; k < std::min<std::size_t>(axis.labels.size(), Target::anywhere); ++k) {
            if ((mask.allowed[*position] >> k & 1U) != 0) labels.push_back(axis.labels[k]);
        }
        restricted.emplace_back(axis.name, std::move(labels));
    }
    return restricted;
}

}  // namespace consortia::config
