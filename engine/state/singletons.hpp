// One object of each kind that a World keeps beside its records, made when first asked for: posts of letters, indexes, the
// private sums of workers.
//
//     class Post final : public Singleton { … };
//     world.singleton<Post<Wish>>().deliver(…);
//
// Nothing here is state: it is in no digest and in no snapshot, and has to come out the same when it is made anew.
#pragma once

#include <memory>
#include <typeindex>
#include <utility>
#include <vector>

namespace consortia {

class Singleton {
  public:
    virtual ~Singleton() = default;
    /// Letters do not outlive a step.
    virtual void end_step() {}
};

class Singletons {
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
    std::vector<std::pair<std::type_index, std::unique_ptr<Singleton>>> things_;
};

}  // namespace consortia
