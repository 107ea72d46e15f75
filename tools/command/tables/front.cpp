#include "tools/command/tables/front.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/session/search/listing.hpp"
#include "engine/study/factor_values.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using session::Optimised;
using session::optimisation::Aim;
using session::optimisation::Package;

constexpr double of_its_range = 0.01;  // that a lever must differ from what it is, to be used

const Study& study_of(const Optimised& optimised) { return optimised.confirmed.study().study(); }

bool is_used(const Optimised& optimised, std::size_t factor) {
    const Factor& of = study_of(optimised).factors[factor];
    const double before = session::value_before(study_of(optimised), of);
    const double range = study::value_at(of, 1) - study::value_at(of, 0);
    return std::ranges::any_of(optimised.packages, [&](const Package& package) {
        const double apart = std::abs(optimised.values_of(package)[factor] - before);  // NaN: it differs by target
        return !(apart <= of_its_range * std::abs(range));
    });
}

std::string words_of_unused(const Optimised& optimised) {
    std::vector<std::string> unused;
    const std::vector<Factor>& factors = study_of(optimised).factors;
    for (std::size_t k = 0; k < factors.size(); ++k)
        if (!is_used(optimised, k)) unused.push_back(factors[k].quantity.name);
    return unused.empty() ? "every lever is used by some package of the front"
                          : "no package of the front uses " + config::listed(unused);
}

std::string words_of_search(const Optimised& optimised) {
    const auto& question = optimised.question;
    const u64 left = question.points - std::min<u64>(question.points, question.asked.size());
    const std::string end =
        left > 0 ? fmt::format("the front moved no more ({} % in the last rounds)", number(100 * optimised.reply.moved))
                 : "the budget was spent";
    return fmt::format("{} packages were tried with {} runs each until {}; {} were played again with {} runs each",
                       question.asked.size(), optimised.searched.study().replicates(), end,
                       optimised.confirmed.study().points(), optimised.confirmed.study().replicates());
}

std::string words_of_emulators(const Optimised& optimised) {
    const auto& tested = optimised.reply.emulators;
    const auto least = std::ranges::min_element(tested, {}, &session::optimisation::Tested::explained);
    double inside = 0;
    for (const auto& each : tested) inside += each.inside / static_cast<double>(tested.size());
    return fmt::format(
        "the emulators were held against the last {} points, which they had not seen: their 95 % intervals hold "
        "{} % of them, and they explain least of {} ({})",
        least->points, number(100 * inside), optimised.question.aims[static_cast<std::size_t>(least - tested.begin())].name,
        number(least->explained));
}

/// `matched_graduates is moved by policy.seat_subsidy (0.92), policy.audit.penalty (0.05); by nothing else`
std::string words_of_effects(const Optimised& optimised, std::size_t aim) {
    constexpr double least_told = 0.03;
    const std::vector<double>& effects = optimised.reply.effects[aim];
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < effects.size(); ++k)
        if (effects[k] >= least_told) order.push_back(k);
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t k) { return effects[k]; });
    std::string text = optimised.question.aims[aim].name + " is moved by ";
    for (const std::size_t k : order)
        text += fmt::format("{}{} ({:.2f})", k == order.front() ? "" : ", ", optimised.question.factors[k], effects[k]);
    return order.empty() ? text + "no lever that the search could tell" : text;
}

/// Once of each variable, though it may be an objective and a constraint.
void add_effects(std::vector<std::string>& said, const Optimised& optimised) {
    for (std::size_t aim = 0; aim < optimised.reply.effects.size(); ++aim)
        if (is_told(optimised, aim)) said.push_back(words_of_effects(optimised, aim));
}

std::string priced(const std::optional<study::Estimated>& price) { return price ? with_interval(*price) : "-"; }

std::vector<Heading> headings_of(const Optimised& optimised) {
    std::vector<Heading> headings{{"package"}};
    for (std::size_t k = 0; k < optimised.question.aims.size(); ++k)
        if (is_told(optimised, k))
            headings.push_back({optimised.question.aims[k].name + ", " + unit_of(optimised, k), true, true});
    if (optimised.packages.size() > 1 && optimised.packages[1].price) headings.push_back({"price of one more", true, true});
    for (const Factor& factor : study_of(optimised).factors) headings.push_back({factor.quantity.name, true, true});
    return headings;
}

