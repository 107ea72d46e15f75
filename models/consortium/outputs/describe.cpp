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
    s.tally<AfterTwoQuarters>("after_two_quarters")
        .field("all", &AfterTwoQuarters::all, "count")
        .field("employed", &AfterTwoQuarters::employed, "count")
        .field("matched", &AfterTwoQuarters::matched, "count");
    s.tally<AfterEightQuarters>("after_eight_quarters")
        .field("all", &AfterEightQuarters::all, "count")
        .field("employed", &AfterEightQuarters::employed, "count")
        .field("matched", &AfterEightQuarters::matched, "count");
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
