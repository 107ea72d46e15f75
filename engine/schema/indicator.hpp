// A named output of a model, declared once; the engine records it every step.
#pragma once

#include "engine/core/text/text.hpp"
#include "engine/core/types.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consortia {

/// The one number of a run by which runs are compared.
struct Compared {
    enum class How : u8 {
        by_kind,       ///< a flow by its sum, a stock or ratio by its mean at the end: see engine/study/outcomes.hpp
        last,          ///< the value of the last step
        mean_of_last,  ///< over the last so many steps
        max,
        first_at_least,  ///< the step that is the first to have so much or more; 1 is the first, missing where none has
        first_at_most,
        sum,
    };
    How how = How::by_kind;
    double number = 0;  ///< steps of a mean, the value that is reached

    static constexpr Compared last() { return {How::last}; }
    static constexpr Compared mean_of_last(u32 steps) { return {How::mean_of_last, double(steps)}; }
    static constexpr Compared max() { return {How::max}; }
    static constexpr Compared first_at_least(double value) { return {How::first_at_least, value}; }
    static constexpr Compared first_at_most(double value) { return {How::first_at_most, value}; }
    static constexpr Compared sum() { return {How::sum}; }

    bool is_time() const { return how == How::first_at_least || how == How::first_at_most; }
    bool operator==(const Compared&) const = default;
};
/// `last`, `mean of the last 8`, `max`, `time of first >= 0.5`, `time of first <= 0.5`, `sum`: as YAML and results write it;
/// empty where the kind says it. And read back: nothing for what is none of these.
std::string text_of(const Compared& compared);
std::optional<Compared> compared_of(std::string_view text);

struct Indicator {
    enum class Kind : u8 { stock, flow, ratio };  ///< a flow is per step; a ratio over nothing is missing (NaN)
    /// What it means for a comparison. A product is what costs should bring in their own unit (value added): discounted as
    /// they are, and shown per unit of cost. A cost is the net cost to the public purse. An account says by one axis what
    /// adds up to the cost, revenue being negative; the groups of the axis are its parts (paid out, reliefs, revenue). An
    /// outlay is what others spend: shown beside the cost, and not added. A cap is how much of something goes unused because
    /// a limit binds (credit forgone); it names the lever that it limits.
    enum class Role : u8 { plain, headline, benefit, product, cost, account, outlay, cap };
    static constexpr std::array roles{Role::plain, Role::headline, Role::benefit, Role::product,
                                      Role::cost,  Role::account,  Role::outlay,  Role::cap};

    /// Which way a change is for the better.
    enum class Better : u8 { neither, more, less };
    static constexpr std::array betters{Better::neither, Better::more, Better::less};

    std::string name{};  ///< a total is `name`, a cut `name_by_region`
    std::string unit{};
    Text about{};  ///< long_name and long_name_zh
    Kind kind = Kind::stock;
    Role role = Role::plain;
    std::vector<std::string> over{};  ///< axes beyond seed and time, outermost first
    std::string lever{};              ///< of a cap: the group of levers whose payments it limits
    Better better = Better::neither;  ///< as the model says, of the number compared; see better_of
    Compared compared{};
    u32 every = 1;  ///< steps after which it is taken again; in between it stands
};

/// `every 4 steps; it stands in between`: as results and descriptions say it.
std::string taken_text(u32 every);

/// What `compared` may not be of such an indicator, in words; empty where it may: what is added up to a cost, or held
/// against it, is compared by its sum.
std::string fault_of_compared(const Indicator& indicator);

/// As the model says, else as the role means it: of benefits and products more, of costs and caps less.
Indicator::Better better_of(const Indicator& indicator);

/// Which indicator is meant: one that the model holds as a constant, or that consortia_declare() of CMake makes of its YAML.
/// A text will not do: a name that is misspelt does not compile.
class IndicatorName {
  public:
    constexpr explicit IndicatorName(std::string_view name) : name_(name) {}
    IndicatorName(const Indicator& indicator) : name_(indicator.name) {}
    constexpr std::string_view text() const { return name_; }

  private:
    std::string_view name_;
};

/// `flow`, `headline`: as results and descriptions write them.
std::string name_of(Indicator::Kind kind);
std::string name_of(Indicator::Role role);
std::string name_of(Indicator::Better better);

}  // namespace consortia
