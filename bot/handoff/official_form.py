"""The answers in the order of the official guidelines, ready to be copied into the application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.eligibility.documents import APPLICATION_FORM_URL
from bot.eligibility.preparation import preparation
from bot.handoff.answers import STATUS_LABELS, shown
from bot.handoff.form_layout import LAYOUT, FormPoint
from bot.intake.profile import Profile
from bot.intake.registry import FIELDS, LABELS

VERSION = "minato.official_form/1"

# The online form itself was not at hand: only the guidelines were.
NOTE = (
    "2026年度の申込要領の順に並べています。オンラインの申込フォームとは、項目や順番が違うことがあります。"
    "転記の前に、内容をご確認ください。"
)


def official_form(records: Mapping[str, Any]) -> dict[str, Any]:
    """Items in the order of 申込要領, JSON-ready: ``text`` is for copying, ``open`` has no answer yet.

    Args:
        records: field → record, as contract §1 shows it.

    Raises:
        KeyError, ValueError: the records are not in the contract's form.
    """
    profile = Profile.from_dict(records)
    items = [_item(point, profile) for point in LAYOUT]
    return {
        "version": VERSION,
        "note": NOTE,
        "form_url": APPLICATION_FORM_URL,
        "items": [item for item in items if item["fields"]],
        "remarks": _remarks(profile),
    }


def _item(point: FormPoint, profile: Profile) -> dict[str, Any]:
    names = [name for name in point.fields if FIELDS[name].applies(profile)]
    answered = [name for name in names if shown(name, profile)]
    return {
        "title": point.title,
        "clause": point.clause,
        "text": "\n".join(_lines(names, answered, profile)),
        "fields": names,
        "open": [_open(name, profile) for name in names if name not in answered],
    }


def _lines(names: list[str], answered: list[str], profile: Profile) -> list[str]:
    """One field alone needs no label: its words are copied as they are."""
    if len(names) == 1:
        return [_text(name, profile) for name in answered]
    return [f"{LABELS[name]}：{_text(name, profile)}" for name in answered]


def _text(name: str, profile: Profile) -> str:
    text = shown(name, profile)
    if name != "target_countries":
        return text
    return "　".join(f"{rank}. {country}" for rank, country in enumerate(text.split("、"), start=1))


def _open(name: str, profile: Profile) -> dict[str, str]:
    record = profile.get(name)
    return {
        "field": name,
        "label": LABELS[name],
        "status_label": STATUS_LABELS[record.status if record else None],
    }


def _remarks(profile: Profile) -> list[str]:
    """What belongs into 連絡事項欄."""
    return [item.detail for item in preparation(profile.facts()) if item.id == "newly_founded_note"]
