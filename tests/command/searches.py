"""What searches of all kinds, calibrations and optimisations, do alike."""

import os
import subprocess

from program import Folder, killed, paused_and_interrupted


class OfOneSearch:
    """Tests that hold others against one search, which is left alone, on one thread, and played once for all of them. A class says
    which `command`, how many runs its `budget` is, after how many bytes of finished runs to kill it (`killed_at`, the first of them
    to pause it); `made(folder)` gives the program and the study, `left(folder)` the bytes of what it leaves."""

    @classmethod
    def setUpClass(cls):
        cls.folder = cls.enterClassContext(Folder())
        cls.program, cls.study = cls.made(cls.folder)
        cls.whole = cls.folder / "whole"
        cls.said = cls.search("whole")

    @classmethod
    def words(cls, out, *more):
        return (cls.command, cls.study, "--out", cls.folder / out, *(more or ("--threads", 1)))

    @classmethod
    def search(cls, out, *more):
        """Into a folder beside the whole one's, on one thread unless told otherwise."""
        return cls.program(*cls.words(out, *more))

    def holds_what_the_whole_one_holds(self, out):
        self.assertEqual(self.left(self.whole), self.left(self.folder / out))

    def test_stands_still_says_how_far_it_has_come_and_goes_on(self):
        """Paused and interrupted, it ends as the one that was left alone."""
        program, named = self.program, (self.study, "--out", self.folder / "still")
        self.assertIn(f"0, of a budget of {self.budget}", program("status", *named).stdout)
        self.assertIn("no run of this study has begun here", program("pause", *named, code=2).stderr)
        said = paused_and_interrupted(program, self.words("still"), self.folder / "still", self.killed_at[0])
        self.assertIn("the same command with --resume goes on", said)
        status = program("status", *named).stdout
        self.assertRegex(status, rf"runs finished +[1-9]\d*, of a budget of {self.budget}\n")
        self.assertRegex(status, f"to go on: .*town {self.command} ")
        self.assertRegex(program("resume", *named).stdout, f"they go on; where none is running any more: .*town {self.command} ")
        self.search("still")
        self.assertIn("result: ", program("status", *named).stdout)
        self.holds_what_the_whole_one_holds("still")

    def test_a_job_script_for_slurm_plays_it_in_one_task(self):
        said = self.search("job", "--threads", 1, "--slurm", "--retry").stdout
        self.assertIn("one task, written to", said)
        out = self.folder / "job"
        script = out / f"{self.command}.slurm"
        self.assertIn("#SBATCH --cpus-per-task=1\n", script.read_text())
        self.assertNotIn("array", script.read_text())
        self.assertIn(" --retry", script.read_text())
        job = {"SLURM_JOB_ID": "7", "SLURM_CPUS_PER_TASK": "1"}
        done = subprocess.run(["bash", script], env={**os.environ, **job}, capture_output=True, text=True, timeout=300)
        log = (out / "slurm-7.log").read_text()
        self.assertEqual(done.returncode, 0, done.stderr + log)
        self.assertIn("written to", log)
        script.unlink()
        (out / "slurm-7.log").unlink()
        self.holds_what_the_whole_one_holds("job")

    def test_same_bytes_on_threads(self):
        self.search("two", "--threads", 2)
        self.holds_what_the_whole_one_holds("two")

    def test_same_bytes_after_kills_also_inside_a_round(self):
        kills = sum(killed(self.program, self.words("killed"), self.folder / "killed", size) for size in self.killed_at)
        self.assertGreater(kills, 1, "it was hardly ever killed: the study is too short for this test")
        self.search("killed")
        self.holds_what_the_whole_one_holds("killed")
