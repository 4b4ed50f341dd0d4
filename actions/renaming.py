"""Names that stand, put right in a part: the legal form of the firm, a person's full name, letters written otherwise."""

from __future__ import annotations

from bot.intake.state import State
from nlu.fields import Remark, reformed, respelled
from nlu.fields.goods_kept import goods_kept
from nlu.fields.name_parts import firm_renamed, person_in_full, with_form_added

_PERSON = "contact_name"
_NAME = "company_name"
_SPELLED = (_NAME, "product_name", _PERSON, "contact_department")
_PARTS = {_NAME: (reformed, firm_renamed, with_form_added), _PERSON: (person_in_full,), "product_name": (goods_kept,)}


def renamed(before: State, remarks: tuple[Remark, ...], text: str) -> tuple[str, str, list[Remark]] | None:
    """The field, its new name and the remarks that say so; None where no name that stands is changed in a part."""
    return _in_parts(before, remarks, text) or _in_other_letters(before, remarks, text)


def _in_parts(before: State, remarks: tuple[Remark, ...], text: str) -> tuple[str, str, list[Remark]] | None:
    """「有限会社じゃなくて去年から株式会社です」「社名の頭に株式会社が付きます」「フルネームは中村由美です」."""
    for name, readers in _PARTS.items():
        standing = before.profile.value(name)
        if standing is None or before.asking == name:
            continue
        found = next((one for reader in readers if (one := reader(text, standing)) is not None), None)
        if found is not None:
            value, start, end = found
            told = [one for one in remarks if one.start < end and start < one.end]
            if any(one.asks for one in told):
                continue
            again = remarks[remarks.index(told[-1]) + 1 :][:1]  # 「…に変わりました。岡田でお願いします」
            return name, value, [*told, *(one for one in again if one.words.startswith(value) and name == _PERSON)]
    return None


def _in_other_letters(before: State, remarks: tuple[Remark, ...], text: str) -> tuple[str, str, list[Remark]] | None:
    """「「ひなた」は漢字で「日向」です」: of the one name that has that part."""
    facts = before.profile.facts()
    found = [(name, new) for name in _SPELLED if name in facts and (new := respelled(text, facts[name])) is not None]
    if len(found) != 1:
        return None
    name, value = found[0]
    told = [one for one in remarks if respelled(one.words, facts[name]) is not None][:1]
    return (name, value, told) if told else None
