"""What a value means beside the answers that stand: a correction, an addition, or a word in passing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.profile import Source
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import (
    adds,
    amends,
    country_change,
    digits_changed,
    instead,
    read,
    remarks,
    struck_countries,
    topics,
    turns_round,
    words_of_country,
)
from nlu.values.countries import find_countries
from nlu.values.normal import normalize

_LISTS = (Kind.CHOICES, Kind.COUNTRIES)
_NUMBERS = (Kind.YEN, Kind.PERSONS, Kind.YEAR, Kind.CORPORATE_NUMBER)  # their digits are no phone's
_UNMISTAKABLE = (Kind.EMAIL, Kind.PHONE, Kind.CORPORATE_NUMBER)  # who writes one means it
_TARGETS, _PAIR = "target_countries", 2
_TRADE = "industry"
_TOLD_BY_THE_WAY = (_TRADE, "product_name", "product_category", "supply_role")  # any word may sound like one
_OF_A_TRADE = re.compile(  # 「すみません…倉庫でした」 is no other trade
    r"業|訂正|間違|違[いうっ]|変更|変え|変わ|直[しす]|修正|(?:じゃ|では|や)な[くい]|ちゃう|正しく|本当は|やっぱ|やはり|実は|じつは|に(?:します|して|なり)"
)
_FIRST = re.compile(r"[^。！？!?\n]{2,40}[。！!\n]+(?=.)")
_ADDS_WHERE = re.compile(
    r"^[^。、はがを]{1,10}(?:に|へ|向け|だけ|宛て)(?:です|だけ|だ|に|。|$)"
)  # 「毎月送ってます。韓国にですけど」
_OF_FIRST_TARGET = "existing_export"


def in_passing(before: State, entity: dict[str, Any], text: str) -> bool:
    """Whether a value only mentioned would replace an answer that stands, with no word of changing it."""
    standing = before.profile.get(entity["entity"])
    weak = not entity.get("named", True) and entity["entity"] != before.asking
    weak = weak and FIELDS[entity["entity"]].kind not in _UNMISTAKABLE
    if not weak or standing is None or not standing.has_value:
        return False
    if entity["entity"] == "product_name" and str(entity["value"]) in str(standing.value):
        return True  # 「このタオルは自社で作っています」, of 「しまなみタオル」
    remark, before_it = _around(text, entity.get("start", 0))
    if entity["entity"] in topics(remark):
        return False
    said = before_it + remark if entity["entity"] in _TOLD_BY_THE_WAY else text
    return not amends(said) or (entity["entity"] == _TRADE and not _OF_A_TRADE.search(said))


def _around(text: str, at: int) -> tuple[str, str]:
    """The remark at that place, and the one before it."""
    found = [one for one in remarks(text) if one.start <= at] or list(remarks(text))
    return found[-1].words, "".join(one.words for one in found[-2:-1])


def beside_what_stands(before: State, given: Given, text: str, as_of: date) -> Given | None:
    """The value as it is meant beside the answers that stand; None where it speaks of something else."""
    standing = before.profile.value(given.field)
    if given.field == _OF_FIRST_TARGET:
        return _of_the_target(before, given, text, as_of)
    if FIELDS[given.field].kind not in _LISTS or not standing:
        return given
    struck = struck_countries(text)
    if adds(text) and not any(item in struck for item in standing):
        return replace(given, value=list(dict.fromkeys([*standing, *given.value])))
    return replace(given, value=_replaced(standing, given.value, struck))


def _replaced(standing: list[str], new: list[str], struck: tuple[str, ...]) -> list[str]:
    """「アメリカじゃなくてイギリスでした」: the new in the place of what is struck, the rest as it stands."""
    if not any(item in struck for item in standing):
        return new
    at = min(standing.index(item) for item in struck if item in standing)
    kept = [item for item in standing if item not in struck and item not in new]
    return [*kept[:at], *new, *kept[at:]]


def _of_the_target(before: State, given: Given, text: str, as_of: date) -> Given | None:
    """What is said of the first target, where the message speaks of several countries."""
    standing, struck = before.profile.value(_TARGETS) or [], struck_countries(text)
    change = country_change(text, standing) if standing and before.asking != _TARGETS else None
    moved = _new_target(before, text, as_of) if change is None else change.after
    targets = moved or [country for country in standing if country not in struck] or standing
    if not targets:
        return given
    words = words_of_country(text, targets[0])
    if words == text:
        return given
    if (first := _said_of_none(text, given.field, as_of)) is not None:
        return replace(given, value=first)
    found = [item for item in read(words, given.field, as_of).values if item.field == given.field]
    return replace(given, value=found[0].value) if found else None


def _said_of_none(text: str, name: str, as_of: date) -> Any:
    """The answer of a first sentence that names no country: 「まだです。隣の工場は韓国に送ってるらしいですけど」."""
    first = _FIRST.match(text)
    if first is None or find_countries(normalize(first[0])) or _ADDS_WHERE.match(text[first.end() :]):
        return None
    return next((item.value for item in read(first[0], name, as_of).values if item.field == name), None)


def _new_target(before: State, text: str, as_of: date) -> list[str]:
    """「国をマレーシアに変えます。マレーシアには…」: the country that the message itself names as the one wished for."""
    found = (item for item in read(text, None, as_of).values if item.field == _TARGETS and item.named)
    return next((list(item.value) for item in found), []) if before.asking != _TARGETS else []


def without_struck(before: State, given: tuple[Given, ...], text: str, message_id: str) -> tuple[Given, ...]:
    """「韓国はやめときます」: the countries that stand without those taken back; nothing where none would be left."""
    standing = before.profile.value(_TARGETS)
    if not standing or any(item.field == _TARGETS for item in given):
        return ()
    struck = struck_countries(text)
    left = [country for country in standing if country not in struck]
    if not left or len(left) == len(standing):
        return ()
    return (Given(_TARGETS, left, Source(message_id, text, 0, len(text))),)


def mended(before: State, given: tuple[Given, ...], text: str, message_id: str) -> tuple[Given, ...]:
    """What the message puts right of answers that stand, whatever is asked, by what they are not.

    「だし醤油じゃなくてゆずぽん酢にします」, 「下4桁、7812じゃなくて7821」, 「順番が逆です」.
    """
    known = {item.field for item in given}
    counted = any(FIELDS[item.field].kind in _NUMBERS for item in given)
    whole = Source(message_id, text, 0, len(text))
    found = []
    for name, value in before.profile.facts().items():
        if name in known:
            continue
        if FIELDS[name].kind is Kind.TEXT and (new := instead(text, name, str(value))):
            found.append(Given(name, new.value, Source(message_id, text[new.start : new.end], new.start, new.end)))
        elif FIELDS[name].kind is Kind.PHONE and not counted and (change := digits_changed(text, str(value))):
            found.append(Given(name, change.number, whole))
        elif name == _TARGETS and len(value) == _PAIR and turns_round(text):
            found.append(Given(name, value[::-1], whole))
    return tuple(found)
