"""What LINE refuses although its API description does not say so: limits that stand in the reference's prose only.

Lengths are counted in UTF-16 code units throughout, as LINE does for texts; elsewhere this is stricter by a hair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from tests.line_stand_in import flex
from tests.line_stand_in.schema import Problem, utf16_length

# (schema, property): (least, most) characters.
_LENGTHS: dict[tuple[str, str], tuple[int, int]] = {
    ("TextMessage", "text"): (1, 5000),
    ("TextMessageV2", "text"): (1, 5000),
    ("FlexMessage", "altText"): (1, 1500),
    ("TemplateMessage", "altText"): (1, 1500),
    ("ImagemapMessage", "altText"): (1, 1500),
    ("ImageMessage", "originalContentUrl"): (1, 2000),
    ("ImageMessage", "previewImageUrl"): (1, 2000),
    ("LocationMessage", "title"): (1, 100),
    ("LocationMessage", "address"): (1, 100),
    ("ButtonsTemplate", "title"): (1, 40),
    ("CarouselColumn", "title"): (1, 40),
    ("ConfirmTemplate", "text"): (1, 240),
    ("Sender", "name"): (1, 20),
    ("PostbackAction", "data"): (1, 300),
    ("PostbackAction", "displayText"): (1, 300),
    ("PostbackAction", "text"): (1, 300),
    ("PostbackAction", "fillInText"): (1, 300),
    ("DatetimePickerAction", "data"): (1, 300),
    ("MessageAction", "text"): (1, 300),
    ("URIAction", "uri"): (1, 1000),
    ("RichMenuRequest", "name"): (1, 300),
    ("RichMenuRequest", "chatBarText"): (1, 14),
}
# What must be there although the description calls it optional.
_REQUIRED = {
    "QuickReply": ("items",),
    "QuickReplyItem": ("type", "action"),
    "PostbackAction": ("data",),
    "MessageAction": ("text",),
    "URIAction": ("uri",),
    "DatetimePickerAction": ("data", "mode"),
    "RichMenuRequest": ("size", "selected", "name", "chatBarText", "areas"),
    "RichMenuSize": ("width", "height"),
    "RichMenuArea": ("bounds", "action"),
    "RichMenuBounds": ("x", "y", "width", "height"),
}
_ITEMS = {
    ("QuickReply", "items"): (1, 13),
    ("ButtonsTemplate", "actions"): (1, 4),
    ("ConfirmTemplate", "actions"): (2, 2),
    ("CarouselTemplate", "columns"): (1, 10),
    ("CarouselColumn", "actions"): (1, 3),
    ("ImageCarouselTemplate", "columns"): (1, 10),
    ("RichMenuRequest", "areas"): (0, 20),
}
# Where an action stands: whether its label must be there, how long it may be, and which actions may stand there at all.
_EVERYWHERE = frozenset({"postback", "message", "uri", "datetimepicker", "clipboard"})
_LABELS: dict[tuple[str, str], tuple[bool, int, frozenset[str]]] = {
    ("QuickReplyItem", "action"): (True, 20, _EVERYWHERE | {"camera", "cameraRoll", "location"}),
    ("ButtonsTemplate", "actions"): (True, 20, _EVERYWHERE),
    ("ConfirmTemplate", "actions"): (True, 20, _EVERYWHERE),
    ("CarouselColumn", "actions"): (True, 20, _EVERYWHERE),
    ("ImageCarouselColumn", "action"): (False, 12, _EVERYWHERE),
    ("RichMenuArea", "action"): (False, 20, _EVERYWHERE | {"richmenuswitch"}),
    ("FlexButton", "action"): (True, 40, _EVERYWHERE),
    ("FlexBox", "action"): (False, 40, _EVERYWHERE),
    ("FlexText", "action"): (False, 40, _EVERYWHERE),
    ("FlexImage", "action"): (False, 40, _EVERYWHERE),
    ("FlexBubble", "action"): (False, 40, _EVERYWHERE),
}
_HTTPS = {
    ("ImageMessage", "originalContentUrl"), ("ImageMessage", "previewImageUrl"), ("QuickReplyItem", "imageUrl"),
    ("Sender", "iconUrl"), ("FlexImage", "url"), ("FlexIcon", "url"), ("FlexVideo", "url"), ("FlexVideo", "previewUrl"),
    ("ButtonsTemplate", "thumbnailImageUrl"), ("CarouselColumn", "thumbnailImageUrl"),
}  # fmt: skip
_MOMENTS = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "time": re.compile(r"\d{2}:\d{2}"),
    "datetime": re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}"),
}


def beyond(name: Any, found: dict[str, Any], at: str) -> Iterator[Problem]:
    """What prose forbids in one object of the schema ``name``."""
    if not isinstance(name, str):
        return
    for key in _REQUIRED.get(name, ()):
        if key not in found:
            yield Problem(f"{at}.{key}", "must be specified")
    for key, value in found.items():
        yield from _within(_LENGTHS.get((name, key)), value, utf16_length, str, f"{at}.{key}")
        yield from _within(_ITEMS.get((name, key)), value, len, list, f"{at}.{key}")
        if (name, key) in _HTTPS and isinstance(value, str) and not value.startswith("https://"):
            yield Problem(f"{at}.{key}", "must be https")
        if (name, key) in _LABELS:
            for action in value if isinstance(value, list) else [value]:
                if isinstance(action, dict):
                    yield from _action(action, *_LABELS[name, key], f"{at}.{key}")
    rule = _RULES.get(name)
    if rule is not None:
        yield from rule(found, at)
    yield from flex.beyond(name, found, at)


def _within(
    bounds: tuple[int, int] | None, value: Any, measure: Callable[[Any], int], kind: type, at: str
) -> Iterator[Problem]:
    if bounds and isinstance(value, kind) and not bounds[0] <= measure(value) <= bounds[1]:
        empty = measure(value) == 0
        yield Problem(at, "May not be empty" if empty else f"Size must be between {bounds[0]} and {bounds[1]}")


def _action(action: dict[str, Any], required: bool, most: int, allowed: frozenset[str], at: str) -> Iterator[Problem]:
    label = action.get("label")
    if required and not label:
        yield Problem(f"{at}.label", "must be specified")
    if isinstance(label, str) and utf16_length(label) > most:
        yield Problem(f"{at}.label", f"must not be longer than {most} characters")
    if action.get("type") not in allowed:
        yield Problem(f"{at}.type", f"{action.get('type')} action is not available here")


def _text_of_template(wide: int) -> Callable[[dict[str, Any], str], Iterator[Problem]]:
    def rule(found: dict[str, Any], at: str) -> Iterator[Problem]:
        most = 60 if "title" in found or "thumbnailImageUrl" in found else wide
        yield from _within((1, most), found.get("text"), utf16_length, str, f"{at}.text")

    return rule


def _uri(found: dict[str, Any], at: str) -> Iterator[Problem]:
    if urlsplit(str(found.get("uri", ""))).scheme not in ("http", "https", "line", "tel"):
        yield Problem(f"{at}.uri", "invalid uri scheme")


def _picker(found: dict[str, Any], at: str) -> Iterator[Problem]:
    pattern = _MOMENTS.get(str(found.get("mode")))
    for key in ("initial", "max", "min"):
        if pattern and key in found and not pattern.fullmatch(str(found[key])):
            yield Problem(f"{at}.{key}", f"must be a {found['mode']}")
    if "min" in found and "max" in found and not str(found["min"]) < str(found["max"]):
        yield Problem(f"{at}.min", "must be before max")
    if "initial" in found and not str(found.get("min", "")) <= str(found["initial"]) <= str(found.get("max", "~")):
        yield Problem(f"{at}.initial", "must lie between min and max")


def _sender(found: dict[str, Any], at: str) -> Iterator[Problem]:
    if re.search(r"line", str(found.get("name", "")), re.IGNORECASE):
        yield Problem(f"{at}.name", "Certain words such as LINE may not be used")


def _fill_in(found: dict[str, Any], at: str) -> Iterator[Problem]:
    if "fillInText" in found and found.get("inputOption") != "openKeyboard":
        yield Problem(f"{at}.fillInText", "only with openKeyboard")
    if "displayText" in found and "text" in found:
        yield Problem(f"{at}.displayText", "not together with text")


def _carousel(found: dict[str, Any], at: str) -> Iterator[Problem]:
    columns = found.get("columns", [])
    if len({(len(each.get("actions", ())), "title" in each, "thumbnailImageUrl" in each) for each in columns}) > 1:
        yield Problem(f"{at}.columns", "all columns must have the same parts and as many actions")


def _menu(found: dict[str, Any], at: str) -> Iterator[Problem]:
    size = found.get("size", {})
    width, height = size.get("width", 0), size.get("height", 1)
    if not 800 <= width <= 2500 or height < 250 or width / height < 1.45:
        yield Problem(f"{at}size", "width 800 to 2500, height 250 or more, width / height 1.45 or more")
    for index, area in enumerate(found.get("areas", [])):
        box = area.get("bounds", {})
        if box.get("x", 0) + box.get("width", 0) > width or box.get("y", 0) + box.get("height", 0) > height:
            yield Problem(f"{at}areas[{index}].bounds", "must lie inside the menu")


def _loading(found: dict[str, Any], at: str) -> Iterator[Problem]:
    if found.get("loadingSeconds", 20) % 5:
        yield Problem("loadingSeconds", "must be a multiple of 5")


def _endpoint(found: dict[str, Any], at: str) -> Iterator[Problem]:
    if not str(found.get("endpoint", "https://")).startswith("https://"):
        yield Problem("endpoint", "Invalid webhook endpoint URL")


_RULES: dict[str, Callable[[dict[str, Any], str], Iterator[Problem]]] = {
    "ButtonsTemplate": _text_of_template(160),
    "CarouselColumn": _text_of_template(120),
    "CarouselTemplate": _carousel,
    "URIAction": _uri,
    "DatetimePickerAction": _picker,
    "PostbackAction": _fill_in,
    "Sender": _sender,
    "RichMenuRequest": _menu,
    "ShowLoadingAnimationRequest": _loading,
    "SetWebhookEndpointRequest": _endpoint,
    "TestWebhookEndpointRequest": _endpoint,
}
