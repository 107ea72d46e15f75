#!/usr/bin/python3
"""The equations of the consortium model: each stands once in the README of a subject (`### E43 …`), with a file of that subject that
says its number in a comment and the functions that compute it; each number in a comment of the code stands in a README. Fields that
READMEs and glossary name (`Firm::belief`) are there, so are the equations that other pages and YAML name, and every parameter and
lever is named.

    equations.py ROOT [PROGRAM]    PROGRAM: consortia, for the dotted names of parameters and levers that the READMEs give
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

NUMBER = r"E\d+[a-c]?"
HEADING = re.compile(rf"^### ((?:{NUMBER})(?:, {NUMBER})*) (.+)$", re.M)
SOURCE = re.compile(r"\[([\w.]+)\]\((\S+?\.[ch]pp)\)((?:,?\s`\w+`)*)")  # [file](path) `function`, `function`
OTHERS = "## Equations of other subjects"
ENGINE = {"Clock", "Rng"}  # records that are none of the model's


class Code:
    """A source file: its text, and the equations that its comments name."""

    def __init__(self, path):
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        comments = " ".join(re.findall(r"//(.*)", self.text))
        self.named = set(re.findall(rf"\b{NUMBER}\b", comments))
        self.ranges = re.findall(rf"\b({NUMBER})\)? ?(?:–|to \(?)({NUMBER})\b", comments)

    def says(self, number):
        return number in self.named or any(place(a) <= place(number) <= place(b) for a, b in self.ranges)


def place(number):
    """Of a number in the order of equations: E27 before E27b before E28."""
    return int(re.search(r"\d+", number)[0]), re.search(r"[a-c]?$", number)[0]


class Subject:
    """A folder of the model and its README: sections by number, and the numbers it uses of others."""

    def __init__(self, folder):
        self.folder = folder
        self.name = folder.name
        self.page = (folder / "README.md").read_text(encoding="utf-8")
        self.code = [Code(path) for path in sorted(folder.glob("*.[ch]pp"))]
        self.sections = []  # (numbers, text)
        marks = list(HEADING.finditer(self.page))
        for mark, after in zip(marks, marks[1:] + [None]):
            text = self.page[mark.end():after.start() if after else len(self.page)]
            self.sections.append((mark[1].split(", "), re.split(r"^##? ", text, flags=re.M)[0]))
        self.others = set(re.findall(rf"\b{NUMBER}\b", self.page.partition(OTHERS)[2]))

    def own(self):
        return [number for numbers, _ in self.sections for number in numbers]

    def named(self):
        return {number for code in self.code for number in code.named}


def faults_of_section(subject, numbers, text):
    title = f"{subject.name}/README.md: {', '.join(numbers)}"
    codes = {}
    for _, target, functions in SOURCE.findall(text):
        path = (subject.folder / target).resolve()
        if not path.is_file():
            yield f"{title}: {target} is not there"
            continue
        codes[path] = Code(path)
        for function in re.findall(r"`(\w+)`", functions):
            if not re.search(rf"\b{function}\b", codes[path].text):
                yield f"{title}: {function} is not in {target}"
    own = [code for path, code in codes.items() if path.parent == subject.folder.resolve()]
    if not own:
        yield f"{title}: no file of this folder is named"
    for number in numbers:
        if own and not any(code.says(number) for code in own):
            yield f"{title}: no comment of {', '.join(code.path.name for code in own)} says {number}"
    if "```" not in text:
        yield f"{title}: there is no formula"


def faults(subjects, settings):
    homes = {}
    for subject in subjects:
        for number in subject.own():
            if number in homes:
                yield f"{number} stands in {homes[number]}/README.md and in {subject.name}/README.md"
            homes[number] = subject.name
        for numbers, text in subject.sections:
            yield from faults_of_section(subject, numbers, text)
    for subject in subjects:
        foreign = {number for number in subject.named() if homes.get(number) != subject.name}
        for number in sorted(foreign - set(homes), key=place):
            yield f"{subject.name}: a comment says {number}, which no README explains"
        for number in sorted((foreign & set(homes)) - subject.others, key=place):
            yield f"{subject.name}/README.md: '{OTHERS[3:]}' lacks {number} of {homes[number]}, which a comment here says"
        for number in sorted(subject.others - foreign, key=place):
            yield f"{subject.name}/README.md: '{OTHERS[3:]}' has {number}, which no comment here says"
        for name in sorted(dotted(subject.page) - set(settings)):
            if settings and not re.search(r"\.(?:[ch]pp|md|yaml|csv|py|json)$", name):
                yield f"{subject.name}/README.md: there is no parameter or lever {name}"
    pages = " ".join(subject.page for subject in subjects)
    for name, lever in settings.items():
        if name not in dotted(pages) and not (lever and re.search(rf"\b{lever}[a-z]?\b", pages)):
            yield f"{name}: no README names it"


def dotted(text):
    """Names of parameters and levers, and of files, in code spans."""
    return set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", text))


def faults_of_fields(folder):
    """Of `Struct::member` in any page of the model: the member stands in the header of the struct."""
    headers = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.hpp"))]
    for page in sorted(folder.rglob("*.md")):
        for struct, member in sorted(set(re.findall(r"`([A-Z]\w+)::(\w+)`", page.read_text(encoding="utf-8")))):
            home = [text for text in headers if re.search(rf"\b(?:struct|class) (?:alignas\(\d+\) )?{struct} \{{", text)]
            if struct in ENGINE:
                continue
            if not any(re.search(rf"\b{member}\b", text) for text in home):
                yield f"{page.relative_to(folder)}: there is no {struct}::{member}"


def faults_of_pages(folder, subjects):
    explained = {number for subject in subjects for number in subject.own()}
    for page in sorted([*folder.glob("*.md"), *folder.rglob("*.yaml")]):
        for number in sorted(set(re.findall(rf"\b{NUMBER}\b", page.read_text(encoding="utf-8"))) - explained, key=place):
            yield f"{page.relative_to(folder)}: no README explains {number}"


def settings_of(program):
    """Parameters and levers by name, with the number of the lever."""
    described = subprocess.run([program, "describe", "consortium", "--format", "json"], check=True, capture_output=True)
    model = json.loads(described.stdout)
    return {setting["name"]: setting.get("lever") for setting in model["levers"] + model["parameters"]}


CODE = "// (E7) and (E8)\ndouble half(double x) { return x / 2; }\n"
GOOD = """### E7, E8 Halves
```
y = x/2
```
[half.hpp](half.hpp) `half`.
"""
WRONG = {  # what is written for what; how the fault begins
    "### E7, E8": ("### E7", "subject: a comment says E8"), "`half`": ("`third`", "third is not in half.hpp"), "E7,": ("E6, E7,", "no comment"),
    "half.hpp)": ("third.hpp)", "third.hpp is not there"), "```": ("", "there is no formula"),
    "Halves": ("Halves `no.such`", "there is no parameter")}


def controls():
    """A page as it should be has no fault, and each wrong one is caught."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "subject"
        folder.mkdir()
        (folder / "half.hpp").write_text(CODE, encoding="utf-8")

        def faults_with(page):
            (folder / "README.md").write_text(page, encoding="utf-8")
            return list(faults([Subject(folder)], {"is.named": "L1"}))

        named = GOOD + "`is.named`\n"
        if faults_with(named):
            yield f"a good page is refused: {faults_with(named)}"
        for right, (wrong, fault) in WRONG.items():
            if not any(fault in found for found in faults_with(named.replace(right, wrong))):
                yield f"'{wrong}' for '{right}' is not found"


def main(root, program=None):
    folder = Path(root) / "models/consortium"
    subjects = [Subject(page.parent) for page in sorted(folder.glob("*/README.md"))]
    found = list(controls()) + list(faults(subjects, settings_of(program) if program else {}))
    found += list(faults_of_fields(folder)) + list(faults_of_pages(folder, subjects))
    print("\n".join(found) or f"{sum(len(s.own()) for s in subjects)} equations in {len(subjects)} READMEs")
    return 1 if found or not subjects else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
