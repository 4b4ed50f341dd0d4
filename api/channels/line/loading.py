"""While a turn takes its time: LINE's own sign that an answer is coming."""

from __future__ import annotations

import logging

from api.channels.line.client import LineError
from api.services import Services

log = logging.getLogger("minato.line")

SECONDS = 20  # at most; it goes with the answer


async def show_loading(services: Services, user_id: str) -> None:
    """Show it to a user. It is only a courtesy: whatever goes wrong is logged."""
    if services.line is None:
        return
    try:
        await services.line.client.show_loading(user_id, SECONDS)
    except LineError as error:
        log.info("no loading animation: %s", error)
