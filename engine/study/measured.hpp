// The moments of a calibration as numbers of its runs.
#pragma once

#include "engine/measure/measure.hpp"
#include "engine/study/sweep.hpp"

namespace consortia::study {

class Measured {
  public:
    /// Throws InputError with every expression that cannot be worked out, where it stands: of an unknown indicator with the
    /// nearest name.
    Measured(const Study& study, const Schema& schema);

    /// Lets the study keep the series of all indicators that are measured: a target or a window may be changed, and the runs
    /// are found again.
    void keep(Study& study) const;

    /// By moment, of a run of that study. NaN where it is undefined.
    std::vector<double> of(const Sweep& sweep, const RunOutput& kept) const;

  private:
    void read(const Moment& moment, const Scenario& scenario, const Schema& schema);

    std::vector<measure::Measure> measures_;
    std::vector<Problem> problems_;
};

/// What a study that calibrates keeps of its runs, from its moments; another study is left as it is. Throws as above.
void complete(Study& study, const Schema& schema);

}  // namespace consortia::study
