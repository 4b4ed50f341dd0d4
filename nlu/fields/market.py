"""Where the visitor wants to go, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlu.fields.clauses import Clause, Mood
from nlu.fields.deadlines import aimed_at, base_by_then, begun_then, deal_by_then, only_known_then
from nlu.fields.destinations import with_its_town
from nlu.fields.market_words import (
    ABROAD,
    ABROAD_PLAN,
    ABROAD_WORD,
    ALONE_AFTER,
    ALONE_BEFORE,
    ALREADY,
    AVOIDED,
    BY,
    CHANGED,
    CHOSEN,
    COUNTERPART,
    FIGURE,
    LINK,
    NOTHING_AFTER,
    NOTHING_BEFORE,
    ORDER,
    PLAN_IN,
    RANKING,
    START,
    SUPPLY,
    SWITCH,
    SWITCHED_TO,
    TARGET_WORD,
    TIED,
    TIMING_WORD,
    WISH,
)
from nlu.fields.passing import (
    advised,
    compared,
    how_to_sell_there,
    partner_in_sight,
    relative_there,
    said_by_others,
    undecided,
)
from nlu.fields.scene import Scene, part, shifted
from nlu.fields.types import Candidate, Strength
from nlu.fields.wishes import hoped_for, only_mentioned, softly_put, sold_already, supposed, wishes_to_sell
from nlu.values.countries import find_countries, ordered
from nlu.values.types import Found
from nlu.values.wish_words import EITHER

TARGETS, TIMING = "target_countries", "target_timing"
_WISHED_IS = re.compile(r"\s*(?:希望|候補|行き先|輸出先|売り先|狙い|ねらい)")  # 「希望はインドです」
_FAVOURITE = re.compile(r"(?:本命|一番(?:の希望)?|最優先|第一希望)は、?$")


def read_targets(scene: Scene) -> Iterator[Candidate]:
    """One candidate with all countries wished for, in order of priority; regions alone are a problem when asked."""
    asked = scene.asking == TARGETS
    if scene.asking == "us_tariff_response" and not (CHANGED.search(scene.text) or _put_in_order(scene)):
        return  # the countries stand; 「アメリカは関税のため」 answers the question
    stated = [
        one
        for one in _seen(scene, asked)
        if scene.clause_at(one.start).mood is Mood.STATEMENT
        or _tentative(scene, one, asked)
        or softly_put(scene, one)
        or compared(scene, one)
        or how_to_sell_there(scene, one)
        or hoped_for(scene, one)
        or EITHER.search(scene.text, scene.clause_at(one.start).start, scene.clause_at(one.start).end)
    ]
    wanted = [one for one in stated if not (_mere_mention(scene, one) or supposed(scene, one) or undecided(scene, one))]
    cued = [one for one in wanted if _after_target_word(scene, one)]
    if cued:
        yield from _targets(scene, wanted if asked else _with_list(scene, cued, wanted), Strength.CUE)
    elif asked:
        yield from _targets(scene, wanted, Strength.ASKED)
    else:
        yield from _targets(scene, _wished_for(scene, [one for one in wanted if one.problem is None]), Strength.TYPE)


def _put_in_order(scene: Scene) -> bool:
    """「はい、関税のためです。タイ、米国、台湾の順で」: the countries told again, with their order."""
    return len({one.value for one in scene.countries if one.problem is None}) > 2 and bool(ORDER.search(scene.text))


def _seen(scene: Scene, asked: bool) -> list[Found]:
    """The finder's countries; to the question a lone kanji, kana or code in a part of the message counts too."""
    if scene.countries or not asked:
        return scene.countries
    found: list[Found] = []
    for match in re.finditer(r"[^、。!?\s]+", scene.text):
        piece = part(scene.n, *match.span())
        found += shifted(find_countries(piece), match.start())
    return found


def _tentative(scene: Scene, country: Found, asked: bool) -> bool:
    return asked and scene.clause_at(country.start).tentative


