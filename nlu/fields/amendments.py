"""What a message does to an answer that already stands: adds to a list, strikes a country, speaks of another field."""

from __future__ import annotations

import re

from nlu.fields.cues import topic_of
from nlu.fields.texts import NAMES
from nlu.fields.types import FieldValue
from nlu.values.countries import find_countries
from nlu.values.normal import normalize

_ADDS = re.compile(
    r"追加|付け加え|つけ加え|加えて|足して|プラス|(?:^|[、。\s])(?:あと|それと|それから|さらに|ほかに)"
    r"|も(?:[^、。はが]{1,10}に)?(?:入れ|加え|足し|含め)(?:て|たい)|も(?:お願い|希望|ほしい|欲しい|頼|入れて|含めて|受けたい|いい(?:です|でしょう)?か|考えて)"
)
_DENIED = r"(?:(?:じゃ|では|や|で)なくて?|やのうて|ちゃうて|[をはも]やめて|(?P<off>から))[、 ]*"
_MADE_TO = re.compile(
    r"(?:に(?:します|して|する|しろ|せ|変|しと|しよ|なり|直|決ま|決め|落ち着)|で(?:お願い|[い行][きくこけ]|進め|やる|やり|決ま)|[にで][。!]*$)[^。]*$"
)
# 「佐藤から鈴木に代わりました」; 「柚子からジャムを作っています」 and 「午前から夕方まで」 change nothing.
_TURNED_TO = re.compile(
    r"[にへ](?:変|替|代わ|代え|かわり|かえ|交代|交替|直|なお|訂正|修正|差し替|異動|移|引き継|し(?:ます|たい|てくだ|とい|ておい)|な[りっ]|決[まめ]|[。!]*$)"
)
# Countries of which one thing is said: 「台湾にも韓国にも」.
_JOINED = re.compile(
    r"(?:さん|側|市場)?(?:に|へ|向け(?:に)?|で)?(?:と|も|や|、|・|,|か|及び|および|それ(?:に|と|から))+"
)
_RESPELLED = re.compile(  # 「社名の「ひなた」は漢字で「日向」です」
    r"[「『\"](?P<old>[^「」『』\"]{1,20})[」』\"](?:の(?:ところ|部分|字|表記|ほう|方))?(?:は|を|って)、?[^「」『』。]{0,14}?"
    r"[「『\"](?P<new>[^「」『』\"]{1,20})[」』\"](?!は|も|が(?!正|本当))"
)
_WRITTEN_SO = re.compile(  # 「みなとは漢字で「湊食品」でした」
    r"(?:^|[、。!\s])(?:(?:名前|社名|会社名|商品名|担当)(?:の|は|、))?(?P<old>[^「」『』、。はがをの\s]{1,14})(?:の(?:ところ|部分|字|表記))?(?:は|って)、?[^「」『』、。は]{0,4}?(?:漢字|ひらがな|平仮名|カタカナ|片仮名|カナ|英語|英字|ローマ字|アルファベット|旧字|大文字|小文字)(?:表記)?(?:で(?:書いて|、)?|の)、?"
    r"[「『\"](?P<new>[^「」『』\"]{1,24})[」』\"](?:でした|です|だ|に|が正|と書|[。!]|$)"
)
_ROUND = re.compile(r"順番?(?:が|は|を)?(?:逆|反対|入れ替)|(?:逆|反対)に(?:して|し|お願い)|入れ替えて")
_AMENDS = re.compile(
    r"やっぱ|やはり|実は|じつは|訂正|間違|まちが|変更|変え|変わ|かえ|替え|替わ|代わりま|代わった|交代|直し|直す|なおし|修正|(?:じゃ|では|や)な[くい]|やのう|ちゃう|違|正しく|正確|本当は|もとい"
    r"|(?:漢字|ひらがな|平仮名|カタカナ|片仮名|ローマ字|英字|大文字|小文字)(?:で(?:書|す|お|、)|に(?:直|し|変)|表記)|(?:入れ|含め|足し|数え|入っ|抜け|混じっ|混ざっ|ダブっ)て(?:い)?(?:た|まし)|すみません|すいません|ごめん|失礼|さっき|先ほど|さきほど|に(?:します|して|する|しよ)|外し|やめ|なしで|にな(?:りました|った)|登記し|思い出|忘れて|順番|優先|本命|第[一二三123]|今は|いまは|現在は|(?:移転|転居|引っ?越し?)し?て?(?:おり|い)?(?:た|まし)(?![いく])|(?:本社|本店|事務所|会社|住所)(?:を|が)移(?:し|っ|り)(?:て|た|まし)|でした|だった|でございました|改め|よく(?:数え|見|考え)|(?:言われて|考えて|思って)みれ?(?:ば|ると|たら)"
)


