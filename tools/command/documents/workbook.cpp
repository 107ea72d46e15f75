#include "tools/command/documents/workbook.hpp"

#include "engine/config/input/number.hpp"
#include "engine/core/error.hpp"
#include "engine/session/assumptions/assumptions.hpp"
#include "engine/study/outcomes.hpp"
#include "tools/workbook/workbook.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace consortia::command {

namespace {

using study::Estimated;
using workbook::Cell;
using workbook::Column;
using workbook::Sheet;
using Row = std::vector<Cell>;
using ByName = std::map<std::string, session::Assumption>;

constexpr double narrow = 10;
constexpr double usual = 16;
constexpr double wide = 30;
constexpr double page = 150;

void add(Row& row, const Estimated& estimated) {
    const double none = std::nan("");
    row.emplace_back(estimated.value);
    row.emplace_back(estimated.has_interval() ? estimated.low : none);
    row.emplace_back(estimated.has_interval() ? estimated.high : none);
}

/// A number where it is one, else as a scenario writes it.
Cell value(const std::string& written) {
    if (const auto number = config::parse_number(written)) return *number;
    return written;
}

void add(Row& row, const std::vector<double>& numbers) { row.insert(row.end(), numbers.begin(), numbers.end()); }

class Sheets {
  public:
    Sheets(const session::Result& result, const session::Answer& answer, Language language)
        : result_(result), answer_(answer), language_(language), accounts_(answer.accounts(result)) {
        if (!result.outcomes().empty()) years_ = session::yearly_of(result, result.outcomes().front().indicator.name).years;
    }

    std::vector<Sheet> all() const {
        const std::vector<session::Cut>& cuts = answer_.cuts(result_);
        return {answer(),
                league(),
                differences(cuts),
                costs(),
                by_axis({"by region", "按地区"}, cuts, "region"),
                by_axis({"by size", "按规模"}, cuts, "size"),
                by_year(),
                assumptions()};
    }

  private:
    std::string in(const Text& text) const { return consortia::in(language_, text); }
    Column column(const Text& heading, double width = usual) const { return {in(heading), width}; }
    std::string called(std::size_t scenario) const { return session::called(result_.scenarios()[scenario], language_); }

    void add_interval(std::vector<Column>& columns, const Text& heading) const {
        columns.push_back(column(heading));
        columns.push_back(column({"from (95 %)", "下限（95%）"}));
        columns.push_back(column({"to (95 %)", "上限（95%）"}));
    }
    void add_years(std::vector<Column>& columns) const {
        for (const std::string& year : years_) columns.push_back({year, usual});
    }

    Sheet answer() const {
        Sheet sheet{in({"answer", "答案"}), {column({"about", "项目"}, usual), column({"in words", "内容"}, page)}, {}};
        for (const session::Sentence& sentence : answer_.sentences)
            sheet.rows.push_back({in(about(sentence)), in(sentence.text)});
        for (std::size_t k = 0; k < result_.scenarios().size(); ++k) add_scenario(sheet, k);
        if (answer_.money) sheet.rows.push_back({in({"money", "货币"}), money()});
        for (const auto& [note, words] : {std::pair{"model", Text{"model", "模型"}},
                                          {"version", {"version", "版本"}},
                                          {"commit", {"commit", "提交"}},
                                          {"seed", {"seed", "种子"}}})
            sheet.rows.push_back({in(words), result_.data().note(note)});
        sheet.rows.push_back({in({"seeds", "种子数"}), std::to_string(result_.replicates().size())});
        if (!result_.draws().empty())
            sheet.rows.push_back({in({"draws of parameters", "参数抽样"}),
                                  std::to_string(result_.draws().size()) + " × " + std::to_string(result_.drawn().size())});
        return sheet;
    }

    static Text about(const session::Sentence& sentence) {
        using enum session::Sentence::About;
        switch (sentence.about) {
            case aim:
                return {"best buy", "首选"};
            case worse:
                return {"gets worse", "变差"};
            case sure:
                return {"how sure", "可信度"};
            case nothing:
                return {"no effect", "无作用"};
            case unlike:
                return {"not alike", "不可比"};
        }
        return {};
    }

    /// Its title, and a row for each lever that it moves.
    void add_scenario(Sheet& sheet, std::size_t scenario) const {
        sheet.rows.push_back({in(scenario == 0 ? Text{"held against", "基准"} : Text{"package", "方案"}), called(scenario)});
        if (scenario == 0) return;
        for (const session::Change& change : answer_.package(scenario).levers)
            sheet.rows.push_back({in({"lever", "政策工具"}), change.key + ": " + change.from + " → " + change.to});
    }

