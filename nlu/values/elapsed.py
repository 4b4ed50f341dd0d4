"""Years told by how long ago they are: 50年前, 創業50年, 設立10年目, 半世紀続く."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nlu.values.numerals import integer_of
from nlu.values.types import Found
from nlu.values.year_words import KANJI, is_whole, year_found

_ROUGHLY = r"(?: ?(?:ほど|程|くらい|ぐらい|位|以上|近く|余り?|あまり|ちょっと|ちょい|強|弱|前後|と少し|と半年|半))*"
_AMOUNT = rf"(?P<n>(?<![0-9.,])[0-9]{{1,4}}|(?<![数何{KANJI}])[{KANJI}]{{1,6}}|(?:半|[一1])世紀|半年)"
_AGO = re.compile(
    rf"{_AMOUNT} ?(?P<unit>年|か月|ヶ月|カ月|ヵ月|箇月|ヵ年)?(?P<rough>{_ROUGHLY}) ?[もの]?前(?!後|年|期|提|半|向|日"
    rf"|金)"
)
_LASTED = re.compile(rf"{_AMOUNT} ?(?P<unit>周年|か年|年間|年|期(?=目))?(?P<rough>{_ROUGHLY}) ?(?P<th>目)?")
_LEAD = re.compile(r"(?:約|およそ|かれこれ|もう|だいたい|大体|ほぼ|今年で|ことしで|まだ|、| )*")
_BEFORE = re.compile(
    r"(?:(?:作|つく|造|創|営|商売し|やっ|続け|つづけ|始め|はじめ|開い|構え)[っんいめ]?[てで]|創業|設立|創立|開業"
    r"|起業|独立|操業|業歴|社歴|法人化|法人成り|(?:会社|店|商売|事業)を?(?:始め|はじめ|作っ|つくっ|興し|開い|構え)"
    r"|(?:会社|法人|店|工場|工房|蔵|宿|うち|商売)が?(?:でき|出来|始まっ|はじまっ|立ち上がっ)"
    r"|始めて|はじめて|立ち上げ)"
    r"(?:[^0-9。、!?\n]{0,3}?(?:から|して|より|以来|後|て))?"
    r"(?:、| |は|が|で|も|今年で|ことしで|もう|まだ|はや|ちょうど|まる|丸|満|約|およそ|だいたい|大体|かれこれ|既に|すでに|:)*$"
    r"|(?:(?:親父|おやじ|父|母|祖父|祖母|曾祖父|曽祖父|じい(?:さん|ちゃん)|ばあ(?:さん|ちゃん)|爺さん|婆さん|親|先々代|先代|初代|ご先祖(?:さま|様)?|先祖)(?:の代|の時代)?)(?:から|より)(?:数えて|かぞえて|勘定して)?"
    r"(?:、| |は|が|で|も|今年で|ことしで|もう|まだ|はや|ちょうど|まる|丸|満|約|およそ|だいたい|大体|かれこれ|既に|すでに|:)*$"
)
_AFTER = re.compile(
    r" ?(?!続く[^、。]{0,8}?(?:に(?:な[りれ]|し(?:た|て)|でき)|を(?:目指|めざ|作)|が(?:目標|夢)))(?:続(?:[いく]|け(?:てい|てき|てお|ても?る|とる))|の歴史|の伝統|の老舗|企業|やって(?:い|お|る|ま)|営[んみむ]|の会社|(?:商売|営業|経営)(?:して|を))"
)
_BY_NOW = re.compile(r"(?:今年|ことし)で")  # 「今年で65年」 is no 昭和65年
_OF_TIES = re.compile(
    r"[もの]?(?:ほど|くらい|以上)?(?:の)?(?:長い)?(?:お?付き合い|つきあい|取引|お世話|使っ|通っ|愛用|親し|頼ん)"
)
_WHEN = re.compile(  # 「来年でちょうど100周年」
    r"(?P<word>再来年|来年|去年|昨年|一昨年|おととし)(?:の[春夏秋冬]|の[0-9]{1,2}月)?(?:で|に|が|は|、| )*(?:うちは|弊社は|当社は|ちょうど|めでたく|やっと|いよいよ|ついに|創業|設立|創立|開業|開店|から|、| )*$"
)
_HELD = re.compile(  # 「70周年の式典をおととしやりました」
    r"(?:の|記念の?)(?:式典?|祝い|お祝い|記念|祝賀会|パーティー?|行事|節目|セール)[^、。0-9]{0,6}?[をがは]、?(?P<word>去年|昨年|一昨年|おととし)"
    r"|を(?P<word2>去年|昨年|一昨年|おととし)(?:に)?(?:迎え|祝)"
)
_FROM_NOW = {"再来年": 2, "来年": 1, "去年": -1, "昨年": -1, "一昨年": -2, "おととし": -2}
_MONTH = re.compile(rf" ?(?:[0-9]{{1,2}}|[{KANJI}]{{1,2}}) ?月")
_HALF_YEAR = re.compile(r"半年(?:ほど|くらい|ぐらい)?前|先々月|先月")
_LONGEST = 1500  # years; 金剛組 is of 578


def years_ago(text: str, as_of: date) -> Iterator[Found]:
    """50年前, 18か月前, 半世紀前, 先月: the year that many years or months before ``as_of``."""
    for match in _AGO.finditer(text):
        months = _months(match)
        if months is not None:
            year = _months_before(as_of, months) if months % 12 else as_of.year - months // 12
            yield year_found(text, as_of, *match.span(), year, relative=True, rough=match["rough"])
    for match in _HALF_YEAR.finditer(text):
        months = {"先月": 1, "先々月": 2}.get(match.group(), 6)
        yield year_found(text, as_of, *match.span(), _months_before(as_of, months), relative=True)


def lasting_years(text: str, as_of: date) -> Iterator[Found]:
    """創業50年, 創業から50年, 設立10年目, 100周年, 50年続く: the year it began."""
    for match in _LASTED.finditer(text):
        months = _months(match)
        if months is None or _MONTH.match(text, match.end()) or _OF_TIES.match(text, match.end()):
            continue
        said = _BEFORE.search(text, max(0, match.start() - 24), match.start()) or _AFTER.match(text, match.end())
        year = _months_before(as_of, months) if months < 12 else as_of.year - months // 12 + (1 if match["th"] else 0)
        when = _WHEN.search(text, max(0, match.start() - 20), match.start())
        if said or match["unit"] == "周年":
            held = _HELD.match(text, match.end())
            start = when.start() if when else match.start()
            said_when = when["word"] if when else held["word"] or held["word2"] if held else None
            year += _FROM_NOW[said_when] if said_when else 0
            yield year_found(text, as_of, start, match.end(), year, relative=True, rough=match["rough"], founding=True)
        elif when and match["unit"] == "年":  # 「再来年で90年になります」
            year += _FROM_NOW[when["word"]]
            yield year_found(text, as_of, when.start(), match.end(), year, relative=True, rough=match["rough"])
        elif _is_a_length(text, match):
            yield year_found(
                text,
                as_of,
                *match.span(),
                year,
                relative=True,
                rough=match["rough"],
                bare=not _BY_NOW.search(text, 0, match.start()),
            )


def _is_a_length(text: str, match: re.Match[str]) -> bool:
    """かれこれ20年, 50年近く, 20年目, 120年 as the whole answer; 50年 alone may be 昭和50年."""
    lead = _LEAD.match(text)
    if match["unit"] == "期" or lead is None or lead.end() != match.start():
        return False
    if not is_whole(text, *match.span()):
        return False
    return bool(match["th"] or match["rough"] or lead.end() or 100 * 12 <= (_months(match) or 0) < 1000 * 12)


def _months(match: re.Match[str]) -> int | None:
    said, unit = match["n"], match["unit"]
    if said == "半年":
        return 6
    if said.endswith("世紀"):
        return 600 if said.startswith("半") else 1200
    amount = integer_of(said)
    if amount is None or unit is None or amount > _LONGEST:
        return None
    return amount if unit.endswith("月") else amount * 12


def _months_before(as_of: date, months: int) -> int:
    return (as_of.year * 12 + as_of.month - 1 - months) // 12
