"""Free words after their label in a form: 「動機：国内需要の減少　時期：2027年度中　体制：社長と営業2名」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.texts import cleaned
from nlu.fields.types import Candidate, Strength

_LABELS: dict[str, str] = {
    "motive": r"(?:海外(?:展開|進出)?|輸出)?(?:の|を目指す|したい)?(?:動機|目的|理由|きっかけ|ねらい|狙い|背景)(?:・(?:動機|目的|理由))?",
    "target_timing": r"(?:実現|目標|希望|開始|輸出|販売開始|展開|スタート)?(?:の|したい)?(?:時期|期限|スケジュール)",
    "implementation_team": r"(?:実施|社内|担当|推進|人員)?(?:の)?体制",
    "trade_fair_plan": r"(?:海外)?(?:展示会|見本市|商談会)(?:へ)?の?(?:予定|参加|出展|計画|出展予定|参加予定)?",
    "product_description": r"(?:商品|製品|サービス)の?(?:説明|内容|特徴|概要|紹介)|特徴|特長",
    "contact_preference": r"(?:ご?連絡)(?:の)?(?:時間帯?|方法|希望|手段|可能な時間帯?)?|(?:連絡)?希望(?:時間帯?)?",
    "contact_department": r"部署名?|所属(?:部署)?|役職",
}
_LINE = re.compile(
    r"(?:^|[、。；/・■●○◆\s【(])(?:"
    + "|".join(f"(?P<{field}>{words})" for field, words in _LABELS.items())
    + r")[】)]?\s*:\s*(?P<said>[^?]{1,300}?)(?=\s*[。；、,/\s・■●【]\s*[^、。:\s0-9]{1,12}:|\s*$)",
    re.IGNORECASE,
)
_MANY_SENTENCES = ("motive", "product_description")


def read_noted(scene: Scene) -> Iterator[Candidate]:
    """Candidates for fields of free words, each up to the next label (names and times up to the end of the line)."""
    if ":" not in scene.text:
        return
    for line in _LINE.finditer(scene.text):
        field = next(name for name in _LABELS if line[name])
        start, end = line.span("said")
        stop = scene.text.find("。", start, end)
        if field not in _MANY_SENTENCES and stop > start:
            end = stop
        space = scene.text.find(" ", start, end)
        if field == "target_timing" and space > start:
            end = space
        if scene.stated(start, end):
            yield from cleaned(scene, field, start, end, Strength.CUE)
