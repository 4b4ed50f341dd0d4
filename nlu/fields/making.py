"""Whether the firm makes what it sells, from the grammar of making: who does it, in whichever order it is said.

「うちの窯で焼いてます」「塗るのもうち」「木取りから仕上げまで自社」 make; 「窯元さんから仕入れて売っています」 trades; 「物ではなく役務です」 serves.
What is made elsewhere under the firm's own design, what it only wishes to make and papers or people it "makes" say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlu.fields import deeds
from nlu.fields.answer_spans import told_spans
from nlu.fields.goods_told import goods_made
from nlu.fields.scene import Scene
from nlu.fields.trade_roles import role_chosen
from nlu.fields.types import Candidate, Strength
from nlu.values import making_words as words
from nlu.values.booleans import is_unsure, leaves_open

FIELD = "supply_role"
_MADE = (
    words.DONE_BY_US,
    words.PROCESS_BY_US,
    words.MADE_BY_US,
    words.PROCESS_IS_OURS,
    words.UP_TO_IS_OURS,
    words.PRODUCE_OF_OURS,
    words.GOODS_ARE_MADE,
    words.BY_HAND,
    words.STRUCK_BY_US,
)
_IN_HOUSE = (
    words.IN_HOUSE,
    words.OUR_WORKS,
    words.DONE_AT_OURS,
    words.ALL_THROUGH,
    words.MAKER_ITSELF,
    words.ONLY_OURS,
)
_BOUGHT = (
    words.RESOLD,
    words.BOUGHT_GOODS,
    words.BOUGHT_FROM,
    words.TAKEN_FROM_PRODUCERS,
    words.OTHERS_GOODS,
    words.DEALER,
    words.TRADER_ITSELF,
    words.NOT_OURS,
)
_RESALE = (words.RESOLD, words.BOUGHT_GOODS, words.PARTLY_BOUGHT)
_SOFT = re.compile(
    r"ソフト|アプリ|ゲーム|システム|サイト|サービス|コンテンツ|動画|映像|音楽|曲|番組"
)  # made, but a service, too
_INTO = re.compile(r"瓶|びん|ビン|袋|箱|缶|樽|容器|パック|ボトル|[^、。]を")
_WORK_ITSELF = re.compile(r"製造|生産|加工|醸造|栽培|縫製|鋳造|焙煎|瓶詰め|袋詰め|箱詰め|組み?立て|製材|焼成|仕込み")
_MAKERS = frozenset("ABE")  # 大分類 of 日本標準産業分類
_BOUGHT_IN = re.compile(
    r"仕入|買[っい]|取り寄せ|輸入|預か|委託|外注|OEM|任せ|頼ん|もらって|いただいて|専門|半分|問屋|卸|販売"
)
Span = tuple[int, int]


def read_making(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``supply_role``: maker, trading or service_provider; none where it makes some and buys in some."""
    asked = scene.asking == FIELD
    if asked and (chosen := role_chosen(scene.text)):
        yield Candidate(FIELD, *chosen, Strength.ASKED)
        return
    spans = [(one.start, scene.text[one.start : one.end]) for one in told_spans(scene, asked)]
    said = [one for one in spans if not leaves_open(one[1]) and not (asked and is_unsure(one[1]))]
    whole = "。".join(clause for _, clause in said)
    served = [hit for at, clause in said for hit in _shifted(at, _serving(clause, whole))]
    made = [hit for at, clause in said for hit in _shifted(at, _making(clause, whole, asked))]
    bought = [hit for at, clause in said for hit in _shifted(at, _buying(clause))]
    if made and (words.BY_ORDER.search(whole) or _hits(whole, _RESALE)):
        return  # made to order, or some made and some bought in
    if made and words.ELSEWHERE.search(whole) and all(words.DEVELOPED.search(scene.text, *hit) for hit in made):
        return  # 「自社で開発して、工場に作ってもらう」
    if not bought and (other := words.MADE_NOT_BY_US.search(whole)) and other.end() < len(whole):
        made, bought = (
            [],
            [hit for at, clause in said for hit in _shifted(at, _spans(clause, words.MADE_NOT_BY_US))],
        )
    denied = words.NOT_MADE.search(whole)
    if not made and not bought and words.DEALS.search(whole) and (denied or words.STOCKED.search(whole)):
        bought = [hit for at, clause in said for hit in _shifted(at, _spans(clause, words.DEALS))]
    if not bought and denied:
        bought = [hit for at, clause in said for hit in _shifted(at, _spans(clause, words.BOUGHT_IN))]
    if asked and not made and not bought:
        served = served or [hit for at, clause in said for hit in _shifted(at, _spans(clause, words.SERVES))]
    if asked and not (served or made or bought or denied):
        served = deeds.serves(scene)
        made = [] if served else deeds.makes(scene)
        bought = [] if served or made else deeds.deals(scene)
    if not asked and not (served or made or bought or denied):
        made = [(told.start, told.end) for told in goods_made(scene) if not _is_soft(scene, told.start, told.end)]
    value, hits = ("service_provider", served) if served else ("maker", made) if made else ("trading", bought)
    if hits:
        strength = Strength.ASKED if asked else Strength.TYPE
        yield Candidate(FIELD, value, min(hits)[0], max(hits)[1], strength)


