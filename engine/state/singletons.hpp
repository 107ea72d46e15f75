// One object of each kind that a World keeps beside its records, made when first asked for: posts of letters, indexes, the
// private sums of workers.
//
//     class Post final : public Singleton { … };
//     world.singleton<Post<Wish>>().deliver(…);
//
// Nothing here is state: it is in no digest and in no snapshot, and has to come out the same when it is made anew.
#pragma once

#include "engine/core/owned.hpp"

#include <cstddef>
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
        const std::size_t place = place_of<T>();
        if (place >= things_.size()) things_.resize(place + 1);
        if (!things_[place]) things_[place] = Owned<Singleton>(new T());
        return static_cast<T&>(*things_[place]);
    }
    void end_step();

  private:
    /// A number of its own for every kind that a program asks for: handles ask for every block of agents.
    template <class T>
    static std::size_t place_of() {
        static const std::size_t place = next_place();
        return place;
    }
    static std::size_t next_place();

    std::vector<Owned<Singleton>> things_;
};

}  // namespace consortia
