"""Whose name is meant by 「名前」 alone: 「すみません、名前が変わりました。…」, told behind the product's name."""

from __future__ import annotations

import re

from bot.intake.state import State

_NAMES = ("product_name", "company_name", "contact_name")
_OF_A_PERSON = re.compile(r"担当|窓口|連絡先|氏名|苗字|名字|(?:私|わたし|僕|俺|自分)の(?:お?名前)|部署|さん")


def of_the_name_told(before: State, fields: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The name told last, where ``fields`` is a person's by default and ``text`` speaks of no person."""
    if fields != ("contact_name",) or _OF_A_PERSON.search(text):
        return fields
    told = next((name for name in reversed(before.trail) if name in _NAMES and before.profile.value(name)), None)
    return (told,) if told else fields
