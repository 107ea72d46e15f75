#include "engine/session/answer/sentences.hpp"

#include "engine/study/results/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace consortia::session {

namespace {

using study::Estimated;
using study::League;
using study::LeagueLine;
using Verdict = LeagueLine::Verdict;

constexpr std::size_t most_sentences = 5;

bool all_are_nothing(const Answer& answer) {
    return std::ranges::all_of(answer.packages, [](const Package& package) { return package.nothing; });
}

/// Sentences in one language.
class Speaker {
  public:
    Speaker(const Result& result, const Answer& answer, Language language)
        : result_(result), answer_(answer), language_(language) {}

    std::string aim(const League& league) const {
        const std::string about = in(language_, league.benefit.about);
        const std::vector<const LeagueLine*> best = first_of(league);
        if (best.empty()) return nobody(league, about);
        if (best.size() > 1) return tie(best, about);
        return told({"{0}: {1} buys most: {2}{3}", "{0}：{1}最优：{2}{3}"}, about, name(best.front()->scenario),
                    gain(*best.front()), first_at_draws(league, *best.front()));
    }

    std::string worse() const {
        std::vector<std::string> all;
        for (const Package& package : answer_.packages) {
            const std::string here = worsened(package.scenario);
            if (!here.empty()) all.push_back(of(package.scenario, here));
        }
        if (all.empty()) return told({"No headline gets detectably worse.", "没有主要指标显著恶化。"});
        return told({"What gets worse: {0}.", "恶化的指标：{0}。"}, joined(all, {"; ", "；"}));
    }

    std::string sure() const {
        const std::size_t seeds = result_.replicates().size();
        if (result_.draws().size() > 1) return sure_of_draws();
        if (seeds < 2)
            return told({"One seed says nothing about chance: give --seeds 4 or more.",
                         "仅一个种子，无法判断偶然性：请给出 --seeds 4 或更多。"});
        return told({"How sure: {0} paired seeds, 95 % intervals; of {1} differences {2} would stand out by chance, {3} do "
                     "so beyond it{4}",
                     "可靠程度：{0}个配对种子，95 %区间；{1}项差异中约{2}项会偶然显著，{3}项经多重检验后仍显著{4}"},
                    plain(static_cast<double>(seeds)), plain(static_cast<double>(answer_.screening.tested)),
                    plain(answer_.screening.by_chance, 2), plain(static_cast<double>(answer_.screening.count())), halving());
    }

    /// The same where parameters are drawn.
    std::string sure_of_draws() const {
        return told(
            {"How sure: {0} draws of {1} parameters with {2} paired seeds each, 95 % intervals of both (Student's t over "
             "draws); of {3} differences {4} would stand out by chance, {5} do so beyond it{6}{7}",
             "可靠程度：{1}个参数的{0}次抽样，每次{2}个配对种子，95 %区间包含两者（按抽样的t分布）；{3}项差异中约{4}"
             "项会偶然显著，{5}项经多重检验后仍显著{6}{7}"},
            plain(static_cast<double>(result_.draws().size())), plain(static_cast<double>(result_.drawn().size())),
            plain(static_cast<double>(result_.replicates().size())), plain(static_cast<double>(answer_.screening.tested)),
            plain(answer_.screening.by_chance, 2), plain(static_cast<double>(answer_.screening.count())), of_parameters(),
            survey());
    }

    /// `; parameters make 83 % of the widest headline interval (pay)`
    std::string of_parameters() const {
        const std::optional<study::Halving> widest = study::widest_headline(result_.outcomes());
        if (!widest || std::isnan(widest->difference.of_parameters)) return "";
        return told({"; parameters make {0} % of the variance of the widest headline interval ({1})",
                     "；最宽的主要指标区间（{1}）方差的{0} %来自参数"},
                    plain(100 * widest->difference.of_parameters, 2), in(language_, about_of(widest->indicator)));
    }

    /// What is worth knowing most, over all aims; nothing where no parameter would change a choice.
    std::string survey() const {
        std::vector<std::string> names;
        for (const study::Choice& choice : answer_.choices)
            for (const study::WorthOfKnowing& each : choice.parameters)
                if (each.beyond_chance && each.changes_the_choice() &&
                    std::ranges::find(names, each.parameter) == names.end())
                    names.push_back(each.parameter);
        constexpr std::size_t most = 3;
        if (names.size() > most) names.resize(most);
        if (answer_.choices.empty()) return told({".", "。"});
        if (names.empty())
            return told(
                {"; no single parameter, if known, would change a choice.", "；任何单一参数即使已知也不会改变选择。"});
        return told({"; knowing {0} would change a choice.", "；若已知{0}，选择会改变。"}, listed(names));
    }

