"""Figures of the firm told unasked and without their field's name: 「30人でやっている」「会社を去年つくりました」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.amount_values import Value, problem_of, usable
from nlu.fields.amount_words import (
    BESIDE_KIN,
    BY_ITSELF,
    BY_ITSELF_AFTER,
    CREW,
    NOW,
    NOW_AFTER,
    ONE_MAN_FIRM,
    STAFF_WORDS,
    TOGETHER,
)
from nlu.fields.cues import ABOUT_FIRM, EMPLOYEES, FOUNDED, OTHER, numeric_cues
from nlu.fields.place_seats import is_seat
from nlu.fields.scene import Scene
from nlu.fields.trade import own_industry
from nlu.fields.types import Candidate, Strength
from nlu.values.types import Found

_NOT_FIRM = re.compile(
    r"の(?:ほう|方)は|輸出|海外|取引|EC|ネット|通販|ブランド|商品|製品|発売|発明|展示|付き合い|経験|修行|勤め|結婚|(?<!移)住|歳|才|支援"
)
_END = r"(?:です|だ|や|じゃ|どす)?(?:で|よ|ね|わ|けど|けん|べ|な|さ|と|が)*(?=[、。!\s]|$)"
_SINCE = re.compile(
    r"(?:\d{1,2}月)?(?:から|より|[~〜](?=$|[、。\s]))(?:ずっと|この地で|ここで|この町で|代々|続けて|[一-龥ァ-ヺ]{2,5}で(?=[、。]|$)|、)*"
    rf"(?:{_END}|やっ(?:て|と|ち)|営業|商売|営ん|続[いくけ]|つづ[いくけ]|の(?:[^、。はがをに]{{0,8}})?(?:蔵|店|会社|老舗|窯元?|農家|旅館|宿|[一-龥]屋|工場|酒造)(?:です|だ|や|じゃ|で|、|。|$))"
)
_LEAD = re.compile(
    r"(?:(?:^|[、。!\s]|(?:正確に|正しく|確か|たしか|えーと|えっと)(?:は|、)?)|(?P<at>[一-龥ァ-ヺ々](?:で|にて)、?)|(?P<own>うち|当社|弊社|私ども|わしら?|会社|商売)(?:の(?:会社|店|蔵|酒蔵|工場|窯|宿|旅館|商売|工房|農園|牧場|ところ|方))?(?:は|も|が)、?|(?:店|蔵|工場|窯|宿|旅館)(?:は|も)、?)(?:平成|昭和|令和)?$"
)
_OWN_FIRM = re.compile(
    r"(?:うち|当社|弊社|私ども|わしら?)(?:の(?:会社|店|蔵|酒蔵|工場|窯|宿|旅館|商売|工房|農園|牧場))(?:は|も|が|で)"
)
_TOPIC = re.compile(r"[^、。\s]{1,12}(?<![でにと])[はがも](?!い|あ)[^。]*$")  # 「輸出は台湾向けで1999年から」
_THING_MADE = re.compile(  # 「去年始めた紙のおもちゃ」: what was begun then is no firm
    r"(?:まし)?た(?!(?:会社|お?店|法人|企業|工場|工房|蔵|酒蔵|宿|旅館|農園|牧場|窯|商店|町工場|事務所|ベンチャー|スタートアップ|組合|小さな|ところ|とこ|もの|者|ばかり|ばっか|んで|ので|の[がはをで、。])|けど|が|と|から|さかい|とき|時|頃|年)[一-龥ァ-ヺA-Za-z]"
)
_MADE = re.compile(r"でき|出来")  # 「2021年にできました」: of the firm only where nothing else is the subject
_SUBJECT = re.compile(r"(?P<who>[^、。はがも]{1,12})[がはも][^、。はがも]{0,6}$")
_FIRM_SUBJECT = re.compile(r"(?:会社|うち|当社|弊社|法人|店|蔵|企業|ベンチャー)$")
_JUST_FOUNDED = re.compile(
    r"(?:立ち上げ|設立し|創業し|起業し|開業し|独立し|(?:会社|法人)(?:を|は|も)?(?:作っ|つくっ|興し|こしらえ|起こし|立て|建て))(?:た(?:ばかり|ばっか|て|とこ)|たばっか)"
)

_SAME = 0.1  # a round figure and the precise one differ by less
_CHANGED = re.compile(r"増|減|伸び|落ち|今年|今期|来期")
_HOUSE = r"(?:小さな|ちいさな)?(?:会社|お?店|商店|蔵|酒蔵|窯元?|老舗|農家|旅館|宿|工房|工場|酒造|牧場|農園|企業|メーカー|問屋|[一-龥]{1,3}屋|商売|家業|稼業|事業|仕事)(?:です|でござ|なの|なん|だ|で(?=[、。])|[、。]|$)"
_HOUSE_SINCE = re.compile(  # 「昭和40年から続く店です」「祖父が昭和31年に始めた店なんです」
    rf"(?:から|より|以来)(?:ずっと|代々|この地で|ここで|、)*(?:(?:続[くい]|つづ[くい]|やって|営[むん]|営業して)(?:て|で)?(?:い)?(?:る)?(?:[^、。はが]{{0,6}}の)?{_HOUSE}|の{_HOUSE}|(?:この|今の|同じ)(?:商売|仕事|家業|稼業)を)"
    rf"|に(?:[^、。はをに]{{1,6}}が)?(?:始め|はじめ|開い|興し|起こし|立ち上げ|創業し|創め|開業し|設立し|作っ|つくっ|でき|出来|設立され|生まれ|構え|産声を[上あ]げ)た{_HOUSE}"
    r"|(?:から|より)(?:ずっと|代々|この地で|ここで|、)*(?:商売|営業|家業|お?店|会社|事業)を(?:し|や[っり]|営ん|続け)[てで]?(?:い)?(?:る|ます|おり)"
    r"|に(?:会社|お?店|工場|工房|窯|蔵|酒蔵|旅館|宿|商店|事務所)を(?:構え|開き|開い|起こし|興し|建て|出し|立ち上げ|創業し)(?:まし)?た(?=[。、!]|$|ん|の(?:です|が))"
)
_JUST_MADE = re.compile(
    r"に?(?:やっと|ようやく)?(?:作っ|つくっ|こしらえ|でき|出来|建て|興し|起こし)た(?:ばかり|ばっか|て(?=の|で)|とこ)"
)
_FIRMS_JUBILEE = re.compile(
    r"(?:会社|うち|弊社|当社|創業|設立)[がはの]?(?:創業|設立)?[0-9一二三四五六七八九十百]+周年$"
)
_AFTER_STAFF = re.compile(
    r"(?:社員|従業員|スタッフ)は?[0-9]+(?:人|名)で、?$"
)  # 「社員は4人で今年の4月につくったばかり」
_FIRM_BEFORE = re.compile(r"(?:会社|法人|組合|工房|うち|店|弊社|当社)(?:の?(?:ほう|方))?(?:は|を|も|が)?、?$")


def told_staff(scene: Scene, values: list[Value]) -> Iterator[Candidate]:
    """People who plainly are the firm's."""
    if scene.asking == "implementation_team":
        return
    for one in values:
        if one.kind == "count" and _is_staff(scene, one) and usable(scene, one):
            yield from settle(scene, EMPLOYEES, one, Strength.TYPE)


