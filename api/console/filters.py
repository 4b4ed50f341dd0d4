"""The queue's filters: read from the address, written into links, shown as fields of a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.eligibility.handson import HANDSON
from bot.eligibility.menus import STAGE_LABELS
from bot.eligibility.new_exporter import NEW_EXPORTER
from bot.handoff.brief import CHANNEL_LABELS
from bot.handoff.tickets import STATE_LABELS, TicketState
from bot.storage.presence import Colleague
from bot.storage.queue import NOBODY, QueueFilter
from nlu.values.gazetteer import prefectures

PROGRAMME_NAMES = {HANDSON.id: "ハンズオン支援", NEW_EXPORTER.id: "１万者支援"}
VERDICT_WORDS = {"eligible": "満たす", "needs_review": "要確認", "ineligible": "合わない"}
MINE, UNTAKEN = "me", "none"
LONGEST_SEARCH = 100  # characters

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Select:
    """One field of the form; ``chosen`` is the value at hand."""

    name: str
    label: str
    options: Options
    chosen: str


def _choices(people: Sequence[Colleague]) -> dict[str, tuple[str, Options]]:
    """Parameter → its label and values."""
    owners = [
        (MINE, "自分の担当"),
        (UNTAKEN, "担当者なし"),
        *((str(one.id), f"{one.name}さん") for one in people if one.active),
    ]
    open_states = [(state.value, label) for state, label in STATE_LABELS.items() if state is not TicketState.DONE]
    return {
        "owner": ("担当", owners),
        "state": ("状態", open_states),
        "programme": ("制度", list(PROGRAMME_NAMES.items())),
        "verdict": ("判定", list(VERDICT_WORDS.items())),
        "stage": ("段階", [(stage.value, label) for stage, label in STAGE_LABELS.items()]),
        "channel": ("経路", list(CHANNEL_LABELS.items())),
        "prefecture": ("都道府県", [(name, name) for name in prefectures().values()]),
    }


@dataclass(frozen=True)
class Asked:
    """What the address asks for: only values that there are; the others are as if not given."""

    values: Mapping[str, str]
    selects: Sequence[Select]

    @property
    def words(self) -> str:
        return self.values.get("q", "")

    @property
    def after_hours(self) -> bool:
        return "after_hours" in self.values

    @property
    def narrows(self) -> bool:
        return bool(self.values)

    @property
    def folded_count(self) -> int:
        """How many filters are set besides the search."""
        return sum(1 for name in self.values if name != "q")

    def query(self, **more: Any) -> str:
        """The address's query with ``more``."""
        return urlencode({**self.values, **more})

    def filter(self, me: int) -> QueueFilter:
        """The filter for storage; ``me`` is whose own tickets are meant."""
        owner = self.values.get("owner")
        plain = {
            name: self.values.get(name, "")
            for name in ("channel", "programme", "verdict", "stage", "prefecture", "state")
        }
        assignee = (
            None
            if owner is None
            else {MINE: me, UNTAKEN: NOBODY}.get(owner)
            if owner in (MINE, UNTAKEN)
            else int(owner)
        )
        return QueueFilter(**plain, assignee_id=assignee, after_hours=self.after_hours, words=self.words)


def asked(params: Mapping[str, str], people: Sequence[Colleague]) -> Asked:
    """Read the address."""
    choices = _choices(people)
    values = {name: params[name] for name, (_, options) in choices.items() if params.get(name) in dict(options)}
    if words := params.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]:
        values["q"] = words
    if params.get("after_hours") == "1":
        values["after_hours"] = "1"
    selects = [Select(name, label, options, values.get(name, "")) for name, (label, options) in choices.items()]
    return Asked(values, selects)
