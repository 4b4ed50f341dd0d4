"""Links lead somewhere, and the pages name official sources only: no machine's paths, no package hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, pages

READABLE = [ROOT / "README.md", *pages()]
_TARGETS = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_PATHS = re.compile(r"`((?:api|bot|nlu|actions|tests|docs|scripts)/[\w./-]+|[\w-]+\.(?:yml|toml|lock))`")
_ADDRESSES = re.compile(r"https?://([^/\s)`\"<>:;]+)")
_MACHINE_PATHS = re.compile(r"(?<![\w.…])/(?:work|root|tmp|home|Users)/")
# Official sources, the services that Minato speaks to, itself, and names that are nobody's.
_HOSTS = frozenset(
    {"www.jetro.go.jp", "laws.e-gov.go.jp", "127.0.0.1", "minato.example.jp", "www.example.jp"}
    | {"api.line.me", "api-data.line.me", "developers.line.biz", "manager.line.biz"}
)


def _targets(page: Path) -> Iterator[Path]:
    for found in _TARGETS.finditer(page.read_text("utf-8")):
        target = (found[1] or found[2]).partition("#")[0]
        if target and "://" not in target:
            yield page.parent / target


@pytest.mark.parametrize("page", READABLE, ids=lambda page: str(page.relative_to(ROOT)))
def test_リンク先がある(page: Path) -> None:
    missing = [str(target.relative_to(ROOT)) for target in _targets(page) if not target.resolve().exists()]
    assert not missing


@pytest.mark.parametrize("page", READABLE, ids=lambda page: str(page.relative_to(ROOT)))
def test_名前の出たファイルがある(page: Path) -> None:
    named = _PATHS.findall(page.read_text("utf-8"))
    missing = [name for name in named if not (ROOT / name).exists()]
    assert not missing


@pytest.mark.parametrize("page", READABLE, ids=lambda page: str(page.relative_to(ROOT)))
def test_決まった相手のほかは名指ししない(page: Path) -> None:
    text = page.read_text("utf-8")
    assert set(_ADDRESSES.findall(text)) <= _HOSTS
    assert not _MACHINE_PATHS.findall(text)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_目次からたどれる(page: Path) -> None:
    indexes = (ROOT / "README.md", ROOT / "docs" / "README.md", ROOT / "docs" / "decisions" / "README.md")
    reached = {target.resolve() for index in indexes for target in _targets(index)}
    assert page.resolve() in reached or page == ROOT / "docs" / "decisions" / "README.md"
