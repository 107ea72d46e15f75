// Typed things that live in a World and are made when first asked for: posts of letters, indexes.
#pragma once

#include <memory>
#include <typeindex>
#include <utility>
#include <vector>

namespace consortia {

class Held {
  public:
    virtual ~Held() = default;
    /// Letters do not outlive a step.
    virtual void end_step() {}
};

class Holder {
  public:
    template <class T>
    T& get() {
        for (auto& [type, thing] : things_) {
            if (type == typeid(T)) return static_cast<T&>(*thing);
        }
        things_.emplace_back(typeid(T), std::make_unique<T>());
        return static_cast<T&>(*things_.back().second);
    }
    void end_step() {
        for (auto& [type, thing] : things_) thing->end_step();
    }

  private:
    std::vector<std::pair<std::type_index, std::unique_ptr<Held>>> things_;
};

}  // namespace consortia
