"""The rules of the house (the folder picture of README.md), each a function from a tree to its breaches."""

import re
from dataclasses import dataclass

import definitions
import rooms

# Engine folders from the lowest: a folder may include those of lower levels and itself.
LEVEL = {"core": 0, "random": 1, "schema": 1, "parallel": 1, "files": 1, "space": 2, "config": 2, "graph": 3, "state": 4, "step": 5,
         "output": 5, "measure": 5, "run": 6, "study": 7, "session": 8}
ONLY = {"config": {"core", "schema"}}  # folders that may see less than their level allows
STUDY = {"files", "output", "study", "session"}  # of the library consortia::study, of which consortia::simulate knows nothing

FENCES = [  # third-party header, the folders it may appear in (tests may look at anything from outside)
    (re.compile(r"boost/(graph|property_map|pending)/"), ["engine/graph"]),
    (re.compile(r"yaml-cpp/"), ["engine/config"]),
    (re.compile(r"expat\.h$"), ["engine/config"]),
    (re.compile(r"(hdf5(_hl)?\.h|H5\w+\.h)$"), ["engine/output"]),
    (re.compile(r"mpi\.h$"), ["engine/study"]),
    (re.compile(r"boost/random"), ["engine/study"]),
    (re.compile(r"openturns/"), ["tools/analyse"]),
    (re.compile(r"CLI/"), ["tools"]),
    (re.compile(r"xlsxwriter"), ["tools/workbook"]),
]

STATE_CODE = ["engine/random", "engine/graph", "engine/space", "engine/state", "engine/step", "engine/run", "models"]
FUNCTIONS = "exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|sinh|cosh|tanh|asin|acos|atan|atan2|cbrt|hypot|erf|erfc|[lt]gamma"


@dataclass(frozen=True, order=True)
class Breach:
    path: str
    line: int
    rule: str
    why: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.why}"


def breaches(files):
    found = {breach for rule in RULES for file in files for breach in rule(file)}
    return sorted(found.union(*(rule(files) for rule in RULES_OF_THE_WHOLE)))


# Who may include whom

def upward_includes(file):
    for include in file.includes:
        if include.quoted or include.path.startswith("consortia/"):
            why = _upward(file.path, include.path)
            if why:
                yield Breach(file.path, include.line, "upward include", f"{include.path}: {why}")


def _upward(path, included):
    me, it = path.split("/"), included.split("/")
    if me[0] == "tests" or included == "consortia/model.hpp":
        return _engine_sees_the_umbrella(me, included)
    if me[0] == "engine":
        return _upward_in_engine(me, it)
    if it[0] == "tests" or (me[0] == "models" and it[0] == "tools"):
        return f"{me[0]} knows nothing of {it[0]}"
    if me[0] == "models" and it[0] == "models" and len(me) > 2 and me[1] != it[1]:
        return "a model never knows another model"
    if me[0] == "models" and it[0] == "models" and len(me) > 2 and me[1] == "reference" and not _same_stem(me, it):
        return "a model never knows another model"
    if me[:2] == ["tools", "command"] and it[0] == "models":
        return "tools/command knows the engine alone, so that models outside the tree get every subcommand"
    return ""


def _same_stem(me, it):
    return me[-1].split(".")[0] == it[-1].split(".")[0]


def _engine_sees_the_umbrella(me, included):
    if me[0] == "engine" and included == "consortia/model.hpp":
        return "this header is for model authors"
    return ""


def _upward_in_engine(me, it):
    if it[0] != "engine":
        return f"the engine knows nothing of {it[0]}"
    if len(me) == 2:  # engine/model.hpp gathers what a model author sees
        return ""
    if len(it) == 2:
        return "this header is for model authors"
    mine, its = me[1], it[1]
    if mine not in LEVEL or its not in LEVEL:
        return f"engine/{mine if mine not in LEVEL else its} has no place in the dependency rule"
    if mine != its and (LEVEL[its] >= LEVEL[mine] or its not in ONLY.get(mine, LEVEL)):
        return f"{its} is not below {mine}"
    if its in STUDY and mine not in STUDY:
        return f"{its} belongs to the library study, which is above {mine}'s, simulate"
    return ""


