"""What the metrics tell of deliveries (docs/notifications.md)."""

from __future__ import annotations

from prometheus_client import Counter, Gauge

from api.services import Services
from bot.storage import outbox

DELIVERIES = Counter("minato_deliveries", "Attempts to deliver, by kind and how they ended.", ["kind", "outcome"])
WAITING = Gauge("minato_outbox_waiting", "Items that wait to be delivered.")
OLDEST = Gauge("minato_outbox_oldest_seconds", "How long the oldest of them has waited.")
DEAD = Gauge("minato_outbox_dead_letters", "Items that were given up.")


async def measure(services: Services) -> None:
    """Set the gauges by what the outbox holds now."""
    async with services.database.reading() as session:
        found, given_up = await outbox.waiting(session), await outbox.count_dead_letters(session)
    age = (services.clock() - found.oldest).total_seconds() if found.oldest else 0.0
    WAITING.set(found.count)
    OLDEST.set(max(0.0, age))
    DEAD.set(given_up)
