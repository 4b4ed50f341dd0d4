"""A concierge at the console, in the same loop as the service that ``line_site.on_line`` runs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from httpx import AsyncClient, Response
from sqlalchemy import update

from api.console.security import hash_password
from bot.storage import users
from bot.storage.models import User
from tests.e2e.desk import PASSWORD, token_in
from tests.e2e.line_site import OnLine


@dataclass
class Person:
    """``number``: the ticket they are at."""

    at: OnLine
    http: AsyncClient
    number: str

    @classmethod
    async def sits_down(cls, at: OnLine, number: str, name: str = "sato", display_name: str = "佐藤") -> Person:
        async with at.services.database.transaction() as session:
            user = await users.create_user(
                session, name, users.CONCIERGE, hash_password(PASSWORD), at.clock(), must_change_password=False
            )
            user.display_name = display_name
        page = (await at.http.get("/console/login")).text
        login = {"csrf_token": token_in(page), "name": name, "password": PASSWORD}
        assert "受付一覧" in (await at.http.post("/console/login", data=login)).text
        async with at.services.database.transaction() as session:
            await session.execute(update(User).where(User.name == name).values(seen_at=at.clock()))
        return cls(at, at.http, number)

    async def page(self) -> str:
        return (await self.http.get(f"/console/tickets/{self.number}")).text

    async def joins(self) -> Response:
        return await self._post("join")

    async def writes(self, text: str) -> Response:
        return await self._post("messages", text=text, message_id=str(uuid4()))

    async def gives_back(self) -> Response:
        return await self._post("return")

    async def _post(self, move: str, **values: str) -> Response:
        token = token_in(await self.page())
        path = f"/console/tickets/{self.number}/chat/{move}"
        response = await self.http.post(path, data={"csrf_token": token, **values})
        assert response.status_code == 200, response.text
        await self.at.settled()
        return response
