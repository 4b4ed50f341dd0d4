"""Years: 2010年設立, 平成12年, H12, 昭和63年4月, 創業50年, 50年前, 昨年, 今年度."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from nlu.values.elapsed import lasting_years, years_ago
from nlu.values.eras import ERAS, IMPERIAL, era_of
from nlu.values.normal import Normalized
from nlu.values.numerals import integer_of
from nlu.values.overlaps import first_wins
from nlu.values.types import Found, Problem
from nlu.values.units import UnitKind, currency_before, unit_at
from nlu.values.year_words import KANJI, founding_near, is_whole, tail, year_found

_YEAR = r" ?(?:年(?!代|間|前(?!後|半)|以上|ほど前|目|[もの]前|くらい前)|ねん)"
_ERA_NAMES = "|".join(sorted(ERAS, key=len, reverse=True))
_MODERN = "明治|大正|昭和|平成|令和"
_ERA = re.compile(
    rf"(?P<era>{_ERA_NAMES}) ?の?(?P<n>元|がん|[0-9]{{1,3}}|[{KANJI}]{{1,4}})(?P<year>{_YEAR})?(?! ?年[代前間])"
    rf"|(?<![A-Za-z0-9])(?P<letter>[RHSTMrhstm]) ?\.? ?(?P<n2>元"
    rf"|[0-9]{{1,2}}(?![0-9]))(?P<year2>{_YEAR})?(?! ?年[代前間])"
    rf"|(?<![一-龠])(?P<short>[昭平令大明]) ?(?P<n3>元|[0-9]{{1,2}}){_YEAR}"
)
_WESTERN = re.compile(
    r"(?:西暦 ?|AD ?)?(?<![0-9A-Za-z.,-])"
    rf"(?P<y>[0-9]{{4}}|[一二][〇○零一二三四五六七八九]{{3}}|(?:二千|千[六七八九]百)[{KANJI}]{{0,4}}){_YEAR}"
)
_DATE = re.compile(r"(?<![0-9A-Za-z.,/-])(?P<y>1[6-9][0-9]{2}|20[0-9]{2})(?= ?[./-] ?(?:0?[1-9]|1[0-2])(?![0-9]))")
_EIGHT = re.compile(
    r"(?<![0-9A-Za-z.,-])((?:1[89]|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z,万億円人名-])"
)
_BARE = re.compile(
    r"(?<![0-9A-Za-z.,/+ー:-])(?P<y>1[5-9][0-9]{2}|20[0-9]{2})(?![0-9A-Za-z/:ー-]|[,.][0-9]| ?[万億千百十])"
)
_TWO_DIGITS = re.compile(rf"(?P<mark>['’‘`])?(?<![0-9A-Za-z.,/])(?P<y>[0-9]{{2}}){_YEAR}")
_RELATIVE = re.compile(
    r"(?P<word>一昨々年|さきおととし|一昨年|おととし|去年|昨年|前年|今年|本年|ことし|再来年|来年|当年)(?!で[^0-9。、]{0,8}?[0-9一二三四五六七八九十百]+ ?(?:年|周年|期|代)"
    r"|で ?[0-9一二三四五六七八九十百]|から ?[0-9一二三四五六七八九十百])"
)
_OFFSETS = {
    "一昨々年": -3, "さきおととし": -3, "一昨年": -2, "おととし": -2, "去年": -1, "昨年": -1, "前年": -1,
    "今年": 0, "本年": 0, "当年": 0, "ことし": 0, "来年": 1, "再来年": 2,
}  # fmt: skip
_CORRECTED = re.compile(
    rf"[^0-9。]{{0,8}}?(?:いや|なくて?|のうて|ちゃう|違|ちがっ|間違|訂正|[、。 ]あ、)[^0-9]{{0,10}}?(?P<n>[0-9]{{1,2}}){_YEAR}"
)
_ERA_BEGUN = re.compile(  # 「令和に入ってすぐです、2年」
    rf"(?P<era>{_MODERN})(?:に(?:入|な|変わ)っ(?:て|た)|の(?:初め|はじめ|始め|最初))[^0-9。]{{0,10}}[、。 ]\s*(?P<n>元|[0-9]{{1,2}}){_YEAR}"
)
_IMPERIAL = re.compile(rf"(?:皇紀|紀元) ?(?P<n>[0-9]{{4}}|[{KANJI}]{{2,8}}){_YEAR}")
_VAGUE = re.compile(
    rf"(?:江戸|{_MODERN})(?:時代(?!の(?:{_ERA_NAMES}))|初期|初頭|の?初め|の?はじめ|中期|中頃|の?半ば|末期|末|後期"
    rf"|の終わり|の頃|年間|から続)"
    rf"|(?P<decade>(?<![0-9])[0-9]{{2,4}}|(?:{_MODERN}) ?[0-9]{{2}}) ?年代"
    r"|(?:十数|数|何|[0-9十百]+数) ?[十百]? ?年(?:か|も|ほど|くらい)?前|戦前|戦後(?:すぐ|まもなく|間もなく)?"
)


def find_years(n: Normalized, as_of: date) -> list[Found]:
    """Kind ``year``: value int, 西暦. Relative words (50年前, 昨年) count from ``as_of``.

    ``detail``: ``founding`` (a founding word stands next to it), ``founding_word`` (設立, 創業 … or None),
    ``bare`` (four or eight digits or H12, with nothing
    that says year), ``relative`` (counted from ``as_of``), ``future`` (after ``as_of``'s year), ``fiscal`` (年度),
    ``month`` and ``day`` where said, ``era``. Problems: ``year.era_range`` (昭和70年; placeholders era, number, last),
    ``year.vague`` (明治時代, 1980年代, 数年前; placeholder words; ``lower``/``upper`` in detail for decades),
    ``year.ambiguous`` (12年設立: 2012 or 平成12年; placeholder number).
    """
    readers: tuple[Callable[[str, date], Iterator[Found]], ...] = (
        _imperial, _era_begun, _vague, _era, _era_carried, years_ago, _western, lasting_years, _relative, _two_digits, _eight_digits, _bare,
    )  # fmt: skip
    return first_wins(found for reader in readers for found in reader(n.text, as_of))


def _era(text: str, as_of: date) -> Iterator[Found]:
    for match in _ERA.finditer(text):
        said = match["n"] or match["n2"] or match["n3"]
        number = 1 if said in ("元", "がん") else integer_of(said)
        if number is None:
            continue
        start = match.start()
        end, month, day, fiscal = tail(text, match.end())
        bare = match["letter"] is not None and match["year2"] is None and month is None
        if bare and not (is_whole(text, start, end) or founding_near(text, start, end)):
            continue
        era = era_of(match["era"] or match["letter"] or match["short"])
        year = era.year(number)
        problem = None
        if year is None:
            last = (era.last or as_of.year) - era.first + 1
            problem = Problem("year.era_range", {"era": era.name, "number": str(number), "last": str(last)})
        yield year_found(
            text, as_of, start, end, year, problem, era=era.name, fiscal=fiscal, month=month, day=day, bare=bare
        )


def _era_carried(text: str, as_of: date) -> Iterator[Found]:
    """「昭和50年、いや51年」: the corrected year is of the same era."""
    for said in _era(text, as_of):
        match = _CORRECTED.match(text, said.end)
        era = ERAS[str(said.detail["era"])]
        year = era.year(int(match["n"])) if match else None
        if match and year is not None:
            yield year_found(text, as_of, match.start("n"), match.end(), year, era=era.name)


def _western(text: str, as_of: date) -> Iterator[Found]:
    for pattern in (_WESTERN, _DATE):
        for match in pattern.finditer(text):
            year = integer_of(match["y"])
            if year is not None and 1000 <= year <= 2200:
                end, month, day, fiscal = tail(text, match.end())
                yield year_found(text, as_of, match.start(), end, year, month=month, day=day, fiscal=fiscal)


def _relative(text: str, as_of: date) -> Iterator[Found]:
    for match in _RELATIVE.finditer(text):
        end, month, day, fiscal = tail(text, match.end())
        base = as_of.year - (1 if fiscal and as_of.month < 4 else 0)
        year = base + _OFFSETS[match["word"]]
        yield year_found(text, as_of, match.start(), end, year, relative=True, fiscal=fiscal, month=month, day=day)


def _two_digits(text: str, as_of: date) -> Iterator[Found]:
    """'98年, 98年設立, 05年設立; 12年設立 may be 2012 or 平成12年."""
    for match in _TWO_DIGITS.finditer(text):
        number = int(match["y"])
        start = match.start()
        end, month, _, _ = tail(text, match.end())
        founding = founding_near(text, start, end)
        if not (match["mark"] or founding or is_whole(text, start, end)):
            continue
        year = number + (2000 if number <= as_of.year % 100 else 1900)
        sure = match["mark"] or match["y"].startswith("0") or (number > 64 and founding)
        problem = None if sure else Problem("year.ambiguous", {"number": match["y"]})
        yield year_found(text, as_of, start, end, year, problem, month=month, bare=founding is None)


def _eight_digits(text: str, as_of: date) -> Iterator[Found]:
    for match in _EIGHT.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        yield year_found(text, as_of, *match.span(), year, month=month, day=day, bare=True)


def _bare(text: str, as_of: date) -> Iterator[Found]:
    for match in _BARE.finditer(text):
        unit = unit_at(text, match.end())
        counted = unit is not None and not (unit.kind is UnitKind.OTHER and unit.text.isascii())
        if not counted and currency_before(text, match.start()) is None:
            yield year_found(text, as_of, *match.span(), int(match["y"]), bare=True)


def _imperial(text: str, as_of: date) -> Iterator[Found]:
    for match in _IMPERIAL.finditer(text):
        if (number := integer_of(match["n"])) and number > IMPERIAL:
            yield year_found(text, as_of, *match.span(), number - IMPERIAL)


def _era_begun(text: str, as_of: date) -> Iterator[Found]:
    for match in _ERA_BEGUN.finditer(text):
        year = ERAS[match["era"]].year(1 if match["n"] == "元" else int(match["n"]))
        if year is not None:
            yield year_found(text, as_of, *match.span(), year, era=match["era"])


def _vague(text: str, as_of: date) -> Iterator[Found]:
    for match in _VAGUE.finditer(text):
        lower = _decade(match["decade"]) if match["decade"] else None
        detail = {} if lower is None else {"lower": lower, "upper": lower + 9}
        problem = Problem("year.vague", {"words": match.group()})
        yield year_found(text, as_of, *match.span(), None, problem, **detail)


def _decade(said: str) -> int | None:
    if not said[0].isdigit():
        return ERAS[said[:2]].year(int(said[2:]))
    number = int(said)
    return number if number >= 1000 else 1900 + number if number <= 99 else None
