"""A firm's legal form told apart from its name: 「オリエント商会です。前株です」「有限会社じゃなくて、いまは株式会社です」."""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.fields.types import FieldValue, Reading
from nlu.values.companies import find_company_names
from nlu.values.normal import normalize

_FORMS = ("株式会社", "有限会社", "合同会社", "合資会社", "合名会社")
_FORM = rf"(?:{'|'.join(_FORMS)})"
_LEAD = r"(?:会社名|社名|名前|屋号)?(?:の)?"
_IN_FRONT = re.compile(
    rf"{_LEAD}(?:前株|(?:前|頭|先頭|先)(?:に|が|は)、?[「『]?(?P<form>{_FORM})[」』]?(?:です|が(?:付|つ)|と付|を付|で|。|$))"
)
_BEHIND = re.compile(
    rf"{_LEAD}(?:(?:後|あと)株|(?:後ろ?|うしろ|あと|末尾|最後|お尻)(?:に|が|は)、?[「『]?(?P<form>{_FORM})[」』]?(?:です|が(?:付|つ)|と付|を付|で|。|$))"
)
_FORM_STANDS = re.compile(  # 「株式会社は後ろにつきます」
    rf"(?P<form>{_FORM})(?:は|が|って)、?(?:名前の)?(?:(?P<front>前|頭|先頭|先)|(?P<behind>後ろ?|うしろ|あと|末尾|最後|お尻))(?:の?(?:ほう|方))?(?:に|です|で(?:す|お願い)|へ|。|$)"
)
_SINCE = r"(?:[^、。]{0,8}(?:から|に|は)、?|、)?"
_BECOMES = r"(?:に(?:なり|なって|なった|変わ|変更|変え|組織変更|改組|移行|直し|訂正|して|しま)|へ(?:変更|組織変更|移行|改組)|でし(?:た|て)|です|が正し|[。!]|$)"
_REFORMED = re.compile(
    rf"(?P<old>{_FORM})[」』]?(?:(?:じゃ|では|で|や)(?:なく(?:って|て)?|ない(?:ん)?(?:です|で)?)|やのうて|から|ちゃうて|は(?:間違い|昔|前|旧[^、。]{{0,4}})で|[をは](?=[「『]?{_FORM}[」』]?[にへ](?:直|訂正|変|修正)))、?{_SINCE}[「『]?(?P<new>{_FORM})[」』]?(?={_BECOMES})"
)
_NOW = re.compile(
    rf"(?:^|[、。!\s]|に|は|から|今|いま|実は|じつは|やっぱり|正しくは|会社名が|社名が)[「『]?(?P<new>{_FORM})[」』]?(?=に(?:なり|なって|なった|変わ|変更|組織変更|改組|移行)|へ(?:組織変更|移行|改組|変更)|が正し|でした)"
)


def with_form(text: str, reading: Reading) -> Reading:
    """``reading`` with the legal form in the firm's name that ``text`` only says to stand in front of it or behind."""
    said = normalize(text).text
    reading = replace(reading, values=tuple(_said_in_full(one, said) for one in reading.values))
    stands = _FORM_STANDS.search(said)
    front, behind = _IN_FRONT.search(said), _BEHIND.search(said)
    if stands is not None:
        front, behind = (stands, None) if stands["front"] else (None, stands)
    found = front or behind
    if found is None or (front and behind):
        return reading
    form = found["form"] or _FORMS[0]
    values = tuple(
        replace(one, value=f"{form}{one.value}" if front else f"{one.value}{form}")
        if one.field == "company_name" and not re.search(_FORM, str(one.value))
        else one
        for one in reading.values
    )
    return replace(reading, values=values)


def _said_in_full(one: FieldValue, said: str) -> FieldValue:
    """「「山三物産」です。株式会社山三物産」: the same name once more, with its form."""
    if one.field != "company_name" or re.search(_FORM, str(one.value)):
        return one
    name = re.escape(str(one.value))
    found = re.search(rf"{_FORM}{name}(?![一-龥ァ-ヺー])|(?<![一-龥ァ-ヺー]){name}{_FORM}", said)
    return replace(one, value=found[0]) if found else one


def reformed(text: str, standing: str) -> tuple[str, int, int] | None:
    """The ``standing`` name with the legal form that the firm now has, and the words that say so, half-open in ``text``."""
    n = normalize(text)
    old = re.search(_FORM, standing)
    found = _REFORMED.search(n.text) or _NOW.search(n.text)
    if old is None or found is None or found["new"] == old[0] or found.groupdict().get("old", old[0]) != old[0]:
        return None
    named = (
        one for one in find_company_names(n) if one.detail.get("entity_type") and len(str(one.value)) > len(old[0])
    )
    if any(one.end <= found.start() or found.end() <= one.start for one in named):
        return None  # with its whole name
    return standing.replace(old[0], found["new"]), *n.span(*found.span())