    /// ` 13 seeds would halve the widest headline interval (pay).`
    std::string halving() const {
        const std::optional<study::Halving> halving = study::widest_headline(result_.outcomes());
        if (!halving) return told({".", "。"});
        return told({"; {0} seeds would halve the widest headline interval ({1}).",
                     "；{0}个种子可使最宽的主要指标区间（{1}）减半。"},
                    plain(static_cast<double>(halving->to_halve)), in(language_, about_of(halving->indicator)));
    }

    std::string nothing() const {
        std::vector<std::string> names;
        for (const Package& package : answer_.packages)
            if (package.nothing) names.push_back(name(package.scenario));
        return told({"Changes nothing at all: {0}.", "毫无变化：{0}。"}, listed(names));
    }

    /// What gets worse, and who changes nothing: one sentence, so that how sure it is always finds its place.
    std::string beside_aims() const {
        if (std::ranges::none_of(answer_.packages, &Package::nothing)) return worse();
        return all_are_nothing(answer_) ? nothing() : told({"{0} {1}", "{0}{1}"}, worse(), nothing());
    }

    std::string unlike() const {
        std::vector<std::string> all;
        for (const Package& package : answer_.packages)
            if (!package.beyond_levers.empty()) all.push_back(of(package.scenario, changed(package.beyond_levers)));
        return told({"No ranks: scenarios differ in more than levers ({0}); --across-places ranks them even so.",
                     "不排名：各情景除政策工具外还有差异（{0}）；--across-places 可强制排名。"},
                    joined(all, {"; ", "；"}));
    }

  private:
    const Text& about_of(const std::string& indicator) const {
        const auto named = [&](const study::Outcomes& each) { return each.indicator.name == indicator; };
        return std::ranges::find_if(result_.outcomes(), named)->indicator.about;
    }

    template <class... Values>
    std::string told(const Text& pattern, const Values&... values) const {
        return fmt::vformat(in(language_, pattern), fmt::make_format_args(values...));
    }

    std::string name(std::size_t scenario) const { return called(result_.scenarios()[scenario], language_); }

    std::string money(double amount) const {
        if (answer_.money) return money_text(amount, *answer_.money, language_);
        return plain(amount) + ' ' + result_.cost_unit();
    }
    std::string interval(const Estimated& estimate) const {
        return estimate.has_interval() ? told({" [{0} to {1}]", " [{0}至{1}]"}, plain(estimate.low), plain(estimate.high))
                                       : "";
    }

    /// With its sign, and its interval.
    std::string added(const Estimated& effect) const {
        return fmt::format("{}{}{}", effect.value < 0 ? "" : "+", plain(effect.value), interval(effect));
    }
    std::string joined(const std::vector<std::string>& texts, const Text& between) const {
        return fmt::format("{}", fmt::join(texts, in(language_, between)));
    }
    std::string listed(const std::vector<std::string>& texts) const { return joined(texts, {", ", "、"}); }
    std::string of(std::size_t scenario, const std::string& what) const {
        return told({"{0}: {1}", "{0}：{1}"}, name(scenario), what);
    }

    static std::vector<const LeagueLine*> first_of(const League& league) {
        std::vector<const LeagueLine*> best;
        for (const LeagueLine& line : league.lines)
            if (line.rank == 1U) best.push_back(&line);
        return best;
    }

    /// `2,438 more [1,911 to 2,966] at a net cost of 3.44 billion CNY, 1.41 million CNY for one`.
    std::string gain(const LeagueLine& line) const { return added(line.effect) + price(line); }
    /// `; most often first is the audit, at 44 % of draws.`
    std::string most_often_first(const League& league) const {
        const study::Choice* choice = answer_.choice(league);
        if (choice == nullptr) return told({".", "。"});
        const std::size_t most = likeliest(*choice);
        return told({"; most often first is {0}, at {1} % of draws.", "；最常居首的是{0}（{1} %的抽样）。"},
                    name(league.lines[most].scenario), plain(100 * choice->ranks[most].front(), 2));
    }
    /// The place in the league that is first at most draws.
    static std::size_t likeliest(const study::Choice& choice) {
        const auto most = std::ranges::max_element(choice.ranks, {}, [](const auto& row) { return row.front(); });
        return static_cast<std::size_t>(most - choice.ranks.begin());
    }

