// What a posterior says to people: how much each parameter was learnt and from which moment, which moments nothing reaches,
// and which cannot be met together.
#pragma once

#include "tools/analyse/calibrate/emulator.hpp"
#include "tools/analyse/calibrate/sampler.hpp"

namespace consortia::analyse {

/// By parameter, at the centre.
std::vector<session::Learnt> learnt_of(const Particles& particles, const Emulator& emulator, const Point& centre);

/// Of the parameters, over the particles.
std::vector<std::vector<double>> correlations_of(const Particles& particles);

/// Fills in the least distance met in each tenth of every prior, of the points that were played.
void add_profiles(std::vector<session::Learnt>& learnt, const Question& question);

/// By moment: its least distance, in tolerances and without two standard errors of the emulator, that any point has; of the
/// points that were played too.
std::vector<double> reachable_of(const Question& question, const Emulator& emulator, const Particles& particles);

/// Pairs of moments that are in reach one by one and not together. At least one of them is missed at the centre.
std::vector<session::Conflict> conflicts_of(const Question& question, const Emulator& emulator, const Particles& particles,
                                            const std::vector<double>& reachable, const Point& centre);

}  // namespace consortia::analyse
