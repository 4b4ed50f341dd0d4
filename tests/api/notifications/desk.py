"""A desk with its outbox and no dialogue: what the notices need of the service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import select

from api.live import Hub
from api.notifications.jobs import deliver_mails, deliver_webhooks
from api.notifications.spread import spread_notices
from api.secrets_box import seal
from api.services import Services
from api.settings import Settings
from bot.handoff.hours import OfficeHours
from bot.handoff.notices import Event
from bot.storage import users, webhooks
from bot.storage.database import Database
from bot.storage.models import Base, OutboxItem, User
from tests.api.console.cases import NOW

SECRET = "whsec_test"
HOURS = OfficeHours(lambda day: False)


@dataclass
class SetClock:
    """A clock that stands until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, span: timedelta) -> None:
        self.at += span


@dataclass
class Desk:
    services: Services
    clock: SetClock

    @property
    def database(self) -> Database:
        return self.services.database

    def with_settings(self, **values: Any) -> Desk:
        settings = Settings(**{**self.services.settings.model_dump(), **values})
        return Desk(replace(self.services, settings=settings), self.clock)

    async def deliver(self) -> None:
        """What the jobs do in a second."""
        await spread_notices(self.services)
        await deliver_mails(self.services)
        await deliver_webhooks(self.services)

    async def account(self, name: str, email: str | None, **values: Any) -> int:
        async with self.database.transaction() as session:
            user = await users.create_user(session, name, users.CONCIERGE, "", NOW, must_change_password=False)
            user.email = email
            for column, value in values.items():
                setattr(user, column, value)
            return user.id

    async def change_account(self, user_id: int, **values: Any) -> None:
        async with self.database.transaction() as session:
            user = await session.get_one(User, user_id)
            for column, value in values.items():
                setattr(user, column, value)

    async def endpoint(self, url: str, events: Sequence[Event] = tuple(Event)) -> int:
        sealed = seal(SECRET, self.services.settings)
        async with self.database.transaction() as session:
            return (await webhooks.add(session, url, sealed, [event.value for event in events], NOW)).id

    async def items(self, *kinds: str) -> list[OutboxItem]:
        async with self.database.reading() as session:
            query = select(OutboxItem).order_by(OutboxItem.id)
            return [item for item in (await session.execute(query)).scalars() if not kinds or item.kind in kinds]


async def make_tables(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


def desk_on(database: Database, **settings: Any) -> Desk:
    clock = SetClock()
    no_dialogue: Any = cast(Any, None)
    found = Settings(public_url="https://minato.test", secret_key="k" * 32, **settings)
    return Desk(Services(found, database, no_dialogue, clock, HOURS, Hub(database)), clock)