def include_paths(file):
    if file.within("tests/models/outside"):  # a project of its own
        return
    for include in file.includes:
        if include.quoted and not re.match(r"(engine|models|tools|tests)/", include.path):
            yield Breach(file.path, include.line, "include path", f"{include.path} should start at the root of the tree")
        if include.quoted and ".." in include.path:
            yield Breach(file.path, include.line, "include path", f"{include.path} climbs")


def fences(file):
    if file.within("tests"):
        return
    for include in file.includes:
        for header, folders in FENCES:
            if header.match(include.path) and not file.within(*folders):
                yield Breach(file.path, include.line, "fence", f"{include.path} belongs in {', '.join(folders)} alone")


# What would let results depend on machine, compiler or luck

def _each(file, pattern, rule, why):
    for match in re.finditer(pattern, file.code):
        yield Breach(file.path, file.code.count("\n", 0, match.start()) + 1, rule, f"{match.group(0).strip()}: {why}")


def foreign_random(file):
    if file.within("engine", "models"):
        yield from _each(file, r"std::(\w+_distribution|mt19937\w*|minstd_rand\w*|default_random_engine|shuffle|sample|s?rand)\b|"
                               r"(?<![\w:.>])s?rand\(", "random", "differs from library to library; use Rng")
    if file.within(*STATE_CODE):
        yield from _each(file, r"std::random_device\b", "random", "differs from run to run; use Rng")


def unordered_iteration(file):
    if not file.within("engine", "models"):
        return
    for name in _unordered_names(file.code):
        yield from _each(file, rf"for\s*\([^;{{}}]*:\s*[\w.\->]*\b{name}\s*\)|\b{name}\s*\.\s*c?begin\s*\(", "unordered",
                         "the order of a hash table differs from library to library")


def _unordered_names(code):
    names = set()
    for match in re.finditer(r"std::unordered_\w+\s*<", code):
        depth, at = 1, match.end()
        while depth and at < len(code):
            depth += {"<": 1, ">": -1}.get(code[at], 0)
            at += 1
        name = re.match(r"[\s&]*(\w+)", code[at:])
        if name:
            names.add(name.group(1))
    return names


def foreign_functions(file):
    if file.within(*STATE_CODE):
        why = "changes with CPU and library; use consortia::math"
        yield from _each(file, rf"(?<!\w)(std)?::({FUNCTIONS})f?\(|(?<![\w:.>])({FUNCTIONS})f?\((?=[^)])(?!\s*(const\s+)?(double|float)\b)",
                         "functions", why)
        yield from _each(file, r"\.(exp|log|log1p|pow|sin|cos|tanh)\(\s*\)", "functions", "Eigen's own " + why)


def eigen_reductions(file):
    if file.within(*STATE_CODE):
        yield from _each(file, r"\.(sum|prod|mean|norm|squaredNorm|stableNorm|trace)\(\s*\)|\.(dot|lpNorm)\s*[(<]", "reduction",
                         "Eigen's order of addition changes with the vector width; use the engine's ordered sums")
        yield from _each(file, r"std::(transform_)?reduce\b|std::execution\b", "reduction", "has no fixed order")


def clocks(file):
    if file.within(*STATE_CODE):
        yield from _each(file, r"\b(system_clock|getenv|setlocale)\b|std::locale\b|(?<![\w.>])(std::)?time\(\s*(nullptr|NULL|0)",
                         "surroundings", "results may not depend on when and where they are made")


# Manners

def printing(file):
    if file.within("engine", "models"):
        for include in file.includes:
            if include.path == "iostream":
                yield Breach(file.path, include.line, "printing", "only tools/ prints")
        yield from _each(file, r"std::(cout|cerr|clog)\b|\b(f|v|vf)?printf\(|\bputs\(|\bputchar\(|fmt::print\b", "printing",
                         "only tools/ prints")


def models_without_machinery(file):
    if file.within("models"):
        for include in file.includes:
            if re.match(r"(thread|mutex|atomic|future|fstream|filesystem|chrono|iostream|cstdio|random)$", include.path):
                yield Breach(file.path, include.line, "machinery", f"a model names no thread, file or clock ({include.path})")


# A phase holds handles of others, or its agents many at a time; its arguments are read up to the bracket that closes them.
HANDLE = re.compile(r"\b(Many|Mine|Part|Own|Read|Out|In|Index|Before|Tally|Reduce|Emit|Inbox)<")
MOST_PARAMETERS = 12


