// What a comparison answers: which package buys most of what, at what net cost, how sure, and what it worsens. In numbers
// and in sentences; tables, files and pages only write it down.
#pragma once

#include "engine/core/text/amounts.hpp"
#include "engine/session/answer/accounts.hpp"
#include "engine/session/answer/changes.hpp"
#include "engine/study/league/choice.hpp"
#include "engine/study/league/screening.hpp"

#include <memory>

namespace consortia::session {

struct Asking {
    study::Valuation valuation{};
    bool across_places = false;  ///< rank scenarios that differ in more than levers too
};

/// One of the few sentences that are the answer.
struct Sentence {
    enum class About : u8 { aim, worse, sure, nothing, unlike };
    About about;
    std::string benefit{};  ///< of an aim: the name of its indicator
    Text text{};
};
std::string name_of(Sentence::About about);

/// A scenario beside the first.
struct Package {
    std::size_t scenario = 0;
    std::vector<Change> levers;
    std::vector<Change> beyond_levers;
    bool nothing = false;  ///< it changes nothing at all
};

struct Answer {
    struct Read {
        std::optional<std::vector<Cut>> cuts{};
        std::optional<std::optional<Accounts>> accounts{};
    };

    Asking asking;
    std::vector<Package> packages;       ///< of the scenarios but the first, in their order
    std::vector<study::League> leagues;  ///< none if scenarios are unlike in more than levers, unless asked for
    std::vector<study::Choice> choices;  ///< one for each league; none without draws of parameters and two packages
    std::vector<study::Multiplier> multipliers;
    study::Screening screening;
    std::optional<MoneyWords> money;  ///< of the unit of the cost
    std::vector<Sentence> sentences;  ///< at most five
    std::shared_ptr<Read> read = std::make_shared<Read>();

    /// All cuts and the accounts of the result that the answer is of, read when they are first asked for.
    const std::vector<Cut>& cuts(const Result& result) const;
    const std::optional<Accounts>& accounts(const Result& result) const;

    bool comparable() const;
    /// Null where there is none.
    const study::Choice* choice(const study::League& league) const;
    const Package& package(std::size_t scenario) const { return packages[scenario - 1]; }
};

/// Of a comparison.
Answer answer_of(const Result& result, const Asking& asking = {});

/// What a scenario is called: its title, or else its name.
std::string called(const ScenarioOfResult& scenario, Language language);

}  // namespace consortia::session
