#include "engine/config/input/problems.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>
#include <map>

namespace consortia::config {

void Problems::add(Problem::Severity severity, Place where, std::string text) {
    std::size_t& count = severity == Problem::Severity::error ? errors_ : warnings_;
    const auto said_before = [&](const Problem& p) {
        return p.text == text && p.where.line == where.line && p.where.column == where.column && p.where.file == where.file;
    };
    if (count < kept && std::ranges::any_of(problems_, said_before)) return;
    if (++count > kept) return;
    problems_.push_back({severity, std::move(where), std::move(text)});
}

void Problems::note(Place where, std::string text) {
    if (notes_.size() < kept) notes_.push_back({std::move(where), std::move(text)});
}

void Problems::append(const std::vector<Problem>& problems) {
    for (const Problem& problem : problems) add(problem.severity, problem.where, problem.text);
}

std::vector<Problem> Problems::sorted() const {
    std::map<std::string, std::size_t> order;
    for (const Problem& problem : problems_) order.emplace(problem.where.file, order.size());
    std::vector<Problem> sorted = problems_;
    const auto rank = [&order](const Problem& p) {
        return std::tuple(order.at(p.where.file), p.where.line, p.where.column);
    };
    std::ranges::stable_sort(sorted, [&rank](const Problem& a, const Problem& b) { return rank(a) < rank(b); });
    const std::size_t rest = (errors_ > kept ? errors_ - kept : 0) + (warnings_ > kept ? warnings_ - kept : 0);
    if (rest > 0) {
        const auto severity = has_errors() ? Problem::Severity::error : Problem::Severity::warning;
        sorted.push_back(Problem{severity, Place{}, "and " + std::to_string(rest) + " more"});
    }
    return sorted;
}

void Problems::throw_if_wrong(bool strict) const {
    if (has_errors() || (strict && warnings_ > 0)) throw InputError(sorted());
}

std::string quote(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::size_t length = std::min(text.size(), longest);
    const auto continues = [&text](std::size_t at) {
        return at < text.size() && (static_cast<u8>(text[at]) & 0xC0U) == 0x80U;
    };
    while (length > 0 && continues(length)) --length;
    std::string shown = "'";
    shown += visible(text.substr(0, length));
    return shown + (length < text.size() ? "…'" : "'");
}

}  // namespace consortia::config
