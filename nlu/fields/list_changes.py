"""Changes to a list that stands: kinds of support taken off or put on, countries in another order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.values.countries import find_countries
from nlu.values.dialect import in_plain_speech
from nlu.values.need_words import NEEDS
from nlu.values.normal import normalize

_OFF = re.compile(
    r"(?:(?:外|はず|抜|ぬ|消|けず|削|除|落と|省)(?:し|い|き)|取り?消し?|削除し?|キャンセルし?|取り下げ|やめ|止め|見送)"
    r"(?:て|で|とい|とき|とこ|ます|にし|る|たい|ましょ|おき|を|お願|し?て?(?:ください|もら|くれ|ほし))[^、。]{0,14}(?:$|[、。!])"
    r"|(?:は|も|(?<!ほう)(?<!方)が|って|から)(?:[^、。]{1,14}(?:ので|から|けん|んで|ため)、?)?(?:やっぱり?|もう|今回は?|別に|、)*(?:(?:いい|ええ|結構|けっこう|大丈夫)(?:です|や|わ|かな|よ|の?で|から|[、。!]|$)|パス|不要|なしで|無しで)"
    r"|(?:い|要)ら(?:ない|なく|ん(?=$|[、。です]))|(?:い|要)りません|必要(?:は|が)?(?:な(?:い|く)|あり?ませ)|不要(?:です|になり|$|[、。])|なしで(?:$|[、。お])|(?<!予定)なしに(?:し|お願)"
    r"|以外(?:で|に)|間に合って"
)
_ON = re.compile(
    r"が(?:いい|よい|良い|合って)|足し|追加|加え|入れて|入れと|入れた|プラス|お願い|頼(?:み|む|め)|ほし|欲し|希望|たい|(?:も|のほうを?|方を?)(?:[、。]|$)|に(?:変え|変更|し(?:て|ます)|差し替え)"
)
_SO = re.compile(  # 「人材と、ネット販売のことで」
    r"(?:探し|さがし|紹介|づくり|作り|集め)?(?:の(?:こと|ほう|方|支援|相談|件|お?手伝い))?(?:、?(?:の)?(?:2つ|二つ|3つ|三つ))?(?:で(?:お?頼み|いき|行き)?|です|をお?頼み)(?:ます|ね|よ|わ|の)*(?:[。!\s]|$)"
)
_INSTEAD = re.compile(
    r"(?:その)?(?:代わり|かわり|替わり)(?:に|で)?|(?:足し|追加|加え|プラス)|入れ(?:て|と|替え|かえ)|差し替え"
)
_FOR_IT = re.compile(
    r"(?:の?[^、。はが]{1,8}?)?(?:(?:で|を|に)(?:[、。!]|$|お願い)|(?:です|でした|だった|や(?:った)?)(?:[ねわよ、。!]|$))"
)  # 「代わりにECで」
_IN_ITS_PLACE = re.compile(r"(?:の[^、。はが]{1,6})?の(?:代わり|かわり|替わり)に")
_NOT_THAT = re.compile(
    r"(?:の[^、。はが]{1,8})?(?:より(?:も|は)?、?(?=[^、。]{1,16}(?:が|を|で)(?:いい|よい|良い|お願い|希望|ほし|欲し|合))|(?:じゃ|では|や)なく|やのうて|ちゃうて)"
)
_WHY = re.compile(r"[^、。]{0,16}?(?:から|ので|ため|んで|けん|けえ|さかい)")
_THEME = re.compile(r"(?:の[^、。はが]{1,8})?(?:は|が|って)")
_TIGHT = re.compile(
    r"[^。、]*(?:ほう|方|こと|の|[ぁ-ん]る[^。、]{1,6})(?:と|や|も)、?|(?:の?(?:[一-龥]{1,4}[しりびみけ]?|さがし|づくり|こと))?(?:と|や|、|・|も|および|及び|,|に|とか|あと|それと)、?|の"
)
_NO_MORE = re.compile(  # 「…だけに絞ります」「…だけで十分です」
    r"[^、。はがをもと]{0,8}?(?:だけ|のみ|一本|1本|一つ|1つ)(?:に(?:絞|しぼ|減ら|へら|限|変[えわ更]|し(?:ます|て(?!い)|たい|とい)|する|なり|訂正)|で(?:いい|良い|よい|十分|結構|お願い|大丈夫|[。!]|$)|(?:が|を)?残)"
    r"|[^、。はがをもと]{0,8}?に(?:絞|しぼ)(?:り|っ|る|らせ)"
)
_ELSEWHERE = re.compile(r"(?:国内|去年|昨年|以前|前|地元|県内|先月|先週)の?$")


@dataclass(frozen=True)
class ListChange:
    """What a remark takes off a list and puts on it. ``in_place``: the new comes for what stands, or on top of it."""

    off: tuple[str, ...]
    on: tuple[str, ...]
    in_place: bool

    def of(self, standing: list[str]) -> list[str]:
        """The list as it is after the change."""
        kept = [item for item in standing if item not in self.off]
        return [*kept, *(item for item in self.on if item not in kept)]


def needs_change(text: str) -> ListChange:
    """The kinds of support that a remark takes off and puts on."""
    said = in_plain_speech(normalize(text)).text
    found = _without_reasons(said, _needs(said))
    if kept := _only(said, found):
        return ListChange(tuple(one.value for one in NEEDS if one.value not in kept), kept, True)
    in_place = bool(_INSTEAD.search(said)) or any(_NOT_THAT.match(said, end) for _, _, end in found)
    fates: list[bool | None] = []
    for index, (_, start, end) in enumerate(found):
        until = found[index + 1][1] if index + 1 < len(found) else len(said)
        listed = index + 1 < len(found) and _TIGHT.fullmatch(said, end, until)  # 「展示会も融資も要らない」
        fates.append(
            None if listed or _ELSEWHERE.search(said[:start]) else _fate(said[end:until], in_place, said[end:])
        )
    for index in range(len(found) - 2, -1, -1):
        if fates[index] is None and _TIGHT.fullmatch(said, found[index][2], found[index + 1][1]):
            fates[index] = fates[index + 1]
    names = [value for value, _, _ in found]
    off = tuple(name for name, fate in zip(names, fates, strict=True) if fate is False)
    wished = (name for name, fate in zip(names, fates, strict=True) if fate is True and name not in off)
    return ListChange(off, tuple(dict.fromkeys(wished)), in_place)


def _needs(said: str) -> list[tuple[str, int, int]]:
    """Every kind of support named, with its place, the first of overlapping ones."""
    found = sorted(
        (match.start(), -match.end(), wording.value)
        for wording in NEEDS
        for match in wording.asked.finditer(said)
        if match.group()
    )
    kept: list[tuple[str, int, int]] = []
    for start, end, value in found:
        if not kept or kept[-1][2] <= start:
            kept.append((value, start, -end))
    return kept


def _only(said: str, found: list[tuple[str, int, int]]) -> tuple[str, ...]:
    """「市場選びだけに絞ります」: what alone is left of the list."""
    last = next((at for at in reversed(range(len(found))) if _NO_MORE.match(said, found[at][2])), None)
    if last is None:
        return ()
    first = last
    while first and _TIGHT.fullmatch(said, found[first - 1][2], found[first][1]):
        first -= 1
    return tuple(dict.fromkeys(value for value, _, _ in found[first : last + 1]))


def _without_reasons(said: str, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Without what only tells why: the staff of 「展示会は人手がないからやめる」."""
    return [
        one
        for index, one in enumerate(found)
        if not (index and _THEME.match(said, found[index - 1][2], one[1]) and _WHY.match(said, one[2]))
    ]


def _fate(tail: str, in_place: bool, rest: str) -> bool | None:
    if _OFF.search(tail) or _IN_ITS_PLACE.match(tail) or _NOT_THAT.match(rest):
        return False
    return True if _ON.search(tail) or _SO.match(tail) or (in_place and _FOR_IT.match(tail)) else None


def in_order(text: str, standing: list[str]) -> list[str] | None:
    """``standing`` (ISO codes) in the order that a remark gives: 「ドイツを先に」; None where it gives none.

    A remark that names a country beyond those says more than an order.
    """
    found = [one for one in find_countries(normalize(text)) if one.value and not one.detail.get("negated")]
    if not found or any(one.value not in standing for one in found):
        return None
    ranked = sorted((int(one.detail["rank"]), one.start, str(one.value)) for one in found if one.detail.get("rank"))
    if not ranked:
        return None
    first = list(dict.fromkeys(value for _, _, value in ranked))
    return [*first, *(code for code in standing if code not in first)]
