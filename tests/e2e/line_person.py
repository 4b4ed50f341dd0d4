"""A concierge at the console of a process of the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from httpx import AsyncClient, Response
from sqlalchemy import update

from api.console.security import hash_password
from bot.dialogue.clock import Clock
from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import User
from tests.e2e.desk import PASSWORD, token_in


class Where(Protocol):
    """A process of the service."""

    @property
    def http(self) -> AsyncClient: ...

    @property
    def database(self) -> Database: ...

    @property
    def clock(self) -> Clock: ...

    async def settled(self) -> None: ...


@dataclass
class Person:
    """``number``: the ticket they are at."""

    at: Where
    http: AsyncClient
    number: str

    @classmethod
    async def sits_down(cls, at: Where, number: str, name: str = "sato", display_name: str = "佐藤") -> Person:
        async with at.database.transaction() as session:
            user = await users.create_user(
                session, name, users.CONCIERGE, hash_password(PASSWORD), at.clock(), must_change_password=False
            )
            user.display_name = display_name
        page = (await at.http.get("/console/login")).text
        login = {"csrf_token": token_in(page), "name": name, "password": PASSWORD}
        assert "受付一覧" in (await at.http.post("/console/login", data=login)).text
        async with at.database.transaction() as session:
            await session.execute(update(User).where(User.name == name).values(seen_at=at.clock()))
        return cls(at, at.http, number)

    async def page(self) -> str:
        return (await self.http.get(f"/console/tickets/{self.number}")).text

    async def joins(self) -> Response:
        return await self._post("join")

    async def writes(self, text: str) -> Response:
        return await self._post("messages", text=text, message_id=str(uuid4()))

    async def sends(self, text: str) -> Response:
        """The same without waiting for what comes of it."""
        return await self._sent("messages", text=text, message_id=str(uuid4()))

    async def gives_back(self) -> Response:
        return await self._post("return")

    async def _post(self, move: str, **values: str) -> Response:
        response = await self._sent(move, **values)
        await self.at.settled()
        return response

    async def _sent(self, move: str, **values: str) -> Response:
        token = token_in(await self.page())
        path = f"/console/tickets/{self.number}/chat/{move}"
        response = await self.http.post(path, data={"csrf_token": token, **values})
        assert response.status_code == 200, response.text
        return response
