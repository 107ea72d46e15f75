#include "tools/command/documents/assumptions.hpp"

#include "engine/config/yaml/value.hpp"
#include "tools/command/tables/markdown.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>

namespace consortia::command {

namespace {

using page::code;
using page::plain;
using session::Assumption;
using session::SourceFlag;

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::string range_text(const Quantity& quantity, const Range& range) {
    return config::value_text(range.low, quantity) + " – " + config::value_text(range.high, quantity);
}

class Document {
  public:
    Document(const Schema& schema, const std::vector<config::Traced>& values, const std::vector<session::Weight>& weights,
             Language language)
        : schema_(schema),
          values_(values),
          weights_(weights),
          language_(language),
          all_(session::assumptions(schema, values)) {}

    std::string text(const std::string& name, const Text& title) const {
        const std::string& shown = in(title);
        const std::string& either = shown.empty() ? title.en : shown;
        std::string text = "# " + plain(either.empty() ? name : either) + "\n\n" + opening() + run() + laws() + heaviest();
        text += section({"What differs from the default", "与默认值不同的设定"}, true);
        text += section({"As by default", "按默认值"}, false);
        return text + data() + flags();
    }

  private:
    const std::string& in(const Text& text) const { return language_ == Language::chinese ? text.zh : text.en; }

    std::size_t count(auto holds) const { return static_cast<std::size_t>(std::ranges::count_if(all_, holds)); }

    std::string opening() const {
        const std::string numbers = std::to_string(all_.size());
        const std::string others = std::to_string(count([](const Assumption& each) { return each.differs; }));
        const std::string judged = std::to_string(count([](const Assumption& each) { return each.is_judgement(); }));
        return in({"What this scenario assumes: " + numbers + " levers and parameters, of which " + others +
                       " differ from their default. The defaults of " + judged + " rest on judgement alone ([A]).\n",
                   "本情景的全部假设：" + numbers + " 项政策工具与参数，其中 " + others + " 项与默认值不同；" + judged +
                       " 项默认值仅出于判断（[A]）。\n"});
    }

    std::string run() const {
        std::string text = heading({"The run", "运行设定"}) +
                           page::head({in({"key", "键"}), in({"value", "取值"}), in({"from", "来源位置"})});
        for (const config::Traced& each : values_) {
            const bool of_the_run = each.key.find('.') == std::string::npos && schema_.find_setting(each.key) == nullptr;
            if (of_the_run) text += page::row({code(each.key), code(each.value), origin(each.origin)});
        }
        return text;
    }

    std::string section(const Text& title, bool differing) const {
        std::string rows;
        for (const Assumption& each : all_) {
            if (each.differs == differing) rows += row(each);
        }
        if (rows.empty()) return heading(title) + in({"Nothing.\n", "无。\n"});
        return heading(title) + columns(differing) + rows;
    }

    /// Of the levers that the law speaks of.
    std::string laws() const {
        std::string rows;
        for (const Assumption& each : all_) {
            const Quantity& q = each.quantity();
            if (!in(q.law).empty())
                rows += page::row({code(q.name), plain(in(q.law)), code(each.value), code(each.fallback)});
        }
        if (rows.empty()) return "";
        return heading({"Law assumed", "所依据的法规"}) +
               page::head({in({"lever", "政策工具"}), in({"what the law says", "法规内容"}), in({"in force", "现行取值"}),
                           in({"status quo", "现状"})}) +
               rows;
    }

    /// What a study found to move outputs most, those that it did not vary left out.
    std::string heaviest() const {
        std::string rows;
        for (const session::Weight& weight : weights_) {
            const auto found =
                std::ranges::find(all_, weight.name, [](const Assumption& each) { return each.quantity().name; });
            if (found != all_.end()) rows += heaviest_row(weight, *found);
        }
        if (rows.empty()) return "";
        return heading({"What moves outputs most", "对结果影响最大的假设"}) +
               page::head({in({"name", "名称"}), in({"share of all effects", "占全部影响的份额"}),
                           in({"most of all", "影响最大的指标"}), in({"in force", "现行取值"}), in({"unit", "单位"}),
                           in({"how well it is known", "可信程度"})}) +
               rows;
    }

    std::string heaviest_row(const session::Weight& weight, const Assumption& each) const {
        const std::string most = weight.most.empty() ? "" : code(weight.most) + ' ' + percent(weight.of_most);
        return page::row(
            {code(weight.name), percent(weight.share), most, code(each.value), unit(each.quantity()), known(each)});
    }

