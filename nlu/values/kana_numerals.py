"""Numerals spelled in hiragana: じゅうはちにん, さんぜんまんえん, ひゃくまんえん."""

from __future__ import annotations

import re

_DIGITS = {
    "いち": 1, "いっ": 1, "に": 2, "さん": 3, "し": 4, "よん": 4, "よ": 4, "ご": 5, "ろく": 6, "ろっ": 6, "なな": 7,
    "しち": 7,
    "はち": 8, "はっ": 8, "きゅう": 9, "く": 9,
}  # fmt: skip
_DIGIT = "(?:いち|いっ|に|さん|よん|よ|し(?!ち)|ご|ろく|ろっ|なな|しち|はち|はっ|きゅう|く)"
_SECTION = rf"(?:{_DIGIT}?[せぜ]ん)?(?:{_DIGIT}?[ひびぴ]ゃ[くっ])?(?:{_DIGIT}?じゅ[うっ])?{_DIGIT}?"
_AFTER_BIG = r"(?= ?(?:えん|円|です|だ|くらい|ぐらい|ほど|と少し|ちょっと|強|弱|[、。]|$))"
_WHOLE = re.compile(
    rf"(?:(?<![ぁ-んァ-ヶー])|(?<=[はがもでを]))"
    rf"(?:(?P<oku>{_SECTION})(?:おく|億))?(?:(?P<man>{_SECTION})(?:まん|万))?(?P<rest>{_SECTION})"
    rf"(?:(?<=まん){_AFTER_BIG}|(?<=おく){_AFTER_BIG}|(?<=[ぁ-ん][万億]){_AFTER_BIG}|(?= ?(?:えん|円|人|名|(?:にん|めい)(?=です|だ|で|と|い|く|ほ"
    rf"|ぐ|ね|が|は|も|の|[^ぁ-んー]|$))))"
)
_PART = re.compile(rf"(?P<n>{_DIGIT})?(?P<unit>[せぜ]ん|[ひびぴ]ゃ[くっ]|じゅ[うっ])|(?P<last>{_DIGIT})")
_UNITS = {"ん": 1000, "く": 100, "っ": 100, "う": 10}


def kana_numeral_at(text: str, at: int) -> tuple[int, int] | None:
    """The end and the value of a numeral in hiragana with a unit after it at ``at``, or None."""
    match = _WHOLE.match(text, at)
    if match is None or match.end() == at:
        return None
    value = 0
    for group, scale in (("oku", 10**8), ("man", 10**4), ("rest", 1)):
        if match[group] is not None:
            part = _value(match[group])
            if part == 0 and scale > 1:
                return None
            value += part * scale
    counts_persons = text.startswith(("にん", "めい"), match.end())
    if value == 0 or (value < 10 and not counts_persons):  # ご縁
        return None
    return match.end(), value


def _value(section: str) -> int:
    total = 0
    for part in _PART.finditer(section):
        if part["last"]:
            total += _DIGITS[part["last"]]
        else:
            unit = 10 if part["unit"].startswith("じゅ") else _UNITS[part["unit"][-1]]
            total += (_DIGITS[part["n"]] if part["n"] else 1) * unit
    return total
