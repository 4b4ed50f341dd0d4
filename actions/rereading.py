"""What a message says of an answer that stands, although something else is asked: read again under that question."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from actions.awaiting import awaited
from actions.standing import beside_what_stands
from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.profile import OPEN, Source
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import read, remarks, topics
from nlu.fields.texts import SENTENCES

_CHOSEN = (Kind.CHOICE, Kind.CHOICES, Kind.INDUSTRY)
_SPOKEN_OF = (*_CHOSEN, Kind.BOOL, Kind.COUNTRIES, Kind.PREFECTURE)
_PLACE = "city"  # free words by its kind, but read as strictly as a prefecture
_COMES = ("management_approval", "supplier_consent", "product_exists")  # what is not there yet may come
_COUNTED = (Kind.PERSONS, Kind.YEAR)
_TAKES_BACK = re.compile(
    r"やっぱ|やはり|実は|じつは|撤回|訂正|勘違い|間違|まちが|思い出|忘れて(?:た|まし|い[たま])|そういえば|よ[くう](?:考え|見|調べ|数え)|直して|なおして|変更|変えて|修正"
    r"|(?:じゃ|では|や)な(?:くて|くって|かった)|ではなく|やのうて|やない|ちゃう|違(?:い|って|う)|もとい|正しく|本当は|確認し(?:た|まし)|書いた|言った|言いました"
)
_NOT = re.compile(r"(?:じゃ|では|や)な(?:く|か)|やのうて|やない|ちゃう|(?:は|とは)(?:違|間違)")
_NEWS = re.compile(  # 「…から返事が来ました」「…に聞いたら」「決まりました」
    r"(?:返事|連絡|回答|返信|結果|通知)(?:が|も|は|を)?[^。、]{0,8}?(?:来|き(?:た|まし)|届|もら|いただ|あり(?=ま)|入り|とれ|取れ|受け)"
    r"|(?:聞い|きい|確認し|確かめ|調べ|問い合わせ|相談し|計算し|話し)(?:て(?:み|き)?)*(?:たら|ました|たところ|てきた|てきまし|たんですが)"
    r"|決ま(?:り|っ)|(?:分|わ)か(?:り(?:まし)|っ(?:た|て))|判明|首を縦|うん(?:と)?言|ハンコ|判子|サイン|(?:OK|許可|承認|許諾|了承|同意|承諾)(?:が|を|は|も)?(?:です|でし|出|もら|取れ|下り|おり)|見つか(?:り|っ)|(?:発売|売り出|販売(?:を)?(?:開始|し)|商品化|完成|でき(?:上が|あが)|仕上が|お?店に(?:並|出))[^、。]{0,6}(?:た|まし)|揃い|そろい|出まし|後で(?:と|って)(?:言|い)|後回し|保留|お待たせ|遅くなり|やっと|ようやく|(?:の|っていう)(?:件|話)"
)
_OF_OTHERS = re.compile(
    r"(?:友人|友達|知人|知り合い|同業(?:者|他社)?|他社|よその(?:会社|店)|ほかの会社|別の会社|隣の(?:会社|店)|ライバル(?:会社)?|親会社|仲間)(?:さん)?(?:の[^、。はが]{1,8})?(?:は|が|では|も|によ)"
)
_OUTRIGHT = re.compile(r"訂正|直し|なおし|変更|変えて|修正")


def reread(before: State, given: tuple[Given, ...], text: str, message_id: str, as_of: date) -> tuple[Given, ...]:
    """The values that the message gives as answers to other questions than the one asked.

    To the field that it makes its topic (「出張なんですけど、部下なら行けます」), and where it takes something back
    (「忘れてた、去年一回だけ試しに送ってました」), to the one choice that stands and that its words change.
    """
    known = {item.field for item in given}
    found = [
        item
        for name in topics(text)
        if name not in known and name != before.asking and (FIELDS[name].kind in _SPOKEN_OF or name == _PLACE)
        for item in _under(before, name, text, message_id, as_of)
    ]
    answered = before.asking in known and not _wants_more_changed(text, known)
    if not found and not answered and _TAKES_BACK.search(text):
        found = _changed(before, known, text, message_id, as_of)
    if not found and _NEWS.search(text):
        answers = [item.source for item in given if item.field == before.asking]
        found = [
            item
            for item in _awaited(before, known, text, message_id, as_of)
            if (FIELDS[item.field].kind not in (*_COUNTED, Kind.YEN) and item.field not in _COMES)
            or not any(
                _overlap(item.source, answer) for answer in answers
            )  # 「調べたら900万円でした」「社長のOKをもらいました」
        ]
    return tuple(found or awaited(before, given, text, message_id, as_of, _under))


def _overlap(one: Source | None, other: Source | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _awaited(before: State, known: set[str], text: str, message_id: str, as_of: date) -> list[Given]:
    """The one answer put off or not known that the message brings: 「税理士から連絡がありました、3期とも揃っています」."""
    if _OF_OTHERS.search(text):
        return []
    records = before.profile.records.items()
    names = [name for name, record in records if record.status in OPEN or (name in _COMES and not record.value)]
    found = {
        name: items
        for name in names
        if name not in known
        and name != before.asking
        and not (name == "product_exists" and before.asking in SENTENCES)  # 「去年発売した商品が好評だったので」
        and FIELDS[name].kind in (*_SPOKEN_OF, *_COUNTED, Kind.YEN)
        and (items := _under(before, name, text, message_id, as_of))
        and (name not in _COMES or any(item.value for item in items) or not before.profile.records[name].has_value)
    }
    return next(iter(found.values())) if len(found) == 1 else []


def _wants_more_changed(text: str, known: set[str]) -> bool:
    """Whether a change is asked for, of something else than what is named beside it and known: 「…を直してください」."""
    return any(
        _OUTRIGHT.search(one.words) and not any(name in known for named in one.names for name in named.fields)
        for one in remarks(text)
    )


def _changed(before: State, known: set[str], text: str, message_id: str, as_of: date) -> list[Given]:
    """The one standing answer that the words change; none where it could be several."""
    facts = before.profile.facts()
    names = [name for name in facts if name not in known and name != before.asking and _may_change(name, facts, text)]
    found = [item for name in names for item in _under(before, name, text, message_id, as_of)]
    found = [item for item in found if item.value not in (facts[item.field], 0)]  # 「ないです。…」 counts nobody
    denied = [item for item in found if _denies(text, item.field, facts[item.field], as_of)]
    found = denied or found
    return found if len({item.field for item in found}) == 1 else []


def _denies(text: str, name: str, standing: Any, as_of: date) -> bool:
    """「仕入れではなくて…」: whether what the words deny is the answer that stands."""
    before = (text[: denial.start()] for denial in _NOT.finditer(text))
    said = (re.split(r"[、。!！]", words)[-1] for words in before)
    return any(
        item.field == name and item.value == standing for words in said for item in read(words, name, as_of).values
    )


def _may_change(name: str, facts: dict[str, Any], text: str) -> bool:
    """A choice by its words; a number only where the message repeats the one that stands."""
    kind = FIELDS[name].kind
    return kind in _CHOSEN or (kind in _COUNTED and str(facts[name]) in text)


def _under(before: State, name: str, text: str, message_id: str, as_of: date) -> list[Given]:
    read_so = (item for item in read(text, name, as_of).values if item.field == name)
    givens = (
        Given(name, item.value, Source(message_id, text[item.start : item.end], item.start, item.end))
        for item in read_so
    )
    meant = (beside_what_stands(before, item, text, as_of) for item in givens)
    return [item for item in meant if item is not None]