def adds(text: str) -> bool:
    """Whether what the text names comes on top of what was said: 「あと展示会も追加で」「シンガポールもお願いします」."""
    return bool(_ADDS.search(normalize(text).text))


def amends(text: str) -> bool:
    """Whether the text has a word of changing, adding or putting right what was said."""
    return bool(_AMENDS.search(normalize(text).text)) or adds(text)


def words_of_country(text: str, code: str) -> str:
    """The part of the text about the country of that ISO code; the whole text where no other country is spoken of.

    「台湾にも韓国にもまだ出していません」 is about both. Empty where only others are spoken of.
    """
    n = normalize(text)
    found = [one for one in find_countries(n) if one.problem is None]
    if not {one.value for one in found} - {code}:
        return text
    of_it = [index for index, one in enumerate(found) if one.value == code]
    parts = []
    for index in of_it:
        last = index
        while last + 1 < len(found) and _JOINED.fullmatch(n.text, found[last].end, found[last + 1].start):
            last += 1
        until = found[last + 1].start if last + 1 < len(found) else len(n.text)
        parts.append(n.source(found[index].start, until))
    return "。".join(parts)


def instead(text: str, field: str, standing: str) -> FieldValue | None:
    """The new words for the ``standing`` answer to a field of names: 「だし醤油じゃなくてゆずぽん酢にします」."""
    n = normalize(text)
    old = normalize(standing).text
    denied = re.search(rf"{re.escape(old)}[」』]?{_DENIED}", n.text) if old else None
    if denied is None or field not in NAMES:
        return None
    end = next((at for at in range(denied.end(), len(n.text)) if n.text[at] in "。、!?"), len(n.text))
    if denied["off"] and not _TURNED_TO.search(n.text, denied.end(), end):
        return None
    tail = _MADE_TO.search(n.text, denied.end(), end)
    trimmed = NAMES[field](n.text[denied.end() : tail.start() if tail else end])
    if trimmed is None or trimmed[0] == trimmed[1]:
        return None
    start, end = denied.end() + trimmed[0], denied.end() + trimmed[1]
    return FieldValue(field, n.text[start:end], *n.span(start, end))


def respelled(text: str, standing: str) -> str | None:
    """「「ひなた」は漢字で「日向」です」: the standing name with that part in other letters; None where it is not in it once."""
    found = _RESPELLED.search(text) or _WRITTEN_SO.search(text)
    if found is None or standing.count(found["old"]) != 1 or found["old"] == found["new"]:
        return None
    rest = [part for part in standing.split(found["old"]) if part]
    if rest and all(part in found["new"] for part in rest):
        return found["new"]  # all of it is written anew
    return standing.replace(found["old"], found["new"])


def turns_round(text: str) -> bool:
    """「順番が逆です」「逆にしてください」."""
    return bool(_ROUND.search(normalize(text).text))


def struck_countries(text: str) -> tuple[str, ...]:
    """ISO codes of the countries that the text takes back: 「韓国はやめときます」."""
    found = find_countries(normalize(text))
    return tuple(dict.fromkeys(str(one.value) for one in found if one.detail.get("negated") and one.value))


def topic(text: str) -> str | None:
    """The one field that the text makes its topic (「資本金は後で」「売上ですが、…」), None for none or several."""
    return topic_of(normalize(text).text)
