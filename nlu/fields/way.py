"""How one goes abroad where only the country is said: who wishes to sell to it exports, unless a place of business is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.fields.wishes import wishes_to_sell
from nlu.values.destination_words import LABEL
from nlu.values.stance_words import MAIN_TRADE

WAY, TARGETS = "project_type", "target_countries"
_WHAT_IS_SOLD = ("product_name", "product_description", "industry", "company_name", "supply_role")
_TO_SELL = re.compile(
    r"(?:売れ|卸せ|出せ)ないか(?:な|と)|(?:売り(?:込み)?|輸出し|出荷し|卸し|届け|納め)た(?:い(?!か|と(?:言|い))|く[てな])"
)
_PLACE = re.compile(
    r"(?:支店|支社|工場|お?店|店舗|拠点|会社|法人|子会社|事務所|営業所|学校|教室|スクール|レストラン|合弁)(?:を|の|も|に)?[^、。はが]{0,8}(?:出[しそす]|作[りるろ]|つく[りるろ]|建て|開[きくこ]|構え|設|置[きくこ]|持[ちつと]|立ち上げ|興し)"
    r"|出店|現地法人|進出(?!して失敗)|駐在|軌道に乗せ|現地生産"
)


def read_way(scene: Scene, others: Iterable[Candidate]) -> Iterator[Candidate]:
    """``project_type`` export beside ``target_countries``, where nothing else says how."""
    sells = bool(_TO_SELL.search(scene.text))
    if not (sells or scene.asking is None) or scene.asking == "overseas_consulting_business":
        return
    known = {one.field: one for one in others if one.problem is None}
    target = known.get(TARGETS)
    if target is None or WAY in known or _PLACE.search(scene.text) or MAIN_TRADE.search(scene.text):
        return
    named = (one for one in scene.countries if one.value in target.value)
    told = any(field in known for field in _WHAT_IS_SOLD)
    if sells or (
        told and any(wishes_to_sell(scene, one) and not LABEL.search(scene.text[: one.start]) for one in named)
    ):
        yield Candidate(WAY, "export", target.start, target.end, Strength.TYPE)
