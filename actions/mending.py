"""Answers that stand, put right in so many words: 「従業員数だけ違いました。54名です」, 「さっきの25人は…。17人に直してください」."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from actions.announced import belongs
from actions.names_told import of_the_name_told
from actions.replaced_names import replacements
from actions.telling import CALLED_OFF, anew
from bot.intake.fields import Kind
from bot.intake.profile import OPEN
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import (
    Remark,
    act_of,
    amends,
    answer_to,
    brought_late,
    digits_changed,
    in_order,
    made_so,
    mended_in,
    read,
    remarks,
)
from nlu.fields.address_parts import with_part
from nlu.fields.announcing import announced
from nlu.fields.field_names import names_in
from nlu.fields.mending import Mended
from nlu.fields.paired import paired_in
from nlu.fields.texts import SENTENCES
from nlu.values.booleans import is_unsure
from nlu.values.normal import normalize

_YES_NO = re.compile(r"(?:[^「『]{0,20}[「『])?(?:はい|いいえ|イエス|ノー|あり|なし|ある|ない)[」』]?")
_STEM = 6  # characters by which an answer is known again
_NUMBER = re.compile(r"[0-9]+")
_TIMING = "target_timing"
_MONTHS = re.compile(  # a month or a season of a year, with nothing else
    r"(?:20[0-9]{2}年|令和[0-9]+年|来年|再来年|今年)(?:度)?の?(?:[0-9]{1,2}月|[春夏秋冬]|末|前半|後半|中)?(?:頃|ごろ|まで|以降|中|いっぱい|末)*"
)
_PLACES = (
    (re.compile(r"[一-龥ァ-ヺ]{2,6}[市区町村]"), ["city"]),
    (re.compile(r"[一-龥]{2,3}[都道府県]"), ["prefecture"]),
)
_PHONE = "contact_phone"
ADDRESSES = ("contact_email", "website", "product_url")
_NUMBERS = (Kind.YEN, Kind.PERSONS, Kind.YEAR)
_SORRY = re.compile(
    r"(?:あっ?|すみません|すいません|ごめん(?:なさい)?|失礼(?:しました)?|待って|訂正(?:です|します)?|間違え(?:た|ました)|間違い(?:です|でした)?)[。、!！…\s]*"
)
_QUESTION_BEFORE = re.compile(
    r"(?:(?:一つ|ひとつ|1つ|一個|1個|すぐ|直)前|(?<![一-龥])前|今さっき|さっき|先ほど|さきほど)の(?:ご?質問|お?答え|ご?回答|問い|設問|項目)(?!と同じ)(?:なん)?(?:です)?(?:は|が|も|を|、|けど)*"
    r"(?:やっぱ(?:り|し)?|やはり|よく(?:考え|読ん|見|聞い)[^、。]{0,8}?[ただ]ら|正しくは|本当は|読み違えて(?:い)?て|間違えて(?:い)?て|勘違いして(?:い)?て|間違いで|、)+"
    r"[「『]?(?P<new>[^「」『』、。!は]{1,16}?)[」』]?(?:です|でした|だった|で(?:お願い|[。!]|$)|に(?:し|変|直|訂正|修正|なお))[^。!]{0,14}(?=[。!]|$)"
)
_ON_SECOND_THOUGHTS = re.compile(r"(?:あっ?、)?(?:やっぱ(?:り|し)?|やはり|考え直して|考えが変わって)")
_CLOSING = re.compile(  # 「…でした。直しておいてください」「前のは忘れてください」「上海と書いたのは私の勘違いでした」
    r"(?:(?:あと|それ|これ|お手数(?:です|おかけします)が|ついでに|念のため)?(?:で|を|は)?、?)?(?:書き|差し)?(?:直し|なおし|訂正し|修正し|変更し|変え|替え|置き換え)(?:て|と)(?:おい|い)?(?:て)?(?:ください|下さい|もらえ|いただけ|頂け|くれ|ほしい|もら)[^。]{0,12}"
    r"|(?:前|さっき|先ほど|最初)の(?:は|やつは|答えは|分は|名前は)?、?(?:忘れ|無視し|消し|捨て|取り消し)[^。]{0,14}"
    r"|(?:大変)?(?:失礼(?:いた)?し(?:まし)?た|申し訳(?:ない|ありません|ございません)[^。]{0,6}|すみません[^。]{0,6}|すいません|ごめんなさい)"
    r"|[^。]{1,40}(?:と|って)(?:書い|言っ|入れ|答え|送っ|打っ|入力し)た(?:の|ところ|ほう)?は[^。]{0,14}(?:間違|勘違|思い違|誤り|ミス|うっかり|記憶違い|古い)[^。]{0,8}"
    r"|(?:私|こちら|担当|社長|家内|妻|主人|事務)?の?(?:単なる)?(?:打ち|書き|変換|入力|読み|聞き|見)?(?:間違い|勘違い|誤り|ミス|違い)(?:でし|です)[^。]{0,4}"
    r"|(?:ほか|他|あと|残り)は(?:合って|そのまま|全部|変わ)[^。]{0,10}|(?:よろしく)?お願い(?:いた)?します"
)
_OF_OTHERS = re.compile(
    r"(?:親会社|本社|グループ(?:全体|会社)?|子会社|関連会社|別(?:の)?会社|別法人|取引先|他社|よそ|元請け?|前の会社)"
    r"(?:の|(?:も|まで)(?:入れ|含め)た)[^、。]{0,10}(?:でした|だった|やった|じゃった)"
)


_NEWS = re.compile(
    r"(?:やっと|ようやく|いま|今|先ほど|さっき)?(?:お待たせ(?:いた)?しました|遅くなりました|(?:確認|返事|許可)(?:が|も)?(?:取|と)れました|確認(?:しました|できました)|(?:分|わ)かりました|決まりました|調べ(?:てき)?ました|聞いてきました|(?:返事|連絡|回答)が(?:来|き)ました)[。、！!…\s]*"
)


def mendings(before: State, text: str, as_of: date) -> Iterator[tuple[Mended, str, Any]]:
    """What the message puts right outright, with the field and its new value."""
    awaited = {name for name, record in before.profile.records.items() if record.status in OPEN} - {before.asking}
    for one in brought_late(text, awaited) if awaited else ():
        for name in one.fields:
            if act_of(one.words) is None and (value := anew(before, name, one.words, as_of)) is not None:
                yield one, name, value
                if name != "prefecture":  # 「本社の場所、長野県の諏訪市でした」
                    break
    yield from replacements(before, text, as_of)
    yield from _addresses(before, text)
    yield from _digits(before, text)
    yield from _of_question_before(before, text, as_of)
    told = remarks(text) if awaited else ()
    for brought in announced(told):
        if (found := belongs(before, brought, told, as_of)) is not None:
            yield Mended((found[0],), brought.said, brought.start, brought.end), *found
    for one in (*paired_in(text), *mended_in(text), *made_so(text)):
        if act_of(one.words) is not None or is_unsure(one.words):
            continue  # 「動機は間違っていたので消して」「分からないにしてください」
        for name in (
            of_the_name_told(before, one.fields, text)
            or _just_denied(before, text, one.words)
            or repeated(before, text)
            or _of_place(one.words)
            or _of_time(before, one.words)
            or _of_choice(before, one.words, as_of)
        ):
            standing = before.profile.value(name)
            if standing is None or (name == before.asking and FIELDS[name].kind is not Kind.TEXT):
                continue
            if FIELDS[name].if_none is not None and CALLED_OFF.search(one.words):
                yield one, name, FIELDS[name].if_none
                break
            ordered = in_order(one.words, standing) if FIELDS[name].kind is Kind.COUNTRIES else None
            value = ordered or anew(before, name, one.words, as_of)
            if value is not None and value != standing:
                yield one, name, value
                if name != "prefecture":  # 「住所を直させてください。…東京都町田市です」
                    break


def _of_question_before(before: State, text: str, as_of: date) -> Iterator[tuple[Mended, str, Any]]:
    """「一個前の質問、やっぱり「あります」です」: the answer just given."""
    last = before.trail[-1] if before.trail else None
    n = normalize(text)
    found = _QUESTION_BEFORE.search(n.text)
    if last is None or last == before.asking or found is None or is_unsure(found["new"]) or act_of(found["new"]):
        return
    value = anew(before, last, found["new"], as_of)
    if value is not None and value != before.profile.value(last):
        start, end = n.span(*found.span())
        yield Mended((last,), found["new"], start, end), last, value


def _addresses(before: State, text: str) -> Iterator[tuple[Mended, str, Any]]:
    """「メール、sales@じゃなくinfo@でした」: the one address that has the part, of several the one named or given last."""
    facts = before.profile.facts()
    found = {
        name: put
        for name in sorted(facts, key=lambda name: before.trail.index(name) if name in before.trail else -1)
        if name in ADDRESSES and name != before.asking and (put := with_part(text, facts[name])) is not None
    }
    named = [name for name in found if any(name in one.fields for one in names_in(text))]
    for name in (named or list(found))[-1:]:
        value, start, end = found[name]
        yield Mended((name,), text[start:end], start, end), name, value


def _digits(before: State, text: str) -> Iterator[tuple[Mended, str, Any]]:
    """「すみません電話、3344じゃなくて3345でした」: of the telephone, whatever number is asked for."""
    standing = before.profile.value(_PHONE)
    change = digits_changed(text, standing) if standing and before.asking != _PHONE else None
    if change is not None and change.outright:
        yield Mended((_PHONE,), text[change.start : change.end], change.start, change.end), _PHONE, change.number


def with_courtesies(
    remarks: tuple[Remark, ...], start: int, end: int, leads: Callable[[Remark], bool]
) -> tuple[Remark, ...]:
    """The remarks on that span of the message, with the one that leads to them and what only rounds them off behind."""
    at = [at for at, remark in enumerate(remarks) if remark.start < end and start < remark.end]
    first, last = at[0], at[-1] + 1
    first -= first > 0 and leads(remarks[first - 1])
    while last < len(remarks) and _CLOSING.fullmatch(remarks[last].words.strip(" 　。！!…\n")):
        last += 1
    return remarks[first:last]


def leads_to(before: State, name: str, as_of: date, remark: Remark) -> bool:
    """An apology, or what the change comes from: 「個人のお客さんにも売ってました。両方にしといてください」."""
    said, asking = remark.words.strip(), before.asking
    if _SORRY.fullmatch(said) or _NEWS.fullmatch(said):
        return True
    told = FIELDS[name].kind is Kind.BOOL and any(one.field == name for one in read(said, None, as_of).values)
    if asking in SENTENCES and _ON_SECOND_THOUGHTS.match(said):
        return True  # 「やっぱり梅酒のほうを出します。商品名は「みずほの梅」に変更で」
    if name in ADDRESSES and amends(said) and any(name in named.fields for named in remark.names):
        return True  # 「メールアドレス間違えました。kumo→kumonです」
    if told:
        return True  # 「別の専門家に支援してもらってました。「あり」に訂正」
    if asking and FIELDS[asking].kind is not Kind.TEXT and answer_to(said, asking, as_of):
        return False
    chosen = FIELDS[name].kind is Kind.CHOICE and not remark.names
    return chosen and answer_to(said, name, as_of) is not None


def repeated(before: State, text: str) -> list[str]:
    """The fields whose standing answers the message repeats, the last first: 「さっきの25人は…」."""
    said = normalize(text).text
    found = []
    for name in reversed(before.trail):
        record = before.profile.get(name)
        if record is None or not record.has_value or record.source is None or name in SENTENCES:
            continue
        words = normalize(record.source.text).text
        number = _NUMBER.search(words)
        if (number[0] if number else words[:_STEM]) in said:
            found.append(name)
    return found


def _just_denied(before: State, text: str, words: str) -> list[str]:
    """The yes/no answer just given: 「読み違えてました。…「はい」に直してください」."""
    last = before.trail[-1] if before.trail else None
    if last is None or last == before.asking or FIELDS[last].kind is not Kind.BOOL or not _YES_NO.fullmatch(words):
        return []
    named = {name for one in names_in(text) for name in one.fields if one.opens}
    return [last] if not named or last in named else []


def _of_time(before: State, words: str) -> list[str]:
    """The time to begin, where it stands: 「2月は早すぎるか。2027年6月までに変更」."""
    told = before.asking != _TIMING and before.profile.value(_TIMING) is not None and _MONTHS.fullmatch(words)
    return [_TIMING] if told else []


def _of_choice(before: State, words: str, as_of: date) -> list[str]:
    """The one choice that stands and has such an option: 「両方にしといてください」."""
    asking = before.asking
    if asking and FIELDS[asking].kind is not Kind.TEXT and answer_to(words, asking, as_of) is not None:
        return []
    found = [
        name
        for name in before.profile.facts()
        if FIELDS[name].kind is Kind.CHOICE and name != before.asking and anew(before, name, words, as_of) is not None
    ]
    return found if len(found) == 1 else []


def _of_place(words: str) -> list[str]:
    """「川崎市に変えてください」: the place says itself what it is."""
    return next((fields for ends, fields in _PLACES if ends.fullmatch(words)), [])


def of_other_firms(before: State, words: str) -> list[str]:
    """The number that stands and that ``words`` say is another firm's: 「2億というのは親会社の売上でした」."""
    if not _OF_OTHERS.search(words):
        return []
    return [name for name in repeated(before, words) if FIELDS[name].kind in _NUMBERS and name != before.asking][:1]