    std::string money() const {
        return "1 " + result_.cost_unit() + " = " + plain(answer_.money->rate, 6) + ' ' +
               currency_name(answer_.money->name, language_);
    }

    Sheet league() const {
        Sheet sheet{in({"league", "排名"}),
                    {column({"aim", "目标"}, wide), column({"rank", "名次"}, narrow), column({"package", "方案"}, wide),
                     column({"unit of cost", "成本单位"})},
                    {}};
        add_interval(sheet.columns, {"net cost", "净成本"});
        sheet.columns.push_back(column({"unit of effect", "效果单位"}));
        add_interval(sheet.columns, {"effect", "效果"});
        sheet.columns.push_back(column({"unit of price", "单价单位"}, wide));
        add_interval(sheet.columns, {"cost per unit", "单位成本"});
        sheet.columns.push_back(column({"verdict", "判断"}, wide));
        sheet.columns.push_back(column({"gets worse", "变差的指标"}, wide));
        for (const study::League& league : answer_.leagues)
            for (const study::LeagueLine& line : league.lines) sheet.rows.push_back(league_row(league, line));
        return sheet;
    }

    Row league_row(const study::League& league, const study::LeagueLine& line) const {
        const double none = std::nan("");
        Row row{in(league.benefit.about), line.rank ? *line.rank : none, called(line.scenario), result_.cost_unit()};
        add(row, line.cost);
        row.emplace_back(league.benefit.unit);
        add(row, line.effect);
        row.emplace_back(result_.cost_unit() + " / " + study::present_unit(league.benefit, result_.steps_per_year()));
        add(row, line.cost_per_unit.value_or(Estimated{none, none, none}));
        row.emplace_back(in(study::words(line.verdict)));
        std::string worse;
        for (const Indicator& each : line.worse) worse += (worse.empty() ? "" : "; ") + in(each.about);
        row.emplace_back(worse);
        return row;
    }

    std::vector<Column> difference_columns() const {
        std::vector<Column> columns{column({"indicator", "指标"}, usual * 2),
                                    column({"meaning", "含义"}, wide),
                                    column({"unit", "单位"}),
                                    column({"cut", "分项"}, usual * 2),
                                    column({"package", "方案"}, wide),
                                    column({"first scenario", "基准情景"})};
        add_interval(columns, {"difference", "差异"});
        columns.push_back(column({"per cent", "百分比"}));
        return columns;
    }

    Row difference_row(const study::Outcomes& outcomes, const std::string& cut, std::size_t scenario) const {
        const double baseline = study::mean(outcomes.by_scenario.front());
        const Estimated difference = study::difference_of(outcomes, scenario).difference;
        Row row{
            outcomes.indicator.name, in(outcomes.indicator.about), outcomes.indicator.unit, cut, called(scenario), baseline};
        add(row, difference);
        row.emplace_back(baseline == 0 ? std::nan("") : 100 * difference.value / std::abs(baseline));
        return row;
    }

    void add_cut(Sheet& sheet, const session::Cut& cut, const std::string& before) const {
        for (std::size_t label = 0; label < cut.labels.size(); ++label)
            for (const session::Package& package : answer_.packages)
                sheet.rows.push_back(
                    difference_row(cut.by_label[label], before + title(cut.axis, cut.labels[label]), package.scenario));
    }

    std::string title(const std::string& axis, const std::string& label) const {
        const Axis* found = result_.axis(axis);
        return found == nullptr ? label : in(title_of(*found, label));
    }

    Sheet differences(const std::vector<session::Cut>& cuts) const {
        Sheet sheet{in({"differences", "差异"}), difference_columns(), {}};
        sheet.columns.push_back(column({"beyond chance", "超出偶然"}));
        for (std::size_t k = 0; k < result_.outcomes().size(); ++k)
            for (const session::Package& package : answer_.packages) {
                Row row = difference_row(result_.outcomes()[k], "", package.scenario);
                const bool clear = answer_.screening.is_clear(k, package.scenario);
                row.emplace_back(in(clear ? Text{"yes", "是"} : Text{"no", "否"}));
                sheet.rows.push_back(std::move(row));
            }
        for (const session::Cut& cut : cuts) add_cut(sheet, cut, cut.axis + ": ");
        return sheet;
    }

    Sheet by_axis(const Text& name, const std::vector<session::Cut>& cuts, const std::string& axis) const {
        Sheet sheet{in(name), difference_columns(), {}};
        for (const session::Cut& cut : cuts)
            if (cut.axis == axis) add_cut(sheet, cut, "");
        return sheet;
    }

