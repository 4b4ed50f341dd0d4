"""Whatever is said, LINE takes it: any text, any choices, any profile, any decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.channels.line.rendering.calls import fill
from api.channels.line.rendering.message import Rendered, render
from api.channels.line.rendering.summary import summary_cards
from bot.eligibility.check import check
from bot.eligibility.preparation import explain_preparation, preparation
from bot.intake.registry import FIELDS
from tests.api.channels.line.checked import CONTEXT, problems

_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.sampled_from(
        ["", " \n", "👨‍👩‍👧‍👦" * 400, "あ" * 6_000, "a" * 12_000, "一文です。" * 3_000, "\ud83d", "LINE太郎"]
    ),
)
_FIELD = st.one_of(st.none(), st.sampled_from(sorted(FIELDS)), _TEXT)
_CHOICE = st.fixed_dictionaries({"label": _TEXT, "value": _TEXT, "kind": st.sampled_from(["answer", "meta"])})
_CHOICES = st.fixed_dictionaries(
    {"type": st.just("choices"), "text": _TEXT, "choices": st.lists(_CHOICE, max_size=40), "field": _FIELD},
    optional={"multiple": st.booleans(), "page": st.integers(0, 9)},
)
_ITEM = st.fixed_dictionaries(
    {
        "field": st.one_of(st.sampled_from(sorted(FIELDS)), _TEXT), "label": _TEXT, "value": st.none(),
        "display": _TEXT, "status": st.sampled_from([None, "answered", "derived", "unknown", "later", "skipped"]),
        "editable": st.booleans(),
    }
)  # fmt: skip
_SECTION = st.fixed_dictionaries({"section": st.just("x"), "title": _TEXT, "items": st.lists(_ITEM, max_size=18)})
_FINDING = st.fixed_dictionaries(
    {
        "rule": st.just("x"), "finding": st.sampled_from(["met", "not_met", "unknown", "not_applicable", "other"]),
        "clause": _TEXT, "reason": _TEXT, "title": _TEXT, "missing": st.just([]),
        "kind": st.sampled_from(["required", "preferred", "advice"]),
        "clause_url": st.one_of(_TEXT, st.just("https://www.jetro.go.jp/"), st.just("https://x.example/" + "a" * 2_000)),
    }
)  # fmt: skip
_PROGRAMME = st.fixed_dictionaries(
    {
        "title": _TEXT, "short_title": _TEXT, "verdict": st.sampled_from(["eligible", "ineligible", "needs_review", "?"]),
        "findings": st.lists(_FINDING, max_size=25), "notes": st.lists(_TEXT, max_size=3),
    },
    optional={"stage": st.just("x"), "stage_label": _TEXT},
)  # fmt: skip
_DECISION = st.fixed_dictionaries({"programmes": st.dictionaries(st.text(max_size=5), _PROGRAMME, max_size=4)})
_DOCUMENT = st.fixed_dictionaries({"id": _TEXT, "title": _TEXT, "detail": _TEXT, "clause": _TEXT, "file_name": st.one_of(st.none(), _TEXT)})  # fmt: skip
_REPLY = st.one_of(
    _CHOICES,
    st.fixed_dictionaries(
        {"type": st.just("text"), "text": _TEXT}, optional={"eligibility": _DECISION, "documents": st.lists(_DOCUMENT)}
    ),
    st.fixed_dictionaries({"type": st.just("summary"), "sections": st.lists(_SECTION, max_size=8)}),
    st.fixed_dictionaries({"type": st.just("handoff"), "text": _TEXT, "ticket": _TEXT, "expected_reply_by": _TEXT}),
    st.fixed_dictionaries({"type": st.just("of a later version"), "text": _TEXT}),
)
_PAYLOAD = st.fixed_dictionaries(
    {
        "message_id": st.uuids().map(str), "role": st.sampled_from(["bot", "concierge", "system"]), "text": _TEXT,
        "author": st.one_of(st.none(), _TEXT), "replies": st.one_of(st.none(), st.lists(_REPLY, max_size=6)),
    }
)  # fmt: skip

unhurried = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def calls_of(rendered: list[Rendered]) -> list[list[dict[str, Any]]]:
    """All calls that some messages need, one after another."""
    calls, sent = [], 0
    while rendered:
        call = fill(rendered, sent)
        calls.append(call.messages)
        rendered, sent = rendered[call.whole :], call.rest_from
    return calls


@unhurried
@given(st.lists(_PAYLOAD, min_size=1, max_size=4))
def test_どんなメッセージもLINEが受け取れる(payloads: list[dict[str, Any]]) -> None:
    for call in calls_of([render(payload, CONTEXT) for payload in payloads]):
        assert 1 <= len(call) <= 5
        assert problems(call) == []


@unhurried
@given(st.lists(_SECTION, max_size=8))
def test_どんな一覧もカードになる(sections: list[dict[str, Any]]) -> None:
    cards = summary_cards({"type": "summary", "sections": sections}, CONTEXT)
    assert all(problems([card]) == [] for card in cards)
    assert bool(cards) == any(section["items"] for section in sections)


@unhurried
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "entity_type": st.sampled_from(["corporation", "sole_proprietor", "cooperative"]),
            "employees": st.integers(0, 10_000), "capital_yen": st.integers(0, 10**12), "industry": st.just("E"),
            "target_countries": st.lists(st.sampled_from(["TW", "TH", "US", "SG"]), min_size=1, max_size=4, unique=True),
            "product_category": st.just("agri_food"), "existing_export": st.sampled_from(["none", "continuous"]),
            "business_model": st.sampled_from(["b2b", "b2c"]), "product_exists": st.booleans(),
            "company_name": _TEXT, "product_name": _TEXT, "financial_statements": st.just("newly_founded"),
        },
    )
)  # fmt: skip
def test_どんな会社の判定と書類もカードになる(profile: dict[str, Any]) -> None:
    decision, items = check(profile, date(2026, 11, 21)).as_dict(), preparation(profile)
    documents = [item.as_dict() for item in items]
    replies = [
        {"type": "text", "text": "最終的な判断は、実施機関が行います。", "eligibility": decision},
        {"type": "text", "text": explain_preparation(items), "documents": documents},
    ]
    payload = {"message_id": "1", "role": "bot", "author": None, "text": "", "replies": replies}
    for call in calls_of([render(payload, CONTEXT)]):
        assert problems(call) == []
