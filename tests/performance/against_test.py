#!/usr/bin/python3
"""How tools/dev/bench --against judges what it measured."""

import math
import random
import statistics
import unittest

import against


class Judged(unittest.TestCase):
    def test_an_interval_by_ranks_needs_six_pairs(self):
        self.assertEqual(against.interval([1, 2, 3, 4, 5]), (-math.inf, math.inf))
        self.assertEqual(against.interval([6, 1, 5, 2, 4, 3]), (1, 6))  # outside with chance 2 / 2^6
        self.assertEqual(against.interval(list(range(1, 11))), (2, 9))  # 2 (1 + 10) / 2^10
        self.assertEqual(against.interval(list(range(1, 21))), (6, 15))

    def test_an_interval_holds_the_median_of_all_pairs_in_at_least_95_of_100_tries(self):
        draw, held, tries = random.Random(1), 0, 2000
        for _ in range(tries):
            low, high = against.interval([draw.lognormvariate(0, 0.1) for _ in range(11)])
            held += low <= 1 <= high
        self.assertGreater(held / tries, 0.95)

    def test_what_leaves_one_out_is_faster_or_slower(self):
        self.assertEqual(against.judged(1.01, 1.2), "slower")
        self.assertEqual(against.judged(0.8, 0.99), "faster")
        self.assertEqual(against.judged(0.9, 1.1), "cannot be told apart")

    def test_functions_are_told_by_what_they_moved_of_all(self):
        moved = against.moved({"same": 500, "gone": 300, "less": 200}, {"same": 500, "less": 100, "new": 50, "little": 1}, 1000)
        self.assertEqual(moved, [(-0.3, "gone"), (-0.1, "less"), (0.05, "new")])

    def test_every_second_pair_begins_with_the_new_program(self):
        begun, spent = [], {"old": 2.0, "new": 1.0}
        seconds, against.seconds = against.seconds, lambda words: begun.append(words[0]) or spent[words[0]]
        try:
            self.assertEqual(statistics.median(against.ratios(["old"], ["new"], 4)), 0.5)
        finally:
            against.seconds = seconds
        self.assertEqual(begun, ["old", "new", "new", "old"] * 2)


if __name__ == "__main__":
    unittest.main()
