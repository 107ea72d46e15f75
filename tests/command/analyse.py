#!/usr/bin/python3
"""`analyse` from outside, on a study of the town: its table, files, and words where it cannot. `analyse.py TOWN ANALYSE`."""

import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

import xarray

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

STUDY = Path(__file__).parent / "scenarios" / "births_study.yaml"


class Analyse(unittest.TestCase):
    def test_leaves_indices_as_csv_and_hdf5_and_plots(self):
        with Folder() as folder:
            program = beside_each_other(folder)
            study = folder / "study.yaml"
            (folder / "town.yaml").write_text((STUDY.parent / "town.yaml").read_text())
            study.write_text(STUDY.read_text().replace("samples: 4", "samples: 32"))
            program("sweep", study, "--out", folder / "out")
            done = program("analyse", study, "--out", folder / "out")
            self.assertIn("child_benefit [wq]: 32 blocks", done.stdout)
            with xarray.open_dataset(folder / "out" / "analysis" / "indices.h5", engine="h5netcdf") as indices:
                self.assertEqual(list(indices.factor.values), ["policy.birth", "population.people"])
                alone = indices.first_order.sel(output="child_benefit", factor="policy.birth")
                self.assertGreater(float(alone), 0.9)  # nothing else pays
                self.assertLessEqual(float(indices.total_low.sel(output="child_benefit", factor="policy.birth")), 1)
            rows = (folder / "out" / "analysis" / "indices.csv").read_text().splitlines()
            self.assertEqual(rows[0], "output,factor,index,value,low,high,blocks_used,blocks_left_out,blocks_undefined")
            self.assertEqual(len(rows), 1 + 3 * 2 * 2)
            self.assertIn("<svg", (folder / "out" / "analysis" / "main_effects_people_last.svg").read_text())

    def test_of_a_screening_gives_elementary_effects(self):
        with Folder() as folder:
            program = beside_each_other(folder)
            study = folder / "study.yaml"
            (folder / "town.yaml").write_text((STUDY.parent / "town.yaml").read_text())
            study.write_text("scenario: town.yaml\ndesign: {method: morris, trajectories: 6}\n"
                             "factors: {policy.birth: {range: [0, 5]}, population.people: {range: [200, 400]}}\n"
                             "indicators: {child_benefit: sum}\n")
            program("sweep", study, "--out", folder / "out")
            program("analyse", study, "--out", folder / "out")
            with xarray.open_dataset(folder / "out" / "analysis" / "indices.h5", engine="h5netcdf") as indices:
                effects = indices.mu_star.sel(output="child_benefit")
                self.assertAlmostEqual(float(effects.sel(factor="policy.birth")), 100 * 5 * 8)
                self.assertEqual(float(effects.sel(factor="population.people")), 0)

    def test_says_in_words_where_something_comes_true(self):
        with Folder() as folder:
            program = beside_each_other(folder)
            study = folder / "study.yaml"
            (folder / "town.yaml").write_text((STUDY.parent / "town.yaml").read_text())
            study.write_text("scenario: town.yaml\ndesign: {method: sobol, samples: 64}\nseeds: 1\n"
                             "factors: {policy.birth: {range: [0, 5]}, population.people: {range: [200, 400]}}\n"
                             "indicators: {child_benefit: sum, people: last}\n")
            program("sweep", study, "--out", folder / "out")
            said = program("analyse", study, "--out", folder / "out", "--where", "child_benefit > 3200").stdout  # 800 a birth
            self.assertRegex(said, r"where policy\.birth ≥ [34]\.[\d]+: 100 % of them lie there")
            row = (folder / "out" / "analysis" / "where.csv").read_text().splitlines()[1].split(",")
            self.assertEqual(row[:2], ["1", "policy.birth"])
            self.assertAlmostEqual(float(row[2]), 4, delta=0.1)
            again = program("analyse", folder / "out" / "study.h5", "--where", "child_benefit > 3200").stdout
            self.assertEqual(said, again)
            self.assertIn("nearest is child_benefit", program("analyse", study, "--out", folder / "out", "--where", "child_benefitt > 1",
                                                             code=2).stderr)

    def test_looks_at_every_point_at_every_draw(self):
        with Folder() as folder:
            program = beside_each_other(folder)
            study = folder / "study.yaml"
            (folder / "town.yaml").write_text((STUDY.parent / "town.yaml").read_text())
            (folder / "drawn.yaml").write_text("extends: town.yaml\nparameters: {draws: posterior.csv}\n")
            people = [100 + 37 * k % 40 * 10 for k in range(40)]  # in no order
            (folder / "posterior.csv").write_text("draw,population.people\n" + "".join(f"{k},{n}\n" for k, n in enumerate(people)))
            study.write_text("scenario: drawn.yaml\ndesign: {method: grid, levels: 3}\nseeds: 1\n"
                             "factors: {policy.birth: {range: [0, 2]}}\nindicators: {child_benefit: sum, people: last}\n")
            program("sweep", study, "--out", folder / "out")
            where = ("analyse", study, "--out", folder / "out", "--where")
            self.assertIn("child_benefit > 1000 in 40 of 120 rows", program(*where, "child_benefit > 1000").stdout)
            self.assertIn("where policy.birth ≥ 2: 100 % of them", program(*where, "child_benefit > 1000").stdout)
            many = program(*where, "people > 500").stdout
            limit = float(re.search(r"where population\.people ≥ (\d+):", many)[1])
            self.assertTrue(300 < limit < 450, many)

    def test_tells_a_page_of_assumptions_what_matters_most(self):
        with Folder() as folder:
            program = beside_each_other(folder)
            study = folder / "study.yaml"
            (folder / "town.yaml").write_text((STUDY.parent / "town.yaml").read_text())
            study.write_text("scenario: town.yaml\ndesign: {method: morris, trajectories: 6}\n"
                             "factors: {policy.birth: {range: [0, 5]}, population.people: {range: [200, 400]}}\n"
                             "indicators: {child_benefit: sum}\n")
            program("sweep", study, "--out", folder / "out")
            program("analyse", study, "--out", folder / "out")
            page = program("show", folder / "town.yaml", "--document", "--screening", folder / "out" / "analysis").stdout
            heaviest = page.split("\n## What moves outputs most\n")[1].split("\n## ")[0]
            self.assertIn("| `policy.birth` | 100 % | `child_benefit` 100 % | `0` |", heaviest)
            self.assertLess(heaviest.index("policy.birth"), heaviest.index("population.people"))
            self.assertLess(page.index("What moves outputs most"), page.index("What differs from the default"))
            refused = program("show", folder / "town.yaml", "--document", "--screening", folder / "out" / "study.h5", code=2)
            self.assertIn("study.h5: error: holds no sensitivity indices", refused.stderr)
            self.assertIn("add --document", program("show", study, "--screening", folder, code=2).stderr)

    def test_says_what_it_needs(self):
        with Folder() as folder:
            program = beside_each_other(folder)
            missing = program("analyse", STUDY, "--out", folder / "out", code=2)
            self.assertIn("sweep", missing.stderr)
            study = folder / "study.yaml"
            (folder / "town.yaml").write_text((STUDY.parent / "town.yaml").read_text())
            study.write_text("scenario: town.yaml\ndesign: {method: list, points: [{}]}\n")
            program("sweep", study, "--out", folder / "out")
            self.assertIn("indices need sobol_indices or morris", program("analyse", study, "--out", folder / "out", code=2).stderr)
            (folder / "bin" / "consortia-analyse").unlink()
            self.assertIn("OpenTURNS", program("analyse", study, "--out", folder / "out", code=4).stderr)


def beside_each_other(folder):
    """The two programs, as they are installed."""
    (folder / "bin").mkdir()
    shutil.copy2(town, folder / "bin" / "town")
    shutil.copy2(analyse, folder / "bin" / "consortia-analyse")
    return Program(folder / "bin" / "town")


if __name__ == "__main__":
    town, analyse = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
