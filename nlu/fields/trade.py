"""The firm's industry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.cues import wants_edit
from nlu.fields.introductions import INDUSTRY_WORD, WORK_IS
from nlu.fields.neighbours import of_neighbour
from nlu.fields.scene import Scene
from nlu.fields.trade_choice import after_name, chosen, over_deeds, with_goods
from nlu.fields.trade_items import is_item, of_kind
from nlu.fields.trade_words import (
    AFTER_DOING,
    ANSWERED_BY_TRADES,
    ASKED_THERE,
    BUSY_WITH,
    CALLED_A_TRADE,
    CALLED_FURTHER,
    DONE,
    EXPERT_IN,
    FOUNDED_BY,
    GIVEN_AWAY,
    GOODS_ASKED,
    HELP_WITH,
    HONORED,
    IS,
    ITEM,
    ITS_KIND,
    MAKER,
    OF_FAMILY,
    OF_FIRM,
    OF_THE_QUESTION,
    ONLY,
    ONLY_NAMED,
    ONLY_WISHED,
    OWN,
    OWN_STEP,
    PAST,
    PLANNED,
    PROXY,
    RATHER,
    RELATIVE,
    ROLE_WORD,
    ROLES,
    RUN,
    SAID_OF_US,
    SOLD_TO,
    SUCCEEDED,
    THEIRS,
    THEN_MADE,
    THERE_IS,
    TO_THEM,
    UNSURE,
    VAGUE,
    WISHED_DEED,
    WISHES,
)
from nlu.fields.types import Candidate, Strength
from nlu.values.types import Found

_CONSENT = re.compile(r"(?:さん|側)?の(?:許[可諾]|承[諾認]|了[承解]|同意|OK|返事|回答|件)")
# To these a trade that stands by itself may be the answer.
_OTHERWISE_ANSWERED = (*ROLES, "product_name", "product_category", "product_description", "support_needs")


def read_industry(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``industry``: as asked, after 業種は, or told of the speaker's own firm."""
    asked = scene.asking == "industry"
    for found in over_deeds(scene) if asked else scene.industries:
        if not scene.stated(found.start, found.end, asked=asked) or scene.of_others(found.start):
            continue
        if asked and found.problem is None and GIVEN_AWAY.match(scene.text, found.end):
            continue
        before = scene.text[scene.clause_at(found.start).start : found.start]
        if INDUSTRY_WORD.search(before) or (WORK_IS.search(before) and IS.match(scene.text, found.end)):
            yield from _industry(with_goods(scene, found), Strength.CUE)
        elif asked and found.detail.get("stated", True) is not False:
            yield from _industry(with_goods(scene, found), Strength.ASKED)
    if asked and (kind := of_kind(scene)):
        yield from _industry(kind, Strength.ASKED)
    if not asked and (told := own_industry(scene)):
        yield from _industry(told, Strength.TYPE)


def read_maker(scene: Scene) -> Iterator[Candidate]:
    """「農機具メーカーです」: who calls himself a maker makes what he sells."""
    if scene.asking in ("supply_role", "sme_class"):
        return
    for match in MAKER.finditer(scene.text):
        before = scene.text[scene.clause_at(match.start()).start : match.start()]
        consent = _CONSENT.match(scene.text, match.end())  # 「メーカーの許諾ですが」 speaks of another firm
        if consent or not scene.stated(*match.span()) or scene.of_others(match.start()) or THEIRS.search(before):
            continue
        if not any(one.end <= match.start() and scene.text[one.end : match.start()] == "の" for one in scene.countries):
            yield Candidate("supply_role", "maker", *match.span(), Strength.TYPE)


def own_industry(scene: Scene) -> Found | None:
    """What the message says unasked of the speaker's own firm; None where it says several things."""
    return chosen(scene, [one for one in scene.industries if _is_own(scene, one)])


