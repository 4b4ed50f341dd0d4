"""Verb endings of the dialects in standard words of the same length, so that spans stay where they are."""

from __future__ import annotations

import re

_HINT = re.compile(r"と[りるら]|ど[りるら]|へん|ね[えぇ]")
_STEM = "[しっいえけげきぎちみりびれべせねめてん]"
_ENDINGS = (
    (re.compile(rf"(?<={_STEM})とり(?=ま)"), "てい"),  # しとります
    (re.compile(rf"(?<={_STEM})とる(?![ことき])"), "てる"),
    (re.compile(rf"(?<={_STEM})とらん(?!で)"), "てない"),
    (re.compile(r"(?<=[んい])どり(?=ま)"), "でい"),  # 頼んどります
    (re.compile(r"(?<=[んい])どる"), "でる"),
    (re.compile(r"(?<=[んい])どらん(?!で)"), "でない"),
    (re.compile(r"(?<!あら)(?<=[てけれせべえめねらさなわまかでき])へん"), "ない"),  # してへん
    (re.compile(r"(?<=[てでけきれらがはゃまだ])ね[えぇ](?![ー〜かと])"), "ない"),  # できねえ
)


def plain_speech(text: str) -> str:
    """``text`` with しとります, してへん, できねえ as しています, してない, できない; the length is kept."""
    if not _HINT.search(text):
        return text
    for ending, standard in _ENDINGS:
        text = ending.sub(standard, text)
    return text
