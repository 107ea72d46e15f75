// Where each lever acts. The whole model is played part by part (P0 to P14): every part once as it is and once more, from
// the same state, for each lever that stands elsewhere. A part whose outcome differs reads the lever; all others must not.
// So a lever can enter the choice that it is meant for and its bookkeeping, and multiply nothing else.
#include "engine/files/image.hpp"
#include "models/consortium/nouns/quarter.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/played.hpp"

#include <unistd.h>

#include <filesystem>
#include <set>

namespace consortium {
extern const Model model;
}

using namespace consortium;

namespace {

struct Named {
    const char* name;
    void (*schedule)(Schedule&);
};
const std::vector<Named> quarter{{"counting", start_counting},
                                 {"outside inputs", outside_inputs},
                                 {"persons at work", persons_at_work},
                                 {"production", production},
                                 {"consortium affairs", consortium_affairs},
                                 {"cooperation", cooperation},
                                 {"education", education},
                                 {"restructuring", restructuring},
                                 {"graduation", graduation},
                                 {"enrolment", enrolment},
                                 {"labour market", labour_market},
                                 {"technology", technology},
                                 {"accounts", accounts},
                                 {"experience", experience},
                                 {"evaluation", evaluation},
                                 {"observation", observation}};

/// A lever, a value away from where it stands in the place below, and the parts of a quarter that it changes.
struct Act {
    const char* lever;
    double value;
    std::set<std::string> parts;
    bool rare = false;  ///< perhaps nobody chooses otherwise in a year
};
const std::vector<Act> acts{
    {"policy.tax_credit.rate", 0.3, {"accounts", "cooperation"}},
    {"policy.tax_credit.eligibility", 0, {"accounts", "cooperation"}},
    {"policy.tax_credit.carry_forward", 0, {"accounts", "cooperation"}},
    {"policy.certified_income_tax_rate", 0.15, {"accounts", "cooperation", "technology"}},
    {"policy.rnd_super_deduction.rate", 3, {"accounts", "cooperation", "technology"}},
    {"policy.seat_subsidy", 1.2, {"accounts", "cooperation"}},
    {"policy.base_co_funding", 0.6, {"accounts", "cooperation"}},
    {"policy.outcome_bonus", 10, {"accounts", "cooperation"}},
    {"policy.mutual_hiring_subsidy", 2, {"accounts", "education"}},
    {"policy.credit_for_transfer.share", 0.1, {"education"}},
    {"policy.credit_for_transfer.teacher_weight", 0.2, {"education"}},
    {"policy.inventor_share", 0.9, {"education", "technology"}},
    {"policy.graduate_hiring_subsidy", 4, {"accounts", "labour market"}},
    {"policy.job_guidance.applications", 2, {"labour market"}},
    {"policy.job_guidance.founding_relief", 1, {"graduation"}, true},
    {"policy.retraining_voucher", 1, {"persons at work"}},
    {"policy.audit.probability_floor", 0.6, {"accounts", "cooperation", "technology"}},
    {"policy.audit.penalty", 0, {"accounts", "cooperation", "technology"}},
    {"policy.evaluation_precision", 3, {"consortium affairs", "evaluation"}},
    {"policy.evaluation_weight", 1, {"accounts", "cooperation"}},
    {"policy.planning_information", 1, {"enrolment", "restructuring"}},
    {"policy.approval_lag", 2, {"restructuring"}},
    {"policy.closure_threshold", 0.95, {"restructuring"}},
    {"policy.strategic_start_up_grant", 400, {"restructuring"}},
    {"policy.strategic_stipend", 2, {"restructuring"}},
    {"policy.platform_budget.training_base", 0.2, {"consortium affairs"}},
    {"policy.platform_budget.talent_exchange", 0.2, {"consortium affairs"}},
    {"policy.platform_budget.research_base", 0.2, {"consortium affairs"}},
    {"policy.platform_budget.science_education", 0.2, {"consortium affairs"}},
    {"policy.platform_budget.service_centre", 0.2, {"consortium affairs"}},
    {"policy.platform_budget.technology_complex", 0.2, {"consortium affairs"}},
    {"policy.service_voucher", 1, {"technology"}},
    {"policy.crowdfunding.match", 1, {"consortium affairs"}},
    {"policy.crowdfunding.deduction", 1, {"consortium affairs"}},
    {"policy.crowdfunding.supervision", 2, {"consortium affairs"}},
    {"policy.consortium.discussion_office", 0.3, {"consortium affairs", "restructuring"}},
    {"policy.consortium.assessment_office", 1, {"consortium affairs"}},
    {"policy.consortium.decision_office", 0.3, {"consortium affairs"}},
    {"policy.consortium.membership_cap", 5, {"consortium affairs"}},
    {"policy.public_research", 2, {"cooperation", "outside inputs"}},
    {"policy.budget.cap", 10, {"evaluation"}},
    {"policy.budget.equalisation", 1, {"evaluation"}},
    {"policy.training_levy", 0.01, {"accounts", "cooperation"}},
};

/// A small place where all is in use: two regions, subsidies, a budget that binds, active consortia, deep partnerships. A
/// lever that changes nothing in it for want of an occasion (an empty set) asks for a busier place.
Scenario busy_place() {
    Scenario place;
    place.model = place.name = "consortium";
    place.start = Date::of(2025, 1);
    const std::map<std::string, double> parameters{
        {"population.regions", 2},       {"population.firms", 500},          {"population.persons", 10000},
        {"population.schools", 6},       {"initial.fewest_programmes", 2},   {"initial.most_programmes", 2},
        {"initial.aware_firms", 1},      {"governance.administration", 0},   {"governance.dues", .2},
        {"partnership.fixed_cost", 1.5}, {"partnership.depth_cost", 3},      {"initial.school_fund", 5},
        {"training.reference_ratio", 8}, {"partnership.bonus_after", 1},     {"high_tech.share_small", 1},
        {"high_tech.share_medium", 1},   {"high_tech.share_large", 1},       {"high_tech.factor_other", 1},
        {"tax.certification_cost", .1},  {"school_finance.teacher_pay", .6}, {"tax.carried_credit_value", 1},
        {"teachers.ratio_secondary", 8}, {"teachers.ratio_higher", 8},       {"teachers.ratio_bachelor", 8}};
    const std::map<std::string, double> levers{{"policy.tax_credit.rate", .9},
                                               {"policy.tax_credit.eligibility", 1},
                                               {"policy.certified_income_tax_rate", .05},
                                               {"policy.seat_subsidy", .6},
                                               {"policy.base_co_funding", .3},
                                               {"policy.outcome_bonus", 3},
                                               {"policy.graduate_hiring_subsidy", 1},
                                               {"policy.crowdfunding.match", .2},
                                               {"policy.platform_budget.training_base", .05},
                                               {"policy.platform_budget.talent_exchange", .05},
                                               {"policy.platform_budget.research_base", .05},
                                               {"policy.platform_budget.science_education", .05},
                                               {"policy.platform_budget.service_centre", .05},
                                               {"policy.platform_budget.technology_complex", .05},
                                               {"policy.consortium.discussion_office", 1},
                                               {"policy.consortium.decision_office", 1},
                                               {"policy.strategic_start_up_grant", 20},
                                               {"policy.budget.cap", 40}};
    for (const auto& [name, value] : parameters) place.parameters[name].value = value;
    for (const auto& [name, value] : levers) place.levers[name].status_quo = value;
    return place;
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("consortia_levers_" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::filesystem::path image() const { return path_ / "state"; }

  private:
    std::filesystem::path path_;
};

/// A world that can be put into the state of another.
class Twin {
  public:
    Twin(const Schema& schema, Scenario scenario)
        : scenario_(std::move(scenario)), crew_(1), world_(schema, scenario_, 0, crew_) {}

    World& world() { return world_; }
    void keep(const Folder& folder) {
        files::ImageWriter image(folder.image(), 1);
        world_.save(image);
        image.close();
    }
    void take(const Folder& folder, u32 step) {
        files::ImageReader image(folder.image(), 1);
        world_.load(image);
        image.finish();
        world_.begin_step(step);
    }
    u64 play(const Schedule& part) {
        part.run(world_);
        return world_.digest();
    }

  private:
    Scenario scenario_;
    Crew crew_;
    World world_;
};

std::vector<Schedule> schedules() {
    std::vector<Schedule> all;
    for (const Named& part : quarter) part.schedule(all.emplace_back());
    return all;
}

constexpr u32 quarters_before = 12;

}  // namespace

TEST_CASE("a lever acts in the parts of a quarter that its equations name, and nowhere else", "[consortium]") {
    const Schema schema = schema_of(consortium::model);
    const Folder folder;
    Twin usual(schema, busy_place());
    Population population(usual.world());
    consortium::model.populate(population);
    const std::vector<Schedule> parts = schedules();
    Schedule outputs;
    watch::schedule(consortium::model.watch, schema, outputs);
    std::map<std::string, std::set<std::string>> changed;
    for (u32 step = 0; step < quarters_before + 4; ++step) {
        usual.world().begin_step(step);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (step >= quarters_before) usual.keep(folder);
            const u64 outcome = usual.play(parts[k]);
            if (step < quarters_before) continue;
            for (const Act& act : acts) {
                Scenario elsewhere = busy_place();
                elsewhere.levers[act.lever].status_quo = act.value;
                Twin moved(schema, elsewhere);
                moved.take(folder, step);
                if (moved.play(parts[k]) != outcome) changed[act.lever].insert(quarter[k].name);
            }
        }
        usual.play(outputs);
        usual.world().end_step();
    }
    for (const Act& act : acts) {
        INFO(act.lever);
        if (!act.rare || !changed[act.lever].empty()) CHECK(changed[act.lever] == act.parts);
    }
}

TEST_CASE("every lever is in the list of where levers act", "[consortium]") {
    std::multiset<std::string> listed;
    for (const Act& act : acts) listed.insert(act.lever);
    std::multiset<std::string> declared;
    const Schema schema = schema_of(consortium::model);
    for (const Setting& setting : schema.settings()) {
        if (setting.is_lever) declared.insert(setting.quantity.name);
    }
    CHECK(listed == declared);
}

TEST_CASE("every lever at its status quo changes nothing, nor does a rule that leaves it there", "[consortium]") {
    const auto end_of = [](bool said) {
        Scenario place = busy_place();
        place.levers.clear();
        const Schema schema = schema_of(consortium::model);
        for (const Setting& setting : schema.settings()) {
            if (!said || !setting.is_lever) continue;
            LeverSetting& lever = place.levers[setting.quantity.name];
            lever.status_quo = setting.quantity.fallback;
            lever.entries.push_back({.value = setting.quantity.fallback, .from = 2});
        }
        Played run(place, consortium::model);
        return run.until(8).world.digest();
    };
    CHECK(end_of(true) == end_of(false));
}
