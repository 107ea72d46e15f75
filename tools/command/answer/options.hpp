// What commands that answer a comparison share: what is asked, and how it is told.
#pragma once

#include "engine/session/answer/answer.hpp"
#include "tools/command/arguments.hpp"
#include "tools/command/look/look.hpp"

namespace consortia::command {

struct AnswerOptions {
    LookOptions look;
    bool across_places = false;
    double cost_of_funds = 0;

    session::Asking asking() const { return {{cost_of_funds}, across_places}; }
};

/// What is asked alone, not how it is told.
void add_asking_options(Arguments& command, AnswerOptions& options);
void add_answer_options(Arguments& command, AnswerOptions& options);

/// Tables, sentences or JSON of a comparison on standard output. Gives what it told.
session::Answer tell(const session::Result& result, const AnswerOptions& options);

}  // namespace consortia::command
