"""What the remarks of a message do to the answers that stand: moved, put right, taken back, told anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.denying import put_right
from actions.listing import relisted
from actions.mending import mendings
from actions.moving import move
from actions.recounted import Recounted
from actions.telling import along_with, told_anew, with_words_of
from bot.intake.changes import Given, Left
from bot.intake.fields import Kind
from bot.intake.profile import Source, Status
from bot.intake.questions import can_skip
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Act, Remark, act_of, amends, made_to, remarks
from nlu.fields.field_names import Named
from nlu.fields.remarks import tied
from nlu.fields.texts import SENTENCES
from nlu.values.normal import normalize

_NOW = re.compile(r"(?:で、?)?(?:今|いま|現在)は")
_REASON = re.compile(r"(?:ので|から|けど|ため|が)[、,]?\s*(?:[^、。]{1,8}の)?$")
_ENDS = "。、！？!?…\n"
_A_WORD = 8  # characters of an apology
_SORRY = re.compile(
    r"(?:あっ?|すみません|すいません|ごめん(?:なさい)?|失礼(?:しました)?|待って|訂正(?:です|します)?|間違え(?:た|ました)|間違い(?:です|でした)?)[。、!！…\s]*"
)
_STATUS = {Act.LATER: Status.LATER, Act.UNKNOWN: Status.UNKNOWN, Act.SKIPS: Status.SKIPPED, Act.TAKES_BACK: None}


def recounted(before: State, text: str, message_id: str, as_of: date) -> Recounted:
    """The remarks of ``text`` on answers that stand in ``before``, each taken for what it does to them."""
    if not before.profile.records:
        return Recounted()
    teller = _Teller(before, text, message_id, as_of)
    teller.mend()
    for remark in teller.remarks:
        if not remark.asks and remark.words.strip() and remark not in teller.used:
            teller.take(remark)
    return teller.result()


@dataclass
class _Teller:
    """Goes through the remarks one by one; ``topic`` is the field that the last of them speaks of."""

    before: State
    text: str
    message_id: str
    as_of: date
    given: dict[str, Given] = field(default_factory=dict)
    left: dict[str, Status | None] = field(default_factory=dict)
    used: list[Remark] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    lists: dict[str, list[str]] = field(default_factory=dict)
    topic: str | None = None
    pointed_back: str | None = None  # the field taken back by nothing but 「今の」
    weak: set[str] = field(default_factory=set)  # told in a remark, where the whole message may know better
    opener: Remark | None = None  # the remark that named the topic without saying more of it

    def __post_init__(self) -> None:
        self.remarks: tuple[Remark, ...] = remarks(self.text)

    def mend(self) -> None:
        """The answers that the message puts right outright, whatever else it says."""
        for one, name, value in mendings(self.before, self.text, self.as_of):
            if name in self.given:
                continue
            source = Source(self.message_id, self.text[one.start : one.end].strip(), one.start, one.end)
            self.given[name] = Given(name, value, source)
            self.mended.append(source.text)
            at = [at for at, remark in enumerate(self.remarks) if remark.start < one.end and one.start < remark.end]
            led = at[0] > 0 and bool(_SORRY.fullmatch(self.remarks[at[0] - 1].words.strip()))
            self.used += self.remarks[at[0] - led : at[-1] + 1]

    def take(self, remark: Remark) -> None:
        taken = self._moved(remark) or self._listed(remark) or self._denied(remark) or self._act(remark)
        if not (taken or self._told(remark)):
            self._carried_on(remark)

    def result(self) -> Recounted:
        if not (self.used or self.left):
            return Recounted()
        used = tuple((self._from(remark), remark.end) for remark in self.used)
        rest = "".join(remark.words for remark in self.remarks if remark not in self.used)
        if self.pointed_back and len(rest.strip()) > _A_WORD:
            self.left.pop(self.pointed_back, None)  # 「今の話、なしで。じつは…」: of the question that still stands
        left = tuple(Left(name, status) for name, status in self.left.items() if name not in self.given)
        return Recounted(
            given=tuple(self.given.values()),
            left=left,
            used=used,
            rest=rest.strip(),
            moved=tuple(self.moved),
            mended=tuple(self.mended),
            weak=frozenset(self.weak),
        )

    def _from(self, remark: Remark) -> int:
        """Where a remark begins to speak of its field: what stands before the name may answer the question asked."""
        opens = next((named.start for named in remark.names if named.opens), None)
        before = remark.words[: normalize(remark.words).span(opens, opens + 1)[0]] if opens else ""
        before = before[: max(before.rfind(mark) for mark in _ENDS) + 1]
        told_in_words = self.before.asking in SENTENCES or _REASON.search(before)
        if opens is None or remark.words in self.moved or told_in_words:
            return remark.start
        return remark.start + len(before)

    def _moved(self, remark: Remark) -> bool:
        moves = move(self.before, remark.words, self.as_of)
        for target, value, origin in moves:
            self._give(remark, target, value)
            if origin is not None and origin not in {name for name, _, _ in moves}:
                self.left[origin] = None
        if moves:
            self.moved.append(remark.words)
        return self._use(remark) if moves else False

    def _listed(self, remark: Remark) -> bool:
        changes = relisted(self.before, remark.words, self.text, self.lists)
        for name, value in changes:
            self.lists[name] = value
            if value:
                self._give(remark, name, value)
            else:
                self.left[name] = None
        return self._use(remark) if changes else False

    def _denied(self, remark: Remark) -> bool:
        following = self.remarks[self.remarks.index(remark) + 1 :][:1]
        found = put_right(self.before, remark, following, self.as_of)
        for name, value, used in found:
            self._give(used[-1], name, value)
            for one in used:
                self._use(one)
        return bool(found)

    def _act(self, remark: Remark) -> bool:
        """An answer taken back, or left for later."""
        if remark.act is None:
            return False
        names = self._spoken_of(remark)
        for name in names:
            entry, status = FIELDS[name], _STATUS[remark.act]
            if status is Status.SKIPPED and not can_skip(entry, self.before.profile):
                status = Status.LATER
            if entry.if_none is not None and "なし" in remark.words:
                self._give(remark, name, entry.if_none)
            else:
                self.left[name] = status or self.left.get(name)
                self.given.pop(name, None)
            self.topic = name
        if any(self.before.asking in named.fields for named in remark.names):
            return bool(names)  # it says so of the question asked, too
        return self._use(remark) if names else False

    def _spoken_of(self, remark: Remark) -> list[str]:
        """The fields whose answers a remark takes back: named in it, or before it, or the one just answered."""
        found: list[str] = []
        for named in tied(remark):
            of_the_question = self.before.asking in named.fields
            if remark.act is not Act.TAKES_BACK and (of_the_question or not _comes_after(named, remark)):
                continue
            name = self._standing(named, remark.act)
            if name is not None and (found or named.opens or named.outright):
                found.append(name)
        if found:
            return list(dict.fromkeys(found))
        pointed = self._pointed_at(remark)
        return [] if pointed is None else [pointed]

    def _pointed_at(self, remark: Remark) -> str | None:
        if any(self.before.asking in named.fields for named in remark.names):
            return None
        if self.topic is not None and (self.opener is not None or self.topic in self.left):
            return self.topic
        last = self.before.trail[-1] if self.before.trail else None
        if not remark.back or remark.act is not Act.TAKES_BACK or last not in self.before.profile.facts():
            return None
        self.pointed_back = last
        return last

    def _standing(self, named: Named, act: Act | None) -> str | None:
        """Which of the fields that a word may stand for has a record: the one answered last."""
        profile = self.before.profile
        names = [name for name in named.fields if name != self.before.asking]
        names = [name for name in names if name in profile or FIELDS[name].applies(profile)]
        if act is not Act.TAKES_BACK:
            names = names if named.themed or named.outright else []
            known = [name for name in names if name in profile]
            return self._latest(known) or (names[0] if len(names) == 1 and named.themed else None)
        return self._latest([name for name in names if profile.value(name) is not None])

    def _latest(self, names: list[str]) -> str | None:
        trail = self.before.trail
        return max(names, key=lambda name: trail.index(name) if name in trail else -1, default=None)

    def _told(self, remark: Remark) -> bool:
        """What a remark says of the field that it names: 「承認が下りました」."""
        names: list[tuple[str, Named | None]] = [
            (name, named)
            for named in remark.names
            if named.opens or made_to(remark.words) is not None
            for name in named.fields
            if name in self.before.profile and name != self.before.asking
        ]
        names = names or [(name, None) for name in with_words_of(self.before, remark.words)]
        found = False
        for name, named in names:
            led_by = self._led_by(remark)
            words_before = led_by.words if led_by else ""
            value = told_anew(self.before, name, named, remark.words, self.text, self.as_of, words_before)
            if value is not None:
                self._give(remark, name, value)
                if led_by and amends(led_by.words):
                    self._use(led_by)
                if FIELDS[name].kind is not Kind.TEXT and made_to(remark.words) is None:
                    self.weak.add(name)
                found = True
                for other, more in along_with(self.before, name, remark.words, self.as_of):
                    self._give(remark, other, more)
        if names:
            self.topic, self.opener = names[0][0], None if found else remark
        return self._use(remark) if found else False

    def _led_by(self, remark: Remark) -> Remark | None:
        """「増資したのを忘れてました、」 before 「資本金は3000万円です」."""
        at = self.remarks.index(remark)
        led_by = self.remarks[at - 1] if at else None
        return led_by if led_by and led_by.words.rstrip().endswith("、") and led_by not in self.used else None

    def _carried_on(self, remark: Remark) -> None:
        """「…忘れてました。3000万円です」: what is said of the field that the remark before named."""
        if self.topic is None or self.pointed_back or remark.names:
            return
        if self.opener is None and self.topic not in self.left and not _NOW.match(remark.words):
            return
        value = told_anew(self.before, self.topic, None, remark.words, self.text, self.as_of)
        if value is not None:
            self._give(remark, self.topic, value)
            if self.opener is not None:
                self._use(self.opener)
            self._use(remark)
            self.opener = None
            for other, more in along_with(self.before, self.topic, remark.words, self.as_of):
                self._give(remark, other, more)

    def _give(self, remark: Remark, name: str, value: Any) -> None:
        words = remark.words.strip()
        start = self.text.index(words, remark.start)
        source = Source(self.message_id, words, start, start + len(words))
        self.given[name] = Given(name, value, source)
        self.left.pop(name, None)

    def _use(self, remark: Remark) -> bool:
        if remark not in self.used:
            self.used.append(remark)
        return True


def _comes_after(named: Named, remark: Remark) -> bool:
    """Whether "later" or "I don't know" is said after the name: not 「番号は分からんけど、社名は…」."""
    return act_of(normalize(remark.words).text[named.end :]) is remark.act
