// What may be typed after the program's name, said without the library that reads it: CLI11 takes a file ten seconds and
// more to compile, so arguments.cpp alone sees it.
#pragma once

#include "engine/core/types.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace consortia::command {

/// What one subcommand takes. `shown_as` is what the help calls the value; what is read into must outlive the reading.
class Arguments {
  public:
    explicit Arguments(CLI::App& command) : command_(&command) {}

    // By place.
    void word(const std::string& name, std::string& into, const std::string& about, const std::string& shown_as,
              bool required);
    void words(const std::string& name, std::vector<std::string>& into, const std::string& about,
               const std::string& shown_as, int least, int most);

    // By name.
    void option(const std::string& name, std::string& into, const std::string& about, const std::string& shown_as);
    void option(const std::string& name, std::optional<std::string>& into, const std::string& about,
                const std::string& shown_as);
    /// May be given again and again.
    void option(const std::string& name, std::vector<std::string>& into, const std::string& about,
                const std::string& shown_as);
    /// A whole number, from `least` to `most`.
    void option(const std::string& name, std::optional<u32>& into, const std::string& about, const std::string& shown_as,
                u32 least = 0, u32 most = ~0U);
    /// A number from 0; the help shows what `into` is by default.
    void option(const std::string& name, double& into, const std::string& about, const std::string& shown_as);
    void choice(const std::string& name, std::string& into, const std::string& about,
                const std::vector<std::string>& allowed);
    void flag(const std::string& name, bool& into, const std::string& about);

    /// Called while the command line is read, once it is known to be well formed.
    void when_chosen(std::function<void()> what);

  private:
    CLI::App* command_;
};

/// The whole of it: the program and its subcommands, of which one must be chosen.
class CommandLine {
  public:
    CommandLine(const std::string& name, const std::string& about, const std::string& version);
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    Arguments subcommand(const std::string& name, const std::string& about);

    enum class Read : u8 {
        chosen,    ///< a subcommand
        answered,  ///< help or version were asked for, and printed
        wrong,     ///< what is wrong was told on standard error
    };
    Read read(int argc, char** argv);

  private:
    /// What is wrong with the first word, if it is none of the subcommands.
    std::string unknown_subcommand(int argc, char** argv) const;
    std::string words_of(const CLI::ParseError& error) const;
    Read told(const std::string& text) const;

    std::unique_ptr<CLI::App> program_;
};

}  // namespace consortia::command
