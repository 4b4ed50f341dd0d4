"""Taking values into a profile: derived values, corrections, and what a correction makes void."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.eligibility.sme_class import derive_sme_class
from bot.intake.display import display
from bot.intake.profile import Edited, Profile, Source, Status
from bot.intake.registry import FIELDS, REGISTRY

_DENIALS: dict[str, tuple[Any, ...]] = {"existing_export": ("none",), "existing_base": (False,)}
_EVERY_ONE = re.compile(
    r"(?:どっち|どちら)(?:の国|とも)?(?:に(?:は)?|へ|で)?も|両国|[二2]\s?[かカヶケ]国とも|どちらも|どれも|両方|いずれも|どの国|全部|すべて|全て"
)
_ABROAD = re.compile(r"輸出|海外|外国|どこにも|どの国|一度も|いっぺんも|一回も|初めて|はじめて|拠点[はも]")
_BARE = re.compile(  # a denial with no word for a place in it: 「まだ一度も」「うちはゼロです」「事務所も何もないです」
    r"(?:[ぁ-ん、。,.!！…~〜ー\s]|[一何]?[度回]|無|未経験|経験|実績|持|有|今|現在|当社|自社|弊社|会社|全[然部く]|皆無|完全|初|送|出|売|取引|予定"
    r"|拠点|現地法人|法人|支店|支社|事務所|お?店舗?|工場|倉庫|子会社|ゼロ|ナシ|ナイ|ノー|0|[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f])+"
)
_NO = re.compile(
    r"な[いしかくん]|無|未|まだ|ませ|へん|ね[ぇえ]|ん[。!！\s]*$|ゼロ|0|ナシ|ナイ|ノー|いえ|いや|初|はじめて|皆無|これから"
)
_THERE = re.compile(r"そこ|そちら|そっち|あそこ|あちら|あっち|むこう|こっち|こちら")


@dataclass(frozen=True)
class Given:
    """A value given for a field, with the words it came from; ``edited`` where the desk gave it, not the visitor."""

    field: str
    value: Any
    source: Source | None = None
    edited: Edited | None = None


@dataclass(frozen=True)
class Left:
    """An answer taken back: ``status`` is what is said of it instead (``unknown``, ``later``), None for nothing.

    ``edited`` where the desk took it back, not the visitor.
    """

    field: str
    status: Status | None = None
    edited: Edited | None = None


@dataclass(frozen=True)
class Changes:
    """What taking some values did. All are field names except ``profile``.

    ``new`` were empty before, ``corrected`` had another value, ``same`` were given again unchanged; ``void`` lost
    their answer and are asked again, ``moot`` lost it and are not asked any more; ``left`` were taken back.
    """

    profile: Profile
    new: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    void: tuple[str, ...] = ()
    moot: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def taken(self) -> tuple[str, ...]:
        return (*self.new, *self.corrected, *self.same)


def take(
    profile: Profile, given: Sequence[Given], at: str, left: Sequence[Left] = (), source: Source | None = None
) -> Changes:
    """Take all values of one message together, so that one does not void another of the same message.

    ``at`` is RFC 3339, the time of the message; ``left`` are answers that it takes back, ``source`` its words.
    """
    before = profile
    new, corrected, same = [], [], []
    for item in given:
        old = before.get(item.field)
        if old is None or not old.has_value:
            new.append(item.field)
        elif old.value == item.value and old.status is Status.ANSWERED:
            same.append(item.field)
            continue
        else:
            corrected.append(item.field)
        profile = profile.answered(item.field, item.value, at=at, source=item.source, edited=item.edited)
    gone = tuple(item for item in left if FIELDS[item.field].applies(profile) or not FIELDS[item.field].applies(before))
    profile = _without(profile, gone, at, source)
    lost = _voided(before, profile, {*(item.field for item in given), *(item.field for item in gone)})
    profile = profile.voided(*lost, at=at)
    profile = _derive(profile, at)
    moot = tuple(name for name in lost if not FIELDS[name].applies(profile))
    void = tuple(name for name in lost if name not in moot and name not in profile)
    return Changes(profile, tuple(new), tuple(corrected), tuple(same), void, moot, gone)


def _without(profile: Profile, left: Sequence[Left], at: str, source: Source | None) -> Profile:
    """The profile without the answers taken back: nothing, or what is said of them instead."""
    for item in left:
        if item.status is None:
            profile = profile.voided(item.field, at=at)
        else:
            profile = put_aside(profile, item.field, item.status, at, source, item.edited)
    return profile


def _derive(profile: Profile, at: str) -> Profile:
    """The SME class follows from the industry wherever the law leaves no choice (中小企業基本法 第2条第1項)."""
    industry = profile.value("industry")
    derived = derive_sme_class(industry) if industry else None
    if derived is None or profile.value("sme_class") == derived:
        return profile
    source = profile.records["industry"].source
    return profile.answered("sme_class", derived, at=at, source=source, status=Status.DERIVED)


def _voided(before: Profile, after: Profile, given: set[str]) -> list[str]:
    """Answered fields whose ground was changed, in registry order."""
    lost = []
    for entry in REGISTRY:
        if entry.name in given or entry.name not in after:
            continue
        grounds = [name for name in entry.depends_on if _changed(before, after, name)]
        if any(_loses(entry.name, name, before, after) for name in grounds):
            lost.append(entry.name)
    return lost


def _changed(before: Profile, after: Profile, name: str) -> bool:
    old = before.get(name)
    return old is not None and old.has_value and old.value != after.value(name)


def _loses(name: str, ground: str, before: Profile, after: Profile) -> bool:
    """Whether the answer to ``name`` no longer holds after ``ground`` was changed."""
    if not FIELDS[name].applies(after):
        return True
    if ground == "target_countries":
        return _loses_by_target(name, before, after)
    # Between two forms of organisation, or two trading roles, what was said of capital or supplier still holds.
    return ground not in ("entity_type", "supply_role")


def _loses_by_target(name: str, before: Profile, after: Profile) -> bool:
    old, new = before.value("target_countries"), after.value("target_countries") or []
    if name == "us_tariff_response":
        return False  # it speaks of the United States, which are still there
    if name == "existing_export":  # asked of the first target
        of_all = set(new) <= set(old) and _said_of_every_one(before, name)
        return bool(old[:1] != new[:1]) and not of_all and not _denied_in_general(before, name)
    if set(new) <= set(old):  # nothing was added: only a "yes, one of them" may have lost its country
        return name == "existing_base" and after.value(name) is True
    return not _denied_in_general(before, name)


def _said_of_every_one(profile: Profile, name: str) -> bool:
    """「どっちもまだです」: an answer for all the countries that stood."""
    record = profile.get(name)
    return record is not None and record.source is not None and bool(_EVERY_ONE.search(record.source.text))


def _denied_in_general(profile: Profile, name: str) -> bool:
    """「輸出したことはありません」「ないです」, said of no country, holds for every one.

    A tapped 「まだない」 holds only for the one asked of.
    """
    record = profile.get(name)
    if record is None or record.source is None or record.value not in _DENIALS.get(name, ()):
        return False
    words = record.source.text
    named = any(display("target_countries", [code]) in words for code in profile.value("target_countries") or [])
    typed = words.strip() != display(name, record.value)
    bare = typed and _BARE.fullmatch(words) and _NO.search(words) and not _THERE.search(words)
    return not named and bool(_ABROAD.search(words) or bare)


def put_aside(
    profile: Profile, name: str, status: Status, at: str, source: Source | None, edited: Edited | None = None
) -> Profile:
    """Record "unknown", "later" or "skipped" for a field: never a value.

    A value given before is kept in the history.
    """
    return profile.answered(name, None, at=at, source=source, status=status, edited=edited)
