"""Ways people write one number, for round-trip tests."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_DAIJI = str.maketrans("一二三十", "壱弐参拾")
_WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
_GROUPS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))


def kanji(number: int) -> str:
    """三千二百万."""
    if number == 0:
        return "〇"
    said = ""
    for unit, name in _GROUPS:
        if number >= unit:
            said += _kanji_group(number // unit, True) + name
            number %= unit
    return said + _kanji_group(number, False)


def _kanji_group(number: int, before_group: bool) -> str:
    said = ""
    for unit, name in _PLACES:
        digit, number = divmod(number, unit)
        if digit:
            said += ("" if digit == 1 and not (before_group and unit == 1000) else _DIGITS[digit]) + name
    return said + (_DIGITS[number] if number else "")


def mixed(number: int, *, commas: bool = False) -> str:
    """1億2000万, 1億2,000万."""
    said = ""
    for unit, name in _GROUPS:
        if number >= unit:
            said += f"{number // unit:{',' if commas else ''}}{name}"
            number %= unit
    return said + (f"{number:{',' if commas else ''}}" if number or not said else "")


def spoken(number: int) -> str:
    """1億2千3百万."""
    said = ""
    for unit, name in _GROUPS:
        if number >= unit:
            said += _spoken_group(number // unit) + name
            number %= unit
    return said + (_spoken_group(number) if number or not said else "")


def _spoken_group(number: int) -> str:
    if number > 9999 or number == 0:
        return str(number)
    said = ""
    for unit, name in _PLACES[:2]:
        digit, number = divmod(number, unit)
        said += f"{digit}{name}" if digit else ""
    return said + (str(number) if number else "")


def wide(text: str) -> str:
    """ASCII digits and marks in full width."""
    return text.translate(_WIDE)


def notations(number: int) -> list[str]:
    """Many notations of a number up to 10**16; each says the same."""
    plain = str(number)
    said = [
        plain, f"{number:,}", wide(plain), wide(f"{number:,}"), mixed(number), mixed(number, commas=True),
        wide(mixed(number)),
        spoken(number),
    ]  # fmt: skip
    if number > 0:
        said += [kanji(number), kanji(number).translate(_DAIJI)]
    if number >= 100 and not _runs_up(plain):
        said.append("".join(_DIGITS[int(digit)] for digit in plain))
    if number % 10**4 == 0 and number >= 10**8:
        said.append(f"{number / 10**8:.4f}".rstrip("0").rstrip(".") + "億")
    if number % 1000 == 0 and number:
        said.append(f"{number // 1000:,}千")
    if number % 10**6 == 0 and number:
        said.append(f"{number // 10**6:,}百万")
    return said


def _runs_up(digits: str) -> bool:
    return len(digits) == 2 and int(digits[1]) == int(digits[0]) + 1
