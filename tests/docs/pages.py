"""The generated parts of docs/: tables that come from the code itself.

``python -m tests.docs.pages`` writes them anew, between ``<!-- generated: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.docs import tables

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
COMMAND = "python -m tests.docs.pages"

_BLOCK = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n)(?P<body>.*?)(<!-- end -->)", re.DOTALL)

RENDERERS: dict[str, Callable[[], str]] = {
    "fields": tables.fields,
    "rules": tables.rules,
    "legal-numbers": tables.legal_numbers,
    "menus": tables.menus,
    "not-modelled": tables.not_modelled,
    "glossary-fields": tables.glossary_fields,
}


def rendered(text: str) -> str:
    """The text with its generated parts as they should be.

    Raises:
        KeyError: a part that nothing here renders.
    """
    return _BLOCK.sub(lambda found: f"{found[1]}{RENDERERS[found['name']]()}{found[4]}", text)


def pages() -> Iterable[Path]:
    return sorted(DOCS.rglob("*.md"))


def generated_names(text: str) -> list[str]:
    return [found["name"] for found in _BLOCK.finditer(text)]


def main() -> None:
    for page in pages():
        before = page.read_text("utf-8")
        after = rendered(before)
        if after != before:
            page.write_text(after, "utf-8")


if __name__ == "__main__":
    main()