def _is_own(scene: Scene, found: Found) -> bool:
    words = scene.text[found.start : found.end]
    by = found.detail.get("by")
    if by not in ("trade", "deed", "activity") or not found.detail.get("stated") or VAGUE.fullmatch(words):
        return False
    if not scene.stated(found.start, found.end) or scene.of_others(found.start) or _in_name(scene, found):
        return False
    if of_neighbour(scene, found.start):
        return False
    if AFTER_DOING.match(scene.text, found.end) or (
        found.end - found.start > 1 and TO_THEM.match(scene.text, found.end)
    ):
        return False
    if BUSY_WITH.match(scene.text, found.end) or EXPERT_IN.match(scene.text, found.end):
        return False
    if by != "trade" and HELP_WITH.match(scene.text, found.end):
        return False  # 「人材育成と専門家派遣を希望」
    before = scene.text[scene.clause_at(found.start).start : found.start]
    if SUCCEEDED.match(scene.text, found.end):
        return True
    if HONORED.match(scene.text, found.end) and not OWN.search(before):
        return False
    if scene.asking in ANSWERED_BY_TRADES and not _introduces(scene, found, before):
        return False
    if words.startswith("商工会") and ASKED_THERE.match(scene.text, found.end):
        return False
    if scene.asking == "overseas_consulting_business" and not _in_earnest(scene, found):
        return False
    if words.startswith("コンサル") and (OF_THE_QUESTION.match(scene.text, found.end) or wants_edit(scene.text)):
        return False  # 「コンサルの質問、いいえに直してください」
    if by == "activity" and ONLY.match(scene.text, found.end):
        return False  # 「うちは鉄削るだけ」 says what the firm is not
    if scene.asking == "support_needs" and WISHES.match(scene.text, found.end):
        return False  # 「パッケージを海外向けに作り直したい」
    if by == "activity" and WISHED_DEED.match(scene.text, found.end):
        return False
    if by == "deed" and not _done(scene, found, before):
        return False
    if by == "activity" and scene.asking == "business_model" and SOLD_TO.search(words) and not OWN.search(before):
        return False
    return not (
        (
            THEIRS.search(before)
            and not FOUNDED_BY.search(before)
            and not (PROXY.search(scene.text) and OF_FAMILY.search(before))
        )
        or _abroad(scene, found)
        or any(
            words_after.match(scene.text, found.end)
            for words_after in (GIVEN_AWAY, ONLY_WISHED, PAST, PLANNED, THERE_IS, UNSURE)
        )
        or (by != "activity" and ONLY_NAMED.match(scene.text, found.end))
    )


def _in_earnest(scene: Scene, found: Found) -> bool:
    """Asked about consulting, what is said of that alone answers the question: 「コンサルもちょっとしてます」."""
    if found.value == "L72":
        return bool(re.match(r"(?:業|会社)?(?:が(?:本業|専門|メイン)|専門|会社です|を本業)", scene.text[found.end :]))
    told = DONE.match(scene.text, found.end) or IS.match(scene.text, found.end)
    return found.detail.get("by") != "activity" or bool(told)


def _introduces(scene: Scene, found: Found, before: str) -> bool:
    """Whether a trade is told of the firm where the question itself may be answered by one.

    「商社です」 to what the firm does with the product answers that; 「機械部品の卸をやってます」 tells its trade as well.
    """
    words = scene.text[found.start : found.end]
    named = found.detail.get("by") != "activity" and len(str(found.value)) != 1 and not ROLE_WORD.search(words)
    called = named and bool(IS.match(scene.text, found.end) or DONE.match(scene.text, found.end))
    if OWN.search(before):
        return scene.asking not in ROLES or found.detail.get("by") == "activity" or called
    if len(str(found.value)) == 1:
        return False
    if _by_itself(scene, found, before) and scene.asking not in _OTHERWISE_ANSWERED:
        return True
    if scene.asking in GOODS_ASKED:
        told = any(said.match(scene.text, found.end) for said in (OF_FIRM, RUN))
        told = told or _at_work(scene, found) or after_name(scene, found) or (called and _of_place(scene, found))
        return told or _in_its_own_sentence(scene, found, before)
    if found.detail.get("by") == "activity":
        return True
    if called and scene.asking in ROLES:
        if found.detail.get("by") == "deed" and ITEM.fullmatch(before):
            return False  # 「宅配です」 tells how it is sold
        return bool(IS.match(scene.text, found.end)) and not re.search("[はが]", before)
    return scene.asking not in ROLES and bool(DONE.match(scene.text, found.end))


def _in_its_own_sentence(scene: Scene, found: Found, before: str) -> bool:
    """「シャインマスカットです。ぶどう農家です」「名刺入れです。革小物の製造業なので」: what the firm is, behind its goods."""
    words = scene.text[found.start : found.end]
    follows = ITS_KIND.fullmatch(before) and scene.text[: found.start - len(before)].rstrip()[-1:] in ("。", "!")
    further = CALLED_FURTHER.match(scene.text, found.end)
    end = further.end() if further else found.end
    called = CALLED_A_TRADE.search(words + scene.text[found.end : end])
    return bool(follows and called and SAID_OF_US.match(scene.text, end))


