"""What LINE refuses in Flex Messages, and its API description does not say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.line_stand_in.schema import Problem

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
_PIXELS = r"-?\d+(\.\d+)?px"
_STEPS = "none|xs|sm|md|lg|xl|xxl"
_FONT = re.compile(rf"{_PIXELS}|xxs|xs|sm|md|lg|xl|xxl|[345]xl")
_SPACE = re.compile(rf"{_PIXELS}|{_STEPS}")
_SPACE_OR_PART = re.compile(rf"{_PIXELS}|-?\d+(\.\d+)?%|{_STEPS}")
_EXTENT = re.compile(r"\d+(\.\d+)?(px|%)")
_PATTERNS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("color", "backgroundColor", "borderColor", "separatorColor"), _COLOUR),
    **dict.fromkeys(("startColor", "endColor", "centerColor"), _COLOUR),
    **dict.fromkeys(("margin", "spacing", "cornerRadius"), _SPACE),
    **dict.fromkeys(("paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"), _SPACE_OR_PART),
    **dict.fromkeys(("offsetTop", "offsetBottom", "offsetStart", "offsetEnd"), _SPACE_OR_PART),
    **dict.fromkeys(("width", "maxWidth", "height", "maxHeight"), _EXTENT),
    "borderWidth": re.compile(rf"{_PIXELS}|none|light|normal|medium|semi-bold|bold"),
    "lineSpacing": re.compile(_PIXELS),
    "aspectRatio": re.compile(r"[1-9]\d{0,5}(\.\d+)?:[1-9]\d{0,5}(\.\d+)?"),
    "angle": re.compile(r"\d+(\.\d+)?deg"),
}
_SIZES = {
    "FlexText": _FONT,
    "FlexSpan": _FONT,
    "FlexIcon": _FONT,
    "FlexImage": re.compile(rf"{_PIXELS}|\d+(\.\d+)?%|xxs|xs|sm|md|lg|xl|xxl|[345]xl|full"),
}
_IN_A_BOX = {
    "horizontal": {"box", "button", "image", "text", "separator", "filler"},
    "vertical": {"box", "button", "image", "text", "separator", "filler"},
    "baseline": {"icon", "text", "filler"},
}
_BYTES = {"FlexBubble": 30 * 1024, "FlexCarousel": 50 * 1024}
_MOST_BUBBLES = 12
_BLOCKS = ("header", "hero", "body", "footer")


def beyond(name: str, found: dict[str, Any], at: str) -> Iterator[Problem]:
    """What prose, or LINE's answer, forbids in one part of a Flex Message."""
    if not name.startswith("Flex"):
        return
    for key, value in found.items():
        pattern = _SIZES.get(name) if key == "size" else _PATTERNS.get(key)
        button_height = name == "FlexButton" and key == "height"
        if pattern and isinstance(value, str) and not button_height and not pattern.fullmatch(value):
            yield Problem(f"{at}.{key}", "invalid property")
    size = len(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())
    if size > _BYTES.get(name, size):
        yield Problem(at, f"must be at most {_BYTES[name]} bytes, is {size}")
    if name == "FlexBox":
        yield from _box(found, at)
    elif name in ("FlexText", "FlexSpan"):
        yield from _text(name, found, at)
    elif name == "FlexBubble":
        yield from _bubble(found, at)
    elif name == "FlexCarousel":
        yield from _carousel(found, at)


def _box(found: dict[str, Any], at: str) -> Iterator[Problem]:
    allowed = _IN_A_BOX.get(str(found.get("layout")), set())
    for index, part in enumerate(found.get("contents", [])):
        if isinstance(part, dict) and part.get("type") not in allowed:
            yield Problem(f"{at}.contents[{index}]", f"invalid box content type: {part.get('type')}")


def _text(name: str, found: dict[str, Any], at: str) -> Iterator[Problem]:
    if not found.get("text") and not found.get("contents"):
        yield Problem(f"{at}.text", "must be specified and not empty")
    if name == "FlexText" and found.get("maxLines", 0) < 0:
        yield Problem(f"{at}.maxLines", "must be 0 or more")


def _bubble(found: dict[str, Any], at: str) -> Iterator[Problem]:
    if not any(block in found for block in _BLOCKS):
        yield Problem(at, "At least one block must be specified")
    if "hero" in found and found["hero"].get("type") not in ("box", "image", "video"):
        yield Problem(f"{at}.hero", "must be a box, an image or a video")


def _carousel(found: dict[str, Any], at: str) -> Iterator[Problem]:
    bubbles = found.get("contents", [])
    if not 1 <= len(bubbles) <= _MOST_BUBBLES:
        yield Problem(f"{at}.contents", f"Size must be between 1 and {_MOST_BUBBLES}")
    if len({bubble.get("size", "mega") for bubble in bubbles if isinstance(bubble, dict)}) > 1:
        yield Problem(f"{at}.contents", "bubbles of different widths")
