#include "tools/command/validation/screen.hpp"

#include "engine/core/text/amounts.hpp"
#include "tools/command/look/paragraph.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace consortia::command {

namespace {

using session::MeasuredFact;
using Verdict = MeasuredFact::Verdict;

/// Without exponents, unless it is tiny.
std::string short_number(double x, int digits = 3) {
    constexpr double tiny = 1e-4;
    return std::abs(x) < tiny && x != 0 ? fmt::format("{:.{}g}", x, digits) : plain(x, digits);
}

TextTable facts_table(const session::Validated& all, Fact::Use use, const Look& look) {
    const Language in_language = look.language;
    const auto word = [in_language](const char* en, const char* zh) { return in(in_language, {en, zh}); };
    std::vector<Heading> headings{{word("fact", "事实")},         {word("measure", "指标"), false, true},
                                  {word("accepted", "公认范围")}, {word("here", "本模型")},
                                  {word("inside?", "符合？")},    {word("source", "来源"), false, true}};
    if (look.all) headings.push_back({word("metric", "计算式"), false, true});
    TextTable table(headings);
    for (const MeasuredFact& each : all.facts) {
        if (each.fact.use != use) continue;
        std::vector<std::string> row{each.fact.id.text,
                                     in(in_language, each.fact.name),
                                     accepted(each.fact, in_language),
                                     value_text(each, in_language),
                                     in(in_language, session::words(each.verdict)),
                                     each.fact.source};
        if (look.all) row.push_back(each.fact.metric.text);
        table.add(row);
    }
    return table;
}

TextTable scores_table(const session::Validated& all, Language language) {
    TextTable table({{in(language, {"fact", "事实"})},
                     {in(language, {"forecast by", "预测者"}), false, true},
                     {in(language, {"mean", "均值"}), true},
                     {in(language, {"deviation", "标准差"}), true},
                     {in(language, {"came", "实际"}), true},
                     {in(language, {"log score", "对数得分"}), true}});
    for (const MeasuredFact& each : all.facts) {
        for (const session::Forecast& by : each.forecasts)
            table.add({each.fact.id.text, by.by, short_number(by.mean), number(by.deviation), short_number(each.fact.low),
                       number(by.score)});
    }
    return table;
}

TextTable tested_table(const session::Validated& all, Language language) {
    TextTable table({{in(language, {"fact", "事实"})},
                     {in(language, {"measure", "指标"}), false, true},
                     {in(language, {"test", "检验"}), false, true}});
    for (const FactTested& each : all.stated.tested) table.add({each.id.text, in(language, each.name), each.test});
    return table;
}

bool any_of(const session::Validated& all, Fact::Use use) {
    for (const MeasuredFact& each : all.facts)
        if (each.fact.use == use) return true;
    return false;
}

bool any_forecast(const session::Validated& all) {
    for (const MeasuredFact& each : all.facts)
        if (!each.forecasts.empty()) return true;
    return false;
}

std::string ids_of(const session::Validated& all, Verdict verdict) {
    std::string ids;
    for (const MeasuredFact& each : all.facts)
        if (each.verdict == verdict) ids += (ids.empty() ? "" : ", ") + each.fact.id.text;
    return ids;
}

}  // namespace

std::string accepted(const Fact& fact, Language language) {
    if (fact.low == fact.high) return short_number(fact.low);
    if (std::isinf(fact.low) && std::isinf(fact.high)) return in(language, {"any", "任意"});
    if (std::isinf(fact.low)) return "≤ " + short_number(fact.high);
    if (std::isinf(fact.high)) return "≥ " + short_number(fact.low);
    return short_number(fact.low) + in(language, {" to ", " 至 "}) + short_number(fact.high);
}

std::string value_text(const MeasuredFact& measured, Language language) {
    if (measured.verdict == Verdict::not_played) return "–";
    if (measured.verdict == Verdict::undefined) {
        return fmt::format(fmt::runtime(in(language, {"undefined in {} of {} seeds", "{}/{} 个种子无定义"})),
                           measured.undefined_seeds(), measured.by_seed.size());
    }
    const double half = (measured.value.high - measured.value.low) / 2;
    return short_number(measured.value.value) + (half > 0 ? " ± " + short_number(half, 1) : "");
}

Text heading_of(Fact::Use use) {
    static const std::array<Text, 4> all{Text{"Moments that parameters may be fitted to", "可用于拟合参数的矩"},
                                         Text{"Facts that nothing is fitted to", "从不用于拟合的事实"},
                                         Text{"What holds by construction", "恒等式"},
                                         Text{"Out of sample: what had not been seen", "样本外预测"}};
    return all[static_cast<std::size_t>(use)];
}

void print_validation(std::ostream& out, const session::Validated& all, const Look& look) {
    for (const Fact::Use use : fact_uses) {
        if (!any_of(all, use)) continue;
        print_paragraph(out, in(look.language, heading_of(use)), look);
        out << facts_table(all, use, look).fit(look.width, 1) << '\n';
    }
    if (any_forecast(all)) {
        print_paragraph(out, in(look.language, {"Log scores: the higher, the better", "对数得分：越高越好"}), look);
        out << scores_table(all, look.language).fit(look.width, 2) << '\n';
    }
    if (!all.stated.tested.empty()) {
        print_paragraph(out, in(look.language, {"Tested with the model", "随模型检验"}), look);
        out << tested_table(all, look.language).fit(look.width, 1) << '\n';
    }
    print_verdict(out, all, look);
}

void print_verdict(std::ostream& out, const session::Validated& all, const Look& look) {
    const auto say = [&](const char* en, const char* zh, auto... values) {
        return fmt::format(fmt::runtime(in(look.language, {en, zh})), values...);
    };
    const std::size_t played = all.facts.size() - all.count(Verdict::not_played);
    std::string text = say("{} of {} facts inside, {} fail", "{}/{} 项事实符合，{} 项不符", all.count(Verdict::inside),
                           played, all.failing());
    const std::string outside = ids_of(all, Verdict::outside), undefined = ids_of(all, Verdict::undefined);
    if (!outside.empty()) text += say("; outside: {}", "；不符：{}", outside);
    if (!undefined.empty()) text += say("; undefined: {}", "；无定义：{}", undefined);
    if (played < all.facts.size())
        text += say("; not played at this level: {}", "；本级别未运行：{}", ids_of(all, Verdict::not_played));
    print_paragraph(out, text, look);
}

}  // namespace consortia::command
