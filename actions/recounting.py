"""What the remarks of a message do to the answers that stand: moved, put right, taken back, told anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from actions.denying import put_right
from actions.listing import relisted
from actions.mending import leads_to, mendings, of_other_firms, with_courtesies
from actions.moving import move
from actions.recounted import Recounted, speaks_from
from actions.renaming import renamed
from actions.spoken_of import spoken_of, to_the_one_before, with_answers
from actions.telling import POINTS_BACK, along_with, anew, left_as_is, told_anew, with_words_of
from bot.intake.changes import Given, Left
from bot.intake.fields import Kind
from bot.intake.profile import Source, Status
from bot.intake.questions import can_skip
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Act, Remark, amends, country_change, made_to, remarks
from nlu.fields.denials import has_arrow
from nlu.fields.field_names import Named
from nlu.fields.texts import SENTENCES

_IS = re.compile(r"は(?P<answer>[^はがの、。]{1,12}?)(?:でした|です|だった|だ|やった)[。!！\s]*$")
_NOW = re.compile(r"(?:で、?)?(?:今|いま|現在)は")
_TO_NONE = re.compile(
    r"なし(?![」』]?(?:という?の)?(?:は|を|って)?(?:やっぱ(?:り|し)?|やはり|いったん|一旦|一度|、)*(?:取り?消|撤回|削除|消し))"
)
_INCORPORATED = re.compile(r"(?:株式|有限|合同|合資|合名)会社")
_A_WORD = 8  # characters of an apology
_ONLY_SO = re.compile(
    r"[「『]?(?:はい|いいえ|あり|なし|ある|ない)[」』]?(?:で|に(?:訂正|変更|修正|直し|して))[^、。]{0,12}[。!！]?"
)
_A_REMARK = 24  # characters of one that only leaves an answer so
_TARGETS = "target_countries"
_TOLD_AT_LENGTH = ("product_description", "motive")
_STATUS = {Act.LATER: Status.LATER, Act.UNKNOWN: Status.UNKNOWN, Act.SKIPS: Status.SKIPPED, Act.TAKES_BACK: None}


def recounted(before: State, text: str, message_id: str, as_of: date) -> Recounted:
    """The remarks of ``text`` on answers that stand in ``before``, each taken for what it does to them."""
    if not before.profile.records:
        return Recounted()
    teller = _Teller(before, text, message_id, as_of)
    teller.mend()
    for remark in teller.remarks:
        asks_leave = remark.act is Act.LATER  # 「資本金のほうは後ほどでいいでしょうか」
        if (asks_leave or not remark.asks) and remark.words.strip() and remark not in teller.used:
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
    beside: tuple[str, ...] = ()  # the other fields of the same word: of 住所, the municipality
    pointed_back: str | None = None  # the field taken back by nothing but 「今の」
    weak: set[str] = field(default_factory=set)  # told in a remark, where the whole message may know better
    opener: Remark | None = None  # the remark that named the topic without saying more of it

    def __post_init__(self) -> None:
        self.remarks: tuple[Remark, ...] = tuple(with_answers(self.before, remark) for remark in remarks(self.text))

    def mend(self) -> None:
        """The answers that the message puts right outright, whatever else it says."""
        self._mend_countries()
        self._rename()
        for remark in self.remarks:
            if has_arrow(remark.words) and remark not in self.used:
                self._denied(remark)
        for one, name, value in mendings(self.before, self.text, self.as_of):
            if name in self.given:
                continue
            source = Source(self.message_id, self.text[one.start : one.end].strip(), one.start, one.end)
            self.given[name] = Given(name, value, source)
            self.mended.append(source.text)
            self.topic = name
            for other, more in along_with(self.before, name, f"{one.words}です", self.as_of):
                self.given.setdefault(other, Given(other, more, source))
            leads = partial(leads_to, self.before, name, self.as_of)
            self.used += with_courtesies(self.remarks, one.start, one.end, leads)

    def _mend_countries(self) -> None:
        standing = self.before.profile.value(_TARGETS)
        change = country_change(self.text, standing) if standing and self.before.asking != _TARGETS else None
        if change is None:
            return
        start, end = change.spans[0][0], change.spans[-1][1]
        self.given[_TARGETS] = Given(_TARGETS, change.after, Source(self.message_id, self.text[start:end], start, end))
        for first, last in change.spans:
            self.mended.append(self.text[first:last])
            told = [one for one in self.remarks if one.start < last and first < one.end and not self._of_asked(one)]
            self.used += [one for one in told if one not in self.used]

    def _rename(self) -> None:
        if (found := renamed(self.before, self.remarks, self.text)) is None:
            return
        name, value, told = found
        self._give(told[0], name, value)
        if name == "company_name" and _INCORPORATED.search(value) and self.before.profile.value("entity_type"):
            self._give(told[0], "entity_type", "corporation")
        self.mended += [one.words for one in told]
        self.used += [one for one in told if one not in self.used]

    def _of_asked(self, remark: Remark) -> bool:
        """「…スペインに替えます🙏 時期は半年後」: the answer, in the same sentence as the change."""
        return remark.start > 0 and any(named.opens and self.before.asking in named.fields for named in remark.names)

    def take(self, remark: Remark) -> None:
        if self._confirmed(remark):
            return
        taken = self._moved(remark) or self._listed(remark) or self._denied(remark) or self._act(remark)
        if not (taken or self._told(remark) or self._of_others(remark)):
            self._carried_on(remark)

    def result(self) -> Recounted:
        if not (self.used or self.left):
            return Recounted()
        whole = self.moved if self.before.asking not in SENTENCES else [self.text]
        used = tuple((speaks_from(remark, whole), remark.end) for remark in self.used)
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

    def _confirmed(self, remark: Remark) -> bool:
        """「動機はあれでいいです」: an answer that stands, to be left so."""
        found = any(
            named.opens and left_as_is(named, remark.words) and self.before.asking not in named.fields
            for named in remark.names[:1]
            if any(self.before.profile.value(name) is not None for name in named.fields)
        )
        return self._use(remark) if found and len(remark.names) == 1 and len(remark.words) <= _A_REMARK else False

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
        changes = [(name, value) for name, value in changes if name != _TARGETS or name not in self.given]
        if changes:
            self.mended.append(remark.words)
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
        names = spoken_of(self.before, remark) or self._pointed_at(remark)
        if self.opener is not None and names == [self.topic]:
            self._use(self.opener)  # 「資本金の800万は当てずっぽうでした。分からないにしてください」
        for name in names:
            entry, status = FIELDS[name], _STATUS[remark.act]
            if status is Status.SKIPPED and not can_skip(entry, self.before.profile):
                status = Status.LATER
            if entry.if_none is not None and _TO_NONE.search(remark.words):
                self._give(remark, name, entry.if_none)
            else:
                self.left[name] = status or self.left.get(name)
                self.given.pop(name, None)
            self.topic = name
        if self.before.asking not in names and any(self.before.asking in named.fields for named in remark.names):
            return bool(names)  # it says so of the question asked, too
        return self._use(remark) if names else False

    def _pointed_at(self, remark: Remark) -> list[str]:
        """The field spoken of before, or the one just answered."""
        if any(self.before.asking in named.fields for named in remark.names):
            return []
        if self.topic is not None and (self.opener is not None or self.topic in self.left):
            return [self.topic]
        last = self.before.trail[-1] if self.before.trail else None
        if last in self.before.profile.facts() and (pointing := to_the_one_before(self.remarks, remark)):
            for one in pointing:
                self._use(one)
            return [last]
        if not remark.back or remark.act is not Act.TAKES_BACK or last not in self.before.profile.facts():
            return []
        self.pointed_back = last
        return [last]

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
            if value is None and (pointed := self._pointed_to(remark)) is not None:
                value = anew(self.before, name, pointed.words, self.as_of)
                led_by = pointed if value is not None else led_by
            if value is not None:
                self._give(remark, name, value)
                if led_by and (led_by is self._pointed_to(remark) or amends(led_by.words)):
                    self._use(led_by)
                if FIELDS[name].kind is not Kind.TEXT and made_to(remark.words) is None:
                    self.weak.add(name)
                found = True
                for other, more in along_with(self.before, name, remark.words, self.as_of):
                    self._give(remark, other, more)
        if names:
            said = found or self._as_it_stands(names[0][0], remark)
            self.topic, self.opener = names[0][0], None if said else remark
            self.beside = tuple(name for name, named in names[1:] if named is names[0][1])
        return self._use(remark) if found else False

    def _as_it_stands(self, name: str, remark: Remark) -> bool:
        """「県は香川でした。」 where 香川県 stands: said, and what follows speaks of something else."""
        again = _IS.search(remark.words)
        value = anew(self.before, name, again["answer"], self.as_of) if again else None
        return value is not None and value == self.before.profile.value(name)

    def _pointed_to(self, remark: Remark) -> Remark | None:
        """「今回は柚子ポン酢で申し込みます。」 before 「商品名、そっちに変えてください」."""
        at = self.remarks.index(remark)
        return self.remarks[at - 1] if at and POINTS_BACK.search(remark.words) else None

    def _of_others(self, remark: Remark) -> bool:
        """「売上の2億は親会社の数字でした」: no answer of the firm's own."""
        names = of_other_firms(self.before, remark.words)
        for name in names:
            self.left[name] = None
            self.topic, self.opener = name, None
        return self._use(remark) if names else False

    def _led_by(self, remark: Remark) -> Remark | None:
        """「増資したのを忘れてました、」 before 「資本金は3000万円です」."""
        at = self.remarks.index(remark)
        led_by = self.remarks[at - 1] if at else None
        return led_by if led_by and led_by.words.rstrip().endswith("、") and led_by not in self.used else None

    def _carried_on(self, remark: Remark) -> None:
        """「…忘れてました。3000万円です」: what is said of the field that the remark before named."""
        if self.topic is None or self.pointed_back or any(self.topic not in one.fields for one in remark.names):
            return  # 「展示会の予定がございました。来年の台北の見本市です」 names it again
        if remark.names and self.opener in (None, remark):
            return
        source = self.given[self.topic].source if self.topic in self.given else None
        again = bool(_ONLY_SO.fullmatch(remark.words.strip())) and source is not None
        again = again and source is not None and source.start <= remark.start  # not the 「ないです。」 that answers
        if not again and self.opener is None and self.topic not in self.left and not _NOW.match(remark.words):
            return
        if again:  # 「海外出張やっぱり無理でした。いいえで」
            self._use(remark)
            return
        opener = self.opener
        for topic in (self.topic, *(self.beside if opener is not None else ())):
            value = told_anew(self.before, topic, None, remark.words, self.text, self.as_of)
            if value is None:
                continue
            self._give(remark, topic, value)
            if opener is not None:
                self._use(opener)
            self._use(remark)
            self.opener = None
            for other, more in along_with(self.before, topic, remark.words, self.as_of):
                self._give(remark, other, more)

    def _give(self, remark: Remark, name: str, value: Any) -> None:
        words = remark.words.strip()
        start = self.text.index(words, remark.start)
        source = Source(self.message_id, words, start, start + len(words))
        self.given[name] = Given(name, value, source)
        self.left.pop(name, None)
        if name in _TOLD_AT_LENGTH:
            self.moved.append(remark.words)  # and nothing else is read off them

    def _use(self, remark: Remark) -> bool:
        if remark not in self.used:
            self.used.append(remark)
        return True
