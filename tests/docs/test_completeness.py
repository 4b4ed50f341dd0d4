"""Whatever a user may rely on is in the documentation; what is in it is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from starlette.routing import BaseRoute

from api.settings import ROOT, Settings
from bot.eligibility.check import PROGRAMMES
from bot.handoff.brief import VERSION
from bot.intake.command_choices import COMMANDS
from bot.intake.registry import FIELDS
from tests.docs.pages import DOCS


def _page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def _codes(name: str) -> set[str]:
    """Everything that a page sets as code."""
    return set(re.findall(r"`([^`\n]+)`", _page(name)))


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_設定が載っていて既定も合う(name: str) -> None:
    variable = f"MINATO_{name.upper()}"
    rows = [line for line in _page("settings.md").splitlines() if line.startswith(f"| `{variable}` |")]
    assert len(rows) == 1, variable
    default = rows[0].split("|")[2].strip().strip("`")
    assert default == _shown(Settings.model_fields[name].default)


def _shown(default: object) -> str:
    if default is None:
        return "（なし）"
    if isinstance(default, bool):
        return str(default).lower()
    return str(default).replace(f"{ROOT}/", "…/")


def test_載っている設定はどれもある() -> None:
    named = {code for code in _codes("settings.md") if re.fullmatch(r"MINATO_[A-Z_]+", code)}
    assert named - {"MINATO_", "MINATO_TEST_CHROMIUM"} == {f"MINATO_{name.upper()}" for name in Settings.model_fields}


def _intents() -> Iterator[str]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    yield from (next(iter(intent)) if isinstance(intent, dict) else intent for intent in domain["intents"])
    yield from (page.stem for page in (ROOT / "nlu" / "data" / "faq").glob("*.yml"))


@pytest.mark.parametrize("intent", sorted(set(_intents()) - {"faq"}))
def test_意図が載っている(intent: str) -> None:
    assert intent in _codes("contract.md")


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_項目が載っている(field: str) -> None:
    assert field in _codes("intake.md") and field in _codes("glossary.md")


@pytest.mark.parametrize("rule", [f"{programme.id}/{rule.id}" for programme in PROGRAMMES for rule in programme.rules])
def test_規則が載っている(rule: str) -> None:
    programme, name = rule.split("/")
    part = _page("rules.md").split(f"（`{programme}`）")[1].split("###")[0]
    assert f"| `{name}` |" in part


def _commands() -> Iterator[str]:
    from api.cli import app

    def names(group: typer.Typer, prefix: str) -> Iterator[str]:
        for command in group.registered_commands:
            assert command.callback is not None
            yield prefix + (command.name or command.callback.__name__)
        for nested in group.registered_groups:
            assert nested.typer_instance is not None
            yield from names(nested.typer_instance, f"{prefix}{nested.name} ")

    return names(app, "")


def test_コマンドが載っている() -> None:
    page = _page("contract.md")
    missing = [name for name in _commands() if f"`minato {name}" not in page]
    assert not missing


def test_makeのターゲットが載っている() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert targets and set(targets) <= _codes("contract.md")


def test_まだないと書いたコマンドは本当にない() -> None:
    announced = [line for line in _page("contract.md").splitlines() if "まだありません" in line and "`minato" in line]
    named = {name for line in announced for name in re.findall(r"`minato ([a-z ]+)`", line)}
    assert named.isdisjoint(_commands())


def _paths() -> set[str]:
    from types import SimpleNamespace

    from api.app import create_app
    from api.console.endpoints import router as console

    nothing: Any = SimpleNamespace()
    everything = set(_walk(create_app(nothing).routes))
    inside = {path for path in _walk(console.routes) if not path.startswith(console.prefix)}
    return (everything - inside) | {f"{console.prefix}{path}" for path in inside}


def _walk(routes: Iterable[BaseRoute]) -> Iterator[str]:
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is not None:
            yield from _walk(included.routes)
        else:
            yield route.path  # type: ignore[attr-defined]


def test_HTTPの入口が載っている() -> None:
    page = _page("contract.md")
    named = _codes("contract.md") | {code.partition(" ")[2] for code in _codes("contract.md")}
    missing = [path for path in _paths() if path not in named and not _shortened(path, page)]
    assert not missing


def _shortened(path: str, page: str) -> bool:
    """Under a ticket and among static files, only the last part is written out."""
    if path.startswith("/console/static"):
        return "`/console/static`" in page
    ticket, _, last = path.rpartition("/")
    return ticket == "/console/tickets/{number}" and f"`/{last}`" in page


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_操作を表す選択肢が載っている(command: str) -> None:
    assert command in _codes("contract.md")


def test_引き継ぎ書の項目が載っている() -> None:
    from bot.eligibility.check import check
    from bot.handoff.brief import build_brief
    from tests.bot.eligibility.profiles import TODAY

    brief = build_brief(
        conversation_id="1", channel="web", records={}, decision=check({}, TODAY).as_dict(), transcript=[]
    )
    assert {*brief, *brief["header"], VERSION, "official_form"} <= _codes("contract.md")


def test_決めたことが目次にある() -> None:
    folder = DOCS / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    missing = [page.name for page in folder.glob("0*.md") if f"({page.name})" not in index]
    assert not missing


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("0*.md")), ids=lambda page: page.name)
def test_決めたことには番号と日付がある(page: Path) -> None:
    lines = page.read_text("utf-8").splitlines()
    assert lines[0].startswith(f"# {page.name[:4]} ")
    assert re.match(r"\d{4}-\d{2}-\d{2} · (accepted|superseded)", lines[2])
