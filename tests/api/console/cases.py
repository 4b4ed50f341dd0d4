"""Cases on the desk, as the dialogue leaves them in storage, and a browser that fills in forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from httpx import AsyncClient, Response

from api.console.security import hash_password
from bot.dialogue.clock import TOKYO
from bot.eligibility.check import check
from bot.intake.profile import Profile, Source, Status
from bot.intake.state import State
from bot.storage import users
from bot.storage.conversations import store_decision, store_intake
from bot.storage.database import Database
from bot.storage.models import Conversation, Message
from bot.storage.tickets import open_ticket

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=TOKYO)
PASSWORD = "umi-no-mukou-made"

Answer = tuple[str, Any, str]

FULL: tuple[Answer, ...] = (
    ("consent_privacy", True, "同意する"),
    ("product_name", "海苔の佃煮「磯日和」", "磯日和っていう海苔の佃煮です"),
    ("product_description", "有明海の海苔だけで炊いた佃煮", "有明海の海苔だけで炊いた佃煮"),
    ("product_category", "agri_food", "農林水産物・食品・飲料"),
    ("product_exists", True, "もうある"),
    ("supply_role", "maker", "自社で作っている"),
    ("business_model", "b2b", "企業・お店など（BtoB）"),
    ("product_lawful", True, "問題ない"),
    ("project_type", "export", "輸出したい"),
    ("target_countries", ["SG"], "シンガポール"),
    ("existing_export", "none", "まだない"),
    ("existing_base", False, "ない"),
    ("support_needs", ["business_matching"], "取引先・商談先探し"),
    ("entity_type", "corporation", "法人（株式会社など）"),
    ("company_name", "有明海苔本舗株式会社", "有明海苔本舗株式会社"),
    ("prefecture", "佐賀県", "佐賀です"),
    ("industry", "E09", "食品を作ってます"),
    ("capital_yen", 20_000_000, "資本金は2千万"),
    ("employees", 18, "17人"),
    ("contact_name", "江口 海斗", "江口です"),
    ("contact_phone", "+81952230000", "0952-23-0000"),
)


def profile_of(answers: tuple[Answer, ...], at: datetime) -> Profile:
    """A profile from (field, value, words); a value ``?later`` stands for the status of that name."""
    profile = Profile()
    for name, value, words in answers:
        status = Status.ANSWERED
        if isinstance(value, str) and value.startswith("?"):
            status, value = Status(value[1:]), None
        source = Source(str(uuid4()), words, 0, len(words))
        profile = profile.answered(name, value, at=at.isoformat(), source=source, status=status)
    return profile


async def add_case(
    database: Database,
    answers: tuple[Answer, ...] = FULL,
    *,
    created: datetime = NOW - timedelta(hours=2),
    due: datetime = NOW + timedelta(hours=5),
    channel: str = "web",
    said: tuple[tuple[str, str, list[Any] | None], ...] = (("visitor", "こんにちは", None),),
    with_ticket: bool = True,
) -> tuple[str, str]:
    """A conversation that was handed over; its id and the number of its ticket (empty without one)."""
    profile = profile_of(answers, created)
    facts, decision = profile.facts(), check(profile.facts(), created.date()).as_dict()
    conversation_id = str(uuid4())
    async with database.transaction() as session:
        conversation = Conversation(
            id=conversation_id, channel=channel, sender=None, token_hash=None, state="queued", progress={},
            snapshot={"intake": State(profile).as_dict()}, consented=True, created_at=created, updated_at=created,
        )  # fmt: skip
        session.add(conversation)
        await session.flush()
        await store_intake(session, conversation_id, {}, profile.as_dict(), created)
        for role, text, replies in said:
            session.add(
                Message(
                    conversation_id=conversation_id, message_id=str(uuid4()), role=role, text=text, at=created,
                    replies=replies,
                )
            )  # fmt: skip
        if not with_ticket:
            return conversation_id, ""
        await store_decision(session, conversation_id, decision, created)
        ticket = await open_ticket(
            session,
            conversation,
            reason="completed",
            headline={
                **{
                    name: facts.get(name)
                    for name in ("company_name", "product_name", "target_countries", "contact_name")
                },
                "verdicts": {name: found["verdict"] for name, found in decision["programmes"].items()},
                "stage": None,
            },
            at=created,
            expected_reply_by=due,
            after_hours=False,
        )
        return conversation_id, ticket.number


async def add_user(
    database: Database, name: str = "佐藤", role: str = users.CONCIERGE, must_change_password: bool = False
) -> None:
    async with database.transaction() as session:
        await users.create_user(session, name, role, hash_password(PASSWORD), NOW, must_change_password)


@dataclass
class Browser:
    """Fills in a page's form as a person would: with the token that the page holds."""

    client: AsyncClient

    async def get(self, path: str) -> Response:
        return await self.client.get(path)

    async def post(self, path: str, page: str, **values: str) -> Response:
        token = token_in((await self.client.get(page)).text)
        return await self.client.post(path, data={"csrf_token": token, **values})

    async def log_in(self, name: str = "佐藤", password: str = PASSWORD, **values: str) -> Response:
        return await self.post("/console/login", "/console/login", name=name, password=password, **values)


def token_in(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page
    return found[1]