def _mere_mention(scene: Scene, country: Found) -> bool:
    """Where one sells already, or buys from: no wish to go there."""
    text, end = scene.text, country.end
    if scene.masked(country.start, end) or any(one.start <= country.start < one.end for one in scene.companies):
        return True
    if AVOIDED.match(text, end):
        return True
    if scene.of_others(country.start) and not (COUNTERPART.search(text[: country.start]) or advised(scene, country)):
        return True
    if sold_already(scene, country) or said_by_others(scene, country) or relative_there(scene, country):
        return True
    already = ALREADY.match(text, end)
    if already and not WISH.search(already[0]):
        return scene.asking != TARGETS or len(scene.countries) > 1
    return bool(SUPPLY.match(text, end)) and scene.asking != TARGETS


def _after_target_word(scene: Scene, country: Found) -> bool:
    clause = scene.clause_at(country.start)
    before = scene.text[max(0, clause.start - 12) : country.start]
    words = list(TARGET_WORD.finditer(before))
    return bool(words) and len(before) - words[-1].end() <= 24


def _with_list(scene: Scene, cued: list[Found], wanted: list[Found]) -> list[Found]:
    wished = _wished_for(scene, [one for one in wanted if one.start < cued[0].start and one.problem is None])
    return [*wished, *(one for one in wanted if one.start >= cued[0].start)]


def _wished_for(scene: Scene, wanted: list[Found]) -> list[Found]:
    """Those wished for; in a list (フランスとイギリスに売りたい) the last one's wish is everyone's."""
    kept: list[Found] = []
    for one in reversed(wanted):
        linked = bool(kept) and LINK.fullmatch(scene.text, one.end, kept[0].start)
        if linked or _wished(scene, one):
            kept.insert(0, one)
    return _with_their_lists(scene, wanted, kept)


def _with_their_lists(scene: Scene, wanted: list[Found], kept: list[Found]) -> list[Found]:
    """「シンガポールと香港に輸出したい。優先は香港」: every mention of what is wished for, and the list it stood in."""
    values = {one.value for one in kept}
    for index in [*range(len(wanted) - 1), *reversed(range(len(wanted) - 1))] if kept else []:
        one, after = wanted[index], wanted[index + 1]
        between = scene.text[one.end : after.start]
        if LINK.fullmatch(between) and "か" not in between and values & {one.value, after.value}:
            values |= {one.value, after.value}
    return [one for one in wanted if one.value in values]


def _wished(scene: Scene, country: Found) -> bool:
    """Whether the clause wishes to sell or go there: 「ベトナムに輸出したい」「タイ向けです」."""
    clause = scene.clause_at(country.start)
    rest = scene.text[country.end : clause.end]
    if only_mentioned(scene, country):
        return False
    if wishes_to_sell(scene, country) or how_to_sell_there(scene, country) or partner_in_sight(scene, country):
        return True
    if scene.asking == "project_type" and PLAN_IN.match(rest):
        return True  # 「シンガポールに支店を出す」 says how and where
    ahead = ABROAD.match(rest)
    if ahead and WISH.search(rest[max(0, ahead.end() - 6) : ahead.end() + 16]):
        return True
    ranked = country.detail.get("rank") in (1, 2, 3) and RANKING.search(scene.text)
    switched = SWITCH.search(scene.text) and SWITCHED_TO.match(scene.text, country.end)
    return bool(ranked or switched or CHOSEN.match(rest)) or _by_itself(scene, country, clause)


def _by_itself(scene: Scene, country: Found, clause: Clause) -> bool:
    """「現地に工場を建てたい、インドです」「輸出です。まずはタイ」: nothing but the country, beside a plan to go abroad."""
    start, end = with_its_town(scene, country)
    before = scene.text[max(scene.text.rfind(mark, 0, start) for mark in "、。!") + 1 : start]
    alone = NOTHING_BEFORE.fullmatch(before) and NOTHING_AFTER.match(scene.text, end)
    planned = (
        scene.asking == "project_type" or _WISHED_IS.match(before) or ABROAD_PLAN.search(scene.text[: country.start])
    )
    return bool(alone and planned)


