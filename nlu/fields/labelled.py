"""What follows the name of a choice or yes/no field: 「輸出経験：なし」, 「売り先はホテルなどの法人だけです」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import YES_NO_FIELDS, find_boolean, is_unsure, leaves_open
from nlu.values.enums import NEEDS_FIELD, find_choice, find_needs
from nlu.values.types import Found

_LABELS: dict[str, str] = {
    "entity_type": r"法人格|(?:事業|会社|組織|経営)?形態|種別|事業の形|法人/個人|法人・個人(?:の別)?",
    "product_category": r"(?:商品|製品)?(?:の)?(?:分野|分類|区分|カテゴリー?|品目区分|ジャンル|種別)",
    "product_exists": r"(?:商品|製品)の(?:有無|状況|段階)|(?:現物|実物|現品|量産品)(?:の有無)?",
    "supply_role": r"商品との関わり|(?:自社)?製造(?:か|/|・)(?:仕入れ?|販売)(?:か|の別)?|製造(?:元|方法)?|立場",
    "supplier_consent": r"(?:仕入れ?先|メーカー|調達元)の?(?:輸出)?(?:許諾|許可|同意|承諾)",
    "business_model": r"取引(?:形態|先|相手)?|ビジネスモデル|売り先|売る相手|お?客(?:層|先|様|さん)|顧客(?:層)?|販売先|販売形態|B ?to ?B/B ?to ?C",
    "project_type": r"(?:海外)?展開(?:の形|方法|形態)|プロジェクト(?:の種類|種別)?",
    "existing_export": r"(?:これまでの|過去の|現在の)?輸出(?:の)?(?:経験|実績|状況)?(?:の有無)?",
    "existing_base": r"(?:海外|現地)(?:の)?(?:拠点|法人)(?:の有無)?|拠点の有無",
    "overseas_travel_possible": r"(?:海外)?出張(?:の)?(?:可否|可能か)?",
    "parallel_support": r"(?:他|ほか)(?:の)?(?:(?:専門家|機関)の?)?支援(?:の有無)?|並行(?:する)?支援",
    "management_approval": r"(?:社長|経営者|経営責任者|代表|経営|役員会?|社内|上司)?の?(?:承認|決裁)",
    "financial_statements": r"決算(?:書|報告書)?(?:の有無)?",
    "overseas_consulting_business": r"(?:海外)?(?:進出)?コンサル(?:ティング)?(?:業|事業)?",
    "compliance_declared": r"法令遵守|コンプラ(?:イアンス)?",
    NEEDS_FIELD: r"(?:希望(?:する)?|必要な)?支援(?:してほしいこと|内容|メニュー)?|相談(?:内容|したいこと)|希望(?:する)?支援",
}
_LINE = re.compile(
    r"(?:^|[。、；/・■●○◆\s【(])(?:"
    + "|".join(f"(?P<{field}>{words})" for field, words in _LABELS.items())
    + r")[】)]?\s*:\s*(?P<said>[^。；!?]+?)(?=\s*(?:[。；!?]|[、,/\s][^、。:\s]{1,12}:|$))",
    re.IGNORECASE,
)
# Names of fields that open a clause with は or も: 「製造も自社」.
_SPOKEN: dict[str, str] = {
    "product_category": r"(?:商品|製品)?の?(?:分野|カテゴリー?|ジャンル|分類)",
    "supplier_consent": r"(?:仕入れ?先|メーカー|作り手|調達元|蔵元|窯元)(?:さん)?(?:の|から)?(?:の)?(?:輸出)?(?:許諾|許可|同意|承諾|了承|OK)",
    "existing_export": r"(?:これまでの|過去の|今までの)?輸出(?:の)?(?:経験|実績)",
    "existing_base": r"(?:海外|現地)(?:の)?(?:拠点|法人|支店|事務所)",
    "overseas_travel_possible": r"(?:海外|現地)?(?:への?)?出張",
    "parallel_support": r"(?:他|ほか)の?(?:専門家|機関|ところ)?(?:の|から)?(?:の)?支援",
    "management_approval": r"(?:社長|経営者|代表|役員会?|会社|上司)(?:の|から)?(?:の)?(?:承認|決裁|了承|許可|OK)|稟議",
    "financial_statements": r"決算(?:書|報告書)",
}
_TOPIC = re.compile(
    r"(?:^|(?<=[。、；!\s])|(?<=うちの)|(?<=の場合))(?:"
    + "|".join(f"(?P<{field}>{words})" for field, words in _SPOKEN.items())
    + r")(?:の(?:ほう|方|件))?(?:は|も|については|に関しては|でいうと|で言うと|でいえば|的には|としては)、?(?P<said>[^、。；!?]+)"
)


def read_topics(scene: Scene) -> Iterator[Candidate]:
    """Candidates for choice and yes/no fields named in front of what is said of them, other than the one asked."""
    for said in _TOPIC.finditer(scene.text):
        field = next(name for name in _SPOKEN if said[name])
        start, end = said.span("said")
        if (
            field == scene.asking
            or not scene.stated(start, end)
            or is_unsure(said["said"])
            or leaves_open(said["said"])
        ):
            continue
        end = min(end, scene.clause_at(start).end)
        values = list(dict.fromkeys(one.value for one in _answers(scene, field, start, end)))
        if len(values) == 1:
            yield Candidate(field, values[0], start, end, Strength.TYPE)


_EXPORT_TO = re.compile(
    r"(?:^|(?<=[。、；/・■●○◆\s【(]))輸出(?:希望|予定|対象)?(?:先|国)(?:国)?[】)]?\s*:\s*(?=(?P<to>[^。；\s]))"
)


def _export_to(scene: Scene) -> Iterator[Candidate]:
    """「輸出先:タイ」 in a list is a wish to export."""
    for line in _EXPORT_TO.finditer(scene.text):
        if any(one.start == line.start("to") and one.problem is None for one in scene.countries):
            yield Candidate("project_type", "export", *line.span(), Strength.TYPE)


def read_labelled(scene: Scene) -> Iterator[Candidate]:
    """Candidates for choice and yes/no fields written after their label and a colon."""
    if ":" not in scene.text:
        return
    yield from _export_to(scene)
    for line in _LINE.finditer(scene.text):
        field = next(name for name in _LABELS if line[name])
        start, end = line.span("said")
        if not scene.stated(start, end):
            continue
        found = _answers(scene, field, start, end)
        values = list(dict.fromkeys(one.value for one in found))
        if field == NEEDS_FIELD and values:
            yield Candidate(field, values, start, end, Strength.CUE)
        elif len(values) == 1:
            yield Candidate(field, values[0], start, end, Strength.CUE)


def _answers(scene: Scene, field: str, start: int, end: int) -> list[Found]:
    if field == NEEDS_FIELD:
        return find_needs(scene.n, start, end, asked=True)
    if field in YES_NO_FIELDS:
        answer = find_boolean(scene.n, field, start, end, asked=True)
        return [answer] if answer else []
    return find_choice(scene.n, field, start, end, asked=True)
