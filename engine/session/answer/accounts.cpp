#include "engine/session/answer/accounts.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

struct Part {
    std::string name;
    Text title;
    std::vector<std::size_t> labels;
};

/// The groups of the axis in the order of their labels, then what is in none.
std::vector<Part> parts_of(const Result& result, const Cut& cut) {
    std::vector<Part> parts;
    std::vector<char> taken(cut.labels.size(), 0);
    const Axis* axis = result.axis(cut.axis);
    if (axis != nullptr) {
        for (const auto& [name, members] : axis->groups) {
            parts.push_back({name, title_of(*axis, name), {members.begin(), members.end()}});
            for (const u32 member : members) taken[member] = 1;
        }
        std::ranges::sort(parts, {}, [](const Part& part) { return part.labels.empty() ? 0 : part.labels.front(); });
    }
    Part rest{"", {"other", "其他"}, {}};
    for (std::size_t label = 0; label < taken.size(); ++label)
        if (taken[label] == 0) rest.labels.push_back(label);
    if (!rest.labels.empty()) parts.push_back(std::move(rest));
    return parts;
}

/// What labels add together, run by run.
study::Sample added_by(const Cut& cut, const std::vector<std::size_t>& labels, std::size_t scenario) {
    const study::Outcomes& first = cut.by_label.front();
    study::Sample sum(std::vector<double>(first.by_scenario[scenario].size(), 0), first.draws);
    for (const std::size_t label : labels) sum.add(cut.by_label[label].differences(scenario));
    return sum;
}

std::vector<study::Estimated> estimates(const Cut& cut, const std::vector<std::size_t>& labels) {
    std::vector<study::Estimated> all;
    for (std::size_t scenario = 0; scenario < cut.by_label.front().by_scenario.size(); ++scenario)
        all.push_back(study::mean_with_interval(added_by(cut, labels, scenario)));
    return all;
}

Account account_of(const Result& result, const Cut& cut, const Yearly& yearly, std::size_t label) {
    Account account{.name = cut.labels[label]};
    const Axis* axis = result.axis(cut.axis);
    account.title = axis == nullptr ? Text{account.name, ""} : title_of(*axis, account.name);
    account.added = estimates(cut, {label});
    for (const auto& by_label : yearly.added) account.added_yearly.push_back(by_label[label]);
    return account;
}

}  // namespace

std::optional<Accounts> accounts_of(const Result& result) {
    const output::StoredVariable* variable = result.variable_of(Indicator::Role::account);
    if (variable == nullptr) return std::nullopt;
    const Cut cut = cut_of(result, variable->name);
    const Yearly yearly = yearly_of(result, variable->name);
    Accounts accounts{.unit = cut.indicator.unit, .years = yearly.years};
    std::vector<std::size_t> all;
    for (const Part& part : parts_of(result, cut)) {
        AccountGroup group{part.name, part.title, estimates(cut, part.labels), {}};
        for (const std::size_t label : part.labels) group.accounts.push_back(account_of(result, cut, yearly, label));
        accounts.groups.push_back(std::move(group));
        all.insert(all.end(), part.labels.begin(), part.labels.end());
    }
    accounts.net = estimates(cut, all);
    return accounts;
}

}  // namespace consortia::session
