#include "tools/command/validation/page.hpp"

#include "tools/command/tables/markdown.hpp"
#include "tools/command/tables/text_table.hpp"
#include "tools/command/validation/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace consortia::command {

namespace {

using page::code;
using page::head;
using page::plain;
using page::row;
using session::MeasuredFact;

class Page {
  public:
    Page(const session::Validated& all, Language language) : all_(all), language_(language) {}

    std::string text(const std::string& command) const {
        std::string text =
            "# " + word("What the model shows of the world", "模型与现实的对照") + "\n\n" + made(command) + "\n\n";
        text += verdict();
        for (const Fact::Use use : fact_uses) text += facts(use);
        return text + scores() + notes() + tested() + not_measured();
    }

  private:
    std::string word(const char* en, const char* zh) const { return in(language_, {en, zh}); }
    std::string section(const std::string& title, const std::string& table) const {
        return table.empty() ? "" : "\n## " + title + "\n" + table;
    }

    std::string made(const std::string& command) const {
        return fmt::format(
            fmt::runtime(
                word("Made by {}, version {}, commit {}: model {}, level {}, {} seeds. Values are means over seeds ± "
                     "half of their 95 % interval.",
                     "由 {} 生成；版本 {}，提交 {}；模型 {}，级别 {}，{} 个种子。数值为各种子均值 ± 95% 区间半宽。")),
            code(command), all_.version, all_.commit, plain(all_.model), plain(all_.level), all_.replicates.size());
    }

    std::string verdict() const {
        std::ostringstream out;
        constexpr std::size_t one_line = 100'000;
        print_verdict(out, all_, {.language = language_, .width = one_line});
        return out.str();
    }

    std::string facts(Fact::Use use) const {
        std::string rows;
        for (const MeasuredFact& each : all_.facts) {
            if (each.fact.use != use) continue;
            rows += row({plain(each.fact.id.text), plain(in(language_, each.fact.name)), code(metric(each.fact)),
                         accepted(each.fact, language_), value_text(each, language_), in(language_, words(each.verdict)),
                         plain(each.fact.source)});
        }
        if (rows.empty()) return "";
        const std::string heading =
            head({word("fact", "事实"), word("measure", "指标"), word("metric", "计算式"), word("accepted", "公认范围"),
                  word("here", "本模型"), word("inside?", "符合？"), word("source", "来源")});
        return section(in(language_, heading_of(use)), heading + rows);
    }

    /// With the runs that it is of, where they are not the usual one.
    std::string metric(const Fact& fact) const {
        if (fact.against.text.empty()) return fact.metric.text;
        return fact.metric.text + word(" of ", " ：") + fact.run.text + word(" against ", " 对 ") + fact.against.text;
    }

    std::string scores() const {
        std::string rows;
        for (const MeasuredFact& each : all_.facts) {
            for (const session::Forecast& by : each.forecasts)
                rows += row({plain(each.fact.id.text), plain(by.by), number(by.mean), number(by.deviation),
                             number(each.fact.low), number(by.score)});
        }
        if (rows.empty()) return "";
        return section(word("Log scores", "对数得分"),
                       head({word("fact", "事实"), word("forecast by", "预测者"), word("mean", "均值"),
                             word("deviation", "标准差"), word("came", "实际"), word("log score", "对数得分")}) +
                           rows);
    }

    /// Of those that fail first.
    std::string notes() const {
        std::string failing, others;
        for (const MeasuredFact& each : all_.facts) {
            using enum MeasuredFact::Verdict;
            const bool fails = each.verdict == outside || each.verdict == undefined;
            const std::string line = "- *" + plain(each.fact.id.text) + "*: " + plain(each.fact.note) + '\n';
            if (fails) failing += each.fact.note.empty() ? no_note(each.fact) : line;
            if (!fails && !each.fact.note.empty()) others += line;
        }
        return section(word("Facts that fail", "不符的事实"), failing) + section(word("Remarks", "说明"), others);
    }

    std::string no_note(const Fact& fact) const {
        return "- *" + plain(fact.id.text) + "*: " + plain(in(language_, fact.name)) + ". " +
               word("Not explained yet.", "尚无解释。") + '\n';
    }

    std::string tested() const {
        std::string rows;
        for (const FactTested& each : all_.stated.tested)
            rows += row({plain(each.id.text), plain(in(language_, each.name)), code(each.test), plain(each.source)});
        if (rows.empty()) return "";
        return section(
            word("Tested with the model", "随模型检验"),
            head({word("fact", "事实"), word("measure", "指标"), word("test", "检验"), word("source", "来源")}) + rows);
    }

    std::string not_measured() const {
        std::string rows;
        for (const FactUnmeasured& each : all_.stated.not_measured)
            rows += row({plain(each.id.text), plain(in(language_, each.name)), plain(each.needs), plain(each.source)});
        if (rows.empty()) return "";
        return section(
            word("Not measured", "尚未测量"),
            head({word("fact", "事实"), word("measure", "指标"), word("needs", "所需"), word("source", "来源")}) + rows);
    }

    const session::Validated& all_;
    Language language_;
};

}  // namespace

std::string page_of(const session::Validated& all, const std::string& command, Language language) {
    return Page(all, language).text(command);
}

}  // namespace consortia::command
