#include "tools/command/arguments.hpp"

#include "engine/config/number.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace consortia::command {

namespace {

/// CLI11's own check takes `nan`, and `inf` for a number.
CLI::Validator not_negative() {
    return {[](std::string& text) {
                const auto number = config::parse_number(text);
                return number && *number >= 0 ? std::string() : "expected a number, 0 or more, got " + text;
            },
            ""};
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
    CLI::Option* option = command_->add_option(name, into, about)->type_name(shown_as);
    if (least > 0 || most < ~0U) option->check(CLI::Range(least, most));
}

void Arguments::option(const std::string& name, double& into, const std::string& about, const std::string& shown_as) {
    command_->add_option(name, into, about)->type_name(shown_as)->check(not_negative())->capture_default_str();
}

void Arguments::option(const std::string& name, std::optional<double>& into, const std::string& about,
                       const std::string& shown_as) {
    command_->add_option(name, into, about)->type_name(shown_as)->check(CLI::PositiveNumber);
}

void Arguments::choice(const std::string& name, std::string& into, const std::string& about,
                       const std::vector<std::string>& allowed) {
    command_->add_option(name, into, about)->check(CLI::IsMember(allowed));
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
    try {
        program_->parse(argc, argv);
        return Read::chosen;
    } catch (const CLI::ParseError& error) {
        return program_->exit(error, std::cout, std::cerr) == 0 ? Read::answered : Read::wrong;
    }
}

}  // namespace consortia::command
