"""The rich menu: its cards, what each does when it is tapped, and its picture (drawn by scripts/draw_rich_menu.py)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.channels.line.postback import Kind, Tap, write

IMAGE = Path(__file__).with_name("rich_menu.png")
SIZE = (2500, 1686)  # pixels, as LINE recommends
BAR = "メニュー"
NAME = "ミナト "  # every menu of ours begins so; a digest of what it holds follows


@dataclass(frozen=True)
class Card:
    """One card. ``command`` is a choice of bot.intake.command_choices; without one, tapping says ``label``."""

    name: str
    label: str
    x: int
    y: int
    width: int
    height: int
    command: str | None = None


CARDS = (
    Card("start", "相談を始める", 0, 0, 1600, 843, "start"),
    Card("resume", "続きから", 1600, 0, 900, 843),
    Card("faq", "よくある質問", 0, 843, 833, 843),
    Card("person", "担当者に相談", 833, 843, 834, 843, "person"),
    Card("summary", "入力内容", 1667, 843, 833, 843, "summary"),
)


def menu(key: bytes) -> dict[str, Any]:
    """The menu as LINE's API takes it; ``key`` signs the postbacks. Another picture or meaning has another name."""
    areas = [_area(card, key) for card in CARDS]
    digest = hashlib.sha256(json.dumps(areas, sort_keys=True).encode() + IMAGE.read_bytes()).hexdigest()
    return {
        "size": {"width": SIZE[0], "height": SIZE[1]},
        "selected": True,
        "name": NAME + digest[:16],
        "chatBarText": BAR,
        "areas": areas,
    }


def _area(card: Card, key: bytes) -> dict[str, Any]:
    bounds = {"x": card.x, "y": card.y, "width": card.width, "height": card.height}
    if card.command is None:
        return {"bounds": bounds, "action": {"type": "message", "label": card.label, "text": card.label}}
    data = write(Tap(Kind.CHOICE, card.command), key)
    action = {"type": "postback", "label": card.label, "data": data, "displayText": card.label}
    return {"bounds": bounds, "action": action}
