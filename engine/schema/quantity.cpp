#include "engine/schema/quantity.hpp"

#include <utility>

namespace consortia {

namespace {

Quantity described(std::string_view name, std::string_view source, Phrase about) {
    Quantity quantity;
    quantity.name = name;
    quantity.source = source;
    quantity.about = {std::string(about.en), std::string(about.zh)};
    return quantity;
}

}  // namespace

Quantity real(std::string_view name, std::string_view unit, double fallback, Range range, std::string_view source,
              Phrase about) {
    Quantity quantity = described(name, source, about);
    quantity.unit = unit;
    quantity.hard = quantity.usual = range;
    quantity.fallback = fallback;
    return quantity;
}

Quantity whole(std::string_view name, std::string_view unit, double fallback, Range range, std::string_view source,
               Phrase about) {
    Quantity quantity = real(name, unit, fallback, range, source, about);
    quantity.kind = Quantity::Kind::whole;
    return quantity;
}

Quantity choice(std::string_view name, std::vector<std::string> labels, double fallback, std::string_view source,
                Phrase about) {
    Quantity quantity = described(name, source, about);
    quantity.kind = Quantity::Kind::choice;
    quantity.fallback = fallback;
    quantity.hard = quantity.usual = {0, static_cast<double>(labels.size()) - 1};
    quantity.labels = std::move(labels);
    return quantity;
}

Quantity moving(Quantity quantity) {
    quantity.moves = true;
    return quantity;
}

}  // namespace consortia
