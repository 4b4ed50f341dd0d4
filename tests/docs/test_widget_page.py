"""docs/widget.md: every word and colour that a page may change is there, as it is in the code."""

from __future__ import annotations

import re

from api.widget_files import FOLDER
from tests.docs.pages import DOCS

_PAGE = (DOCS / "widget.md").read_text("utf-8")


def _code(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def test_変えられる言葉がそのまま載っている() -> None:
    words = re.findall(r'^  "([\w-]+)": "(.*)",$', _code("words.js"), re.MULTILINE)
    rows = re.findall(r"^\| `text-([\w-]+)` \| (.*) \|$", _PAGE, re.MULTILINE)
    assert len(words) > 10 and rows == words


def test_変えられる色と形が載っている() -> None:
    host = _code("widget.css").partition(":host {")[2].partition("}")[0]
    names = set(re.findall(r"--minato-[\w-]+(?=:)", host)) - {"--minato-scheme"}
    assert len(names) > 20 and names == set(re.findall(r"`(--minato-[\w-]+)`", _PAGE))


def test_属性が載っている() -> None:
    read = set(re.findall(r'(?:get|has)Attribute\("([a-z]+)"\)', _code("widget.js") + _code("theme.js")))
    read |= set(re.findall(r"dataset\.([a-z]+)", _code("embed.js"))) | {"position"}
    listed = set(re.findall(r"^\| `([a-z]+)` \|", _PAGE, re.MULTILINE))
    assert read - {"links"} <= listed
