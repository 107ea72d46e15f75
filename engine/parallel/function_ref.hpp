// Work that is handed on to be called and is not kept: what std::function is, without a copy of the work, and in a header
// that every model can afford (<functional> is 15,000 lines, read again for each of its files).
//
//     void blocks(u32 count, FunctionRef<void(Block)> work);      // only as a parameter: the work lives with the caller
#pragma once

#include <type_traits>

namespace consortia {

template <class Signature>
class FunctionRef;

template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
  public:
    template <class Work>
    requires(!std::is_same_v<Work, FunctionRef> && std::is_invocable_r_v<Result, const Work&, Arguments...>)
        FunctionRef(const Work& work)
        : work_(&work), call_([](const void* it, Arguments... arguments) -> Result {
              return (*static_cast<const Work*>(it))(static_cast<Arguments&&>(arguments)...);
          }) {}

    Result operator()(Arguments... arguments) const { return call_(work_, static_cast<Arguments&&>(arguments)...); }

  private:
    const void* work_;
    Result (*call_)(const void*, Arguments...);
};

}  // namespace consortia
