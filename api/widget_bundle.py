"""The widget's modules as one script, and its style sheets as one: other sites' pages load two files and not fifty.

The modules run as they stand, too (tests and editors use them so). They keep to one form of import and export, which is
all that is understood here: each becomes a function of its own, in the order in which they need one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ENTRY = "embed.js"
PAGE_SHEETS = ("page.css", "chat-page.css")  # of our own pages around it
_FIRST, _LAST = ("tokens.css", "widget.css"), ("theme.css",)

_IMPORT = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"\./(?P<module>[\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function\*?|function\*?|class|const|let) (?P<name>\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_JS_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n|/\*\*.*?\*/[ \t]*|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EDGES = re.compile(r"^[ \t]+|[ \t]+$|^\n", re.MULTILINE)


class NotBundled(ValueError):
    """A module has a form that is not understood here, or modules need one another in a circle."""


def lean(name: str, text: str) -> str:
    """A script or style sheet without its comments and the space at its edges; anything else as it is."""
    if name.endswith(".js"):
        return _EDGES.sub("", _JS_COMMENT.sub("", text))
    if name.endswith(".css"):
        return _EDGES.sub("", _CSS_COMMENT.sub("", text))
    return text


def script(folder: Path) -> str:
    """All modules that the entry needs, in one; comments stay out.

    Raises:
        NotBundled: see there.
    """
    return "".join(lean(".js", _wrapped(name, text)) for name, text in modules(folder).items())


def sheet(folder: Path) -> str:
    """All style sheets in one."""
    return "".join(lean(name, (folder / name).read_text("utf-8")) for name in sheets(folder))


def sheets(folder: Path) -> list[str]:
    """The widget's style sheets in their order: sizes and colours first, themes last."""
    others = {path.name for path in folder.glob("*.css")} - {*PAGE_SHEETS, *_FIRST, *_LAST}
    return [*_FIRST, *sorted(others), *_LAST]


def modules(folder: Path) -> dict[str, str]:
    """The entry and all it needs, each after what it needs itself: name to text."""
    found: dict[str, str] = {}
    _add(folder, ENTRY, found, ())
    return found


def _add(folder: Path, name: str, found: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise NotBundled(f"modules in a circle: {' > '.join((*above, name))}")
    if name in found:
        return
    text = (folder / name).read_text("utf-8")
    for needed in _IMPORT.finditer(text):
        _add(folder, needed["module"], found, (*above, name))
    found[name] = text


def _wrapped(name: str, text: str) -> str:
    exported = [match["name"] for match in _EXPORT.finditer(text)]
    body = _EXPORT.sub("", _IMPORT.sub(_constants, text))
    if other := _OTHER.search(body):
        raise NotBundled(f"{name}: {other[0]}")
    returned = f"return {{ {', '.join(exported)} }};\n" if exported else ""
    return f"const {_variable(name)} = (() => {{\n{body}{returned}}})();\n"


def _constants(found: re.Match[str]) -> str:
    if found["names"] is None:
        return ""
    names = ", ".join(_renamed(found["names"]))
    return f"const {{ {names} }} = {_variable(found['module'])};\n"


def _renamed(names: str) -> Iterator[str]:
    for name in filter(None, (part.strip() for part in names.split(","))):
        yield name.replace(" as ", ": ")


def _variable(name: str) -> str:
    return "$" + name.removesuffix(".js").replace("-", "_")
