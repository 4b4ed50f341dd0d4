"""Where the visitor wants to go, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene, part, shifted
from nlu.fields.types import Candidate, Strength
from nlu.values.countries import find_countries, ordered
from nlu.values.types import Found

TARGETS, TIMING = "target_countries", "target_timing"

_TARGET_WORD = re.compile(
    r"(?:輸出(?:したい|する)?(?:先|国)|対象(?:の)?(?:国|地域|市場)(?:・地域)?|ターゲット(?:国|市場)?(?:の国)?|狙(?:い|って(?:い)?る|いたい|う)(?:の)?(?:国|市場)?|希望(?:の|する)?国|(?:行き|売り|出し|展開し|進出し|輸出し)たい(?:の|国|先|ところ)|進出先|展開先|仕向(?:け)?(?:地|国)|第[一二1-2]希望|本命|販売先(?:の国)?)(?:国|地域)?(?:は|が|を|も|:|として|なら|、|に)"
)
_WISH = re.compile(
    r"(?:たい|たく|狙|検討|考え|希望|目指|めざ|予定|つもり|計画|ターゲット|挑戦|チャレンジ|興味|関心|広げ|始めよう|しようと|ようと思|本命|第一|向けです|向けで$|向け$|始めます|したくて)"
)
_ABROAD = re.compile(
    r"(?:など|等|とか|あたり|方面|市場|の市場|圏|向け|の(?:お?客|企業|会社|飲食店|レストラン|スーパー|百貨店|バイヤー|人|消費者|富裕層|ホテル|日系企業)(?:さん|様|たち)?(?:向け)?)*(?:への?|に(?:も|は|向けて|対して)?|で(?:も|の)?|を|向け(?:に|の|で)?|も|が|から(?:始|スタート|挑))?"
    r"[^。!?]{0,24}?(?:輸出|売|販売|販路|展開|進出|狙|広げ|出し|出店|届け|拡大|挑戦|チャレンジ|考え|検討|ターゲット|目指|めざ|希望|開拓|持って行|卸|出荷|提供|興味|関心|行き|攻め|始め|スタート|やって(?:み|いき)|売り込|商談|勝負|参入|会社を|法人を|設立|拠点|現地法人|支店|店を|工場)"
)
_ALREADY = re.compile(
    r"(?:など|等|市場|向け)*(?:へ|に|で|と)?(?:は|も)?[^、。]{0,14}(?:輸出(?:を)?(?:し(?:て(?:い(?![きくかけこ])|お(?![きくか])|る|ます)|た(?!い|く)|まし)|済|の?(?:実績|経験)|中|は(?:毎|定期|継続))|出(?:して(?:い(?![きくかけこ])|お(?![きくか])|る|ます)|し(?:た(?!い|く)|まし))|売(?:って(?:い(?![きくかけこ])|お(?![きくか])|る|ます)|れて(?:い|る|ます)|り上げ)|取引(?:が|は|も)?(?:あ|して|実績)|(?:支店|拠点|工場|現地法人|店舗|子会社|事務所)(?:は|が|も)(?:もう|すでに|既に)?(?:あ|持))"
)
_SUPPLY = re.compile(r"(?:など|等)?(?:から(?!始|スタート|挑|攻|やって|いき|行)|産|製)")
_CHOSEN = re.compile(r"(?:市場)?(?:向け(?:です|で(?:す|$)|の輸出|に輸出)|(?:が|は|を)(?:第[一二三1-3]|本命|最優先|一番の?(?:希望|候補|ターゲット|狙い)|ターゲット|対象(?:国|です|に)|候補|希望(?:です|国)|輸出先))")
_AVOIDED = re.compile(r"(?:向け|市場)?(?:は|を|も|だけは)?(?:できれば|なるべく|今は)?(?:避け|敬遠|除外|外したい|除きたい)")
_TIED = re.compile(r"\s*(?:と|や|・|および|及び)\s*")
_LINK = re.compile(r"\s*(?:と|や|、|,|・|/|か|および|及び|とか|または|そして|、そして|、それから|次に|、次に|の次に)\s*")
_CHANGED = re.compile(r"やっぱ|訂正|間違|いや[、 ]|じゃなくて|ではなくて?|(?:に|へ)変(?:更|え)|正しくは")
_BY = re.compile(r"(?:まで|までに|頃|ごろ|中に?|内に?|以内|から|より|に|には|度)")
_START = re.compile(r"(?:輸出|展開|進出|販売|実現|始め|開始|スタート|売り|出し|出店|出荷|届け|立ち上げ|開拓|商談)[^。]{0,14}(?:たい|予定|目標|目指|つもり|計画|希望|考え|検討|狙)")
_FIGURE = re.compile(r"売上|売り上げ|年商|\d+(?:億|万|人|名|店|カ国|か国)")
_TIMING_WORD = re.compile(r"(?:時期|期限|目標|いつまで(?:に)?(?:か(?:というと)?)?|納期|タイミング|スケジュール|開始)(?:は|が|:|としては|、|的には)\s*$")


def read_targets(scene: Scene) -> Iterator[Candidate]:
    """One candidate with all countries wished for, in order of priority; regions alone are a problem when asked."""
    asked = scene.asking == TARGETS
    stated = [one for one in _seen(scene, asked) if scene.clause_at(one.start).mood is Mood.STATEMENT or _tentative(scene, one, asked)]
    wanted = [one for one in stated if not _mere_mention(scene, one)]
    cued = [one for one in wanted if _after_target_word(scene, one)]
    if cued:
        yield from _targets(scene, wanted if asked else _with_list(cued, wanted), Strength.CUE)
    elif asked:
        yield from _targets(scene, wanted, Strength.ASKED)
    else:
        yield from _targets(scene, _wished_for(scene, [one for one in wanted if one.problem is None]), Strength.TYPE)


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
    if _AVOIDED.match(text, end):
        return True
    already = _ALREADY.match(text, end)
    if already and not _WISH.search(already[0]):
        return scene.asking != TARGETS or len(scene.countries) > 1
    return bool(_SUPPLY.match(text, end)) and scene.asking != TARGETS


def _after_target_word(scene: Scene, country: Found) -> bool:
    clause = scene.clause_at(country.start)
    before = scene.text[max(0, clause.start - 12) : country.start]
    word = None
    for word in _TARGET_WORD.finditer(before):
        pass
    return bool(word) and len(before) - (word.end() if word else 0) <= 24


def _with_list(cued: list[Found], wanted: list[Found]) -> list[Found]:
    return [one for one in wanted if one.start >= cued[0].start]


def _wished_for(scene: Scene, wanted: list[Found]) -> list[Found]:
    """Those wished for; in a list (フランスとイギリスに売りたい) the last one's wish is everyone's."""
    kept: list[Found] = []
    for one in reversed(wanted):
        linked = bool(kept) and _LINK.fullmatch(scene.text, one.end, kept[0].start)
        if linked or _wished(scene, one):
            kept.insert(0, one)
    return kept


def _wished(scene: Scene, country: Found) -> bool:
    """Whether the clause wishes to sell or go there: 「ベトナムに輸出したい」「タイ向けです」."""
    clause = scene.clause_at(country.start)
    rest = scene.text[country.end : clause.end]
    ahead = _ABROAD.match(rest)
    if ahead and _WISH.search(rest[max(0, ahead.end() - 6) : ahead.end() + 16]):
        return True
    return bool(_CHOSEN.match(rest))


def _targets(scene: Scene, found: list[Found], strength: Strength) -> Iterator[Candidate]:
    kept = _ranked_together(scene, _after_change(scene, found))
    values = ordered(kept)
    if values:
        used = [one for one in kept if one.value in values]
        yield Candidate(TARGETS, values, used[0].start, used[-1].end, strength)
        return
    regions = [one for one in found if one.problem is not None and not one.detail.get("negated")]
    if regions and strength >= Strength.ASKED:
        problem = regions[0].problem
        assert problem is not None
        yield Candidate(
            TARGETS, None, regions[0].start, regions[0].end, strength, problem.code, {k: str(v) for k, v in problem.detail.items()}
        )


def _ranked_together(scene: Scene, found: list[Found]) -> list[Found]:
    """「米国とカナダが第一候補」: what is said of the last one holds for those tied to it."""
    ranked = list(found)
    for index in range(len(ranked) - 2, -1, -1):
        one, after = ranked[index], ranked[index + 1]
        if one.detail.get("rank") is None and after.detail.get("rank") and _TIED.fullmatch(scene.text, one.end, after.start):
            ranked[index] = replace(one, detail={**one.detail, "rank": after.detail["rank"]})
    return ranked


def _after_change(scene: Scene, found: list[Found]) -> list[Found]:
    """Only what stands after 「いや、やっぱり」, where countries stand on both sides of it."""
    for index in range(len(found) - 1, 0, -1):
        if _CHANGED.search(scene.text[found[index - 1].end : found[index].start]):
            return found[index:]
    return found


def read_timing(scene: Scene) -> Iterator[Candidate]:
    """The time by which to sell abroad: as asked, after 時期は, or 「…までに輸出したい」."""
    asked = scene.asking == TIMING
    for found in scene.timings:
        if found.problem is not None or not scene.stated(found.start, found.end, asked=asked):
            continue
        if str(found.value).startswith("急"):
            continue  # 「急いでいます」 is taken whole, as free words
        clause = scene.clause_at(found.start)
        if _TIMING_WORD.search(scene.text[clause.start : found.start]) and not _FIGURE.search(scene.text, found.end, clause.end):
            yield Candidate(TIMING, found.value, found.start, found.end, Strength.CUE)
        elif asked:
            yield Candidate(TIMING, found.value, found.start, found.end, Strength.ASKED)
        elif _START.search(scene.text[found.end : clause.end]) and _deadline(scene, found):
            yield Candidate(TIMING, found.value, found.start, found.end, Strength.TYPE)


def _deadline(scene: Scene, found: Found) -> bool:
    return bool(_BY.search(scene.text[found.start : found.end]) or _BY.match(scene.text, found.end))
