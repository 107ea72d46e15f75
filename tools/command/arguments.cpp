#include "tools/command/arguments.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/input/problems.hpp"
#include "engine/core/text/visible.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

/// CLI11's own checks take `nan`, `inf` for a number and `1e3` for a count, and their words are about C++.
CLI::Validator number(const std::string& expected, bool (*good)(double)) {
    return {[expected, good](std::string& text) {
                const auto value = config::parse_number(text);
                if (value && good(*value)) return std::string();
                return "expected " + expected + ", got " + config::quote(text) +
                       (value ? "" : config::number_hint(text, ""));
            },
            ""};
}

CLI::Validator whole_number(u32 least, u32 most) {
    return {[least, most](std::string& text) {
                const auto value = config::parse_count(text);
                if (value && *value >= least && *value <= most) return std::string();
                return "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ", got " +
                       config::quote(text);
            },
            ""};
}

CLI::Validator one_of(const std::vector<std::string>& allowed) {
    return {[allowed](std::string& text) {
                if (std::ranges::find(allowed, text) != allowed.end()) return std::string();
                return "expected one of " + config::listed(allowed) + ", got " + config::quote(text) +
                       config::nearest_hint(text, allowed);
            },
            ""};
}

std::vector<std::string> names_of(const CLI::App& program) {
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

std::vector<std::string> options_of(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

/// Whether the command has the option.
bool has(const CLI::App& command, const std::string& name) { return command.get_option_no_throw(name) != nullptr; }

/// What was given by place and is too much; empty if nothing is.
std::string too_many(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        const auto most = static_cast<std::size_t>(option->get_items_expected_max());
        if (option->get_positional() && option->results().size() > most) return option->results()[most];
    }
    return "";
}

/// How many more are needed by place, in words; empty if none.
std::string too_few(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        const auto least = static_cast<std::size_t>(option->get_items_expected_min());
        const std::size_t given = option->results().size();
        if (option->get_positional() && given > 0 && given < least) {
            return option->get_name() + ": expected " + std::to_string(least) + " or more, got " + std::to_string(given);
        }
    }
    return "";
}

/// What may have been meant by a word too many.
std::string instead_of(const CLI::App& command, const std::string& word) {
    if (word.starts_with("-")) {
        const std::string name = word.substr(0, word.find('='));
        return "unknown option " + config::quote(name) + config::suggestion(name, options_of(command));
    }
    const std::string text = "one word too many: " + config::quote(word);
    if (word.find('=') != std::string::npos && has(command, "--set"))
        return text + "; a value is set by `--set " + word + "`";
    if (config::parse_count(word) && has(command, "--seeds"))
        return text + "; how many seeds is said by `--seeds " + word + "`";
    if (word.ends_with(".yaml") && command.get_name() == "run") return text + "; `compare` takes several scenarios";
    if (has(command, "--out")) return text + "; the folder of the result is named by `--out " + word + "`";
    return text;
}

}  // namespace

void Arguments::word(const std::string& name, std::string& into, const std::string& about, const std::string& shown_as,
                     bool required) {
    command_->add_option(name, into, about)->required(required)->type_name(shown_as);
}

void Arguments::words(const std::string& name, std::vector<std::string>& into, const std::string& about,
                      const std::string& shown_as, int least, int most) {
    command_->add_option(name, into, about)->required()->expected(least, most)->type_name(shown_as);
}

void Arguments::option(const std::string& name, std::string& into, const std::string& about, const std::string& shown_as) {
    command_->add_option(name, into, about)->type_name(shown_as);
}

void Arguments::option(const std::string& name, std::optional<std::string>& into, const std::string& about,
                       const std::string& shown_as) {
    command_->add_option(name, into, about)->type_name(shown_as);
}

void Arguments::option(const std::string& name, std::vector<std::string>& into, const std::string& about,
                       const std::string& shown_as) {
    command_->add_option(name, into, about)
        ->type_name(shown_as)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void Arguments::option(const std::string& name, std::optional<u32>& into, const std::string& about,
                       const std::string& shown_as, u32 least, u32 most) {
    command_->add_option(name, into, about)->type_name(shown_as)->check(whole_number(least, most));
}

void Arguments::option(const std::string& name, double& into, const std::string& about, const std::string& shown_as) {
    command_->add_option(name, into, about)
        ->type_name(shown_as)
        ->check(number("a number, 0 or more", [](double x) { return x >= 0; }))
        ->capture_default_str();
}

void Arguments::choice(const std::string& name, std::string& into, const std::string& about,
                       const std::vector<std::string>& allowed) {
    command_->add_option(name, into, about)->check(one_of(allowed));
}

void Arguments::flag(const std::string& name, bool& into, const std::string& about) {
    command_->add_flag(name, into, about);
}

void Arguments::when_chosen(std::function<void()> what) { command_->callback(std::move(what)); }

CommandLine::CommandLine(const std::string& name, const std::string& about, const std::string& version)
    : program_(std::make_unique<CLI::App>(about, name)) {
    program_->require_subcommand(1);
    program_->set_version_flag("--version", version);
}

CommandLine::~CommandLine() = default;

Arguments CommandLine::subcommand(const std::string& name, const std::string& about) {
    return Arguments(*program_->add_subcommand(name, about));
}

CommandLine::Read CommandLine::read(int argc, char** argv) {
    if (const std::string wrong = unknown_subcommand(argc, argv); !wrong.empty()) return told(wrong);
    try {
        program_->parse(argc, argv);
        return Read::chosen;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            program_->exit(error, std::cout, std::cerr);
            return Read::answered;
        }
        return told(words_of(error));
    }
}

std::string CommandLine::unknown_subcommand(int argc, char** argv) const {
    if (argc < 2) return "say what to do: " + config::listed(names_of(*program_), 20) + "; `--help` tells more";
    const std::string word = argv[1];
    const std::vector<std::string> known = names_of(*program_);
    if (word.starts_with("-") || std::ranges::find(known, word) != known.end()) return "";
    const std::string nearest = config::nearest_hint(word, known);
    return "unknown subcommand " + config::quote(word) +
           (nearest.empty() ? "; known: " + config::listed(known, 20) : nearest);
}

std::string CommandLine::words_of(const CLI::ParseError& error) const {
    const std::vector<CLI::App*> chosen = program_->get_subcommands();
    const std::vector<std::string> extra = program_->remaining(true);
    if (!extra.empty()) return instead_of(chosen.empty() ? *program_ : *chosen.front(), extra.front());
    const std::string more = chosen.empty() ? "" : too_many(*chosen.front());
    if (!more.empty()) return instead_of(*chosen.front(), more);
    const std::string fewer = chosen.empty() ? "" : too_few(*chosen.front());
    if (!fewer.empty()) return fewer;
    return error.what();
}

CommandLine::Read CommandLine::told(const std::string& text) const {
    const std::vector<CLI::App*> chosen = program_->get_subcommands();
    const std::string command = chosen.empty() ? "" : " " + chosen.front()->get_name();
    std::cerr << "error: " + visible(text) + "\n`" + program_->get_name() + command + " --help` shows what may be given\n";
    return Read::wrong;
}

}  // namespace consortia::command
