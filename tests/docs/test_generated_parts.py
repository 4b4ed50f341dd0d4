"""The tables in docs/ say what the code says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import COMMAND, RENDERERS, generated_names, pages, rendered


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_表はコードと同じ(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text == rendered(text), f"{page.name} is out of date: run {COMMAND}"


def test_どの表もどこかに載っている() -> None:
    used = [name for page in pages() for name in generated_names(page.read_text("utf-8"))]
    assert sorted(used) == sorted(RENDERERS)
