// Writes the page of the report to standard output, with the JSON of standard input in it: fill_page LANGUAGE
#include "tools/report/page.hpp"

#include <iostream>
#include <iterator>

int main(int, char** arguments) {
    const std::string json{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << consortia::report::page(json, arguments[1]);
}
