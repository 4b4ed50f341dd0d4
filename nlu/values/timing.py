"""When the firm wants to start: 2027年1月まで, 来年3月, 年内, 半年後, 1年以内, なるべく早く. Words, not dates."""

from __future__ import annotations

import re
from datetime import date

from nlu.values.eras import era_of
from nlu.values.normal import Normalized
from nlu.values.numerals import integer_of
from nlu.values.overlaps import first_wins
from nlu.values.types import Found

_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_ABOUT = r"(?: ?(?:頃|ころ|ごろ|くらい|ぐらい|あたり|前後|辺り))?"
_MONTH = (
    rf"(?:{_N} ?[~ー-] ?)?{_N} ?月(?: ?{_N} ?日)?(?: ?(?:の ?)?(?:上旬|中旬|下旬|末日?|初旬|初め|頭|半ば|いっぱい))?"
)
_SEASON = (
    r"(?:ゴールデンウィーク(?:明け|前)?|[春夏冬]休み(?:明け|前)?|梅雨明け|梅雨|(?:お盆|正月|年末|GW|連休|クリスマス|春節|旧正月|中秋節)前(?!後)|第 ?[1-4一二三四] ?四半期|Q[1-4]|[1-4]Q|春節|旧正月|中秋節|クリスマス|春先|初春|初夏|晩秋|春夏|秋冬|春|夏場?|秋口|秋|冬|前半|後半|上半期"
    r"|下半期|上期|下期|年度末|年度内|年度初め|年末|年始|年明け|期末|初め|初頭|はじめ|早々|頭|末|中盤|半ば|中頃|明け"
    r"|前期|後期|お?正月明け|お?正月|お盆明け|お盆|GW明け|GW|年末年始|連休明け|連休)"
)
_YEAR = (
    r"(?:(?:西暦 ?)?(?<![0-9])(?P<west>20[0-9]{2})(?: ?年度?| ?[./-] ?(?:1[0-2]|0?[1-9])(?![0-9])(?:[./-][0-3]?[0-9])?)"
    r"|(?<![一-龠])(?P<kanji>二千[一二三四五六七八九]?十[一二三四五六七八九]?|二[〇零○][一二三四五六七八九〇零○]{2})年度?"
    r"|(?P<era>令和|(?<![A-Za-z])[Rr]) ?\.? ?(?P<n>[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})(?: ?年度?"
    r"|[./](?:1[0-2]|0?[1-9])(?![0-9]))"
    r"|(?<![0-9A-Za-z.,一-龠])(?P<short>[2-4][0-9]) ?年(?= ?[0-9]{1,2} ?月|度| ?の?[春夏秋冬末内]|中|まで|頃"
    r"|ごろ)(?: ?度)?|FY ?(?P<fy>20[0-9]{2}|[0-9]{2})|再来年度?|翌々年度?|来年度?|翌年度?|来期|来季|再来期)"
)
_THIS = r"(?:今年度?|本年度?|ことし|今期|当期|今季)"
_WHEN_IN_SEASON = r"の[一-龠々ァ-ヶー]{1,8}の?(?:時期|シーズン|季節|商戦)"
_EVENT = r"の[一-龠々ァ-ヶー]{1,12}[けりきえみめせ]?(?=まで|ごろ|の?頃|の?前|の?後|に合わせ)"
_PART = rf"(?:(?:{_WHEN_IN_SEASON}| ?の? ?(?:{_MONTH}|{_SEASON})|{_EVENT}))?"
_NEAR = (
    r"(?:[来今]春|[来今]夏|[来今]秋|[来今]冬|年内|年度内|年度末|年末年始|年末|年明け|期末|期内|再来月|来月|今月中?"
    r"|来週|再来週|今週中?|お盆|ゴールデンウィーク|GW|クリスマス|旧正月|春節|(?:夏|冬)休み|お?正月)"
)
_LENGTH = (
    rf"(?<![0-9.,成和正治])(?:(?:{_N}|[0-9]+\.[0-9]|数|何)(?: ?[~、,-] ?{_N})? ?(?:か年|ヶ年|年半|年|か月|カ月|ヶ月"
    rf"|ヵ月|ケ月|箇月|週間|日間|日|四半期)(?: ?半)?|半年|半期|一年)"
)
_SPAN = (
    rf"{_LENGTH}{_ABOUT}(?:程度?|ほど)?(?: ?(?:の)?(?:間|うち|以内|内|以降|以上先|後|先|スパン|計画|かけて|をかけて"
    rf"|を?め[どド]|を?目[処途安標]|で(?![すしごあお、])))(?!払|保証|契約|決算|連続)"
)
_ONCE = (
    r"(?:採択|承認|契約|登録|認可|支援(?:の)?開始|支援|完成|準備)(?:が?(?:され|でき|整っ))?(?:後|から|たら|てから"
    r"|してから|したら)、?"
)
_TO = r"(?: ?(?:から|~|-|ー|か|または|もしくは|、|→) ?)"
_SUFFIX = (
    r"(?: ?(?:くらい|ぐらい|頃|ころ|ごろ|あたり|前後|中(?![国旬])|内|以内|まで|末|以降|以後|から|より|いっぱい|早々"
    r"|を?め[どド]|を?目[処途標安]|目標|開始|スタート|の?間|のうち|のできるだけ早い時期|後|明け))*"
)
_POINT = rf"(?:(?:{_YEAR}|{_THIS}(?=(?: ?の)? ?(?:{_MONTH}|{_SEASON})|中|いっぱい|のうち|まで|以内)){_PART}|{_NEAR})"
_MARKED_MONTH = (
    rf"(?<![0-9年/.]){_MONTH}(?={_ABOUT}(?:まで|頃|ころ|ごろ|以降|中|から|末|を?め[どド]|を?目[処途標安]|いっぱい"
    rf"|には))"
)
_MARKED_SEASON = (
    r"(?<![一-龠ァ-ヶ])(?:春|夏|秋|冬|年末|年始)(?=まで|頃|ころ|ごろ|以降|には|を?め[どド]|を?目[処途標安])"
)
_DATED = re.compile(
    rf"(?:(?:遅くとも|早ければ|最短で|最短|早くて|{_ONCE}) ?)?(?:{_SPAN}|{_POINT}|{_MARKED_MONTH}"
    rf"|{_MARKED_SEASON}){_SUFFIX}"
)
_AGAIN = re.sub(r"\?P<[a-z]+>", "", _POINT)
_TO_NEXT = re.compile(rf"{_TO}(?:{_AGAIN}|{_MONTH}|{_SEASON}|{_LENGTH}){_SUFFIX}")
_SOON = re.compile(
    r"(?:なるべく|なるたけ|できるだけ|出来るだけ|できる限り|出来る限り|できれば|出来れば|可能な限り|可能なら|極力"
    r"|とにかく|1日でも|一日でも|1日も|一日も|少しでも) ?"
    r"(?:(?:今)?すぐ|早く|早い(?:うち|時期|段階|タイミング)|早め|早急|早期|急い(?:で|だ)|早々)"
    r"|早ければ早いほど|早い(?:ほう|方|に越した(?:こと(?:は|が)(?:ない|ありません))?)|早め(?=[にで])|急ぎ(?=[でたま]|$)|急いで(?=い)|直ちに|ただちに"
    r"|速やか|すみやか|早急|至急|(?<!ま)(?<!っ)(?:今|いま)?すぐ(?!れ|そ|隣|近|上|下|横)(?:にでも)?|早い(?:うち|時期"
    r"|段階)|近いうち|近々|近日中|早期|ASAP|asap|(?:採択|承認|契約|登録|準備)(?:され|でき|が整い)?(?:次第"
    r"|後(?:すぐ)?|たらすぐ)"
)
_BARE = re.compile(
    rf"(?:(?:だいたい|大体|約|およそ|ざっと) ?)?(?:{_LENGTH}(?:{_TO}{_LENGTH})?|{_MONTH}|{_THIS}"
    rf"|{_SEASON}){_ABOUT}{_SUFFIX}(?=(?:です|だ|を?(?:予定|考えて|希望|目指)|には?|で|かな|ですね|が"
    rf"|$)[^0-9]{{0,12}}$)"
)
_TRAILING = re.compile(r"(?:に|(?<!ま)で|[ 、]|を?目[処途安標]|を?め[どド])+$")
_FOUNDED = re.compile(r"[^、。,.\n]{0,4}(?:設立|創業|創立|開業|起業|生まれ|決算|入社|竣工|完成し|発売し|取得)")
_NOT_NOW = re.compile(r"(?:創業|設立|創立|開業|営業|社歴|業歴|経験|発売|納期|保証|賞味期限|消費期限)[^、。0-9]{0,4}$")


