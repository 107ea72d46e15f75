#!/usr/bin/python3
"""Prints every breach of the rules of the house in the tree at ROOT, as file:line: rule: why; fails if there is one."""

import sys

import rules
import tree

if __name__ == "__main__":
    files = tree.read_tree(sys.argv[1])
    found = rules.breaches(files)
    for breach in found:
        print(breach)
    print(f"{len(files)} files, {len(found)} breaches")
    sys.exit(1 if found or not files else 0)
