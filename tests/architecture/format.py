#!/usr/bin/python3
"""Every C++ file of the tree at ROOT is as clang-format 14 writes it; without that program the test is skipped (77)."""

import shutil
import subprocess
import sys

import tree

FORMATTERS = ["clang-format-14", "clang-format"]  # another version formats otherwise


def formatter():
    for name in FORMATTERS:
        path = shutil.which(name)
        if path and " 14." in subprocess.run([path, "--version"], capture_output=True, text=True).stdout:
            return path
    return None


if __name__ == "__main__":
    program = formatter()
    if not program:
        print("clang-format 14 is not installed")
        sys.exit(77)
    files = [file.path for file in tree.read_tree(sys.argv[1]) if file.is_cpp]
    sys.exit(subprocess.run([program, "--dry-run", "--Werror", *files], cwd=sys.argv[1]).returncode)
