// Owns one object whose class need not be known where it is owned: what std::unique_ptr is, in a header that every model can
// afford (<memory> is 20,000 lines, read again for each of its files).
//
//     Owned<Stores> stores(new Stores(…));
#pragma once

#include <type_traits>
#include <utility>

namespace consortia {

template <class T>
class Owned {
  public:
    Owned() = default;
    template <class Object>
    requires std::is_convertible_v<Object*, T*>
    explicit Owned(Object* object) : object_(object), end_([](T* it) { delete static_cast<Object*>(it); }) {}
    ~Owned() {
        if (object_ != nullptr) end_(object_);
    }
    Owned(Owned&& other) noexcept : object_(std::exchange(other.object_, nullptr)), end_(other.end_) {}
    Owned& operator=(Owned&& other) noexcept {
        std::swap(object_, other.object_);
        std::swap(end_, other.end_);
        return *this;
    }

    T* get() const { return object_; }
    T* operator->() const { return object_; }
    std::add_lvalue_reference_t<T> operator*() const { return *object_; }
    explicit operator bool() const { return object_ != nullptr; }

  private:
    T* object_ = nullptr;
    void (*end_)(T*) = nullptr;
};

}  // namespace consortia
