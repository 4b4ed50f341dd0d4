"""Draws LINE's rich menu: ``PYTHONPATH=. python scripts/draw_rich_menu.py`` (needs Chromium and Noto Sans CJK JP).

The picture is committed, so that no server needs fonts. Its cards come from ``api.channels.line.rich_menu.CARDS``: what
is drawn is what can be tapped. Colours: Digital Agency design tokens, as in the widget.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import sync_playwright

from api.channels.line.rich_menu import CARDS, IMAGE, SIZE, Card

BLUE, DEEP, INK, PALE, YELLOW = "#0017c1", "#00118f", "#1a1a1a", "#e8f1fe", "#ffd43d"
GAP, RADIUS = 24, 56
FONT = "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans',sans-serif"
# On a grid of 24, as the widget's icons.
ICONS = {
    "summary": ["M6 3.5h12v17H6z", "M9 8h6", "M9 12h6", "M9 16h3.5"],
    "resume": ["M7 3.8h10v16.4l-5-3.9-5 3.9z", "M10 8.6h4"],
    "faq": ["M4 5h16v11.5h-7.5L8 20.5v-4H4z", "M9.8 9.2a2.3 2.3 0 1 1 3.3 2.1c-.7.4-1.1.8-1.1 1.5", "M12 14.6h.01"],
    "person": ["M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6z", "M4.8 20c.8-3.7 3.6-5.8 7.2-5.8s6.4 2.1 7.2 5.8"],
}


def icon(name: str, x: float, y: float, size: float, colour: str, width: float = 1.7) -> str:
    paths = "".join(f'<path d="{path}"/>' for path in ICONS[name])
    return (
        f'<g transform="translate({x} {y}) scale({size / 24})" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round">{paths}</g>'
    )


def text(words: str, x: float, y: float, size: int, colour: str, weight: int = 700, anchor: str = "middle") -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{FONT}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{words}</text>'
    )


def plate(card: Card, fill: str) -> tuple[float, float, float, float, str]:
    """A card's place without the gaps, and its ground."""
    left, top = card.x + (GAP if card.x == 0 else GAP / 2), card.y + (GAP if card.y == 0 else GAP / 2)
    right = card.x + card.width - (GAP if card.x + card.width == SIZE[0] else GAP / 2)
    bottom = card.y + card.height - (GAP if card.y + card.height == SIZE[1] else GAP / 2)
    width, height = right - left, bottom - top
    ground = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="{RADIUS}" fill="{fill}"/>'
    return left, top, width, height, ground


def small(card: Card) -> str:
    left, top, width, height, ground = plate(card, "#ffffff")
    middle = left + width / 2
    disc = 340
    circle = f'<circle cx="{middle}" cy="{top + height * 0.38}" r="{disc / 2}" fill="{PALE}"/>'
    return (
        ground
        + circle
        + icon(card.name, middle - 108, top + height * 0.38 - 108, 216, BLUE, 1.5)
        + text(card.label, middle, top + height * 0.81, 112, INK)
    )


def great(card: Card) -> str:
    left, top, width, height, ground = plate(card, BLUE)
    clip = (
        f'<clipPath id="great"><rect x="{left}" y="{top}" width="{width}" height="{height}" rx="{RADIUS}"/></clipPath>'
    )
    sea = top + height - 150
    waves = (
        f'<path d="M{left} {sea} q 130 -60 260 0 t 260 0 t 260 0 t 260 0 t 260 0 t 260 0 V {top + height} H {left} Z" fill="{DEEP}"/>'
        f'<path d="M{left - 130} {sea + 62} q 130 -52 260 0 t 260 0 t 260 0 t 260 0 t 260 0 t 260 0 t 260 0 V {top + height} H {left} Z" fill="#000060"/>'
    )
    ship = ship_at(left + width - 536, sea + 30)
    return (
        f"{clip}{ground}"
        f'<g clip-path="url(#great)"><circle cx="{left + width - 176}" cy="{top + 168}" r="80" fill="{YELLOW}"/>{ship}{waves}</g>'
        + text(card.label, left + 96, top + 312, 180, "#ffffff", anchor="start")
        + text("10分ほどお話を伺います", left + 102, top + 446, 80, "#d9e6ff", weight=500, anchor="start")
    )


def ship_at(x: float, water: float) -> str:
    """A ship with her goods, her keel at the water."""
    boxes = [
        (70, -250, YELLOW), (190, -250, "#4979f5"), (310, -250, "#ffffff"), (130, -346, "#ffffff"), (250, -346, YELLOW),
    ]  # fmt: skip
    goods = "".join(
        f'<rect x="{left}" y="{top}" width="112" height="88" rx="6" fill="{fill}"/>' for left, top, fill in boxes
    )
    return (
        f'<g transform="translate({x} {water}) scale(0.88)">{goods}'
        '<path d="M440 -400 h90 v238 h-90z" fill="#ffffff"/><rect x="456" y="-366" width="58" height="36" rx="6" fill="#4979f5"/>'
        f'<path d="M20 -162 H560 L500 60 H90 Z" fill="#ffffff"/><path d="M30.7 -122 H549 L538 -82 H42 Z" fill="{YELLOW}"/></g>'
    )


def drawing() -> str:
    cards = "".join(great(card) if card.name == "start" else small(card) for card in CARDS)
    width, height = SIZE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="#c5d7fb"/>{cards}</svg>'
    )


def draw(path: Path) -> None:
    """Draw and write the picture, with no more colours than it needs: LINE takes 1 MB at most."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("MINATO_TEST_CHROMIUM") or which("chromium"))
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.set_content(f'<body style="margin:0">{drawing()}</body>')
        shot = page.screenshot()
        browser.close()
    picture = Image.open(io.BytesIO(shot)).convert("RGB").quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)  # fmt: skip
    picture.save(path, optimize=True)


if __name__ == "__main__":
    draw(IMAGE)
