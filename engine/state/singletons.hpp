// One object of each kind that a World keeps beside its records, made when first asked for: posts of letters, indexes, the
// private sums of workers.
//
//     class Post final : public Singleton { … };
//     world.singleton<Post<Wish>>().deliver(…);
//
// Nothing here is state: it is in no digest and in no snapshot, and has to come out the same when it is made anew.
#pragma once

#include "engine/core/owned.hpp"

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
        Singleton* const found = find(typeid(T));
        return static_cast<T&>(found != nullptr ? *found : add(typeid(T), Owned<Singleton>(new T())));
    }
    void end_step();

  private:
    Singleton* find(std::type_index type) const;
    Singleton& add(std::type_index type, Owned<Singleton> thing);

    std::vector<std::pair<std::type_index, Owned<Singleton>>> things_;
};

}  // namespace consortia
