"""An answer that was put off and comes without its name or news of it: 「3期そろってました」, where only the accounts are open."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.profile import OPEN, Source
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Remark, answer_to, mentions, remarks
from nlu.fields.announcing import brings_news
from nlu.fields.texts import SENTENCES
from nlu.values.normal import normalize

_KINDS = (
    Kind.BOOL, Kind.CHOICE, Kind.CHOICES, Kind.INDUSTRY, Kind.COUNTRIES, Kind.PREFECTURE, Kind.PERSONS, Kind.YEAR,
    Kind.YEN,
)  # fmt: skip
_SAYS_LITTLE = re.compile(  # words that would answer any question
    r"はい|いいえ|いえ|うん|ええ|大丈夫|だいじょうぶ|問題|結構|特に|別に|一応|まだ|もう|今は|いまは|ありま(?:す|せん)|あります|ある|ない|なし|無[いし]|OK|です|でした|ます|ません|よ|ね|わ|そう|の|は|が|を|も|と"
    r"|[、。!…~ー\s]"
)
_CONTENT = re.compile(r"[一-龥ァ-ヺ0-9]|すべて|どちら")
_REPORTS = re.compile(  # told as found out by now
    r"(?:でした|ました|ませんでした|なかった|かった|だった|そう(?:です|だ)|(?:との|という)(?:こと|返事|回答)|(?:と|って)(?:言わ|言っ|聞)|決ま(?:り|っ)|決めました|(?:に|で)(?:します|いきます|お願いします))"
)
_OF_OTHERS = re.compile(
    r"(?:友人|友達|知人|知り合い|同業|他社|よその|ほかの(?:会社|店)|別の(?:会社|店)|隣の|ライバル|競合|親会社|子会社|グループ会社|仲間|ニュース|テレビ)"
)
Reads = Callable[[State, str, str, str, date], list[Given]]


def awaited(
    before: State, given: Sequence[Given], text: str, message_id: str, as_of: date, under: Reads
) -> list[Given]:
    """The one answer put off that a remark of ``text`` gives and no other; ``under`` reads words under a question.

    Nothing else may be in the remark: no answer to the question asked, no other value, no question.
    """
    known = {item.field for item in given}
    if not _may_be_late(before, known, text) or _OF_OTHERS.search(text):
        return []
    names = [
        name
        for name, record in before.profile.records.items()
        if record.status in OPEN
        and name not in known
        and name != before.asking
        and (FIELDS[name].kind in _KINDS or name == "city")
        and FIELDS[name].applies(before.profile)
    ]
    found: dict[str, list[Given]] = {}
    for remark in remarks(text) if names else ():
        if not _is_free(before, given, remark, as_of) or mentions(_sentence(text, remark)):
            continue
        fits = {name: items for name in names if (items := under(before, name, remark.words, message_id, as_of))}
        if len(fits) == 1:
            found.update({name: [_placed(item, remark) for item in items] for name, items in fits.items()})
    return [item for items in found.values() for item in items]


def _sentence(text: str, remark: Remark) -> str:
    """The sentence that the remark stands in: 「資本金わかりました、1500万円でした」 names its field."""
    start = max(text.rfind(mark, 0, remark.start) for mark in "。！!？?\n") + 1
    return text[start : remark.end]


def _is_free(before: State, given: Sequence[Given], remark: Remark, as_of: date) -> bool:
    """Whether the remark asks nothing, does nothing to an answer, and answers nothing that is asked or told."""
    if remark.asks or remark.act is not None or not _CONTENT.search(_SAYS_LITTLE.sub("", normalize(remark.words).text)):
        return False
    sources = [item.source for item in given if item.source is not None]
    if any(source.start < remark.end and remark.start < source.end for source in sources):
        return False
    return before.asking is None or answer_to(remark.words, before.asking, as_of) is None


def _may_be_late(before: State, known: set[str], text: str) -> bool:
    """Beside the answer asked, or where nothing is asked, any; else one that is told as a report."""
    if before.asking is None or before.asking in known:
        return True
    return (before.asking not in SENTENCES or brings_news(text)) and bool(_REPORTS.search(normalize(text).text))


def _placed(item: Given, remark: Remark) -> Given:
    source = item.source
    if source is None:
        return item
    start, end = remark.start + source.start, remark.start + source.end
    return Given(item.field, item.value, Source(source.message_id, source.text, start, end))