def parameters(file):
    if file.within("models"):
        for match in re.finditer(r"\bvoid\s+(\w+)\(", file.code):
            held = _arguments(file.code, match.end())
            if len(held) > MOST_PARAMETERS and any(HANDLE.search(one) for one in held):
                yield Breach(file.path, file.code.count("\n", 0, match.start()) + 1, "parameters",
                             f"{match.group(1)} holds {len(held)}, more than {MOST_PARAMETERS}; cut it into phases")


def _arguments(code, start):
    """The arguments from here to the closing bracket: commas inside brackets of any kind part none."""
    depth, found = 0, [""]
    for c in code[start:]:
        depth += (c in "(<[{") - (c in ")>]}")
        if depth < 0:
            break
        if c == "," and depth == 0:
            found.append("")
        else:
            found[-1] += c
    return found


def macros(file):
    if file.within("engine", "models", "tools"):  # a library's switch, set in a .cpp before its header, is none of ours
        switch = r"\w+\(" if file.suffix == ".cpp" else r"\w+"
        yield from _each(file, rf"(?m)^[ \t]*#[ \t]*define[ \t]+{switch}", "macro", "no macros")


def length(file):
    lines = file.text.count("\n")
    if file.is_code and lines > 400:
        yield Breach(file.path, 400, "length", f"{lines} lines; a file holds one idea")


# Each brings 5,000 to 20,000 lines into every file of every model; the folders whose headers models read, but for a few.
HEAVY = re.compile(r"(algorithm|atomic|chrono|cmath|condition_variable|deque|filesystem|functional|iostream|memory|mutex|random|"
                   r"ranges|regex|sstream|thread|unordered_map|unordered_set|Eigen/\w+)$")
READ_BY_MODELS = ["engine/core", "engine/random", "engine/schema", "engine/parallel", "engine/state", "engine/step"]
NOT_READ_BY_MODELS = {"engine/core/byte_stream.hpp", "engine/state/stores.hpp"}


def heavy_headers(file):
    if file.suffix == ".hpp" and file.within(*READ_BY_MODELS) and file.path not in NOT_READ_BY_MODELS:
        for include in file.includes:
            if HEAVY.match(include.path):
                yield Breach(file.path, include.line, "heavy header", f"every model would read <{include.path}>")


def first_line(file):
    empty = not file.code.replace("#pragma once", "").strip()
    if file.suffix == ".hpp" and not empty and not file.text.startswith("// "):
        yield Breach(file.path, 1, "first line", "says what the file is for")


def paths_of_a_machine(file):
    for match in re.finditer(r"(?<![\w.~-])/(work|root|home/\w+)/", file.text):
        yield Breach(file.path, file.text.count("\n", 0, match.start()) + 1, "path", f"{match.group(0)} exists on one machine only")


def open_ends(file):
    if file.is_code:
        for match in re.finditer(r"\b(TODO|FIXME|XXX)\b(?! \(#\d+\))(?=[:\s])", file.text):
            yield Breach(file.path, file.text.count("\n", 0, match.start()) + 1, "open end", f"{match.group(1)} without an issue (#n)")


# The folder picture as a whole

def crowded(files):
    return [Breach(room, 0, "crowded room", f"{count} files of code, more than {rooms.MOST_FILES}; sort them into rooms")
            for room, count in rooms.crowded_rooms(files)]


def circular(files):
    return [Breach(path, line, "circle", f"{room} leads back to here") for path, line, room in rooms.circles(files)]


def without_test(files):
    if not any(file.within(rooms.UNIT) for file in files):  # a part of the tree
        return []
    return [Breach(path, 0, "no test", f"{test} is missing; unit tests mirror the engine") for path, test in rooms.untested(files)]


def defined_twice(files):
    return [Breach(path, line, "defined twice", f"{name} is another type in {other}; give one another name, or hide it in its source")
            for path, line, name, other in definitions.defined_twice(files)]


RULES = [upward_includes, include_paths, fences, foreign_random, unordered_iteration, foreign_functions, eigen_reductions, clocks,
         printing, models_without_machinery, parameters, macros, length, heavy_headers, first_line, paths_of_a_machine, open_ends]
RULES_OF_THE_WHOLE = [crowded, circular, without_test, defined_twice]
