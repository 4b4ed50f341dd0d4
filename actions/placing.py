"""At which field a value is put: an address or a name of goods that was put off; a municipality with its prefecture."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from actions.recounted import Recounted
from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.profile import OPEN, Status
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import read
from nlu.fields.field_names import names_in

_OF_FIRM = re.compile(r"会社|社名|屋号|商号|法人|お?店|組合|団体|工房")
_CITY, _PREFECTURE = "city", "prefecture"


def once_each(told: Recounted, given: tuple[Given, ...]) -> tuple[Given, ...]:
    """Without an address that a remark gives to one field, for another field."""
    addresses = {item.value for item in told.given if FIELDS[item.field].kind is Kind.URL}
    fields = {item.field for item in told.given}
    return tuple(item for item in given if item.field in fields or _not_url(item) or item.value not in addresses)


def _not_url(item: Given) -> bool:
    return FIELDS[item.field].kind is not Kind.URL


def at_its_place(before: State, told: Recounted, item: Given, text: str) -> Given:
    """An address that nothing names goes to the field that was put off: 「後で送ります」, 「ページできました https://…」."""
    if item.field == "company_name" and _of_goods(before, item, text):
        return replace(item, field="product_name")
    if _not_url(item) or item.field in {before.asking, *(one.field for one in told.given)}:
        return item
    named = {name for word in names_in(text) for name in word.fields if len(word.fields) == 1}
    awaited = [
        name
        for name, record in before.profile.records.items()
        if FIELDS[name].kind is Kind.URL and not record.has_value and record.status is not Status.SKIPPED
    ]
    if len(awaited) != 1 or item.field in before.profile or item.field in named:
        return item
    return replace(item, field=awaited[0])


def _of_goods(before: State, item: Given, text: str) -> bool:
    """「名前は「月見」になりました」, where the goods' name was put off, and nothing speaks of the firm."""
    record = before.profile.get("product_name")
    is_open = record is not None and record.status in OPEN
    firm = before.profile.get("company_name")
    elsewhere = before.asking == "company_name" or (firm is not None and not firm.has_value)
    return is_open and not elsewhere and not _OF_FIRM.search(text)


def with_its_prefecture(before: State, given: tuple[Given, ...], text: str, as_of: date) -> tuple[Given, ...]:
    """The prefecture that stands before a new municipality: 「兵庫県尼崎市に変更お願いします」, where 大阪府 stands."""
    towns = [one for one in given if one.field == _CITY and one.source is not None]
    if len(towns) != 1 or any(one.field == _PREFECTURE for one in given):
        return ()
    standing = before.profile.value(_PREFECTURE)
    named = [one for one in read(text, _CITY, as_of).values if one.field == _PREFECTURE]
    if standing is None or len(named) != 1 or named[0].value == standing:
        return ()
    return (replace(towns[0], field=_PREFECTURE, value=named[0].value),)
