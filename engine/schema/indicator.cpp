#include "engine/schema/indicator.hpp"

namespace consortia {

std::string name_of(Indicator::Kind kind) {
    switch (kind) {
        case Indicator::Kind::stock:
            return "stock";
        case Indicator::Kind::flow:
            return "flow";
        case Indicator::Kind::ratio:
            break;
    }
    return "ratio";
}

std::string name_of(Indicator::Role role) {
    switch (role) {
        case Indicator::Role::plain:
            return "plain";
        case Indicator::Role::headline:
            return "headline";
        case Indicator::Role::benefit:
            return "benefit";
        case Indicator::Role::product:
            return "product";
        case Indicator::Role::cost:
            return "cost";
        case Indicator::Role::account:
            return "account";
        case Indicator::Role::outlay:
            return "outlay";
        case Indicator::Role::cap:
            break;
    }
    return "cap";
}

Indicator::Better better_of(const Indicator& indicator) {
    using enum Indicator::Role;
    using Better = Indicator::Better;
    if (indicator.better != Better::neither) return indicator.better;
    if (indicator.role == benefit || indicator.role == product) return Better::more;
    return indicator.role == cost || indicator.role == cap ? Better::less : Better::neither;
}

std::string name_of(Indicator::Better better) {
    switch (better) {
        case Indicator::Better::neither:
            return "neither";
        case Indicator::Better::more:
            return "more";
        case Indicator::Better::less:
            break;
    }
    return "less";
}

}  // namespace consortia