TextTable table_of(const Optimised& optimised) {
    TextTable table(headings_of(optimised));
    for (std::size_t k = 0; k < optimised.packages.size(); ++k) {
        const Package& package = optimised.packages[k];
        std::vector<std::string> row{std::to_string(k + 1)};
        for (std::size_t aim = 0; aim < package.outcomes.size(); ++aim)
            if (is_told(optimised, aim)) row.push_back(with_interval(package.outcomes[aim]));
        if (optimised.packages.size() > 1 && optimised.packages[1].price) row.push_back(priced(package.price));
        for (const std::string& setting : settings_of(optimised, package)) row.push_back(setting);
        table.add(std::move(row));
    }
    return table;
}

}  // namespace

bool is_told(const Optimised& optimised, std::size_t aim) {
    const std::vector<Aim>& aims = optimised.question.aims;
    const auto same = [&](const Aim& before) { return before.name == aims[aim].name; };
    const auto own = aims.begin() + static_cast<std::ptrdiff_t>(aim);
    return aims[aim].chance > 0 || std::find_if(aims.begin(), own, same) == own;
}

std::string unit_of(const Optimised& optimised, std::size_t aim) {
    const Aim& of = optimised.question.aims[aim];
    if (!of.is_objective() && of.chance > 0) return "share of runs";
    const auto& kept = optimised.confirmed.study().variables();
    return std::ranges::find(kept, of.name, [](const study::Sweep::Kept& each) { return each.variable.name; })
        ->indicator.unit;
}

std::string words_of(const Optimised& optimised, const Aim& aim) {
    if (aim.kind == Aim::Kind::maximise) return aim.name + " as large as can be";
    if (aim.kind == Aim::Kind::minimise) return aim.name + " as small as can be";
    const char* side = aim.kind == Aim::Kind::at_most ? "at most" : "at least";
    const auto& kept = optimised.confirmed.study().variables();
    const auto of = std::ranges::find(kept, aim.name, [](const study::Sweep::Kept& each) { return each.variable.name; });
    const std::string bound = fmt::format("{} {} {} {}", aim.name, side, config::to_text(aim.bound), of->indicator.unit);
    return aim.chance > 0 ? fmt::format("{} in {} % of runs", bound, number(100 * aim.chance)) : bound;
}

std::vector<std::string> settings_of(const Optimised& optimised, const Package& package) {
    std::vector<std::string> settings;
    const std::vector<double> values = optimised.values_of(package);
    const std::vector<Factor>& factors = study_of(optimised).factors;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const bool label = factors[k].quantity.kind == Quantity::Kind::choice;
        settings.push_back(label ? config::value_text(values[k], factors[k].quantity) : number(values[k]));
    }
    return settings;
}

std::vector<std::string> findings_of(const Optimised& optimised) {
    std::vector<std::string> said;
    std::string sought;
    for (const Aim& aim : optimised.question.aims) sought += (sought.empty() ? "" : "; ") + words_of(optimised, aim);
    said.push_back("sought: " + sought);
    said.push_back(optimised.packages.empty() ? "none of the packages that were confirmed holds all constraints by its mean"
                                              : fmt::format("{} package{} on the front", optimised.packages.size(),
                                                            optimised.packages.size() == 1 ? " is" : "s are"));
    if (!optimised.packages.empty()) said.push_back(words_of_unused(optimised));
    add_effects(said, optimised);
    said.push_back(words_of_search(optimised));
    if (!optimised.reply.emulators.empty()) said.push_back(words_of_emulators(optimised));
    if (optimised.failed > 0)
        said.push_back(
            fmt::format("{} of the packages that were tried are left out, since a run of them failed or left a number "
                        "undefined",
                        optimised.failed));
    return said;
}

void print_front(std::ostream& out, const Optimised& optimised, std::size_t width) {
    if (!optimised.packages.empty()) out << table_of(optimised).fit(width) << '\n';
    for (const std::string& finding : findings_of(optimised)) out << finding << '\n';
}

}  // namespace consortia::command
