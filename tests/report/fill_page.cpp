// Writes a page to standard output, with the JSON of standard input in it: fill_page LANGUAGE [explorer]
#include "tools/report/page.hpp"

#include <iostream>
#include <iterator>

int main(int count, char** arguments) {
    using consortia::report::Kind;
    const std::string json{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << consortia::report::page(count > 2 ? Kind::explorer : Kind::report, json, arguments[1]);
}
