"""What the metrics tell of what comes in from LINE (docs/operations.md)."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

from api.services import Services
from bot.storage import line

WEBHOOKS = Counter("minato_line_webhooks", "Requests to LINE's webhook, by how they ended.", ["outcome"])
EVENTS = Counter(
    "minato_line_events", "Events of LINE's webhook, by kind and what became of them.", ["kind", "outcome"]
)
ACKNOWLEDGED = Histogram(
    "minato_line_acknowledgement_seconds",
    "From LINE's request to our answer, with its events stored.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0),
)
WAITING = Gauge("minato_line_events_waiting", "Events that are stored and wait for their turn.")
OLDEST = Gauge("minato_line_events_oldest_seconds", "How long the oldest of them has waited.")


async def measure(services: Services) -> None:
    """Set the gauges by what waits now."""
    async with services.database.reading() as session:
        found = await line.backlog(session)
    age = (services.clock() - found.oldest).total_seconds() if found.oldest else 0.0
    WAITING.set(found.count)
    OLDEST.set(max(0.0, age))
