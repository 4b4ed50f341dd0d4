"""A turn through Rasa: every intent runs the intake once; what Rasa sees stays bounded, what is kept is whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
import yaml
from sqlalchemy import func, select

from api.services import Services
from api.settings import ROOT
from bot.dialogue.incoming import NOT_OFFERED, Incoming, Understood, understand
from bot.dialogue.processor import LocalAgent
from bot.dialogue.results import MessageIdTaken, UnknownConversation
from bot.dialogue.turn import run_turn
from bot.intake.registry import FIELDS
from bot.intake.state import State
from bot.storage.conversations import find_conversation
from bot.storage.models import Conversation, Message, TrackerEvent
from tests.bot.intake.talk import FULL, Talk

AT = datetime.fromisoformat("2026-11-21T20:00:00+09:00")
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
INTENTS = [name if isinstance(name, str) else next(iter(name)) for name in DOMAIN["intents"]]


def _slots(field: str | None) -> dict[str, Any]:
    return {"intake": Talk().answer_until(field).state.as_dict()}


def _understood(intent: str) -> Understood:
    parsed: dict[str, Any] = {"text": "…", "intent": {"name": intent, "confidence": 1.0}, "entities": []}
    if intent == "faq":
        answer = {"response": {"intent_response_key": "faq/cost", "utter_action": "utter_faq/cost", "confidence": 1.0}}
        parsed["response_selector"] = {"all_retrieval_intents": ["faq"], "faq": answer}
    return Understood("…", parsed)


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("field", ["employees", None])
async def test_every_intent_runs_the_intake_once(agent: LocalAgent, intent: str, field: str | None) -> None:
    outcome = await run_turn(agent, str(uuid4()), Incoming("m", "…"), _understood(intent), _slots(field), AT)
    ran = [event["name"] for event in outcome.events if event["event"] == "action"]
    assert sum(name in ("action_intake", "action_restart") for name in ran) == 1
    assert ran[-1] == "action_listen"
    assert "intake" in outcome.slots


async def test_an_intent_without_a_rule_reaches_the_intake_once(agent: LocalAgent) -> None:
    outcome = await run_turn(agent, "c", Incoming("m", "…"), _understood("nosuch"), _slots("employees"), AT)
    assert State.from_dict(outcome.slots["intake"]).asking == "employees"
    assert [event["name"] for event in outcome.events if event["event"] == "action"] == [
        "action_intake",
        "action_listen",
    ]


async def test_what_rasa_sees_does_not_grow_and_the_log_does(services: Services) -> None:
    started = await services.dialogue.start("web")
    await services.dialogue.receive(started.conversation_id, Incoming(str(uuid4()), choice="true"))
    sizes = []
    for turn in range(12):
        await services.dialogue.receive(
            started.conversation_id, Incoming(str(uuid4()), f"従業員は{30 + turn % 2}人です")
        )
        async with services.database.reading() as session:
            conversation = await find_conversation(session, started.conversation_id)
            logged = (await session.execute(select(func.count()).select_from(TrackerEvent))).scalar_one()
        assert conversation is not None
        sizes.append((set(conversation.snapshot), logged))
    assert all(names == {"intake"} for names, _ in sizes)
    assert [logged for _, logged in sizes] == sorted({logged for _, logged in sizes}), "each turn is in the log"


async def test_the_words_of_the_bot_are_stored_as_they_were_said(services: Services) -> None:
    started = await services.dialogue.start("web")
    result = await services.dialogue.receive(started.conversation_id, Incoming(str(uuid4()), "はい"))
    async with services.database.reading() as session:
        rows = (await session.execute(select(Message).order_by(Message.seq))).scalars().all()
    assert [row.role for row in rows] == ["bot", "visitor", "bot"]
    assert rows[-1].replies == result.replies
    assert rows[1].outcome == result.as_dict()


async def test_while_a_person_has_the_conversation_the_bot_is_silent(services: Services) -> None:
    started = await services.dialogue.start("web")
    async with services.database.transaction() as session:
        conversation = await find_conversation(session, started.conversation_id)
        assert conversation is not None
        conversation.state = "human"
    incoming = Incoming(str(uuid4()), "もしもし")
    result = await services.dialogue.receive(started.conversation_id, incoming)
    assert (result.replies, result.state) == ([], "human")
    assert await services.dialogue.receive(started.conversation_id, incoming) == result
    async with services.database.reading() as session:
        texts = (await session.execute(select(Message.text).where(Message.role == "visitor"))).scalars().all()
    assert list(texts) == ["もしもし"]


async def test_a_conversation_that_is_not_there(services: Services) -> None:
    with pytest.raises(UnknownConversation):
        await services.dialogue.receive("nosuch", Incoming(str(uuid4()), "はい"))


async def test_the_id_of_a_message_of_ours(services: Services) -> None:
    started = await services.dialogue.start("web")
    async with services.database.reading() as session:
        ours = (await session.execute(select(Message.message_id))).scalar_one()
    with pytest.raises(MessageIdTaken):
        await services.dialogue.receive(started.conversation_id, Incoming(ours, "はい"))


async def test_only_the_hash_of_the_token_is_kept(services: Services) -> None:
    started = await services.dialogue.start("web")
    async with services.database.reading() as session:
        row = (await session.execute(select(Conversation))).scalar_one()
    assert row.token_hash and started.token not in row.token_hash


@pytest.mark.parametrize(
    ("choice", "field", "asking", "entity"),
    [
        ("true", None, "product_exists", ("product_exists", True)),
        ("もうある", None, "product_exists", ("product_exists", True)),
        ("consumer", "product_category", "product_exists", ("product_category", "consumer")),
        (("trade_fair", "finance"), None, "support_needs", ("support_needs", ["trade_fair", "finance"])),
        ("E24", "industry", None, ("industry", "E24")),
        ("30000000", "capital_yen", None, ("capital_yen", 30_000_000)),
        ("広島県", "prefecture", None, ("prefecture", "広島県")),
    ],
)
def test_a_choice_is_understood_without_a_model(
    choice: str | tuple[str, ...], field: str | None, asking: str | None, entity: tuple[str, Any]
) -> None:
    understood = understand(Incoming("m", choice=choice, field=field), Talk().answer_until(asking).state)
    assert understood.parse_data is not None
    (found,) = understood.parse_data["entities"]
    assert (found["entity"], found["value"]) == entity


@pytest.mark.parametrize(
    ("choice", "field", "asking"),
    [
        ("nosuch", None, "product_exists"),
        ("nonsense", None, "product_description"),
        ("韓国はやめときます", None, "motive"),
        (("true", "false"), None, "product_exists"),
        ("", None, "product_name"),
        ("true", "nosuch", "product_exists"),
        ("true", None, None),
        ("Z99", "industry", None),
    ],
)
def test_a_choice_that_no_question_offers_is_stale_and_says_nothing(
    choice: str | tuple[str, ...], field: str | None, asking: str | None
) -> None:
    understood = understand(Incoming("m", choice=choice, field=field), Talk().answer_until(asking).state)
    assert (understood.text, understood.command) == (NOT_OFFERED, "stale")
    assert understood.parse_data is not None and not understood.parse_data["entities"]


@pytest.mark.parametrize(
    ("choice", "field", "asking", "stale"),
    [
        ("true", "compliance_declared", "product_exists", True),
        ("true", "product_exists", "consent_privacy", True),
        ("manufacturing_other", "sme_class", None, True),  # derived: the visitor never had the question
        ("true", "us_tariff_response", None, True),
        ("false", "product_exists", "product_exists", False),
        ("false", "product_exists", "supply_role", False),
        ("false", "product_exists", None, False),
    ],
)
def test_a_choice_with_a_field_counts_once_its_question_was_asked(
    choice: str, field: str, asking: str | None, stale: bool
) -> None:
    understood = understand(Incoming("m", choice=choice, field=field), Talk().answer_until(asking).state)
    assert (understood.command == "stale") is stale


def test_a_question_that_was_interrupted_may_still_be_answered_by_its_buttons() -> None:
    state = Talk().answer_until("product_exists").state
    interrupted = state.but(asking="contact_name", urgent=("contact_name", "contact_email", "contact_phone"))
    for field, stale in (("product_exists", None), ("supply_role", "stale")):
        choice = FIELDS[field].choices[0].value
        assert understand(Incoming("m", choice=choice, field=field), interrupted).command == stale


def test_a_voided_answer_may_be_given_again_by_its_buttons() -> None:
    state = Talk().answer_until("target_timing").state
    voided = state.but(profile=state.profile.voided("existing_base", at=AT.isoformat()), asking="motive")
    assert understand(Incoming("m", choice="false", field="existing_base"), voided).command is None


def test_a_choice_for_every_answer_of_the_intake_can_be_read_back() -> None:
    for name, value in FULL.items():
        listed = value if isinstance(value, list) else [value]
        texts = tuple(
            {True: "true", False: "false"}.get(item, str(item)) if isinstance(item, bool) else str(item)
            for item in listed
        )
        understood = understand(Incoming("m", choice=texts, field=name), State(asking=name))
        if understood.parse_data is not None and understood.parse_data["entities"]:
            assert understood.parse_data["entities"][0]["value"] == value, name


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\0", ""),
        ("a\0b", "ab"),
        ("\x1b[31m赤", "[31m赤"),
        ("一\r\n二\r三\n\t四", "一\n二\n三\n\t四"),
        ("\x7f\x85終", "終"),
        ("👨\u200d🌾", "👨\u200d🌾"),
    ],
)
def test_control_characters_are_left_out(text: str, kept: str) -> None:
    assert Incoming("m", text).text == kept
    assert Incoming("m", choice=text).choice == kept
    assert Incoming("m", choice=(text,)).choice == (kept,)
    assert Incoming("m", choice="true", field=f"{text}x").field == f"{kept}x"
