"""Answers of the choice fields in the words people use."""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.values.choice_words import WORDINGS
from nlu.values.need_words import (
    ABOVE_ALL,
    ALL_BUT,
    ALL_NEEDS,
    BUT_THAT,
    NEEDS,
    NO_NEEDS,
    NOT_TAUGHT,
    OBTAINED,
    SCOPE,
)
from nlu.values.normal import Normalized
from nlu.values.types import Found, Problem

CHOICE_FIELDS: tuple[str, ...] = tuple(WORDINGS)
NEEDS_FIELD = "support_needs"

_NOT = re.compile(
    r"[しりきちつ]?たい(?:って|という|とか)?(?:わけ|の|ん|話|こと)?(?:では|じゃ|で)(?:なく|ない|ありません)|(?:用品?|向け|製品)(?:では|じゃ)(?:なく|ない|ありません)|(?:[すくつるむぶ]|て(?:い)?る)?(?:とか|など|なんか|なんて)?(?:の|こと|わけ|話|気)?(?:の(?:方|ほう))?(?:は|に)?(?:では|じゃ|で)(?:なく|ない|なし|ありません|ございません|ねえ)"
    r"|を?[^、。はが]{0,5}[すくつるむぶうぐ](?:とか|など|なんて)?(?:つもり|気|予定|考え|計画|余裕|力)(?:は|も|では|じゃ|なんて|まで)*(?:まだ)?(?:な[いくし]|ありません|ございません)|(?:なんて|など|は)(?:とてもとても|とても)(?=[、。!]|$|無理|じゃ)"
    r"|(?:とか|など|なんか|なんて)?(?:は|も|まで(?:は|も)?)?(?:まだ)?(?:早い|早すぎ|いらない|要らない|いりません|要りません|不要|必要(?:は)?(?:ない|ありません)|(?:考え|予定し)て(?:い)?(?:ない|ません)"
    r"|構え(?:ない|ません)|作らない|作りません|出さない)"
    r"|(?:の)?以外|は違|とは違|というわけではな|(?:と|って)いうより(?:は|も)?|よりは?も?(?=、?[^、。]{0,12}(?:拠点|店|工場|会社|法人|事務所|輸出|送))"
    r"|(?:は|を|も)?(?:置か|作ら|つくら|持た|設け|出さ|建て|構え|開か)(?:ず|ないで|んで)"
    r"|(?:じゃ|で)なしに|(?:を)?(?:建て|作|つく|出|構え|開|持|置|設け|立ち上げ)[るすくつ](?:とか|など|なんて|の|こと|わけ|話|気)*(?:では|じゃ|は)(?:なく|ない|なし|ありません)|(?:[すくつるむぶの]|立てる|建てる)?(?:つもり|気|予定|考え|計画|話|体力|余裕|力|度胸|お金|人手)(?:は|も|では|じゃ)?(?:な[いくし]|ありません|ございません)|なん(?:て|か)[^、。]{0,12}(?:考え|思っ)て(?:い)?(?:な|ま)"
    r"|でも(?:[^、。]{1,8}でも)?(?:な[いく]|ありません|あれせん|あらへん)"
)
_UNDONE = re.compile(  # after words for something done: 「作っていません」
    r"(?:成り|化|登記)?(?:なんか|なんて|など)?(?:に|で)?(?:は|を|も)?(?:して|なって|化して)?(?:い|お)?(?:ない|なく|ません|りません|らず)"
    r"|(?:さん|の?お?客(?:さん|様)?|の(?:人|方))?(?:に|へ|向け|相手)*(?:直接|じか)?(?:に)?(?:は|も|を)?(?:売る|販売する|卸す|やる|出す)(?:気|つもり|予定|考え|こと)(?:は|も)?(?:ない|なく|ありません)"
    r"|(?:さん|の?お?客(?:さん|様)|の人)?(?:に|へ|向け)*(?:直接|じか)?(?:は|も)?(?:売ら|卸さ|販売し|やら|出さ)(?:ない|ません|ず)"
    r"|(?:さん|の?お?客(?:さん|様)|の人)?(?:に|へ|向け)+(?:直接|じか)?(?:は|も)?(?:売っ|卸し|販売し|やっ|出し)て(?:は)?(?:い)?(?:ない|ません)"
)
_NO_SUCH_TRADE = re.compile(  # 「店頭での小売りは行っておりません」
    r"(?:で|での|の)?(?:小売|卸売|卸|販売)?(?:り|販売|業|売り)?(?:なんか|なんて|など)?(?:は|も|を)(?:一切|全く|特に)?(?:し|やっ|行っ|営ん|扱っ)(?:て|で)(?:は)?(?:い|お)?(?:ない|なく|ません|りません|らず)"
    r"|(?:で|での|の)?(?:小売|卸売|卸|販売)?(?:り|販売|業|売り)?(?:は|も|を)(?:一切)?(?:やら|し)(?:ない|ず)|(?:り|販売|業)?(?:は|も|を)(?:一切)?(?:やり|し|行い)ません"
)
_NEAR = 12  # characters
_AND = re.compile(r"と(?!ころ|こ|いう|って)|[・や]")
_TRADES = frozenset({"wholesale", "retail", "service", "manufacturing_other"})
_STOP = re.compile(r"(?<![はも])、|[。!?]")
_SAY_NO = frozenset({"none", "not_ready", "newly_founded"})  # answers whose words are negative themselves
_YES_ONLY = re.compile(
    r"^(?:はい|うん|ええ|そう|あり(?!が)|ある|して|もう|すで|すでに|輸出して|出して|やって|少し|多少)"
)


