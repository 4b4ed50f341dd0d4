"""Yes and no to the field asked, and told in words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlu.fields.answer_spans import answer_spans, is_outsiders
from nlu.fields.choice_marks import ANOTHER, HAS_IT, OTHERS_SPEAK
from nlu.fields.clauses import Clause
from nlu.fields.cues import mentioned
from nlu.fields.scene import Scene
from nlu.fields.told import read_told
from nlu.fields.track_record import BASE, base_elsewhere
from nlu.fields.types import Candidate, Strength
from nlu.values.assent_words import OTHER_MATTER
from nlu.values.booleans import YES_NO_FIELDS, find_boolean, is_unsure
from nlu.values.record_words import OTHERS
from nlu.values.types import Found

_BASE = re.compile(r"拠点|支店|支社|法人|事務所|営業所")
_MAKERS = re.compile(r"(?:[一-龥]元|メーカー|仕入れ?先|先方|作り手)(?:さん|様|側)?の$")
_DOUBTED = re.compile(  # 「試作品はあるけど、商品と呼べるかどうか…」
    r"(?:呼べる|言える|いえる|呼んでいい|言っていい|なる|足りる)(?:もの|もん)?か(?:どうか)?(?:は|が|も|って|と)?(?:ちょっと|まだ)?(?:[…。.、!]|怪し|微妙|疑問|$)"
)
_PERSONAL = frozenset(  # what one would hand over, not another field
    {
        "contact_name",
        "contact_phone",
        "contact_email",
        "prefecture",
        "city",
        "company_name",
        "capital_yen",
        "annual_sales_yen",
    }
)
_ABROAD = frozenset({"target_countries", "existing_export", "project_type"})
_NAMED_BESIDE = {"product_lawful": _ABROAD, "supplier_consent": _ABROAD, "consent_privacy": _PERSONAL}
_YES_FIRST = re.compile(r"\s*(?:はい|ええ|うん|もちろん|大丈夫です)[、。]")


def read_yes_no(scene: Scene, field: str, asked: bool) -> Iterator[Candidate]:
    """A later clause outranks an earlier one, but a bare はい never outranks what was said in words."""
    found: Found | None = None
    if asked and _DOUBTED.search(scene.text):
        return
    for clause in answer_spans(scene, asked):
        hit = find_boolean(scene.n, field, clause.start, clause.end, asked=asked)
        if hit and asked and field == "management_approval" and OTHER_MATTER.search(scene.text, clause.start, hit.end):
            if found is None and _YES_FIRST.match(scene.text, clause.start):
                found = replace(hit, value=True)  # 「はい、ただし出張には反対しています」
            continue
        if hit and not asked and field == "management_approval" and _MAKERS.search(scene.text[: hit.start]):
            continue  # 「蔵元の社長から了承をもらっています」
        if hit and asked and hit.value is False and _of_another(scene, field, clause, hit):
            if found is None and HAS_IT.search(scene.text[clause.start : clause.end]):
                found = replace(hit, value=True)
            if found is not None:
                continue
        if hit and field == "existing_base" and hit.value and _of_others(scene, hit):
            continue  # 「取引先の会社は…、釜山に工場も持っています」
        if hit and asked and hit.value is False and found is not None and _told_of_another(scene, field, hit):
            continue
        if hit and (field in OTHERS_SPEAK or not scene.of_others(hit.start)):
            found = hit
        elif asked and hit is None and is_unsure(scene.text[clause.start : clause.end]):
            found = None
    if found and found.value and asked and field == BASE and base_elsewhere(scene, found.start, found.end):
        found = replace(found, value=False)
    if found and found.value is False and asked and _corrects_another(scene, found):
        return
    if found:
        yield Candidate(field, found.value, found.start, found.end, Strength.ASKED if asked else Strength.TYPE)


def _of_others(scene: Scene, hit: Found) -> bool:
    return bool(OTHERS.search(scene.text[: hit.end])) or is_outsiders(scene, hit.start, hit.end)


def _of_another(scene: Scene, field: str, clause: Clause, hit: Found) -> bool:
    """Whether a no speaks of another product (「はい、でも新作も開発中です」) or of another field that it names."""
    if field == "product_exists":
        return bool(ANOTHER.search(scene.text[clause.start : hit.start + 1]))
    if field == "existing_base" and _BASE.search(scene.text, clause.start, hit.end):
        return False  # 「スペインには拠点も実績も無いです」
    named = set(mentioned(scene.text[clause.start : clause.end]))
    named -= _NAMED_BESIDE.get(field, frozenset())  # 「輸出先ではだめな成分が入ってました」
    return bool(named) and field not in named


def _told_of_another(scene: Scene, field: str, hit: Found) -> bool:
    """Whether the words settle another yes/no field: 「あと社長はまだ承認してないです」."""
    others = (one for one in read_told(scene) if one.field != field and one.field in YES_NO_FIELDS)
    return any(one.start < hit.end and hit.start < one.end for one in others)


def _corrects_another(scene: Scene, found: Found) -> bool:
    """「いや、資本金は5000万でした」: いや belongs to the correction, not to the question."""
    said = scene.text[found.start : found.end].strip(" 、。")
    rest = scene.text[found.end :]
    return bool(re.fullmatch(r"いや|いえ|違います|ちがいます|違う", said)) and any(
        field != scene.asking for field in mentioned(rest)
    )
