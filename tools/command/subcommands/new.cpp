// `new`: a small model of one's own to start from, in a folder of its own: C++, numbers, scenarios, CMake and tests.
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/template_files.hpp"

#include <algorithm>
#include <array>
#include <iostream>

namespace consortia::command {

namespace {

constexpr std::size_t longest_name = 40;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_part(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

/// It names a namespace, a program, a model and a folder. What C++ means something else by, its compiler would not take.
void require_name(const std::string& name) {
    const bool good =
        !name.empty() && name.size() <= longest_name && is_letter(name.front()) && std::ranges::all_of(name, is_part);
    if (!good)
        throw InputError(Place{"new " + name}, "a model is named by small letters, digits and _, a letter first, at most " +
                                                   std::to_string(longest_name));
    constexpr std::array taken{"consortia", "std", "main", "model", "test"};
    if (std::ranges::find(taken, name) != taken.end()) throw InputError(Place{"new " + name}, "the name is taken");
}

std::string renamed(std::string text, const std::string& name) {
    for (std::size_t at = text.find(name_in_template); at != std::string::npos;
         at = text.find(name_in_template, at + name.size()))
        text.replace(at, name_in_template.size(), name);
    return text;
}

int make_new(const std::string& name) {
    require_name(name);
    const files::Path folder(name);
    if (exists(folder)) throw InputError(Place{name}, "is there already");
    for (const TemplateFile& file : template_files()) {
        const files::Path path = folder / renamed(std::string(file.path), name);
        create_directories(path.parent_path());
        files::write_text(path, renamed(std::string(file.text), name));
    }
    std::cout << "made " << name << "/: a rumour that spreads among friends, to be changed into a model of yours\n"
              << "  cmake -S " << name << " -B " << name
              << "/build        # with -DCMAKE_PREFIX_PATH=… where consortia is installed\n"
              << "  cmake --build " << name << "/build && ctest --test-dir " << name << "/build\n"
              << "  " << name << "/build/" << name << " compare " << name << "/scenarios/baseline.yaml " << name
              << "/scenarios/broadcast.yaml\n";
    return done;
}

}  // namespace

void add_new(CommandLine& program, Context& context) {
    auto name = std::make_shared<std::string>();
    Arguments command = program.subcommand("new", "begin a model of one's own: a folder that builds and passes its tests");
    command.word("name", *name, "of the model, its program and its folder", "NAME", true);
    command.when_chosen([name, &context] { context.chosen = [name] { return make_new(*name); }; });
}

}  // namespace consortia::command