def find_choice(n: Normalized, field: str, start: int, end: int, *, asked: bool) -> list[Found]:
    """Choices of ``field`` said in ``n.text[start:end]``, in order, the negated ones left out.

    Kind ``choice``, value one of the contract's. While ``asked`` the everyday words are enough; otherwise only
    unmistakable wording counts. Where two different answers stand side by side the caller decides.
    """
    said = n.text[start:end]
    found: list[Found] = []
    for wording in WORDINGS[field]:
        pattern = wording.asked if asked else wording.told
        if pattern is None:
            continue
        for match in pattern.finditer(said):
            if match.end() > match.start() and not _denied(said, match.end(), wording.value):
                found.append(Found("choice", wording.value, match.start(), match.end()))
    return [replace(one, start=start + one.start, end=start + one.end) for one in _longest(found)]


def find_needs(n: Normalized, start: int, end: int, *, asked: bool) -> list[Found]:
    """Kinds of support wished for (kind ``choice``, one ``Found`` each, in the order said)."""
    every = ALL_NEEDS.search(n.text, start, end) if asked else None
    if every and SCOPE.search(n.text[start : every.start()]) and (named := _kinds(n, start, every.start(), asked=True)):
        return named
    if every and not NO_NEEDS.search(n.text, start, end):
        above = ABOVE_ALL.search(n.text, every.end())
        if above and (chosen := find_needs(n, above.end(), len(n.text), asked=True)):
            return chosen
        return [Found("choice", wording.value, every.start(), every.end()) for wording in NEEDS]
    found = _kinds(n, start, end, asked=asked)
    if asked and (but := BUT_THAT.search(n.text)):
        found = [one for one in found if one.start > but.start()]
    shops = [one for one in found if one.value == "ecommerce"]
    found = [one for one in found if not (one.value == "base_setup" and _shop_online(n.text, one, shops))]
    return sorted(found, key=lambda one: one.start)


def _kinds(n: Normalized, start: int, end: int, *, asked: bool) -> list[Found]:
    """The kinds named, 紹介 only where none is named that may be introduced: 「融資を受けられるところの紹介」."""
    found = [hit for one in NEEDS for hit in _needs_of(n, one.value, one.asked if asked else one.told, start, end)]
    introduced = [one for one in found if n.text[one.start : one.end] == "紹介"]
    return [
        one
        for one in found
        if one not in introduced
        or not any(
            o.value in OBTAINED and o.end <= one.start and not _AND.search(n.text, o.end, one.start) for o in found
        )
    ]


def _shop_online(text: str, one: Found, shops: list[Found]) -> bool:
    """「Shopifyで海外向けのお店を作りたい」: no shop abroad."""
    return text.startswith("店", one.start) and any(0 <= one.start - shop.end <= _NEAR for shop in shops)


def needs_but(n: Normalized) -> list[Found]:
    """Every kind of support but those named before 「…以外は全部」; nothing where none is named there."""
    every = ALL_BUT.match(n.text)
    if every is None:
        return []
    excepted = {one.value for one in NEEDS if one.asked.search(n.text, 0, every.end("but"))}
    kept = [one.value for one in NEEDS if one.value not in excepted]
    return [Found("choice", value, every.start("but"), every.end()) for value in kept] if excepted else []


def needs_named(n: Normalized, start: int, end: int, *, taught: bool = False) -> list[Found]:
    """Kinds of support named beside a wish for help; ``taught``: beside a wish to be shown how."""
    kinds = [one for one in NEEDS if not (taught and one.value in NOT_TAUGHT)]
    found = [hit for one in kinds for hit in _needs_of(n, one.value, one.core, start, end)]
    return sorted(found, key=lambda one: one.start)


def _needs_of(n: Normalized, value: str, pattern: re.Pattern[str] | None, start: int, end: int) -> list[Found]:
    """The first mention that is not turned down."""
    for match in pattern.finditer(n.text, start, end) if pattern else ():
        if not _declined(n.text, match.end()):
            return [Found("choice", value, match.start(), match.end())]
    return []


def bare_yes_to_export(n: Normalized, start: int, end: int) -> Found | None:
    """「はい、あります」 to the question how far exports have gone: more than none, but not how much."""
    match = _YES_ONLY.search(n.text[start:end])
    if not match:
        return None
    problem = Problem("choice.ambiguous", {"candidates": "trial,continuous"})
    return Found("choice", None, start, end, problem)


def _denied(said: str, at: int, value: str) -> bool:
    if said[:at].endswith("しか"):  # 「業者さんにしか売らない」
        return False
    if value in _TRADES and _NO_SUCH_TRADE.match(said, at):
        return True
    return bool(_NOT.match(said, at) or (value not in _SAY_NO and _UNDONE.match(said, at)))


def _declined(text: str, start: int) -> bool:
    """Whether the words right after a kind of support turn it down, up to the next comma or stop."""
    stop = _STOP.search(text, start)
    return bool(NO_NEEDS.search(text, start, stop.start() if stop else len(text)))


def _longest(found: list[Found]) -> list[Found]:
    """Without those that lie inside or across a longer one: 「一般社団法人」 is not 「法人」 twice."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
