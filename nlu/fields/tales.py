"""Yes/no and choice questions answered by a tale: 「覚書を交わしてあります」「親戚が住んでるだけで、会社としては何も」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import YES_NO_FIELDS, is_unsure
from nlu.values.enums import CHOICE_FIELDS, find_choice
from nlu.values.normal import normalize
from nlu.values.tale_words import IS_THAT, OUTRIGHT, TALES, THEN_NO, THEN_YES, Tales

_ALL_KEPT = "compliance_declared"  # 「じゃあ無しです」 says nothing there
_NEEDS = "support_needs"
_THOUGH_UNSURE = (_NEEDS, "product_category", "existing_export")  # 「輸出のゆの字も知りません」
_OTHERS_SPEAK = ("supplier_consent", "supply_role", "business_model", "parallel_support")
_OF_OTHERS = re.compile(
    r"(?:取引先|得意先|他社|大手|同業|知り合い|知人|友人|友達|ライバル|競合|よそ|ほかの会社|隣|近所の[^、。はが]{1,6})(?:さん)?(?:の[^、。はが]{1,8})?(?:は|が|も|って)(?![^。]*うち(?:は|も|で|が))"
)
_WISHED = re.compile(r"[^。]{0,16}(?:たい|ほしい|ような|ように|なれば|夢)")
_NEVER_DONE = re.compile(r"[^、。]{0,4}こと(?:は|が|も)?(?:一度も)?(?:な[いく]|ありません|ございません)")
_THERE = re.compile(r"相手国|向こう|むこう|現地|輸出先|海外|外国|あちら")
_HELP = re.compile(r"お願い|教え|手伝|助け|相談|知りた|から[。です]*$|支援|力を貸")


def read_tales(scene: Scene, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """A candidate for the field asked: outright, or where nothing else is ``known`` of it."""
    field = scene.asking
    if field is None or (field not in CHOICE_FIELDS and field not in YES_NO_FIELDS and field != _NEEDS):
        return
    if outright := _told(scene, OUTRIGHT.get(field, ()), Strength.CUE):
        yield outright
        return
    if any(one.field == field and one.problem is None for one in known) or (
        is_unsure(scene.text) and field not in _THOUGH_UNSURE
    ):
        return
    if told := _told(scene, TALES.get(field, ()), Strength.ASKED) or _then(scene, field) or _that_one(scene, field):
        yield told


def _told(scene: Scene, tales: Tales, strength: Strength) -> Candidate | None:
    """The tale that ends last."""
    hits = [
        (match, value)
        for value, words in tales
        for match in words.finditer(scene.text)
        if _is_told(scene, match, value)
    ]
    if not hits:
        return None
    match, value = max(hits, key=lambda hit: hit[0].end())
    return Candidate(str(scene.asking), value, *match.span(), strength)


def _is_told(scene: Scene, match: re.Match[str], value: Any) -> bool:
    """Stated, of the firm itself and not only wished; a base stands abroad."""
    if value is not False and scene.asking not in _OTHERS_SPEAK and _OF_OTHERS.search(scene.text[: match.end()]):
        return False
    if _NEVER_DONE.match(scene.text, match.end()):
        return False  # 「税関で止められたことはありません」
    if value is True and scene.asking == "product_exists" and _WISHED.match(scene.text, match.end()):
        return False
    if value is True and scene.asking == "existing_base" and not (scene.countries or _THERE.search(scene.text)):
        return False
    if scene.asking == _NEEDS:
        return bool(_HELP.search(scene.text))
    clause = scene.clause_at(max(match.end() - 1, 0))
    return clause.mood is not Mood.QUESTION or clause.tentative or clause.indirect


def _then(scene: Scene, field: str) -> Candidate | None:
    """「経理だけなら違うんですね、じゃあ無しです」"""
    if field not in YES_NO_FIELDS or field == _ALL_KEPT:
        return None
    for words, value in ((THEN_NO, False), (THEN_YES, True)):
        if match := words.search(scene.text):
            return Candidate(field, value, *match.span(), Strength.ASKED)
    return None


def _that_one(scene: Scene, field: str) -> Candidate | None:
    """「合同会社も会社に入りますか？うちはそれなんですが」: what was asked about is the answer."""
    match = IS_THAT.match(normalize(scene.n.original).text)
    if match is None or field not in CHOICE_FIELDS:
        return None
    n = normalize(match["one"] + "です")
    found = find_choice(n, field, 0, len(n.text), asked=True)
    values = {one.value for one in found}
    return Candidate(field, values.pop(), 0, len(scene.text), Strength.ASKED) if len(values) == 1 else None
