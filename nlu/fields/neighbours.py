"""Sentences that speak of a neighbour's or an acquaintance's firm: 「隣の蔵は従業員が40人おって、年に3億売るげな」."""

from __future__ import annotations

import re

from nlu.fields.scene import Scene

_THEIRS = re.compile(
    r"(?:(?:お?隣|となり|向かい|近所|近く|町内|同業|よそ|他所|ほか|別|ある|あの|知り合い|知人|友人|友達|親戚|いとこ|従兄弟|ライバル)の(?:[県町市村区]の)?"
    r"(?:会社|工場|蔵|酒蔵|店|お店|農家|窯元?|宿|旅館|工房|社長|問屋|商店|漁師|メーカー|業者|人|[一-龥ァ-ヺー]{1,6}屋)(?:さん)?"
    r"|お隣さん|同業者|ご近所さん)(?:は|が|も|では|じゃ|、)"
)
_OURS = re.compile(
    r"(?:うち|当社|弊社|自社|私ども|わし|こっち|こちら|当方|自分)(?:ら|のところ)?(?:は|も|では|の(?:会社|店|ほう|方))"
)
_STOP = "。!?；"


def of_neighbour(scene: Scene, at: int) -> bool:
    """Whether the sentence has made somebody else's firm its topic before ``at``, and not come back to one's own."""
    start = max(scene.text.rfind(mark, 0, at) for mark in _STOP) + 1
    topics = [match.end() for match in _THEIRS.finditer(scene.text, start, at)]
    return bool(topics) and not _OURS.search(scene.text, topics[-1], at)