    static std::string percent(double share) { return number(100 * share) + " %"; }

    static std::string unit(const Quantity& q) { return q.unit == "1" || q.unit == "-" ? "" : plain(q.unit); }

    /// What is as by default needs no column that says so.
    std::string columns(bool differing) const {
        std::vector<std::string> names{in({"name", "名称"}), in({"meaning", "含义"}), in({"in force", "现行取值"})};
        if (differing) names.push_back(in({"default", "默认值"}));
        for (const Text& each : std::initializer_list<Text>{{"unit", "单位"},
                                                            {"usual range", "常用范围"},
                                                            {"source of the default", "默认值来源"},
                                                            {"how well it is known", "可信程度"},
                                                            {"enters", "所在方程"},
                                                            {"set in", "设定位置"}})
            names.push_back(in(each));
        return page::head(names);
    }

    std::string row(const Assumption& each) const {
        const Quantity& q = each.quantity();
        std::vector<std::string> cells{code(q.name) + (q.lever.empty() ? "" : " (" + q.lever + ")"), plain(in(q.about)),
                                       code(each.value)};
        if (each.differs) cells.push_back(code(each.fallback));
        cells.insert(cells.end(),
                     {unit(q), usual(q), plain(q.source), known(each), joined(q.equations), origin(each.origin)});
        return page::row(cells);
    }

    std::string usual(const Quantity& q) const {
        if (q.kind == Quantity::Kind::choice) return plain(joined(q.labels));
        return range_text(q, q.usual) + (q.may_be_none ? in({" or none", " 或 none"}) : "");
    }

    std::string known(const Assumption& each) const {
        std::vector<std::string> words;
        for (const SourceFlag& flag : each.flags) words.push_back(named(flag));
        return words.empty() ? in({"not said", "未说明"}) : joined(words);
    }

    std::string named(const SourceFlag& flag) const { return std::string("[") + flag.letter + "] " + in(flag.meaning); }

    std::string origin(const std::string& origin) const {
        return origin == "default" ? in({"default", "默认"}) : code(origin);
    }

    std::string data() const {
        std::string rows;
        for (const DataDescription& table : schema_.data()) {
            const auto found = std::ranges::find(values_, "data." + table.name, &config::Traced::key);
            if (found != values_.end())
                rows += page::row({code(table.name), plain(in(table.about)), code(found->value), origin(found->origin)});
        }
        if (rows.empty()) return "";
        return heading({"Data", "数据"}) +
               page::head(
                   {in({"table", "数据表"}), in({"meaning", "含义"}), in({"file", "文件"}), in({"set in", "设定位置"})}) +
               rows;
    }

    std::string flags() const {
        std::string text = heading({"How well a default is known", "默认值的可信程度"}) +
                           page::head({in({"flag", "标记"}), in({"how many", "项数"})});
        for (const SourceFlag& flag : session::source_flags()) text += page::row({named(flag), counted(flag)});
        return text + in({"\nA default with several flags counts in each. A value that a scenario sets itself rests on the "
                          "scenario; the flag is that of the default. All hold for certain in every run: no law is assumed "
                          "over them, the usual range is the one in which a default may well lie.\n",
                          "\n带有多个标记的默认值在每一行中都计入。情景自行设定的取值以情景为依据；标记仅针对默认值。"
                          "各次运行中所有取值均视为确定，未假设概率分布；常用范围是默认值可能所在的范围。\n"});
    }

    std::string counted(const SourceFlag& flag) const {
        return std::to_string(count([&](const Assumption& each) {
            return std::ranges::find(each.flags, flag.letter, &SourceFlag::letter) != each.flags.end();
        }));
    }

    std::string heading(const Text& title) const { return "\n## " + in(title) + "\n\n"; }

    const Schema& schema_;
    const std::vector<config::Traced>& values_;
    const std::vector<session::Weight>& weights_;
    Language language_;
    std::vector<Assumption> all_;
};

}  // namespace

std::string document(const Schema& schema, const std::vector<config::Traced>& values, const DocumentTitle& title,
                     const std::vector<session::Weight>& weights, Language language) {
    return Document(schema, values, weights, language).text(title.name, title.title);
}

}  // namespace consortia::command
