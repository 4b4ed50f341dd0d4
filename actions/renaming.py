"""Names that stand, put right in a part: the legal form of the firm, letters written otherwise."""

from __future__ import annotations

from bot.intake.state import State
from nlu.fields import Remark, reformed, respelled

_NAME = "company_name"
_SPELLED = (_NAME, "product_name", "contact_name", "contact_department")


def renamed(before: State, remarks: tuple[Remark, ...], text: str) -> tuple[str, str, list[Remark]] | None:
    """The field, its new name and the remarks that say so; None where no name that stands is changed in a part."""
    return _in_another_form(before, remarks, text) or _in_other_letters(before, remarks, text)


def _in_another_form(before: State, remarks: tuple[Remark, ...], text: str) -> tuple[str, str, list[Remark]] | None:
    """「有限会社じゃなくて去年から株式会社です」."""
    standing = before.profile.value(_NAME)
    if standing is None or before.asking == _NAME or (found := reformed(text, standing)) is None:
        return None
    value, start, end = found
    return _NAME, value, [one for one in remarks if one.start < end and start < one.end]


def _in_other_letters(before: State, remarks: tuple[Remark, ...], text: str) -> tuple[str, str, list[Remark]] | None:
    """「「ひなた」は漢字で「日向」です」: of the one name that has that part."""
    facts = before.profile.facts()
    found = [(name, new) for name in _SPELLED if name in facts and (new := respelled(text, facts[name])) is not None]
    if len(found) != 1:
        return None
    name, value = found[0]
    told = [one for one in remarks if respelled(one.words, facts[name]) is not None][:1]
    return (name, value, told) if told else None
