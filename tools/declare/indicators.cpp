#include "tools/declare/indicators.hpp"

#include <array>

namespace consortia::declare {

namespace {

/// `index, stock, over region and part`.
std::string facts_of(const Indicator& indicator) {
    return indicator.unit + ", " + name_of(indicator.kind) +
           (indicator.over.empty() ? "" : ", over " + joined(indicator.over, " and "));
}

std::string constant(const Indicator& indicator) {
    return comment(indicator.about.en, "") + comment(facts_of(indicator), "") +
           "inline constexpr consortia::IndicatorName " + indicator.name + '{' + literal(indicator.name) + "};\n";
}

/// As C++ makes it.
std::string code_of(const Compared& compared) {
    constexpr std::array makers{"", "last", "mean_of_last", "max", "first_at_least", "first_at_most", "sum"};
    const bool has_number = compared.is_time() || compared.how == Compared::How::mean_of_last;
    const std::string maker = makers.at(static_cast<std::size_t>(compared.how));
    return "consortia::Compared::" + maker + '(' + (has_number ? literal(compared.number) : "") + ')';
}

Members members_of(const Indicator& i) {
    Members members;
    members.add("name", literal(i.name));
    members.add("unit", literal(i.unit));
    members.add("about", literals({i.about.en, i.about.zh}));
    if (i.kind != Indicator::Kind::stock) members.add("kind", "consortia::Indicator::Kind::" + name_of(i.kind));
    if (i.role != Indicator::Role::plain) members.add("role", "consortia::Indicator::Role::" + name_of(i.role));
    if (!i.over.empty()) members.add("over", literals(i.over));
    if (!i.lever.empty()) members.add("lever", literal(i.lever));
    if (i.better != Indicator::Better::neither) members.add("better", "consortia::Indicator::Better::" + name_of(i.better));
    if (i.compared != Compared{}) members.add("compared", code_of(i.compared));
    return members;
}

}  // namespace

void check_names(const config::DescribedIndicators& indicators, config::Problems& problems) {
    for (const auto& [indicator, where] : indicators.indicators) {
        if (!is_identifier(indicator.name))
            problems.error(where, "no variable of C++ can be called " + config::quote(indicator.name));
    }
}

std::string header_of(const config::DescribedIndicators& indicators, const Subject& subject) {
    std::string text = "#include \"engine/schema/indicator.hpp\"\n\n" + forward_schema() + open_namespace(subject);
    for (const config::DescribedIndicator& described : indicators.indicators) text += constant(described.indicator) + '\n';
    return header(subject, text + comment(indicators.about, "") + "struct " + subject.type() + " {\n" + declare_member() +
                               "};\n\n" + close_namespace(subject));
}

std::string source_of(const config::DescribedIndicators& indicators, const Subject& subject) {
    std::string calls;
    for (const config::DescribedIndicator& described : indicators.indicators)
        calls += "    schema.indicator(\n        " + members_of(described.indicator).text() + ");\n";
    return source(subject, calls);
}

}  // namespace consortia::declare
