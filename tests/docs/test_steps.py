"""The steps of docs/change-a-question.md hold: a field is in every place that the page names."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from api.settings import ROOT
from bot.eligibility.facts import READERS
from bot.eligibility.wording import FACT_LABELS
from bot.intake.fields import Kind
from bot.intake.registry import FIELDS
from nlu.fields import mentions, read
from nlu.fields.texts import FREE_TEXT_FIELDS
from nlu.values.booleans import YES_NO_FIELDS
from nlu.values.enums import CHOICE_FIELDS, NEEDS_FIELD
from tests.bot.eligibility.profiles import TODAY

_DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
# Read by finders of their own, whatever the kind's table.
_OWN_READERS = {"city"}
_LABEL_LENGTH = 20


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_項目はドメインにそろっている(field: str) -> None:
    assert field in _DOMAIN["entities"], "entities of domain.yml"
    assert field in _DOMAIN["slots"], "slots of domain.yml"
    assert f"utter_ask_{field}" in _DOMAIN["responses"], "responses of domain.yml"


def test_ドメインに余分な項目はない() -> None:
    helpers = {"field_problem", "field_mention"}
    assert set(_DOMAIN["entities"]) - helpers == set(FIELDS)
    assert set(_DOMAIN["slots"]) - {"intake"} == set(FIELDS)
    asked = {name.removeprefix("utter_ask_") for name in _DOMAIN["responses"] if name.startswith("utter_ask_")}
    assert asked == set(FIELDS)


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_打った言葉を読む仕組みがある(field: str) -> None:
    tables = {
        Kind.BOOL: YES_NO_FIELDS,
        Kind.CHOICE: CHOICE_FIELDS,
        Kind.CHOICES: (NEEDS_FIELD,),
        Kind.TEXT: (*FREE_TEXT_FIELDS, *_OWN_READERS),
    }
    table = tables.get(FIELDS[field].kind)
    assert table is None or field in table


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_呼び名で直せる(field: str) -> None:
    from nlu.fields.cues import _MENTIONS

    assert field in _MENTIONS


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_ボタンの言葉は短い(field: str) -> None:
    assert all(len(choice.label) <= _LABEL_LENGTH for choice in FIELDS[field].choices)


def test_要件が読む項目は一覧にあり日本語の名前がある() -> None:
    assert set(READERS) <= set(FIELDS)
    assert set(FACT_LABELS) == set(READERS)


def test_文書の例のとおりに読む() -> None:
    assert read("従業員は28人でした", None, TODAY).fields() == {"employees": 28}
    assert "capital_yen" in mentions("資本金を直したい")