def _targets(scene: Scene, found: list[Found], strength: Strength) -> Iterator[Candidate]:
    kept = _ranked_together(scene, _after_change(scene, found))
    values = ordered([*kept, *(one for one in scene.countries if one.detail.get("negated") and one not in kept)])
    if values:
        used = [one for one in kept if one.value in values]
        yield Candidate(TARGETS, values, used[0].start, used[-1].end, strength)
        return
    regions = [one for one in found if one.problem is not None and not one.detail.get("negated")]
    if regions and strength >= Strength.ASKED:
        problem = regions[0].problem
        assert problem is not None
        yield Candidate(
            TARGETS,
            None,
            regions[0].start,
            regions[0].end,
            strength,
            problem.code,
            {k: str(v) for k, v in problem.detail.items()},
        )


def _ranked_together(scene: Scene, found: list[Found]) -> list[Found]:
    """「米国とカナダが第一候補」: what is said of the last one holds for those tied to it."""
    ranked = list(found)
    for index in range(len(ranked) - 2, -1, -1):
        one, after = ranked[index], ranked[index + 1]
        if (
            one.detail.get("rank") is None
            and after.detail.get("rank")
            and TIED.fullmatch(scene.text, one.end, after.start)
        ):
            ranked[index] = replace(one, detail={**one.detail, "rank": after.detail["rank"]})
    return ranked


def _after_change(scene: Scene, found: list[Found]) -> list[Found]:
    """Only what stands after 「いや、やっぱり」, where countries stand on both sides of it."""
    for index in range(len(found) - 1, 0, -1):
        between = scene.text[found[index - 1].end : found[index].start]
        if CHANGED.search(between) and not _FAVOURITE.search(between):  # 「ベトナムとタイです。あ、本命はタイ」
            return found[index:]
    return found


_OF_GOODS = ("product_exists", "product_name", "product_description", "product_category", "product_lawful")
_FINISHED_THEN = re.compile(
    r"(?:頃|ごろ|まで|ぐらい|くらい)*(?:に(?:は)?|の|は)?(?:国内で?)?(?:発売|販売|リリース|完成|商品化|量産|出来上が|できあが|仕上が|お披露目|デビュー)"
)


def read_timing(scene: Scene) -> Iterator[Candidate]:
    """The time by which to sell abroad: as asked, after 時期は, or 「…までに輸出したい」."""
    asked = scene.asking == TIMING
    for found in (begun_then(scene, one) for one in scene.timings):
        if (
            found.problem is not None
            or only_known_then(scene, found.end)
            or not scene.stated(found.start, found.end, asked=asked)
        ):
            continue
        if str(found.value).startswith("急"):
            continue  # 「急いでいます」 is taken whole, as free words
        clause = scene.clause_at(found.start)
        if TIMING_WORD.search(scene.text[clause.start : found.start]) and not FIGURE.search(
            scene.text, found.end, clause.end
        ):
            yield Candidate(TIMING, found.value, found.start, found.end, Strength.CUE)
        elif asked:
            yield Candidate(TIMING, found.value, found.start, found.end, Strength.ASKED)
        elif scene.asking in _OF_GOODS and _FINISHED_THEN.match(scene.text, found.end):
            continue  # 「来年の夏に発売の予定です」, asked for the goods
        elif _aimed_at(scene, found, clause):
            yield Candidate(TIMING, found.value, found.start, found.end, Strength.TYPE)


def _aimed_at(scene: Scene, found: Found, clause: Clause) -> bool:
    """「来年3月までに輸出したい」「2027年の夏が目標」; said by itself beside a country or a wish to export, a deadline too."""
    if found.detail.get("bare"):
        return False
    begins = START.search(scene.text[found.end : clause.end]) or base_by_then(scene, found, clause)
    if begins and _deadline(scene, found):
        return True
    abroad = bool(ABROAD_WORD.search(scene.text) or scene.countries)
    if abroad and _deadline(scene, found) and deal_by_then(scene, found, clause):
        return True
    if aimed_at(scene, found, clause, abroad=abroad):
        return True
    alone = ALONE_BEFORE.search(scene.text[: found.start]) and ALONE_AFTER.match(scene.text, found.end)
    wished = scene.asking == "project_type" or (scene.asking in (None, TARGETS) and _deadline(scene, found) and abroad)
    return bool(alone and wished)


def _deadline(scene: Scene, found: Found) -> bool:
    return bool(BY.search(scene.text[found.start : found.end]) or BY.match(scene.text, found.end))
