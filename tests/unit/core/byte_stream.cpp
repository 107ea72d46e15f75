#include "engine/core/byte_stream.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("what is written to memory is read back in the same order, and nothing is left") {
    MemorySink sink;
    sink.value(u32{7});
    sink.vector(std::vector<double>{1.5, -2});
    sink.text("小镇");
    MemorySource source(sink.bytes());
    CHECK(source.value<u32>() == 7);
    CHECK(source.vector<double>() == std::vector<double>{1.5, -2});
    CHECK_THROWS_WITH(source.finish(), Catch::Contains("14 bytes of this image were not expected"));
    CHECK(source.text() == "小镇");
    CHECK_NOTHROW(source.finish());
}

TEST_CASE("bytes that end too early, or tell of more than there is, are refused before memory is asked for") {
    MemorySink sink;
    sink.value(~u64{0});
    MemorySource source(sink.bytes());
    CHECK_THROWS_AS(source.vector<double>(), SystemError);
    CHECK_THROWS_WITH(source.value<u8>(), Catch::Contains("ends too early"));
}