    /// `, first at 62 % of draws.`, or `, first at 21 % of draws; most often first is the audit, at 44 % of draws.`
    std::string first_at_draws(const League& league, const LeagueLine& line) const {
        const study::Choice* choice = answer_.choice(league);
        if (choice == nullptr) return told({".", "。"});
        const auto place = static_cast<std::size_t>(&line - league.lines.data());
        const std::string share = plain(100 * choice->ranks[place].front(), 2);
        return told({", first at {0} % of draws", "，在{0} %的抽样中居首"}, share) +
               (likeliest(*choice) == place ? told({".", "。"}) : most_often_first(league));
    }
    std::string price(const LeagueLine& line) const {
        switch (line.verdict) {
            case Verdict::no_cost:
                return told({" at no cost", "，无财政成本"});
            case Verdict::no_detectable_cost:
                return told({" at a net cost that cannot be told from none", "，净成本与零无显著差异"});
            case Verdict::saves_more:
                return told({", and it saves {0}", "，并节约{0}"}, money(-line.cost.value));
            default:
                break;
        }
        const std::string cost = told({" at a net cost of {0}", "，净成本{0}"}, money(line.cost.value));
        return line.cost_per_unit
                   ? cost + told({", {0} for one{1}", "，每单位{1}{0}"}, money(line.cost_per_unit->value), held(line))
                   : cost;
    }
    /// Of a stock a unit is held for a year.
    std::string held(const LeagueLine& line) const {
        const bool years = line.benefit.kind != Indicator::Kind::flow && result_.steps_per_year() > 0;
        return years ? told({" held for a year", "·年"}) : "";
    }

    std::string tie(const std::vector<const LeagueLine*>& best, const std::string& about) const {
        std::vector<std::string> names;
        for (const LeagueLine* line : best) names.push_back(name(line->scenario) + " (" + added(line->effect) + ")");
        const std::string all = listed(names);
        return told({"{0}: which is the best buy cannot be told among {1}.", "{0}：以下方案无法区分优劣：{1}。"}, about,
                    all);
    }

    std::string nobody(const League& league, const std::string& about) const {
        const auto most =
            std::ranges::max_element(league.lines, {}, [](const LeagueLine& line) { return line.effect.value; });
        const std::string words = in(language_, study::words(most->verdict));
        return told(
            {"{0}: no package can be ranked; most comes of {1}: {2}{3}", "{0}：无可排名方案；效果最大的是{1}：{2}{3}"},
            about, name(most->scenario), added(most->effect),
            (words.empty() ? "" : told({" ({0})", "（{0}）"}, words)) + most_often_first(league));
    }

    /// With as many digits as tell them apart.
    std::string from_to(double from, double to) const {
        constexpr int most = 7;
        int digits = 3;
        while (digits < most && plain(from, digits) == plain(to, digits)) ++digits;
        return told({"{0} to {1}", "{0}至{1}"}, plain(from, digits), plain(to, digits));
    }

    /// `formalism 0.17 to 0.45`, of one package.
    std::string worsened(std::size_t scenario) const {
        std::vector<std::string> all;
        for (std::size_t k = 0; k < result_.outcomes().size(); ++k) {
            const study::Outcomes& outcomes = result_.outcomes()[k];
            if (!study::gets_worse(outcomes, answer_.screening, k, scenario)) continue;
            all.push_back(told({"{0} {1}", "{0}{1}"}, in(language_, outcomes.indicator.about),
                               from_to(study::mean(outcomes.by_scenario[0]), study::mean(outcomes.by_scenario[scenario]))));
        }
        return listed(all);
    }

    std::string changed(const std::vector<Change>& changes) const {
        constexpr std::size_t most = 3;
        std::vector<std::string> all;
        for (std::size_t k = 0; k < std::min(most, changes.size()); ++k)
            all.push_back(changes[k].key + ' ' + changes[k].from + " → " + changes[k].to);
        if (changes.size() > most)
            all.push_back(told({"{0} more", "另有{0}项"}, plain(static_cast<double>(changes.size() - most))));
        return listed(all);
    }

    const Result& result_;
    const Answer& answer_;
    Language language_;
};

class Writer {
  public:
    Writer(const Result& result, const Answer& answer)
        : answer_(answer), en_(result, answer, Language::english), zh_(result, answer, Language::chinese) {}

    std::vector<Sentence> all() {
        using About = Sentence::About;
        if (!answer_.comparable()) add(About::unlike, &Speaker::unlike);
        for (const League& league : answer_.leagues)
            if (sentences_.size() + 2 < most_sentences && !all_are_nothing(answer_))
                sentences_.push_back({About::aim, league.benefit.name, {en_.aim(league), zh_.aim(league)}});
        add(all_are_nothing(answer_) ? About::nothing : About::worse, &Speaker::beside_aims);
        add(About::sure, &Speaker::sure);
        return std::move(sentences_);
    }

  private:
    void add(Sentence::About about, std::string (Speaker::*say)() const) {
        sentences_.push_back({about, "", {(en_.*say)(), (zh_.*say)()}});
    }

    const Answer& answer_;
    Speaker en_;
    Speaker zh_;
    std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> sentences_of(const Result& result, const Answer& answer) { return Writer(result, answer).all(); }

}  // namespace consortia::session
