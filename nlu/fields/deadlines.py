"""What is meant by a time that is said: when to begin, or only when one will know."""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.fields.clauses import Clause
from nlu.fields.market_words import AIMED, ALONE_AFTER, FIGURE, PLANNED
from nlu.fields.scene import Scene
from nlu.values.types import Found

_KNOWN_THEN = re.compile(  # 「来週には決まると思います」
    r"(?:に(?:は)?|まで(?:に(?:は)?)?|ごろ|頃|は|くらい|で)?、?[^、。0-9]{0,8}?"
    r"(?:決(?:ま(?:る|ります|りそう|ったら)|め(?:る|ます(?!た)|たい))|はっきり|(?:わか|分か|判)(?:る|ります|ったら)|考えさせ|考えないことも|話し合|お答え|回答し|返事)"
)
_LONG_AGO = re.compile(  # 「2年前に1回だけ試しに出荷してました」 tells what was done, no time to come
    r"(?:[0-9一二三四五六七八九十数何]+(?:年|[かヶカケ]月)(?:ほど|くらい)?前(?!倒)|去年|昨年|一昨年|おととし|以前|昔|先月|先週|先日)"
    r"[^。]{0,30}(?:まし|でし|い|し|っ)た(?:[。!]|$|こと|きり|だけ|ん(?:です|だ))"
)
_BEGINS = re.compile(
    r"(?:売り|出し|輸出を?|取引を?)?(?:始|はじめ|開始|スタート|売[りっ]|出し|出荷|輸出|販売|動[きく]|やり|やっ)"
)
_BASE = re.compile(
    r"(?:登記|設立|開設|開業|稼働|建て|開き|構え|動かし|立ち上げ|作り|つくり)[^。]{0,6}(?:たい|予定|目標|つもり|計画|希望)"
)
_DEAL = re.compile(  # with a country or a word for abroad: the first contract is where selling begins
    r"[^。0-9]{0,16}(?:契約|成約|取引|受注|注文|話をまと|形に|商談|代理店|[1一]社目|納品|納入)[^。]{0,12}(?:た(?:い|く)|ほしい|れば(?:と|いい|なと)|予定|目標|目指|つもり|計画|希望|考え|狙)"
)
_HOPED_BY = re.compile(r"(?:希望(?:として)?|理想(?:として)?|目標(?:として)?|できれば|願わくば)(?:は|では)?、?$")
_FROM = "から"


_OWN_MATTER = re.compile(
    r"(?:^|[。、])(?:(?:うち|当社|弊社|私ども|時期|目標|開始|輸出|海外|販売|実現)[^、。はが]{0,8}(?:は|が|としては)、?)?(?:できれば|なるべく|一応|だいたい|まずは|とりあえず|、)*$"
)


def aimed_at(scene: Scene, found: Found, clause: Clause, *, abroad: bool) -> bool:
    """「2028年の春を目標にしています」: no figure's goal, and no other subject's than the plan itself."""
    plan = AIMED.match(scene.text, found.end) or (abroad and PLANNED.match(scene.text, found.end))
    if not plan or FIGURE.search(scene.text, found.end, clause.end):
        return False
    return abroad or bool(_OWN_MATTER.search(scene.text[clause.start : found.start]))


def only_known_then(scene: Scene, end: int) -> bool:
    """Whether the time that ends at ``end`` is the one by which something will be decided or answered."""
    return bool(_KNOWN_THEN.match(scene.text, end))


def names_no_start(scene: Scene) -> bool:
    """Whether the time that is told is past, or the one by which something will be decided."""
    past = not scene.timings and bool(_LONG_AGO.search(scene.text))
    return past or any(only_known_then(scene, one.end) for one in scene.timings)


def begun_then(scene: Scene, found: Found) -> Found:
    """「来年7月から」 of 「来年7月から始めたい」 is 来年7月."""
    said = str(found.value)
    if said.endswith(_FROM) and len(said) > len(_FROM) + 1 and _BEGINS.match(scene.text, found.end):
        return replace(found, value=said.removesuffix(_FROM), end=found.end - len(_FROM))
    return found


def deal_by_then(scene: Scene, found: Found, clause: Clause) -> bool:
    """「来年9月までには最初の契約を取りたい」; 「希望としては来年の秋までに」 by itself."""
    if FIGURE.search(scene.text, found.end, clause.end):
        return False
    hoped = _HOPED_BY.search(scene.text[: found.start]) and ALONE_AFTER.match(scene.text, found.end)
    return bool(hoped or _DEAL.match(scene.text, found.end, clause.end))


def base_by_then(scene: Scene, found: Found, clause: Clause) -> bool:
    """「来年10月までに現地で登記したい」 where a country is named."""
    by = "まで" in scene.text[found.start : found.end + 2]
    return by and bool(scene.countries) and bool(_BASE.search(scene.text[found.end : clause.end]))
