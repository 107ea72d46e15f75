"""The source tree as the rules see it: files with their lines, code without comments and texts, and includes."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

CPP = {".cpp", ".hpp"}
CODE = CPP | {".py", ".cmake", ".sh"}
NOT_OURS = {".git", "build", "results", "node_modules", "pypi", "shared"}

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')
TEXTS = re.compile(r'R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)
DIGIT_SEPARATOR = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")


@dataclass(frozen=True)
class Include:
    line: int
    path: str
    quoted: bool


@dataclass
class File:
    path: str  # from the root, with forward slashes
    text: str
    code: str = ""  # the text with comments and string contents blanked, line for line; C++ only
    includes: list = field(default_factory=list)

    @property
    def suffix(self):
        return Path(self.path).suffix

    @property
    def is_cpp(self):
        return self.suffix in CPP

    @property
    def is_code(self):
        return self.suffix in CODE or self.path.endswith("CMakeLists.txt")

    def within(self, *folders):
        return any(self.path.startswith(folder + "/") for folder in folders)


def read_tree(root):
    """Every text file of the tree that git would commit (or, outside git, that lies in it)."""
    files = []
    for path in sorted(_paths(Path(root))):
        try:
            text = (Path(root) / path).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        files.append(file_of(path, text))
    return files


def file_of(path, text):
    file = File(path, text)
    if file.is_cpp:
        file.code = _blanked(text)
        file.includes = _includes(text)
    return file


def _paths(root):
    if (root / ".git").exists():
        listed = subprocess.run(["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard"],
                                capture_output=True, text=True)
        if listed.returncode == 0:
            return [line for line in listed.stdout.splitlines() if line.split("/")[0] not in NOT_OURS]
    return [p.relative_to(root).as_posix() for p in root.rglob("*")
            if p.is_file() and not NOT_OURS.intersection(p.relative_to(root).parts)]


def _includes(text):
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            found.append(Include(number, match.group(2), match.group(1) == '"'))
    return found


def _blanked(text):
    """Comments and texts become blanks, so that a rule never fires on a word in a sentence."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))

    return TEXTS.sub(blank, DIGIT_SEPARATOR.sub("_", text))
