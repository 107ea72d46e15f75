// What is counted for outputs, for the engine: every field with its unit, so that digest, snapshots and `describe` know it.
// Dimensionless numbers have unit 1.
#include "models/consortium/declare.hpp"
#include "models/consortium/firms/records.hpp"
#include "models/consortium/outputs/counts.hpp"
#include "models/consortium/outputs/productivity_index.hpp"

namespace consortium {

void describe_outputs(Schema& s) {
    s.component<IndexTerms>("index_terms")
        .field("staff", &IndexTerms::staff, "1")
        .field("technology", &IndexTerms::technology, "1")
        .field("means", &IndexTerms::means, "1")
        .field("objects", &IndexTerms::objects, "1")
        .field("log_effectiveness", &IndexTerms::log_effectiveness, "1")
        .field("log_output", &IndexTerms::log_output, "1");
    s.reduction<SectorIndex>("sector_index").field("sums", &SectorIndex::sums, "1");
    s.reduction<CompositeSums>("composite_sums")
        .field("staff", &CompositeSums::staff, "1")
        .field("effectiveness", &CompositeSums::effectiveness, "1")
        .field("objects", &CompositeSums::objects, "1")
        .field("means", &CompositeSums::means, "1")
        .field("strategic", &CompositeSums::strategic, "wq")
        .field("revenue", &CompositeSums::revenue, "wq")
        .field("realised", &CompositeSums::realised, "1");
    s.tally<PersonCensus>("person_census")
        .field("students", &PersonCensus::students, "count")
        .field("unemployed", &PersonCensus::unemployed, "count")
        .field("employed", &PersonCensus::employed, "count")
        .field("out", &PersonCensus::out, "count")
        .field("employed_by_living", &PersonCensus::employed_by_living, "count")
        .field("mismatched", &PersonCensus::mismatched, "count")
        .field("skill", &PersonCensus::skill, "1")
        .field("vintage_gap", &PersonCensus::vintage_gap, "1")
        .field("wages", &PersonCensus::wages, "wq")
        .field("competence", &PersonCensus::competence, "1");
    s.tally<CellCensus>("cell_census")
        .field("employed", &CellCensus::employed, "count")
        .field("skill", &CellCensus::skill, "1");
    s.tally<SkillCensus>("skill_census")
        .field("persons", &SkillCensus::persons, "count")
        .field("skill", &SkillCensus::skill, "1")
        .field("vintage", &SkillCensus::vintage, "1")
        .field("competence", &SkillCensus::competence, "1");
    s.tally<DistancePay>("distance_pay")
        .field("persons", &DistancePay::persons, "count")
        .field("log_pay", &DistancePay::log_pay, "1");
    s.tally<GraduateFlow>("graduate_flow")
        .field("graduates", &GraduateFlow::graduates, "count")
        .field("skill", &GraduateFlow::skill, "1")
        .field("vintage", &GraduateFlow::vintage, "1")
        .field("competence", &GraduateFlow::competence, "1");
    s.tally<AfterTwoQuarters>("after_two_quarters").field("placed", &AfterTwoQuarters::placed, "1");
    s.tally<AfterEightQuarters>("after_eight_quarters").field("placed", &AfterEightQuarters::placed, "1");
    s.tally<FirstJobs>("first_jobs")
        .field("employed", &FirstJobs::employed, "count")
        .field("start_wage", &FirstJobs::start_wage, "wq")
        .field("depth", &FirstJobs::depth, "1")
        .field("depth_square", &FirstJobs::depth_square, "1")
        .field("log_wage", &FirstJobs::log_wage, "1")
        .field("depth_log_wage", &FirstJobs::depth_log_wage, "1");
    s.tally<RetainedTwoQuarters>("retained_two_quarters").field("graduates", &RetainedTwoQuarters::graduates, "1");
    s.tally<RetainedEightQuarters>("retained_eight_quarters").field("graduates", &RetainedEightQuarters::graduates, "1");
    s.tally<AfterThreeYears>("after_three_years")
        .field("employed", &AfterThreeYears::employed, "count")
        .field("start_wage", &AfterThreeYears::start_wage, "wq")
        .field("wage", &AfterThreeYears::wage, "wq");
    s.tally<GraduatePay>("graduate_pay")
        .field("wages", &GraduatePay::wages, "count")
        .field("wage", &GraduatePay::wage, "wq")
        .field("wage_log", &GraduatePay::wage_log, "1");
    s.tally<GraduateUse>("graduate_use").field("graduates", &GraduateUse::graduates, "count");
    s.tally<FirmCensus>("firm_census")
        .field("by_size", &FirmCensus::by_size, "1")
        .field("by_leading", &FirmCensus::by_leading, "1")
        .field("edges", &FirmCensus::edges, "count")
        .field("degrees", &FirmCensus::degrees, "count")
        .field("transfers_by_degree", &FirmCensus::transfers_by_degree, "count")
        .field("delivered_by_degree", &FirmCensus::delivered_by_degree, "1")
        .field("sizes", &FirmCensus::sizes, "count")
        .field("size_log", &FirmCensus::size_log, "1")
        .field("staff", &FirmCensus::staff, "count")
        .field("aware", &FirmCensus::aware, "count")
        .field("certified", &FirmCensus::certified, "count")
        .field("trainers", &FirmCensus::trainers, "count")
        .field("paid_trainers", &FirmCensus::paid_trainers, "count")
        .field("seats", &FirmCensus::seats, "1")
        .field("trust", &FirmCensus::trust, "1")
        .field("age", &FirmCensus::age, "quarter")
        .field("fees", &FirmCensus::fees, "wq")
        .field("worth", &FirmCensus::worth, "wq")
        .field("research_links", &FirmCensus::research_links, "count")
        .field("research_transfers", &FirmCensus::research_transfers, "count")
        .field("research_fees", &FirmCensus::research_fees, "wq")
        .field("neighbours", &FirmCensus::neighbours, "count")
        .field("vacancies", &FirmCensus::vacancies, "count")
        .field("profile", &FirmCensus::profile, "1");
    s.tally<SectorCut>("sector_cut").field("cut", &SectorCut::cut, "1");
    s.reduction<IndustryCensus>("industry_census")
        .field("firms", &IndustryCensus::firms, "1")
        .field("staff", &IndustryCensus::staff, "1")
        .field("wages", &IndustryCensus::wages, "wq")
        .field("log_output", &IndustryCensus::log_output, "1")
        .field("log_output_mean", &IndustryCensus::log_output_mean, "1")
        .field("log_output_square", &IndustryCensus::log_output_square, "1")
        .field("with_staff", &IndustryCensus::with_staff, "1")
        .field("rnd", &IndustryCensus::rnd, "wq")
        .field("reported_rnd", &IndustryCensus::reported_rnd, "wq")
        .field("revenue", &IndustryCensus::revenue, "wq")
        .field("cash", &IndustryCensus::cash, "wq")
        .field("absorption", &IndustryCensus::absorption, "1")
        .field("objects", &IndustryCensus::objects, "1")
        .field("means", &IndustryCensus::means, "1")
        .field("technology", &IndustryCensus::technology, "1")
        .field("belief", &IndustryCensus::belief, "1");
    s.tally<OutputOfWorkers>("output_of_workers").field("workers", &OutputOfWorkers::workers, "count");
    s.reduction<OutputShares>("output_shares").field("shares", &OutputShares::shares, "1");
    s.tally<OutputOfFirms>("output_of_firms").field("firms", &OutputOfFirms::firms, "count");
    s.tally<FeesOfYear>("fees_of_year")
        .field("transfers", &FeesOfYear::transfers, "count")
        .field("fees", &FeesOfYear::fees, "wq");
    s.tally<KnowledgeDistance>("knowledge_distance")
        .field("partnerships", &KnowledgeDistance::partnerships, "count")
        .field("transfers", &KnowledgeDistance::transfers, "count");
    s.tally<SectorSizes>("sector_sizes").field("firms", &SectorSizes::firms, "count");
    s.reduction<FirmGrowth>("firm_growth")
        .field("growth", &FirmGrowth::growth, "1")
        .field("firms", &FirmGrowth::firms, "1")
        .field("log_size", &FirmGrowth::log_size, "1")
        .field("sum", &FirmGrowth::sum, "1")
        .field("squares", &FirmGrowth::squares, "1");
}

}  // namespace consortium