    Sheet costs() const {
        Sheet sheet{in({"cost by instrument", "分项成本"}),
                    {column({"package", "方案"}, wide), column({"group", "类别"}), column({"account", "科目"}, wide),
                     column({"unit", "单位"})},
                    {}};
        add_interval(sheet.columns, {"added to net cost, discounted", "计入净成本（贴现）"});
        add_years(sheet.columns);
        if (!accounts_) return sheet;
        for (const session::Package& package : answer_.packages) add_costs(sheet, package.scenario);
        return sheet;
    }

    void add_costs(Sheet& sheet, std::size_t scenario) const {
        for (const session::AccountGroup& group : accounts_->groups)
            for (const session::Account& account : group.accounts) {
                Row row{called(scenario), in(group.title), in(account.title), accounts_->unit};
                add(row, account.added[scenario]);
                add(row, account.added_yearly[scenario]);
                sheet.rows.push_back(std::move(row));
            }
        Row net{called(scenario), in({"net cost", "净成本"}), "", accounts_->unit};
        add(net, accounts_->net[scenario]);
        sheet.rows.push_back(std::move(net));
    }

    Sheet by_year() const {
        Sheet sheet{in({"by year", "按年"}),
                    {column({"indicator", "指标"}, usual * 2), column({"meaning", "含义"}, wide), column({"unit", "单位"}),
                     column({"added by", "方案（相对基准的变化）"}, wide)},
                    {}};
        add_years(sheet.columns);
        for (const study::Outcomes& outcomes : result_.outcomes()) {
            const Indicator& indicator = outcomes.indicator;
            const session::Yearly yearly = session::yearly_of(result_, indicator.name);
            for (const session::Package& package : answer_.packages) {
                Row row{indicator.name, in(indicator.about), indicator.unit, called(package.scenario)};
                add(row, yearly.added[package.scenario].front());
                sheet.rows.push_back(std::move(row));
            }
        }
        return sheet;
    }

    /// A column a scenario; what differs from its default in any of them stands first. A model that this program does not
    /// know has none.
    Sheet assumptions() const {
        Sheet sheet{in({"assumptions", "假设"}), assumption_columns(), {}};
        if (result_.schema() == nullptr) return sheet;
        const std::vector<ByName> in_force = assumptions_in_force();
        std::vector<Row> as_by_default;
        for (const session::Assumption& each : session::assumptions(*result_.schema(), session::values_of(result_, 0))) {
            const bool moved = std::ranges::any_of(
                in_force, [&](const ByName& scenario) { return scenario.at(each.quantity().name).differs; });
            (moved ? sheet.rows : as_by_default).push_back(assumption_row(each, in_force));
        }
        std::ranges::move(as_by_default, std::back_inserter(sheet.rows));
        return sheet;
    }

    std::vector<Column> assumption_columns() const {
        std::vector<Column> columns{column({"name", "名称"}, wide), column({"meaning", "含义"}, wide),
                                    column({"unit", "单位"}), column({"default", "默认值"})};
        for (std::size_t k = 0; k < result_.scenarios().size(); ++k) columns.push_back({called(k), usual * 2});
        columns.push_back(column({"source of the default", "默认值来源"}, wide));
        columns.push_back(column({"how well it is known", "可信程度"}, wide));
        return columns;
    }

    /// Of each scenario.
    std::vector<ByName> assumptions_in_force() const {
        std::vector<ByName> all(result_.scenarios().size());
        for (std::size_t k = 0; k < all.size(); ++k)
            for (session::Assumption& each : session::assumptions(*result_.schema(), session::values_of(result_, k)))
                all[k].emplace(each.quantity().name, std::move(each));
        return all;
    }

    Row assumption_row(const session::Assumption& each, const std::vector<ByName>& in_force) const {
        const Quantity& quantity = each.quantity();
        Row row{quantity.name, in(quantity.about), quantity.unit, value(each.fallback)};
        for (const ByName& scenario : in_force) row.push_back(value(scenario.at(quantity.name).value));
        row.emplace_back(quantity.source);
        std::string known;
        for (const session::SourceFlag& flag : each.flags) known += (known.empty() ? "" : ", ") + in(flag.meaning);
        row.emplace_back(known);
        return row;
    }

    const session::Result& result_;
    const session::Answer& answer_;
    Language language_;
    const std::optional<session::Accounts>& accounts_;
    std::vector<std::string> years_;
};

}  // namespace

void check_workbooks() {
    if (workbook::can_write()) return;
    throw SystemError(
        "--excel: this program was built without libxlsxwriter, which writes workbooks: `tools/dev/setup` gets it, then "
        "configure and build again; league.csv and differences.csv open in a spreadsheet too");
}

void write_workbook(const session::Result& result, const session::Answer& answer, Language language,
                    const files::Path& path) {
    workbook::write(Sheets(result, answer, language).all(), path);
}

}  // namespace consortia::command
