// The town after a change of its model that nobody told: people ask for children a second time every step.
#include "engine/model.hpp"
#include "tests/support/town.hpp"

int main(int argc, char** argv) {
    consortia::Model changed = town::model;
    changed.schedule = [](consortia::Schedule& step) {
        step.each<town::wish>("wish_again");
        step.receivers<town::give_birth, town::Wish>("give_birth_again");
        town::schedule(step);
    };
    return consortia::main({changed}, argc, argv);
}
