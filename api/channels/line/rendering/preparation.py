"""What to have at hand for the application, as a list to tick off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from api.channels.line.rendering import flex, limits
from api.channels.line.rendering.context import Part

TITLE = "ご用意いただくもの"
_OPEN = "ページを開く"
_ADDRESS = re.compile(r"https?://[!-~]+")


def preparation_cards(documents: Sequence[Mapping[str, Any]]) -> list[Part]:
    """The list; none where there is nothing to prepare."""
    clauses = list(dict.fromkeys(str(item["clause"]) for item in documents if item.get("clause")))
    head = [flex.title(TITLE), *([flex.fine(f"申込要領 {'、'.join(clauses)}")] if clauses else [])]
    cards: list[Part] = []
    rows: list[Part] = []
    for item in documents:
        row = _row(item)
        if rows and limits.size([*head, *rows, row]) > limits.BUBBLE_BYTES - 1_000:
            cards.append(flex.bubble([*head, *rows]))
            rows = []
        rows += [flex.separator(), row]
    spoken = "、".join(str(item.get("title") or "") for item in documents)
    return flex.messages([*cards, flex.bubble([*head, *rows])], f"{TITLE}　{spoken}") if rows else []


def _row(item: Mapping[str, Any]) -> Part:
    detail = str(item.get("detail") or "")
    address = _ADDRESS.search(detail)
    action = flex.link(_OPEN, address[0]) if address else None
    words = _ADDRESS.sub("", detail).strip() if action else detail
    lines = [flex.text(f"□ {item.get('title') or ''}", weight="bold"), *([flex.fine(words)] if words else [])]
    if item.get("file_name"):
        lines.append(flex.fine(f"ファイル名：{item['file_name']}", color=flex.INK))
    if action:
        lines.append(flex.button(action))
    return flex.box("vertical", lines, spacing="sm")
