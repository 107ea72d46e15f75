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
        case Indicator::Role::cap:
            break;
    }
    return "cap";
}

}  // namespace consortia
