"""Values in the words and units that people read."""

from __future__ import annotations

from typing import Any

from bot.intake.fields import Field, Kind
from bot.intake.registry import FIELDS
from nlu.values.names import country_name, industry_name, national_phone

_OKU, _MAN = 100_000_000, 10_000


def display(name: str, value: Any) -> str:
    """The value of a field in Japanese; an empty string for None."""
    if value is None:
        return ""
    entry = FIELDS[name]
    if entry.kind is Kind.BOOL:
        return _bool_label(entry, bool(value))
    if entry.kind is Kind.CHOICE:
        return entry.choice_label(value)
    if entry.kind is Kind.CHOICES:
        return "、".join(entry.choice_label(item) for item in value)
    if entry.kind is Kind.COUNTRIES:
        return "、".join(country_name(code) for code in value)
    return _scalar(entry.kind, value)


def _bool_label(entry: Field, value: bool) -> str:
    return entry.choice_label("true" if value else "false")


def _scalar(kind: Kind, value: Any) -> str:
    match kind:
        case Kind.YEN:
            return yen(value)
        case Kind.PERSONS:
            return f"{value:,}名"
        case Kind.YEAR:
            return f"{value}年"
        case Kind.INDUSTRY:
            return industry_name(value)
        case Kind.PHONE:
            return national_phone(value)
        case _:
            return str(value)


def yen(amount: int) -> str:
    """30_000_000 → 3,000万円; 120_000_000 → 1億2,000万円; what is below 1万円 is written out in full."""
    oku, rest = divmod(amount, _OKU)
    man, below = divmod(rest, _MAN)
    if below or amount < _MAN:
        return f"{amount:,}円"
    return (f"{oku:,}億" if oku else "") + (f"{man:,}万" if man else "") + "円"
