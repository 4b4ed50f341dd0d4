"""What the remarks of a message on answers that stand come to, and what it says beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.intake.changes import Given, Left
from bot.intake.profile import Source
from nlu.fields import Remark, read
from nlu.values.normal import normalize

_REASON = re.compile(r"(?:ので|から|けど|ため|が)[、,]?\s*(?:[^、。]{1,8}の)?$")
_ENDS = "。、！？!?…\n 　"

_DESCRIPTION = "product_description"
_GROUNDS = re.compile(  # 「シンガポールは外します。物流の見積もりが思っていたのと違いました。」
    r"(?:(?:まし|でし|かっ|だっ|なかっ)た(?:[のん]で|から|ため|もの(?:で|です)?|んです)?|(?:ので|から|ため|もの?で)(?:す)?|合ってい?ます|お願いします|訂正します)[。！!\s]*$"
)


@dataclass(frozen=True)
class Recounted:
    """Values and answers taken back, the remarks they came from (spans of the text), and the words beside them.

    ``moved`` are the remarks that only move an answer to another field, ``mended`` those that name an answer and put it
    right; ``weak`` the fields told of in a remark, for
    which a value that the whole message names is better.
    """

    given: tuple[Given, ...] = ()
    left: tuple[Left, ...] = ()
    used: tuple[tuple[int, int], ...] = ()
    rest: str | None = None
    moved: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()

    def covers(self, start: int, end: int) -> bool:
        """Whether a span lies in a remark on an answer that stands."""
        return any(first <= start and end <= last for first, last in _joined(self.used))

    def touches(self, start: int, end: int) -> bool:
        """Whether a span lies at least partly in such a remark."""
        return any(first < end and start < last for first, last in self.used)


def speaks_from(remark: Remark, whole: list[str]) -> int:
    """Where a remark begins to speak of its field: what stands before the name may answer the question asked.

    Not so in the words of ``whole``.
    """
    if any(remark.words in words for words in whole):
        return remark.start
    opens = next((named.start for named in remark.names if named.opens), None)
    before = remark.words[: normalize(remark.words).span(opens, opens + 1)[0]] if opens else ""
    before = before[: max(before.rfind(mark) for mark in _ENDS) + 1]
    return remark.start if opens is None or _REASON.search(before) else remark.start + len(before)


def _joined(spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The spans, those that follow one upon the other as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def of_the_rest(told: Recounted, asking: str | None, message_id: str, text: str, as_of: date) -> tuple[Given, ...]:
    """What the message says beside its remarks on other answers: to the question asked, or, once that is moved, at all."""
    if not told.rest or asking is None:
        return ()
    answered = any(item.field == asking for item in told.given)
    if asking == _DESCRIPTION and _GROUNDS.search(told.rest):
        return ()
    found = read(told.rest, None if answered else asking, as_of).values
    return tuple(
        Given(item.field, item.value, anchored(told.rest[item.start : item.end], text, message_id))
        for item in found
        if answered or item.field == asking
    )


def anchored(words: str, text: str, message_id: str) -> Source:
    """Where words of a part of the message stand in all of it."""
    start = max(text.find(words), 0)
    return Source(message_id, text[start : start + len(words)], start, start + len(words))
