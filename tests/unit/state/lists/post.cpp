#include "engine/state/lists/post.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

struct Note {
    Id<Link> to;
};
void write_note(const Firm&, Self<Firm> self, Out<Link> links, Emit<Note> note) { note({links.id(links[self][1])}); }
void end_first(Firm&, Own<Link> links) { links[0].alive = false; }
void read_notes(Link& me, Inbox<Note> notes) { me.weight = static_cast<float>(notes.size()); }

struct Letter {
    Id<Firm> to;
    u32 number;
};

/// What was written by block 1, then by block 0, is delivered.
Post<Letter> delivered(u32 workers) {
    Crew crew(workers);
    Post<Letter> post;
    post.open(2, nullptr);
    post.out.list(1) = {{{2}, 3}, {{0}, 4}};
    post.out.list(0) = {{{2}, 1}, {{7}, 2}};
    post.deliver(crew, 8);
    return post;
}

}  // namespace

TEST_CASE("letters lie by receiver and in block order, and receivers are listed once", "[state][post]") {
    for (u32 workers : {1U, 3U}) {
        const Post<Letter> post = delivered(workers);
        std::vector<u32> numbers;
        for (const Letter& letter : post.mail()) numbers.push_back(letter.number);
        CHECK(numbers == std::vector<u32>{4, 1, 3, 2});
        CHECK(post.receivers() == std::vector<u32>{0, 2, 7});
    }
}

TEST_CASE("letters do not outlive a step", "[state][post]") {
    Post<Letter> post = delivered(1);
    post.end_step();
    CHECK(post.mail().empty());
    CHECK(post.receivers().empty());
}

TEST_CASE("letters to edges are not read by others, once edges began or ended", "[state][post]") {
    SmallTown t;
    t.play(0, [](Schedule& s) { s.each<write_note>("write").receivers<read_notes, Note>("read"); });
    for (const Link& link : t.links()) CHECK(link.weight == 1.F);  // the second of each had 2
    CHECK_THROWS_WITH(
        t.play(1,
               [](Schedule& s) { s.each<write_note>("write").each<end_first>("end").receivers<read_notes, Note>("read"); }),
        Catch::Matchers::Contains("edges began or ended after letters were written to them"));
}
