#!/usr/bin/python3
"""A program linked with consortia::simulate alone, its plain sources first, plays from memory what the whole command plays from
files, to the last bit.

    alone.py FROM_MEMORY TOWN SCENARIO [unittest options]
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path


def output_of(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **options).stdout


class Alone(unittest.TestCase):
    def test_gives_the_states_of_the_command_on_three_threads(self):
        with tempfile.TemporaryDirectory() as folder:
            told = output_of(town, "run", scenario, "--digest", "--threads", 3, "--out", Path(folder) / "out")
        digests = [line for line in told.splitlines() if line.startswith("replicate ")]
        alone = output_of(from_memory, input=Path(scenario).read_text()).splitlines()
        self.assertGreater(len(digests), 4)
        self.assertEqual(digests, alone)

    def test_needs_no_threads_files_hdf5_or_mpi(self):
        libraries = output_of("readelf", "-d", from_memory)
        symbols = output_of("nm", "-C", from_memory)
        self.assertIn("libstdc++", libraries, "readelf tells what it needs")
        for name in ("hdf5", "libmpi"):
            self.assertNotIn(name, libraries)
        self.assertIn("consortia::Crew::blocks", symbols)
        for name in ("pthread_create", "std::thread", "H5F", "MPI_", "consortia::files", "consortia::output", "madvise", "fstat",
                     "FirstWords::make_by_two"):
            self.assertNotIn(name, symbols)


if __name__ == "__main__":
    from_memory, town, scenario = (sys.argv.pop(1) for _ in range(3))
    unittest.main()
