"""The jobs of the service."""

from __future__ import annotations

from datetime import timedelta

from api.background import Job
from api.services import Services
from api.telling import tell


async def tell_those_who_wait(services: Services) -> None:
    """Visitors whom the person they talk to leaves unanswered."""
    from bot.dialogue import away  # it brings Rasa along

    limit = timedelta(minutes=services.settings.reply_limit_minutes)
    now = services.clock()
    for conversation_id in await away.tell_those_who_wait(
        services.database, services.dialogue, now, limit, services.hours
    ):
        await tell(services.live, conversation_id, on_the_desk=True)


JOBS: tuple[Job, ...] = (Job("away", timedelta(seconds=5), tell_those_who_wait),)