def _by_itself(scene: Scene, found: Found, before: str) -> bool:
    """「メッキ屋です。」「社員45人の包装機械メーカーで…」: a sentence that says nothing else of the firm."""
    if len(str(found.value)) == 1:
        return False
    if _beside_name(scene, found):
        return bool(IS.match(scene.text, found.end) or OF_FIRM.match(scene.text, found.end))
    alone = ITEM.fullmatch(before) or re.fullmatch(r"\s*(?:社員|従業員)?[0-9]+(?:人|名)の", before)
    return bool(alone and scene.text[: found.start - len(before)].rstrip()[-1:] in ("", "。", "!")) and bool(
        IS.match(scene.text, found.end)
    )


def _beside_name(scene: Scene, found: Found) -> bool:
    """「合同会社ハレ、旅館です」: right behind the firm's name."""
    between = (scene.text[one.end : found.start].strip() for one in scene.companies)
    several = len({str(one.value) for one in scene.industries}) > 1  # 「…、塗装、めっき」
    return scene.asking == "company_name" and not several and any(words in ("、", "。") for words in between)


def _at_work(scene: Scene, found: Found) -> bool:
    """「大田区で金属加工、…」「萩市で陶器を作ってます」"""
    return any(
        one.end <= found.start
        and re.fullmatch(r"(?:市|県|府|都)?(?:で|にて)(?:、|\s)*", scene.text[one.end : found.start])
        for one in (*scene.cities, *scene.prefectures)
    )


def _of_place(scene: Scene, found: Found) -> bool:
    """「三豊市の小さなオリーブ農家です」: who one is, asked for the goods."""
    return found.detail.get("by") == "trade" and any(
        re.fullmatch(
            r"(?:市|県|府|都)?の(?:小さ[ない]|ちいさな|古い|老舗の|しがない)?", scene.text[one.end : found.start]
        )
        for one in (*scene.cities, *scene.prefectures)
        if one.end <= found.start
    )


def _done(scene: Scene, found: Found, before: str) -> bool:
    """Whether a deed (塗装, 分析) is the firm's trade: done for a living, said of us, or said right where we are."""
    if str(found.value).startswith("L") and THEN_MADE.match(scene.text, found.end):
        return False
    named = _beside_name(scene, found)
    if DONE.match(scene.text, found.end) or is_item(scene, found) or (named and OF_FIRM.match(scene.text, found.end)):
        return True
    if OWN_STEP.search(before):
        return False
    alone = (
        bool(ITEM.fullmatch(before) or RATHER.search(before) or named)
        or _after_place(scene, found)
        or bool(RELATIVE.search(before))
    )
    return (alone or bool(OWN.search(before))) and bool(IS.match(scene.text, found.end))


def _after_place(scene: Scene, found: Found) -> bool:
    """「江東区で塗装、…」「大阪の印刷です」"""
    return any(
        re.fullmatch(
            r"(?:市|県|府|都)?(?:で|の|にて|、|\s)*(?:[一-龥ァ-ヺー]{2,4})?", scene.text[one.end : found.start]
        )
        for one in (*scene.cities, *scene.prefectures)
        if one.end <= found.start
    )


def _in_name(scene: Scene, found: Found) -> bool:
    """「みなと商店株式会社」 is no retail trade."""
    return scene.masked(found.start, found.end) or any(
        one.start < found.end and found.start < one.end for one in scene.companies
    )


def _abroad(scene: Scene, found: Found) -> bool:
    """「ベトナムの縫製工場」「シンガポールにうどん屋を」: not what the firm is at home."""
    return any(
        one.end <= found.start and scene.text[one.end : found.start].strip() in ("の", "に", "へ", "系の", "国内の")
        for one in scene.countries
    )


def _industry(found: Found, strength: Strength) -> Iterator[Candidate]:
    if found.problem is None:
        yield Candidate("industry", found.value, found.start, found.end, strength)
    elif strength > Strength.TYPE:
        detail = {name: str(text) for name, text in found.problem.detail.items()}
        yield Candidate("industry", None, found.start, found.end, strength, found.problem.code, detail)
