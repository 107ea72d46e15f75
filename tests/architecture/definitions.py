"""Types that a program defines in two files under one name: the linker takes either for both, and says nothing."""

import re

TEMPLATE = re.compile(r"\btemplate\s*<")
SCOPE = re.compile(r"\bnamespace\b(?P<namespace>[\s\w:]*)\{"
                   r"|\b(?:struct|class|union|enum(?:\s+(?:struct|class))?)\s+(?:alignas\([^)]*\)\s*)?(?P<type>\w[\w:]*)(?P<rest>[^;{}()=]*)\{"
                   r"|(?P<open>\{)|(?P<close>\})")
# Of these each file is a program; the others are linked with what lies in the same folder under tests.
PROGRAM_EACH = ("tests/architecture/refusals", "tests/command", "tests/faults", "tests/models/outside", "tests/performance",
                "tests/report", "tests/simulate")
SHARED = "tests/support"


def defined_twice(files):
    """(file, line, name, other file and line) for each type whose name another file of the same program gives to a type."""
    places = {}
    for file in files:
        for name, line in _types(file) if file.is_cpp else []:
            places.setdefault(name, []).append((file, line))
    for name, found in sorted(places.items()):
        for k, (file, line) in enumerate(found):
            for other, there in found[:k]:
                if other is not file and _meet(_program(other), _program(file)):
                    yield file.path, line, name, f"{other.path}:{there}"


def _meet(one, other):
    """Whether both are in one program; "" is in all."""
    return not one or not other or one == other


def _program(file):
    if not file.within("tests") or file.within(SHARED):
        return ""
    return file.path if file.within(*PROGRAM_EACH) else "/".join(file.path.split("/")[:2])


def _types(file):
    """(qualified name, line) of each type defined in a namespace, but for those of anonymous ones of a source."""
    code = _without_templates(file.code)
    scopes = []
    for match in SCOPE.finditer(code):
        if match["close"]:
            del scopes[-1:]
            continue
        in_namespaces = None not in scopes
        hidden = file.suffix == ".cpp" and "" in scopes
        if match["type"] and in_namespaces and not hidden:
            yield "::".join([*scopes, match["type"]]) + _arguments(match["rest"]), code.count("\n", 0, match.start()) + 1
        scopes.append(match["namespace"].strip() if match["namespace"] is not None else None)


def _arguments(rest):
    """Those of a specialisation, which is another type than its template."""
    return re.sub(r"\s", "", rest.split(":")[0]) if rest.lstrip().startswith("<") else ""


def _without_templates(code):
    """Blanks lists of template parameters, of which `class T` defines nothing."""
    at = 0
    while (match := TEMPLATE.search(code, at)) is not None:
        at = end = match.end()
        depth = 1
        while depth and end < len(code):
            depth += {"<": 1, ">": -1}.get(code[end], 0)
            end += 1
        code = code[:at] + re.sub(r"[^\n]", " ", code[at:end]) + code[end:]
    return code