def _is_soft(scene: Scene, start: int, end: int) -> bool:
    return bool(_SOFT.search(scene.text, max(0, start - 10), end))


def _shifted(at: int, spans: list[Span]) -> list[Span]:
    return [(at + first, at + last) for first, last in spans]


def _making(said: str, whole: str, asked: bool) -> list[Span]:
    """What the firm itself makes, in the words of one clause."""
    found = [match for pattern in _MADE for match in pattern.finditer(said) if _is_made(said, match)]
    found += [match for pattern in _IN_HOUSE for match in pattern.finditer(said) if _stands(said, match)]
    found += [match for match in words.FROM_TO.finditer(said) if _covers_making(match) and _stands(said, match)]
    if asked:
        found += [match for match in words.FROM_FIELD_TO_TABLE.finditer(said) if _covers_making(match)]
        found += words.THE_REST_IS_OURS.finditer(said)
        found += words.HOUSE_ITSELF.finditer(said)
    if asked or words.IS_MADE.search(whole):
        found += words.MADE_AT_HOME.finditer(said)
    return [match.span() for match in found]


def _is_made(said: str, match: re.Match[str]) -> bool:
    front = said[: match.start("make")]
    if match["make"].startswith("詰め") and not _INTO.search(front):
        return False  # 「まだ社内で詰めてるので」: talks
    if match.re is words.PROCESS_IS_OURS and _WORK_ITSELF.fullmatch(match["make"]):
        return _stands(said, match)  # 「レシピも製造もうちで」
    goods = not words.NOT_GOODS.search(front[-24:]) and not words.NOT_GOODS_AFTER.match(said, match.end())
    return goods and _stands(said, match)


def _stands(said: str, match: re.Match[str]) -> bool:
    """Stated of the firm now: neither wished, denied, left to others, given up, nor somebody else's."""
    after = said[match.end() :]
    if any(pattern.match(after) for pattern in (words.WISHED, words.DENIED, words.DELEGATED)):
        return False
    if words.FORMER.search(said[: match.end()]) and words.WAS.match(after):
        return False
    return not words.OTHERS_DO.search(said[: match.start()])


def _covers_making(match: re.Match[str]) -> bool:
    """「木地から塗りまで一貫」「粉を練るところから袋詰めまで全部自前」: one end at least is a step of making."""
    steps = re.compile(f"{words.MAKES}|{words.PROCESS}")
    return bool(steps.search(match["from"]) or steps.search(match["to"]))


def _buying(said: str) -> list[Span]:
    found = _hits(said, _BOUGHT)
    if others := words.MADE_BY_OTHERS.search(said):
        found += list(words.ONLY_SELLS.finditer(said, others.end()))
    return [match.span() for match in found if not words.OTHERS_DO.search(said[: match.start()])]


def _hits(said: str, patterns: tuple[re.Pattern[str], ...]) -> list[re.Match[str]]:
    return [
        match
        for pattern in patterns
        for match in pattern.finditer(said)
        if not words.NOT_BOUGHT.match(said, match.end()) and not words.WISHED.match(said, match.end())
    ]


def _serving(said: str, whole: str) -> list[Span]:
    """「物は売りません、役務の提供です」"""
    serves = words.SERVES if words.NO_THINGS.search(whole) else words.SERVICE_GIVEN
    return _spans(said, serves)


def _spans(said: str, pattern: re.Pattern[str]) -> list[Span]:
    return [match.span() for match in pattern.finditer(said)]


def made_by_trade(scene: Scene, others: Sequence[Candidate]) -> Iterator[Candidate]:
    """To the question who makes the goods, a maker's or grower's work is the answer: 「親父の代から鋳物を吹いてます」."""
    if scene.asking != FIELD or any(one.field == FIELD for one in others) or words.PARTLY_BOUGHT.search(scene.text):
        return
    for one in others:
        if one.field == "industry" and str(one.value)[:1] in _MAKERS and not _BOUGHT_IN.search(scene.text):
            yield Candidate(FIELD, "maker", one.start, one.end, Strength.ASKED)
