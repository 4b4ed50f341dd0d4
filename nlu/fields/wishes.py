"""Whether a country is one where the owner wishes to sell: case of the country × verb of selling × wish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.clauses import Mood
from nlu.fields.destinations import destined
from nlu.fields.founding import read_founding, to_found
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.base_words import TO_FOUND
from nlu.values.need_words import HELP_WISHED
from nlu.values.stance_words import MAIN_TRADE
from nlu.values.types import Found
from nlu.values.wish_words import (
    ALSO_MAYBE,
    BASE_THERE,
    CLEFT,
    EXPORT_MEANT,
    FIRST_TIME,
    FOR_IT,
    FROM_THERE,
    GIVEN_UP,
    GIVES_IT,
    GOAL,
    GOAL_IS,
    HABIT,
    HANDLED,
    HOPED,
    IF_THEN,
    NEW_ONE,
    NEW_TARGET,
    NO_MARKET,
    NOT_GIVEN,
    NOW_SOLD_TO,
    OF_IT,
    OF_SELLING,
    ONCE_THOUGHT,
    SELLS_THERE,
    SOFT_IF,
    SUPPOSED_ONLY,
    TAKES_IT,
    THAT_BEGAN,
    THIS_TIME,
    TO_IT,
    WEAK_VERB,
    WITH_WHAT,
)

_ABROAD = re.compile(r"海外|外国|国外|(?:現地|向こう)(?=[にへで])|世界(?:中|各国)?")
_IS = re.compile(
    r"(?:の[^、。はをにへがで]{1,16}?)?(?:市場|のほう|の方)?(?:だけ|のみ|一本|あたり)?(?:に(?:決め|し)|(?:なの|なん)?(?:です|だ|や|じゃ)|、|。|つまり|$|で(?:す|、|。|$))"
)


def wishes_to_sell(scene: Scene, country: Found) -> bool:
    """「スペインのバルに置いてもらえたら」「香港を本気でやりたい」「攻めたいのはチリ」「タイに店を出したい」."""
    if to_found(scene, country):
        return True
    if _frame(scene, country.end) or _cleft(scene, country) or hoped_for(scene, country):
        return True
    if NEW_TARGET.search(scene.text[: country.start]) and OF_IT.match(scene.text, country.end):
        return True  # 「今回のカナダは」
    if FOR_IT.match(scene.text, country.end) and THIS_TIME.search(scene.text[: country.start]):
        return True  # 「今回はスペイン向けで」
    if FIRST_TIME.match(scene.text, country.end) and scene.asking in ("existing_export", "existing_base"):
        return True
    if TO_IT.match(scene.text, country.end) and WITH_WHAT.search(scene.text[: country.start]):
        return True
    return destined(scene, country)


def only_mentioned(scene: Scene, country: Found) -> bool:
    """Whether what follows makes it no market: 「カナダの木を使った椅子」「ドイツに住んでいる娘」."""
    rest = scene.text[country.end : scene.clause_at(country.start).end]
    no = NO_MARKET.search(rest.partition("、")[0])
    return bool(no) and not _frame(scene, country.end)


def sold_already(scene: Scene, country: Found) -> bool:
    """「タイには4年ずっと出しています。今度はインドネシア」: the first is no new target."""
    if NOW_SOLD_TO.search(scene.text[: country.start]):
        return True
    ends = min((one.start for one in scene.countries if one.start >= country.end), default=len(scene.text))
    if GIVEN_UP.match(scene.text, country.end, ends):
        return True
    for new in NEW_ONE.finditer(scene.text, country.end):
        if any(one.start >= new.end() and one.value != country.value for one in scene.countries):
            since = scene.text[country.end : new.start()]
            wished = _frame(scene, country.end) or re.search(r"[りしきちいえけせてめれ]た[いく]|狙|目指|予定", since)
            return bool(HANDLED.search(since)) and not wished
    return False


def supposed(scene: Scene, country: Found) -> bool:
    """「もし補助が出るなら台湾も考えます」: what depends on something that may not come."""
    clause = scene.clause_at(country.start)
    if IF_THEN.search(scene.text[clause.start : country.start]) and ALSO_MAYBE.match(scene.text, country.end):
        return True
    before = next((one for one in scene.clauses if one.end == clause.start), None)
    if before is None or before.mood is not Mood.HYPOTHESIS or scene.text[: before.end].rstrip().endswith(("。", "!")):
        return False
    said = scene.text[before.start : before.end]
    noun_topic = not re.search(
        r"もし|仮に|[るたいうくすつむぶぬ]の?(?:なら|場合|であれば)|(?:が|は)[^、。]{1,10}(?:なら|だったら)", said
    )
    return not (noun_topic or SUPPOSED_ONLY.search(said))


def softly_put(scene: Scene, country: Found) -> bool:
    """「もしよければフランスで」: politeness, not a condition."""
    clause = scene.clause_at(country.start)
    return clause.mood is Mood.HYPOTHESIS and bool(SOFT_IF.match(scene.text, clause.start))


def hoped_for(scene: Scene, country: Found) -> bool:
    """「シンガポールの店に卸せないでしょうか」: a wish in the form of a question."""
    return bool(HOPED.match(scene.text, country.end))


def read_wishes(scene: Scene) -> Iterator[Candidate]:
    """``project_type`` export, where goods or services are wished to reach a country or the world."""
    yield from read_founding(scene)
    if scene.asking == "overseas_consulting_business" or MAIN_TRADE.search(scene.text):
        return  # what is done abroad there is advice
    yield from _as_a_motive(scene)
    places = [one.end for one in scene.countries if not one.detail.get("negated") and not one.detail.get("attributive")]
    places += [match.end() for match in _ABROAD.finditer(scene.text)]
    for end in places:
        if scene.clause_at(end - 1).mood is not Mood.STATEMENT or scene.of_others(end - 1):
            continue
        found = _frame(scene, end)
        if scene.asking == "motive" and found and not OF_SELLING.search(found[0]):
            continue
        if scene.asking == "motive" and found and ONCE_THOUGHT.match(scene.text, found.end()):
            continue  # 「…届けたいと思ったのがきっかけ」
        if found and not WEAK_VERB.search(found[0][-14:]):
            yield Candidate("project_type", "export", end - 1, found.end(), Strength.TYPE)


def _as_a_motive(scene: Scene) -> Iterator[Candidate]:
    """「…話が出て、それなら輸出してみようと考えた」: the resolve to sell abroad, told as the reason for it."""
    if scene.asking != "motive":
        return
    text = scene.text
    for one in scene.countries:
        text = text[: one.start] + "◇" * (one.end - one.start) + text[one.end :] if one.problem is None else text
    for found in EXPORT_MEANT.finditer(text):
        stated = scene.clause_at(found.end() - 1).mood is Mood.STATEMENT
        if stated and not scene.of_others(found.start()) and not THAT_BEGAN.match(text, found.end()):
            yield Candidate("project_type", "export", *found.span(), Strength.TYPE)


def _frame(scene: Scene, end: int) -> re.Match[str] | None:
    clause = scene.clause_at(end - 1)
    if TO_FOUND.match(scene.text, end, clause.end):
        return None
    frames: tuple[re.Pattern[str], ...] = (
        SELLS_THERE,
        TAKES_IT,
        GIVES_IT,
        FROM_THERE,
        *((GOAL,) if GOAL_IS.search(scene.text[:end]) else ()),
    )
    for frame in frames:
        found = frame.match(scene.text, end, clause.end)
        if found and frame is GIVES_IT and NOT_GIVEN.search(found[0]):
            continue
        if found and not (
            HELP_WISHED.search(found[0])
            or NO_MARKET.search(found[0])
            or BASE_THERE.search(found[0])
            or HABIT.search(found[0])
        ):
            return found
    return None


def _cleft(scene: Scene, country: Found) -> bool:
    start = max(scene.clause_at(country.start).start - 12, 0)
    return bool(CLEFT.search(scene.text[start : country.start]) and _IS.match(scene.text, country.end))
