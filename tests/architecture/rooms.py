"""The rules of the folder picture as a whole: rooms small enough to be seen at once, no circle of rooms, tests that mirror the engine."""

import posixpath

MOST_FILES = 20  # of code, in one folder
WITHOUT_CIRCLES = ("engine", "tools")
UNIT = "tests/unit"
TESTED_ELSEWHERE = {"engine/study/execution/ranks.cpp": "tests/command/ranks.py",  # needs several processes under MPI
                    # They need a program of their own.
                    **dict.fromkeys(("engine/state/machine/lines_plain.cpp", "engine/state/machine/type_hash_plain.cpp",
                                     "engine/random/first_words_plain.cpp",
                                     "engine/core/text/decimal_plain.cpp", "engine/config/input/without_disk.cpp",
                                     "engine/parallel/without_threads.cpp"), "tests/simulate/from_memory.cpp")}


def crowded_rooms(files):
    """(folder, number of its files of code) where there are too many."""
    rooms = {}
    for file in files:
        if file.is_cpp:
            rooms.setdefault(posixpath.dirname(file.path), []).append(file.path)
    return [(room, len(inside)) for room, inside in sorted(rooms.items()) if len(inside) > MOST_FILES]


def circles(files):
    """(file, line, room it looks into) for every include that closes a circle of folders."""
    looks = {}
    for file in files:
        for include in file.includes:
            room, other = posixpath.dirname(file.path), posixpath.dirname(include.path)
            if include.quoted and room != other and file.within(*WITHOUT_CIRCLES):
                looks.setdefault(room, {}).setdefault(other, []).append((file.path, include.line))
    return [(path, line, other) for room in sorted(looks) for other in sorted(looks[room])
            if room in _reached_from(other, looks) for path, line in looks[room][other]]


def _reached_from(room, looks):
    seen, waiting = set(), [room]
    while waiting:
        for other in looks.get(waiting.pop(), {}):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def untested(files):
    """Sources of the engine without a unit test of their name, or of their folder's."""
    paths = {file.path for file in files}
    for path in sorted(paths):
        if path.startswith("engine/") and path.endswith(".cpp"):
            mirrored = UNIT + path.removeprefix("engine")
            tests = {mirrored, posixpath.dirname(mirrored) + ".cpp", TESTED_ELSEWHERE.get(path)}
            if not tests & paths:
                yield path, mirrored