def _is_staff(scene: Scene, value: Value) -> bool:
    found, text = value.found, scene.text
    if BESIDE_KIN.search(text[max(0, found.start - 24) : found.start]):
        return False  # who of them counts is not said
    if found.value == 1 and ONE_MAN_FIRM.match(text, found.end):
        return False
    if CREW.match(text, found.end):
        return True
    if NOW.search(text[: found.start][-14:]) and NOW_AFTER.match(text, found.end):
        return True
    if TOGETHER.search(text[max(0, found.start - 30) : found.start]) and BY_ITSELF_AFTER.match(text, found.end):
        return _introduces_firm(scene)
    if found.detail.get("cue") in STAFF_WORDS and not found.detail.get("part_of"):
        return bool(re.search(rf"{found.detail['cue']}[がは、:]?\s*(?:約|だいたい)?$", text[: found.start]))
    if "part_time" in found.detail.get("includes", ()) and BY_ITSELF_AFTER.match(text, found.end):
        return True  # 「パートさん入れて22人」
    alone = (BY_ITSELF.search(text[: found.start]) or _behind_place(scene, found)) and BY_ITSELF_AFTER.match(
        text, found.end
    )
    return bool(alone) and not found.detail.get("cue") and _introduces_firm(scene)


def told_founding(scene: Scene, values: list[Value]) -> Iterator[Candidate]:
    """A year beside 始めた, 会社にした and the like, or 「2018年から。」 in an introduction of the firm."""
    for one in values:
        found = one.found
        if one.kind != "year" or found.problem is not None or not usable(scene, one):
            continue
        of_firm = _FIRM_BEFORE.search(scene.text[: found.start]) or _AFTER_STAFF.search(scene.text[: found.start])
        if _JUST_MADE.match(scene.text, found.end) and of_firm:
            yield from settle(scene, FOUNDED, one, Strength.TYPE)
            continue
        if _HOUSE_SINCE.match(scene.text, found.end) and not _NOT_FIRM.search(scene.text[: found.start][-14:]):
            yield from settle(scene, FOUNDED, one, Strength.TYPE)
            continue
        if (
            scene.asking not in ABOUT_FIRM
            and not scene.companies
            and not _JUST_FOUNDED.search(scene.text, found.end, found.end + 20)
            and not _FIRMS_JUBILEE.search(scene.text[: found.end])
        ):
            continue
        clause = scene.clause_at(found.start)
        if _NOT_FIRM.search(scene.text[max(clause.start, found.start - 14) : found.end + 14]):
            continue
        lead = _LEAD.search(scene.text[: found.start])
        since = lead and not found.detail.get("relative") and _SINCE.match(scene.text, found.end)
        if since and lead and lead["at"] and _TOPIC.search(scene.text[clause.start : lead.start()]):
            continue
        if "半" in scene.text[found.start : found.end] and found.detail.get("relative"):
            continue  # 「設立してまだ1年半」: this year or that
        if _of_something_else(scene, found, clause.start):
            continue
        if found.detail.get("founding") or (
            since and lead and (lead["own"] or _introduces_firm(scene) or _tells_staff(scene))
        ):
            yield from settle(scene, FOUNDED, one, Strength.TYPE)