def find_timings(n: Normalized, as_of: date) -> list[Found]:
    """Kind ``timing``: value the words as said (width-normalised, without a trailing に or で).

    Past points (years before ``as_of``'s, 50年前), founding dates and lengths of other things (創業50年) are left out;
    未定 is no timing. ``detail``: ``bare`` (a length, month or season alone as the whole answer: 半年, 3月),
    ``soon`` (なるべく早く and the like, no point in time).
    """
    return first_wins([*_dated(n.text, as_of), *_soon(n.text), *_bare(n.text)])


def _dated(text: str, as_of: date) -> list[Found]:
    found: list[Found] = []
    at = 0
    while match := _DATED.search(text, at):
        at = match.end()
        next_point = _TO_NEXT.match(text, at - 2 if text[at - 2 : at] == "から" else at)
        end = at = next_point.end() if next_point else at
        of_other = _NOT_NOW.search(text, max(0, match.start() - 10), match.start())
        if of_other or _past(match, as_of) or _FOUNDED.match(text, end):
            continue
        found.append(_timing(text, match.start(), end, bare=False, soon=False))
    return found


def _past(match: re.Match[str], as_of: date) -> bool:
    west, fiscal = match["west"], match["fy"] or match["short"]
    year = int(west) if west else None
    if fiscal:
        year = int(fiscal) + (2000 if len(fiscal) == 2 else 0)
    if match["kanji"]:
        year = integer_of(match["kanji"])
    if match["era"]:
        number = 1 if match["n"] == "元" else integer_of(match["n"])
        year = era_of(match["era"]).year(number) if number else None
    return year is not None and year < as_of.year


def _soon(text: str) -> list[Found]:
    return [_timing(text, *match.span(), bare=False, soon=True) for match in _SOON.finditer(text)]


def _bare(text: str) -> list[Found]:
    match = _BARE.match(text)
    return [_timing(text, *match.span(), bare=True, soon=False)] if match else []


def _timing(text: str, start: int, end: int, *, bare: bool, soon: bool) -> Found:
    start = end - len(text[start:end].lstrip())
    end = start + len(_TRAILING.sub("", text[start:end]))
    value = re.sub(r" (?=[^A-Za-z0-9])|(?<=[^A-Za-z0-9]) ", "", text[start:end]).replace("~", "〜")
    return Found("timing", value, start, end, None, False, {"bare": bare, "soon": soon})
