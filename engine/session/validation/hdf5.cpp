#include "engine/output/labelled.hpp"
#include "engine/session/validation/written.hpp"

#include <cmath>

namespace consortia::session {

namespace {

using output::Variable;

class Writer {
  public:
    Writer(const std::string& path, const Validated& all) : file_(path), all_(all) {}

    void write() {
        add_dimensions();
        add_notes();
        by_seed();
        numbers("value", "what it comes to, mean over seeds", [](const MeasuredFact& m) { return m.value.value; });
        numbers("low", "lower end of its interval at 95 %", [](const MeasuredFact& m) { return m.value.low; });
        numbers("high", "upper end of its interval at 95 %", [](const MeasuredFact& m) { return m.value.high; });
        numbers("accepted_low", "lowest value accepted", [](const MeasuredFact& m) { return bound(m.fact.low); });
        numbers("accepted_high", "highest value accepted", [](const MeasuredFact& m) { return bound(m.fact.high); });
        texts("verdict", [](const MeasuredFact& m) { return words(m.verdict).en; });
        texts("use", [](const MeasuredFact& m) { return name_of(m.fact.use); });
        texts("metric", [](const MeasuredFact& m) { return m.fact.metric.text; });
        texts("source", [](const MeasuredFact& m) { return m.fact.source; });
        file_.publish();
    }

  private:
    static double bound(double x) { return std::isinf(x) ? std::nan("") : x; }

    void add_dimensions() {
        std::vector<std::string> ids;
        for (const MeasuredFact& measured : all_.facts) ids.push_back(measured.fact.id.text);
        file_.dimension({"fact", ids, {{"long_name", std::string("stylised fact")}}});
        file_.dimension({"seed",
                         std::vector<i32>(all_.replicates.begin(), all_.replicates.end()),
                         {{"long_name", std::string("replicate of the seed")}}});
    }

    void add_notes() {
        const auto add = [this](const char* name, const std::string& text) { file_.attribute({name, text}); };
        add("model", all_.model);
        add("level", all_.level);
        add("scenario_name", all_.scenario);
        add("version", all_.version);
        add("commit", all_.commit);
    }

    /// Missing where a fact is undefined, or its run has fewer seeds.
    void by_seed() {
        const u64 seeds = all_.replicates.size();
        std::vector<double> values;
        for (const MeasuredFact& measured : all_.facts)
            for (u64 seed = 0; seed < seeds; ++seed)
                values.push_back(seed < measured.by_seed.size() ? measured.by_seed[seed] : std::nan(""));
        add("by_seed", Variable::Kind::number, {"fact", "seed"}, "what it comes to in each seed",
            std::span<const double>(values));
    }

    template <class Of>
    void numbers(const std::string& name, const std::string& about, const Of& of) {
        std::vector<double> values;
        for (const MeasuredFact& measured : all_.facts) values.push_back(of(measured));
        add(name, Variable::Kind::number, {"fact"}, about, std::span<const double>(values));
    }

    template <class Of>
    void texts(const std::string& name, const Of& of) {
        std::vector<std::string> values;
        for (const MeasuredFact& measured : all_.facts) values.push_back(of(measured));
        add(name, Variable::Kind::text, {"fact"}, "", std::span<const std::string>(values));
    }

    void add(const std::string& name, Variable::Kind kind, const std::vector<std::string>& over, const std::string& about,
             const output::Values& values) {
        const std::size_t variable = file_.variable({name, kind, over, {{"long_name", about}}});
        const std::vector<u64> whole{all_.facts.size(), all_.replicates.size()};
        const std::vector<u64> start(over.size(), 0);
        file_.write(variable, start, std::span(whole).first(over.size()), values);
    }

    output::LabelledWriter file_;
    const Validated& all_;
};

}  // namespace

void write_hdf5(const std::string& path, const Validated& all) { Writer(path, all).write(); }

}  // namespace consortia::session
