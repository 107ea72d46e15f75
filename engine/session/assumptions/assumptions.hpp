// What a scenario assumes: every parameter and lever with the value in force, what it is by default, where both come from,
// and how well the default is known. Of a scenario that was loaded, or of one that a result keeps: a document of it
// (`show --document`) and the section of a report are written from the same list.
#pragma once

#include "engine/config/scenario/load.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/session/result.hpp"

#include <span>
#include <string>
#include <vector>

namespace consortia::session {

/// How well a default is known: the letter that stands in brackets behind its source.
struct SourceFlag {
    char letter;
    Text meaning;
};

/// All there are, the best known first.
std::span<const SourceFlag> source_flags();
/// Those in a text such as `Muehlemann 2007 [S], usual range [A]`, once each, in the order of the text.
std::vector<SourceFlag> flags_in(const std::string& source);

struct Assumption {
    const Setting* setting = nullptr;  ///< name, unit, ranges, source, equations; of the model's schema
    std::string value;                 ///< in force, as a scenario writes it
    std::string fallback;              ///< by default; of a lever its status quo
    bool differs = false;              ///< the one from the other
    std::vector<SourceFlag> flags;     ///< of the default's source
    std::string origin;                ///< `default`, `scenarios/city/baseline.yaml:12`, `--set seed=7`

    const Quantity& quantity() const { return setting->quantity; }
    /// Nothing but a judgement stands behind the default.
    bool is_judgement() const;
};

/// What differs from the default first; among these and among the rest levers first, each in the order of the model. Lines
/// that are no parameter or lever of the model are left out. The schema must outlive them.
std::vector<Assumption> assumptions(const Schema& schema, const std::vector<config::Traced>& values);

/// The values of a scenario of a result, with their origins. Throws SystemError if the result embeds none.
std::vector<config::Traced> values_of(const Result& result, std::size_t scenario);

}  // namespace consortia::session
