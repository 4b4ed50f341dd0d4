"""The house: short files, tests where one looks for them, no machine's paths, layers kept."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from api.settings import ROOT

PACKAGES = ("bot", "nlu", "actions", "api")
LONGEST = 400
# Tables of cases, generated files and what others wrote may be as long as they need.
DATA = (
    "nlu/values/data", "nlu/data", "nlu/evaluation/sets", "bot/storage/migrations/versions", "tests/nlu", "api/docs/vendor",
)  # fmt: skip
CODE = {".py", ".js", ".css", ".html"}
# Folders of code whose tests stand elsewhere, with the place.
TESTED_ELSEWHERE = {
    "actions": "tests/e2e",
    "api/commands": "tests/api",
    "api/docs": "tests/docs",
    "bot/storage/models": "tests/bot/storage",
    "nlu/components": "tests/e2e",
    "nlu/evaluation": "tests/nlu",
    "api/widget": "tests/widget",
}


def tracked(*folders: str) -> list[Path]:
    """The files of the repository (all files where there is no git, as in an unpacked archive)."""
    listed = subprocess.run(["git", "ls-files", "--", *folders], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / line for line in listed.stdout.splitlines()]
        return [path for path in found if path.is_file()]
    return [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_too_long() -> None:
    too_long = {
        name_of(path): length
        for path in tracked(*PACKAGES, "tests")
        if path.suffix in CODE and not name_of(path).startswith(DATA)
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert too_long == {}


def test_the_median_file_holds_one_concept() -> None:
    files = [path for path in tracked(*PACKAGES) if path.suffix == ".py" and not name_of(path).startswith(DATA)]
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    assert lengths[len(lengths) // 2] <= 100


def test_every_python_file_says_what_it_is() -> None:
    """A docstring first; an empty ``__init__.py`` needs none."""
    silent = [
        name_of(path)
        for path in tracked(*PACKAGES)
        if path.suffix == ".py" and not name_of(path).startswith(DATA)
        if (text := path.read_text(encoding="utf-8")).strip() and not text.startswith('"""')
    ]
    assert silent == []


def test_every_package_has_tests_where_one_looks_for_them() -> None:
    folders = {
        name_of(path.parent) for path in tracked(*PACKAGES) if path.suffix == ".py" and path.name != "__init__.py"
    }
    homeless = []
    for folder in sorted(folders):
        if folder.startswith(DATA) or folder in ("bot/storage/migrations", "nlu/values/data"):
            continue
        home = ROOT / TESTED_ELSEWHERE.get(folder, f"tests/{folder}")
        if not any(home.rglob("test_*.py")) and not any(home.rglob("*.test.js")):
            homeless.append(folder)
    assert homeless == []


def test_no_name_of_a_module_is_given_twice() -> None:
    """The second one silently hides the first: two hands once gave two patterns one name."""
    twice = []
    for path in tracked(*PACKAGES):
        if path.suffix != ".py":
            continue
        given = Counter[str]()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign):
                given.update(
                    name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)
                )
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                given[node.name] += 1
        twice += [f"{name_of(path)}: {name}" for name, count in given.items() if count > 1]
    assert twice == []


def test_test_folders_are_packages_so_that_names_may_recur() -> None:
    folders = {path.parent for path in tracked("tests") if path.suffix == ".py"}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a path of one machine", re.compile(r"(?<![\w.-])/(?:work|root)/\w")),
        (
            "a package registry's host",
            re.compile(
                r"(?:files\.)?python" + r"hosted\.org|py" + r"pi\.org|registry\.npm" + r"js\.org|crates" + r"\.io"
            ),
        ),
        ("something left for later", re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")),
        (
            "a catch-all that hides",
            re.compile(r"except(?: Exception)?:\s*\n\s*(?:pass|return (?:None|\[\]|\{\}|\"\"))\b"),
        ),
        ("a wait by sleeping", re.compile(r"time\.sleep\(")),
    ],
)
def test_no_file_has(what: str, pattern: re.Pattern[str]) -> None:
    guilty = [
        name_of(path)
        for path in tracked(
            *PACKAGES, "tests", "scripts", "docs", "Makefile", "README.md", "pyproject.toml", "requirements.lock"
        )
        if path.suffix in {*CODE, ".yml", ".toml", ".lock", ".md", ".sh", ""} and path != Path(__file__)
        if "/vendor/" not in name_of(path)
        if pattern.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert guilty == [], what
