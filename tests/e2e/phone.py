"""People with LINE on their phones: what they do, and what they read."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.intake.fields import Kind
from bot.intake.registry import FIELDS
from tests.api.channels.line.events import told
from tests.e2e.line_site import OnLine
from tests.e2e.visitor import SELDOM, VALUES, WORDS
from tests.line_stand_in.people import user_id
from tests.line_stand_in.webhooks import Delivery
from tests.line_stand_in.world import Message

_BETWEEN_ACTIONS = 3.0  # seconds on the clock of the service and of LINE


@dataclass
class Phone:
    """Somebody in LINE. ``new`` is what came since the last thing they did."""

    at: OnLine
    name: str = "田中"
    new: list[Message] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)

    @property
    def user(self) -> str:
        return user_id(self.name)

    async def does(self, action: Awaitable[Delivery | str]) -> Phone:
        """One thing, such as ``at.line.says(…)``, and what came of it."""
        before = len(self.at.line.received(self.user))
        self.at.clock.go_on(seconds=_BETWEEN_ACTIONS)
        done = await action
        assert isinstance(done, Delivery) and done.status == 200, done
        self.deliveries.append(done)
        return await self.looks(before)

    async def looks(self, before: int, *, time_passes: bool = False) -> Phone:
        """What reached them beyond the first ``before`` messages."""
        await self.at.settled(time_passes=time_passes)
        self.new = self.at.line.received(self.user)[before:]
        return self

    async def follows(self, *, again: bool = False) -> Phone:
        return await self.does(self.at.line.follows(self.user, again=again))

    async def says(self, words: str) -> Phone:
        return await self.does(self.at.line.says(self.user, words))

    async def taps(self, label: str, *, on: Message | None = None, picks: str | None = None) -> Phone:
        return await self.does(self.at.line.taps(self.user, label, on=on, picks=picks))

    @property
    def text(self) -> str:
        """What can be read of what is new, on cards too."""
        return "\n".join(line for each in self.new for line in _lines(each))

    @property
    def buttons(self) -> list[str]:
        return self.at.line.labels(self.user)

    async def asking(self) -> str | None:
        return await told.asking(self.at.services, self.user)

    async def value(self, name: str) -> Any:
        return await told.value(self.at.services, name, self.user)

    async def values(self) -> dict[str, Any]:
        records = await told.records(self.at.services, self.user)
        return {name: each["value"] for name, each in records.items() if each["status"] in ("answered", "derived")}

    async def offered(self) -> list[dict[str, str]]:
        """The answers that the bot's last message offers, in the order of their numbers."""
        replies = (await told.lines(self.at.services, "bot", self.user))[-1].replies or [{}]
        return [each for each in replies[-1].get("choices", ()) if each["kind"] == "answer"]

    async def answer_until(self, wanted: str | None, *, by: tuple[str, ...] = ("words",)) -> list[tuple[str, str]]:
        """Answer until ``wanted`` is asked (None: until nothing is), each question in the next of the ways ``by``.

        Where a question has no choices, by words. Tells which field was answered how.
        """
        how: list[tuple[str, str]] = []
        for _ in range(60):
            asking = await self.asking()
            if asking == wanted or asking is None:
                return how
            way = by[len(how) % len(by)]
            how.append((asking, way if await self._answered(asking, way) else "words"))
            assert await self.asking() != asking, f"{asking} was not taken {how[-1][1]}: {self.text}"
        raise AssertionError(f"{wanted} is never asked")

    async def _answered(self, asking: str, way: str) -> bool:
        """Whether the question could be answered this way; by words it can be in any case."""
        expected = VALUES.get(asking, [])
        meant = {str(each).lower() for each in (expected if isinstance(expected, list) else [expected])}
        choices = await self.offered()
        places = [place for place, each in enumerate(choices) if each["value"].lower() in meant]
        if way == "words" or not places or len(places) != len(meant):
            await self.says({**SELDOM, **WORDS}[asking])
            return way == "words"
        if way == "number":
            await self.says("、".join(str(place + 1) for place in places))
            return True
        for place in places:
            await self._finds(choices[place]["label"])
        if FIELDS[asking].kind is Kind.CHOICES:
            await self.taps("これで決める")
        return True

    async def _finds(self, label: str) -> None:
        """Leaf through the pages of buttons to the one that is wanted, and tap it."""
        for _ in range(8):
            if (shown := label[:20]) in self.buttons:
                await self.taps(shown)
                return
            await self.taps("ほか")
        raise AssertionError(f"no button shows {label}")


def _lines(part: Any) -> Iterator[str]:
    """The texts of a message, wherever they stand in it; not those of its buttons."""
    if isinstance(part, list):
        for each in part:
            yield from _lines(each)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name in ("text", "altText") and isinstance(value, str):
                yield value
            elif name not in ("action", "quickReply"):
                yield from _lines(value)
