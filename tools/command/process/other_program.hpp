// A program that lies beside this one: what it is told on its standard input, and what it says on its standard output.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace consortia::command {

/// `consortia-analyse` for this `consortia`.
std::filesystem::path beside_this_program(const std::string& name);

/// Why a program could not be started, in words, with what builds it.
std::string not_started(const std::filesystem::path& program, int error);

/// Runs it to its end. What it says on standard error is said. Throws InputError with that if it ends with the exit code of
/// a wrong input, Interrupted if a signal ended it or asked us to stop, SystemError if it cannot be started or ends
/// otherwise.
std::string told_by(const std::filesystem::path& program, const std::vector<std::string>& words, const std::string& input);

}  // namespace consortia::command
