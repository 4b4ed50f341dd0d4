"""The whole service with both sides at it: visitors with their pages open, concierges at the console."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from httpx import Response
from sqlalchemy import select, update
from starlette.testclient import TestClient, WebSocketTestSession

from api.app import build_services, create_app
from api.console.access import Seat
from api.console.chat_stream import DeskLine
from api.console.security import hash_password
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage import users
from bot.storage.conversations import find_conversation
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.models import Conversation, Ticket, User
from tests.conftest import NOW

PASSWORD = "umi-no-mukou-made"
OPEN_HOURS = datetime.fromisoformat("2026-11-24T10:00:00+09:00")  # Tuesday

T = TypeVar("T")


@dataclass
class SetClock:
    """A clock that stands until it is moved."""

    at: datetime = OPEN_HOURS

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Site:
    """One process of the service. ``call`` runs something in its event loop."""

    http: TestClient
    services: Services
    clock: SetClock

    def call(self, run: Callable[..., Awaitable[T]], *args: Any) -> T:
        assert self.http.portal is not None
        result: T = self.http.portal.call(run, *args)
        return result

    def ticket(self, number: str) -> Ticket:
        async def read() -> Ticket:
            async with self.services.database.reading() as session:
                return (await session.execute(select(Ticket).where(Ticket.number == number))).scalar_one()

        return self.call(read)

    def conversation(self, conversation_id: str) -> Conversation:
        async def read() -> Conversation:
            async with self.services.database.reading() as session:
                found = await find_conversation(session, conversation_id)
                assert found is not None
                return found

        return self.call(read)


@contextmanager
def site(agent: LocalAgent, url: str, folder: Path, clock: SetClock | None = None) -> Iterator[Site]:
    """The service on a migrated database, running until the block ends."""
    clock = clock or SetClock()
    asyncio.run(_migrate(url))
    settings = Settings(database_url=url, attachments_dir=folder / "attachments", clock=NOW)
    services = build_services(settings, agent, clock)
    with TestClient(create_app(services)) as http:
        yield Site(http, services, clock)


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


@dataclass
class Guest:
    """A visitor over HTTP; ``page`` opens another window on their conversation."""

    at: Site
    id: str = ""
    token: str = ""
    turn: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def arrive(cls, at: Site) -> Guest:
        started = at.http.post("/v1/conversations", json={"channel": "web"}).json()
        return cls(at, started["conversation_id"], started["token"], started)

    def say(self, text: str) -> Guest:
        return self.send({"text": text})

    def choose(self, value: str) -> Guest:
        return self.send({"choice": value})

    def send(self, body: dict[str, Any]) -> Guest:
        path = f"/v1/conversations/{self.id}/messages"
        response = self.at.http.post(path, json={"message_id": str(uuid4()), **body}, headers=self.headers)
        assert response.status_code == 200, response.text
        self.turn = response.json()
        return self

    def asks_for_a_person(self) -> str:
        """The number of the ticket; the question for the product stands, once the contact is told."""
        self.choose("true").say("担当者と話したいです")
        (number,) = [reply["ticket"] for reply in self.turn["replies"] if reply["type"] == "handoff"]
        for words in ("田中です", "tanaka@example.co.jp"):
            self.say(words)
        if self.asking == "contact_phone":
            self.choose("skip")
        if self.asking == "contact_preference":
            self.choose("skip")
        return str(number)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def asking(self) -> str | None:
        found: str | None = self.turn["progress"]["asking"]
        return found

    @property
    def text(self) -> str:
        return "\n".join(reply.get("text") or "" for reply in self.turn["replies"])

    def get(self, part: str = "") -> dict[str, Any]:
        found: dict[str, Any] = self.at.http.get(f"/v1/conversations/{self.id}{part}", headers=self.headers).json()
        return found

    def said_by(self, role: str) -> list[str]:
        return [message["text"] for message in self.get()["messages"] if message["role"] == role]

    def page(self, at: Site | None = None) -> WebSocketTestSession:
        return (at or self.at).http.websocket_connect(f"/v1/conversations/{self.id}/stream")


def opened(guest: Guest, page: WebSocketTestSession) -> None:
    """Show who one is, and take what was there before."""
    page.send_json({"token": guest.token})
    frame(page, "state")


def frame(page: WebSocketTestSession, kind: str, **wanted: Any) -> dict[str, Any]:
    """The next frame of a kind, with the values that are wanted; others are passed over."""
    for _ in range(30):
        found: dict[str, Any] = page.receive_json()
        if found["type"] == kind and all(found.get(name) == value for name, value in wanted.items()):
            return found
    raise AssertionError(f"no {kind} frame with {wanted}")


@dataclass
class Concierge:
    """A person at the console, in a browser of their own."""

    at: Site
    name: str
    http: TestClient

    @classmethod
    def sits_down(
        cls, at: Site, name: str = "sato", display_name: str | None = "佐藤", role: str = users.CONCIERGE
    ) -> Concierge:
        at.call(_add_user, at.services.database, name, display_name, role, at.clock())
        http = TestClient(at.http.app)  # cookies of its own; the event loop of the site's
        http.portal = at.http.portal
        person = cls(at, name, http)
        page = http.get("/console/login").text
        answer = http.post("/console/login", data={"csrf_token": token_in(page), "name": name, "password": PASSWORD})
        assert "受付一覧" in answer.text
        person.is_seen()
        return person

    def page(self, number: str) -> str:
        return self.http.get(f"/console/tickets/{number}").text

    def post(self, number: str, move: str, **values: str) -> Response:
        token = token_in(self.page(number))
        return self.http.post(f"/console/tickets/{number}/chat/{move}", data={"csrf_token": token, **values})

    def joins(self, number: str) -> Response:
        return self.post(number, "join")

    def writes(self, number: str, text: str, message_id: str | None = None) -> Response:
        return self.post(number, "messages", text=text, message_id=message_id or str(uuid4()))

    def gives_back(self, number: str) -> Response:
        return self.post(number, "return")

    def is_seen(self) -> None:
        """Their browser is there just now."""
        self.at.call(_seen, self.at.services.database, self.name, self.at.clock())

    def line(self, number: str) -> DeskLine:
        """What their page of a ticket follows, from now on."""

        async def seat() -> Seat:
            async with self.at.services.database.reading() as session:
                user = await users.find_user(session, self.name)
                assert user is not None
            secret = self.http.cookies.get("minato_console") or ""
            return Seat(user.id, user.name, user.role, "", _hash(secret), False)

        conversation_id = self.at.ticket(number).conversation_id
        return DeskLine(self.at.services, self.at.call(seat), number, conversation_id, 0)


def token_in(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page
    return found[1]


def _hash(secret: str) -> str:
    from api.console.security import hash_secret

    return hash_secret(secret)


async def _add_user(database: Database, name: str, display_name: str | None, role: str, at: datetime) -> None:
    async with database.transaction() as session:
        user = await users.create_user(session, name, role, hash_password(PASSWORD), at, False)
        user.display_name = display_name


async def _seen(database: Database, name: str, at: datetime) -> None:
    async with database.transaction() as session:
        await session.execute(update(User).where(User.name == name).values(seen_at=at))
