"""Digits of the phone number that stands, put right: 「下4桁、7812じゃなくて7821」, 「末尾まちがえた、0165や」.

Only bare digits are such: 「13時から15時」, 「靴下は12種類」 and 「従業員は33人じゃなくて35人」 count something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.fields.field_names import names_in
from nlu.values.normal import normalize

_PHONE, _HOME, _TRUNK = "contact_phone", "+81", "0"
_A_GROUP = 5  # digits said at once
_TELLING = 3  # digits that are hardly in another number, too
_BARE = r"(?=[」』\"]?(?:[。、!? ]|$|です|でし|だ|や(?!っ)|が|は|に|で|を|の|と|ちゃう|(?:番|桁)(?:です|でし|に|が|[。、]|$)))"
_NUMBER = r"(?<![0-9A-Za-z:])(?P<{}>[0-9]{{{},11}})(?![0-9-])"
_OLD, _NEW = _NUMBER.format("old", 2), _NUMBER.format("new", 2)
_DENIED = (
    r"[」』]?(?:(?:というの|の)?は)?(?:(?:じゃ|では|や|で)な(?:くて?|い)(?:て|、)?|やのうて|ちゃうて)[、 ]*[「『]?"
)
_INSTEAD = re.compile(rf"{_OLD}{_DENIED}{_NEW}{_BARE}")
_INTO = re.compile(  # 「3344から3345に直してください」
    rf"{_OLD}[」』]?(?:から|を|→|⇒|->)[、 ]*[「『]?{_NEW}[」』]?(?:に|へ)(?:直|なお|変|訂正|修正|かえ|替|なり|なっ|差し替)"
)
_AT_END = r"(?:末尾|(?:一番)?(?:最後|下|うしろ|後ろ|お尻|しり)の?[0-9一二三四](?:桁|つ|文字)|(?:最後|下|うしろ|後ろ)の(?:桁|数字|番号))"
_LOOSE_END = re.compile(r"(?:一番)?(?:最後|うしろ|後ろ)(?!に)")  # enough where the phone is named
_LAST = re.compile(rf"(?:{_AT_END})[^0-9]{{1,16}}?{_NUMBER.format('new', 1)}{_BARE}")
_LAST_OF_PHONE = re.compile(rf"(?:{_AT_END}|{_LOOSE_END.pattern})[^0-9。]{{1,16}}?{_NUMBER.format('new', 2)}{_BARE}")
_LAST_INSTEAD = re.compile(
    rf"(?:{_AT_END})[^0-9]{{0,16}}?{_NUMBER.format('old', 1)}{_DENIED}{_NUMBER.format('new', 1)}{_BARE}"
)
_FIGURE = re.compile(rf"[0-9]+(?![0-9]|桁){_BARE}")
_PART_OF_IT = re.compile(rf"{_AT_END}|真ん中|市外局番|局番|頭の?[0-9一二三四](?:桁|つ)")


@dataclass(frozen=True)
class DigitChange:
    """The number (E.164) after a change, and the words that tell it, half-open in the message.

    ``outright``: the words name the telephone, or the end of a number.
    """

    number: str
    start: int
    end: int
    outright: bool


def digits_changed(text: str, standing: str) -> DigitChange | None:
    """What ``text`` makes of the phone number that stands (E.164); None where it changes none of its digits."""
    n = normalize(text)
    named = [one.fields for one in names_in(n.text)]
    if named and not any(_PHONE in fields for fields in named):
        return None  # 「従業員は33じゃなくて35です」
    home = standing.startswith(_HOME)
    number = _TRUNK + standing.removeprefix(_HOME) if home else standing
    changed, told = _changed(n.text, number, of_phone=bool(named))
    if changed is None or told is None or changed == number or (home and not changed.startswith(_TRUNK)):
        return None
    outright = (_PHONE,) in named or _PART_OF_IT.search(n.text) is not None
    old = told.groupdict().get("old")
    if not (outright or named) and old and len(old) < _TELLING:
        return None  # 「33じゃなくて35でした」 may count anything
    return DigitChange(
        _HOME + changed.removeprefix(_TRUNK) if home else changed, *n.span(*told.span()), outright=outright
    )


def _changed(said: str, number: str, *, of_phone: bool) -> tuple[str | None, re.Match[str] | None]:
    if last := _LAST_INSTEAD.search(said):
        old, new = last["old"], last["new"]
        return (number[: -len(old)] + new if len(old) == len(new) and number.endswith(old) else None), last
    if found := _INSTEAD.search(said) or _INTO.search(said):
        once = len(found["old"]) == len(found["new"]) and number.count(found["old"]) == 1
        return (number.replace(found["old"], found["new"]) if once else None), found
    last = (_LAST_OF_PHONE if of_phone else _LAST).search(said)
    if last is None or len(last["new"]) > _A_GROUP or len(_FIGURE.findall(said)) > 1:
        return None, None
    return number[: -len(last["new"])] + last["new"], last
