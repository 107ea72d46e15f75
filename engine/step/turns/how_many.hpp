// How often, or how many: a number, or one that a scenario sets.
//
//     step.rounds(4, …);
//     step.rounds(parameter<&Parameters::calls>(), …);
#pragma once

#include "engine/schema/schema.hpp"

#include <typeindex>

namespace consortia {

class World;

/// Made of a number, or by parameter<&Parameters::member>().
class HowMany {
  public:
    HowMany(u32 count) : count_(count) {}
    HowMany(std::type_index given, std::size_t offset) : given_(given), offset_(offset) {}

    bool is_given() const { return given_ != typeid(void); }
    /// The number itself, 1 if it is given.
    u32 constant() const { return count_; }
    /// In this run. Throws ContractError for a parameter that is no whole number from 0 to 4,294,967,295.
    u32 in(const World& world) const;
    /// The most it can be in any run: the end of the parameter's range.
    u32 most_in(const World& world) const;
    /// The parameter, null for a number, or what is given and no parameter.
    const Setting* setting(const Schema& schema) const;

  private:
    u32 count_ = 1;
    std::type_index given_ = typeid(void);
    std::size_t offset_ = 0;
};

template <class G>
HowMany given_by(double G::*member) {
    return {given_type<G>(), offset_of(member)};
}

/// As many as this parameter says: a whole number from 0 on.
template <auto Member>
HowMany parameter() {
    return given_by(Member);
}

}  // namespace consortia
