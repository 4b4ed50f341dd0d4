"""Replies that concierges send often: ``{会社名}`` and the like are filled in from the case. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.handoff.moments import moment

PLACEHOLDERS: dict[str, str] = {
    "会社名": "お客様の会社名",
    "担当者名": "お客様のお名前",
    "受付番号": "受付の番号",
    "返信期限": "お約束した返信の期限",
    "相談員名": "送る相談員の名前",
    "商品名": "商品・サービスの名前",
}
_PLACEHOLDER = re.compile(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")
_STRAY = re.compile(r"[{}｛｝]")
# What is said where the visitor has not told it yet; a gap must not look like a mistake.
_WITHOUT = {"会社名": "貴社", "担当者名": "ご担当者", "商品名": "商品", "返信期限": "お約束の期限"}


@dataclass(frozen=True)
class Filled:
    """A reply ready to be sent; ``missing`` are placeholders for which the case has no answer yet."""

    text: str
    missing: tuple[str, ...] = ()


def fill(text: str, headline: Mapping[str, Any], *, number: str, reply_by: datetime | None, concierge: str) -> Filled:
    """``text`` for one case. ``headline`` is the ticket's; ``reply_by`` None when nothing is promised any more.

    Braces with anything else in them stay as they are: ``problems`` keeps them from being saved.
    """
    values = {
        "会社名": headline.get("company_name"),
        "担当者名": headline.get("contact_name"),
        "受付番号": number,
        "返信期限": moment(reply_by) if reply_by else None,
        "相談員名": concierge,
        "商品名": headline.get("product_name"),
    }
    missing: list[str] = []

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name not in values:
            return found[0]
        if not values[name]:
            missing.append(name)
        return str(values[name] or _WITHOUT[name])

    return Filled(_PLACEHOLDER.sub(value, text), tuple(dict.fromkeys(missing)))


def problems(text: str) -> list[str]:
    """What keeps a reply from being saved, in Japanese; empty when nothing does."""
    found = [
        f"｛{name}｝は使えません。" if name else "｛｝の中が空です。"
        for name in dict.fromkeys(match[1] for match in _PLACEHOLDER.finditer(text))
        if name not in PLACEHOLDERS
    ]
    if _STRAY.search(_PLACEHOLDER.sub("", text)):
        found.append("波かっこ（｛ ｝）の片方がありません。")
    return found
