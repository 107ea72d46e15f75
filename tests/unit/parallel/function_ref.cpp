#include "engine/parallel/function_ref.hpp"

#include "tests/support/catch.hpp"

#include <memory>
#include <string>

using namespace consortia;

namespace {

int called(FunctionRef<int(int)> work) { return work(20); }

}  // namespace

TEST_CASE("work is called where it lives, with what it holds, and is not copied", "[parallel][function_ref]") {
    int calls = 0;
    const auto only_one = std::make_unique<int>(1);
    CHECK(called([&calls, &only_one](int x) { return ++calls, x + *only_one; }) == 21);
    CHECK(calls == 1);
    struct Counted {
        Counted() = default;
        Counted(const Counted&) = delete;
        int operator()(int x) const { return 2 * x; }
    } uncopied;
    CHECK(called(uncopied) == 40);
}

TEST_CASE("arguments that can only be moved come through, and results are converted", "[parallel][function_ref]") {
    const auto length = [](std::unique_ptr<std::string> text) { return static_cast<short>(text->size()); };
    const FunctionRef<long(std::unique_ptr<std::string>)> ref(length);
    CHECK(ref(std::make_unique<std::string>("four")) == 4);
    static_assert(!std::is_constructible_v<FunctionRef<int(int)>, decltype([](const std::string&) { return 1; })>);
}

TEST_CASE("a reference that is passed on still calls the first work", "[parallel][function_ref]") {
    int number = 0;
    const auto work = [&number](int x) { return number += x; };
    const FunctionRef<int(int)> ref(work);
    const FunctionRef<int(int)> again = ref;
    CHECK(called(again) == 20);
    CHECK(called(ref) == 40);
}

TEST_CASE("what work throws is thrown where it was called", "[parallel][function_ref]") {
    CHECK_THROWS_AS(called([](int) -> int { throw std::string("gone"); }), std::string);
}