def _of_something_else(scene: Scene, found: Found, start: int) -> bool:
    word = str(found.detail.get("founding_word") or "")
    if word and (at := scene.text.find(word, found.end)) >= 0 and _THING_MADE.match(scene.text, at + len(word)):
        return True
    if not _MADE.match(str(found.detail.get("founding_word") or "")):
        return False
    subject = _SUBJECT.search(scene.text[start : found.start])
    return subject is not None and not _FIRM_SUBJECT.search(subject["who"])


def _tells_staff(scene: Scene) -> bool:
    return any(cue.field == EMPLOYEES for cue in numeric_cues(scene.text))


def _behind_place(scene: Scene, found: Found) -> bool:
    """「うちは京都の宇治で19人」「品川区、130名。」"""
    gaps = (scene.text[one.end : found.start] for one in (*scene.cities, *scene.prefectures) if one.end <= found.start)
    return any(re.fullmatch(r"(?:市|町)?(?:で|に|にて|の|、|\s)*(?:約|社員|従業員)?", gap) for gap in gaps)


def _introduces_firm(scene: Scene) -> bool:
    """Whether the message says who or where we are, or another figure of the firm by its name."""
    return (
        bool(scene.companies)
        or own_industry(scene) is not None
        or bool(_OWN_FIRM.search(scene.text))
        or any(cue.field not in (OTHER, EMPLOYEES) for cue in numeric_cues(scene.text))
        or any(is_seat(scene, one) for one in (*scene.cities, *scene.prefectures))
    )


def settle(scene: Scene, field: str, value: Value, strength: Strength) -> Iterator[Candidate]:
    """The candidate, or why it is none."""
    found = value.found
    problem = problem_of(scene, field, value)
    if problem is not None:
        yield Candidate(field, None, found.start, found.end, strength, *problem)
    elif found.value is not None:
        yield Candidate(field, int(found.value), found.start, found.end, strength)


def refined(scene: Scene, values: list[Value]) -> list[Value]:
    """「1億8千万円台でしたが…1億8,340万円」: the precise figure alone, where a rounder one before it says the same."""
    if not any(one.kind == "money" and one.found.value for one in values):
        return values
    return [one for one in values if not any(_says_more(scene, other, one) for other in values)]


def _says_more(scene: Scene, other: Value, one: Value) -> bool:
    first, then = one.found, other.found
    if one.kind != "money" or other.kind != "money" or not (first.value and then.value) or then.start <= first.start:
        return False
    near = abs(then.value - first.value) <= abs(first.value) * _SAME
    rounder = len(str(int(first.value)).rstrip("0")) < len(str(int(then.value)).rstrip("0"))
    return near and rounder and not _CHANGED.search(scene.text[first.end : then.start])
