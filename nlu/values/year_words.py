"""What stands around a year: its month and day, founding words, hedges."""

from __future__ import annotations

import re
from datetime import date

from nlu.values.hedges import hedged_after, hedged_before
from nlu.values.numerals import integer_of
from nlu.values.types import Found, Problem

KANJI = "一二三四五六七八九十百千〇○壱弐参拾"
_NUM = rf"(?:[0-9]{{1,2}}|[{KANJI}]{{1,3}})"
_TAIL = re.compile(
    rf"(?P<fiscal> ?度)?(?: ?の?(?P<month> ?{_NUM}) ?(?:月|がつ)(?: ?(?P<day>{_NUM}) ?日)?"
    r"|(?<=[年0-9元]) ?[./-] ?(?P<month2>0?[1-9]|1[0-2])(?![0-9])(?: ?[./-] ?(?P<day2>0?[1-9]|[12][0-9]"
    r"|3[01])(?![0-9])日?)?)?"
)
_FOUNDING = (
    r"設立|創業|創立|開業|起業|独立|操業|法人化|法人成り|成立|発足|開設|開店|創設|創建|創始|スタート|始め|(?<=を)はじめ|はじめ(?!て)"
    r"|始ま|はじま|立ち上げ|立上げ"
    r"|起こし|興し|でき(?:まし)?た|出来(?:まし)?た|登記(?!(?:簿|情報|簿謄本|事項証明書)?(?:を|で|は|に)?(?:改めて|もう一度|よく)?(?:見|拝見|確認|確かめ|調べ|取り寄せ))|営業開始|産声をあ?上?げ|会社(?:を|が|に(?:し|な))"
    r"|(?:作|つく|造|建て|立て|開い|構え)っ?た(?=会社|店|お店|蔵|酒蔵|工場|町工場|工房|商店|窯|牧場|農園|宿|旅館|醸造所|事務所)"
)
_COMPANIONS = (  # 「友達2人と立ち上げた」「祖母が作った会社」
    r"(?:に|、)?[^0-9。、,.!?\n]{0,3}?(?:友達|友人|仲間|同級生|同僚|先輩|後輩|兄弟|夫婦|家族|妻|夫|兄|弟|姉|妹|父|母|親父|祖父|祖母|じいちゃん|ばあちゃん|曽祖父|ひいじいさん|先代|初代)"
    r"(?:さん|たち|達|ら)?(?:[0-9一二三四五]+人)?(?:と|で|が)(?:一緒に|いっしょに)?"
)
_FOUNDING_AFTER = re.compile(rf"(?:{_COMPANIONS})?[^0-9。、,.!?\n]{{0,8}}?(?P<word>{_FOUNDING})")
_FOUNDING_BEFORE = re.compile(rf"(?P<word>{_FOUNDING})[^0-9。!?\n]{{0,8}}$")
_THING = (
    r"輸出|海外|越境|EC|ネット|通販|取引|販売(?!会社|店)|サイト|ショップ|ブランド|開発|製造を|現地法人|子会社|支店"
    r"|支社|工場|拠点|事務所|営業所|店舗|部門|事業部|ライン|展示|発売"
)
_OTHER_THING = re.compile(_THING)
_OTHER_THING_BEFORE = re.compile(rf"(?:{_THING})(?:を|は|の|が|事業を|事業は|開始は)+$")
_ABOUT = re.compile(r" ?(?:頃|ころ|ごろ|あたり)")
_BEGIN = re.compile(
    r"(?:約|およそ|かれこれ|もう|だいたい|大体|ほぼ|確か|たしか|たぶん|多分|今年で|ことしで|まだ|えーと|えっと|、| )*"
)
_END = re.compile(
    r" ?(?:頃|ごろ|くらい|ぐらい)?(?:に)?(?:です|だ|になります|ですね|だと思います|かな|ですかね|でした|だった|設立"
    r"|創業|創立)*(?:です)?[。.!]?"
)


def tail(text: str, at: int) -> tuple[int, int | None, int | None, bool]:
    """What follows a year's words at ``at``: end of the date, month, day, and whether 年度 is said."""
    match = _TAIL.match(text, at)
    if match is None:
        return at, None, None, False
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    number = integer_of(month.strip()) if month else None
    if number is not None and not 1 <= number <= 12:
        return (match.end("fiscal") if match["fiscal"] else at), None, None, bool(match["fiscal"])
    return match.end(), number, integer_of(day) if day else None, bool(match["fiscal"])


def founding_near(text: str, start: int, end: int) -> str | None:
    """The founding word (設立, 創業, 開業 …) that stands nearest before or after the span, or None."""
    before = _FOUNDING_BEFORE.search(text, max(0, start - 16), start)
    after = _FOUNDING_AFTER.match(text, end)
    if before and _OTHER_THING.search(text, max(0, before.start("word") - 8), before.start("word")):
        before = None
    of_other = _OTHER_THING_BEFORE.search(text, max(0, start - 10), start)
    if after and (of_other or _OTHER_THING.search(text, end, after.end())):
        after = None
    if before and (after is None or start - before.end("word") <= after.start("word") - end):
        return before["word"]
    return after["word"] if after else None


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing but です and the like, and hedges before it, stands beside the span."""
    return _BEGIN.fullmatch(text, 0, start) is not None and _END.fullmatch(text, end) is not None


def year_found(
    text: str, as_of: date, start: int, end: int, year: int | None, problem: Problem | None = None, **detail: object
) -> Found:
    """A finding of kind ``year``; details that are None or False are left out."""
    kept = {key: value for key, value in detail.items() if value is not None and value is not False and key != "rough"}
    word = founding_near(text, start, end)
    kept.setdefault("founding", word is not None)
    kept["founding_word"] = word
    kept.setdefault("bare", False)
    if year is not None and problem is None and year > as_of.year:
        kept["future"] = True
    hedged = hedged_before(text, start) or hedged_after(text, end) or _ABOUT.match(text, end) is not None
    return Found("year", None if problem else year, start, end, problem, hedged or bool(detail.get("rough")), kept)
