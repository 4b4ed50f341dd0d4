"""Yes/no and choice fields that a message tells beside something else: 「…。海外へは行けません、体が悪くて」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nlu.fields.clauses import Clause, Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.beside_words import BESIDE
from nlu.values.booleans import is_unsure, leaves_open
from nlu.values.dialect import replaced, replaced_spans
from nlu.values.normal import Normalized, unchanged
from nlu.values.record_words import OTHERS
from nlu.values.told_words import TOLD
from nlu.values.wish_words import OF_SELLING, ONCE_THOUGHT

_ABROAD = "海外"
_FLAGS = "\U0001f1e6-\U0001f1ff"
_PICTURES = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]+")  # a picture ends what is said
_OVER_THERE = re.compile(r"(?:向こう|国外|外国)(?=[にへでのまは])")
_FLAGGED = re.compile(f"(?:{_ABROAD})?[{_FLAGS}]+|{_ABROAD}{_ABROAD}")
# One of these must stand in the plain text before the patterns of the field are tried.
_TRIGGERS: dict[str, re.Pattern[str]] = {
    field: re.compile(words, re.IGNORECASE)
    for field, words in {
        "management_approval": r"指示|命令|発案|意向|号令|承認|了承|了解|OK|オッケー|オーケー|許可|許し|決裁|合意|同意|サイン|承諾|許諾|内諾|稟議|決議|決ま|承知|納得|賛成|快諾|言|っしゃ|話し|伝え|相談|報告|説明",
        "product_category": r"一般|業務用|プロ用|工業|産業|機械|日用品|生活|家庭用品|消費財|食|農産|水産|飲み物|IT|情報",
        "product_exists": r"売|使|入って|入れて|でき|出来|完成|採用|数[はが]|飲|食べ|利用|導入|リリース|納|出荷|扱|百貨|デパート|配信|公開|発売|影も|見本|ストア|Store|Play|Steam|商品|製品|サービス|アプリ|品物|モノ|もの|物|現品|在庫|完成品|試作|開発|企画|構想|アイデア|プロトタイプ|もう|すでに|既に|とっくに|量産|国内|販売|発売|店|直売所|道の駅|通販|図面",
        "supplier_consent": r"許諾|承諾|了承|了解|内諾|同意|メーカー|工場|仕入|調達元|製造|生産者|作り手|蔵元|窯元|作家|農家|職人|工房|取引先",
        "business_model": r"両方|どちらも|どっちも|も[^、。]{0,6}も",
        "product_lawful": r"法|違|規制|コンプラ|禁止",
        "us_tariff_response": r"関税",
        "existing_base": r"拠点|法人|支店|支社|工場|店|事務所|営業所|オフィス|子会社|駐在|会社|社員|スタッフ",
        "overseas_travel_possible": r"出張|渡航|行|飛べ|伺え",
        "parallel_support": r"ほか|他|別|同じ|並行|重複|併用|掛け持ち|かけもち",
        "overseas_consulting_business": r"コンサル",
        "compliance_declared": r"反社|暴力団|宣誓|申告|遵守|コンプラ|法令|法律",
        "entity_type": r"個人|自営|フリー|法人|会社|組合|農協|漁協|生協",
        "project_type": r"形|たい|たく|よう|輸出|予定|検討|計画|考え|目指|つもり|ほしい",
        "existing_export": r"輸出|海外|トライアル|テスト|試|サンプル|スポット|単発|ためし|一度も|[一1]回も|1度も|出荷|発送",
        "financial_statements": r"決算|期分|年分",
        "sme_class": r"卸売|小売",
    }.items()
}
_HEARD_FROM_OTHERS = ("supplier_consent", "management_approval", "financial_statements", "overseas_travel_possible")
_TOPIC_IF = re.compile(
    r"((?:承認|了承|許可|許諾|同意|承諾|合意|OK|稟議|決算書?|商品|製品|現物|拠点|出張)(?:の(?:件|こと|ほう|方))?)なら"
)
_REPORTED = re.compile(
    r"(?:(?<=[るたい])そう(?:です|だ|や)|(?:だ|や)そう(?:です|だ|や)|とのこと(?:です|でした|だ)?)(?=(?:よ|ね|わ)*(?:[、。!]|$))()"
)
_AT_A_FAIR = re.compile(r"(?:展示会|見本市|商談会|フェア|コンテスト|品評会)(?:に|へ)[^、。]{0,8}出")
_OF_OTHERS = re.compile(r"他社|ほかの会社|よその(?:会社|お?店)|同業|友人|知人|知り合い|親会社|ライバル|例えば|たとえば")
_ALLOWED = re.compile(
    r"(?:輸出|販売|出荷)(?:は|も|を|して|しても)?(?:もう)?(?:いい|よい|構わ|かまわ|構い|かまい|許|OK|オッケー|問題(?:は)?な|大丈夫)"
)
_SOLD_THERE = re.compile(  # 「向こうでも普通に売られてるものです」: that kind of goods
    r"(?:海外|現地|相手国|輸出先|あちら|外国)(?:の[^、。はが]{1,6})?(?:で|に)(?:も|は)?、?[^、。はが]{0,8}(?:売ら|使わ|飲ま|食べら|扱わ|流通|出回)[^、。]{0,4}て(?:い)?る?(?:もの|物|品|商品|種類)"
)
_ABROAD_SAID = re.compile(r"輸出|海外|現地|向こう|外国|国外")
_OF_EXPORT = re.compile(r"輸出|出荷|販売|取引|商売|経験|実績|[売送]|出(?:し|す|荷)|買|注文")
_OF_TARGET = ("existing_export", "existing_base")  # these concern the country wished for, not any country
_THEIR = re.compile(
    r"(?:メーカー|仕入れ?先|取引先|窯元|蔵元|製造元|醸造元|作り手|生産者|先方|相手|向こう|農家|工場)(?:さん|様|側)?の$"
)
_ABOUT_TARGET = ("target_countries", "existing_base", "existing_export")
_OTHERS_SPEAK = ("supplier_consent", "parallel_support")  # their topic is somebody else


def read_told(scene: Scene) -> Iterator[Candidate]:
    """Candidates from predicates that name their matter; of the field asked its own, everyday words count more."""
    plain = [(clause, _plain(scene, clause)) for clause in _stated(scene)]
    across = [(clause, _plain(scene, clause)) for clause in _sentences(scene)]
    whole = "。".join(words.text for _, words in (*plain, *across))
    for field, trigger in _TRIGGERS.items():
        if trigger.search(whole) and not (field == scene.asking and is_unsure(whole)):
            hits = [hit for clause, words in _where(field, plain, across) for hit in _hits(scene, field, clause, words)]
            yield from _settled(field, hits)


def _where(
    field: str, plain: list[tuple[Clause, Normalized]], across: list[tuple[Clause, Normalized]]
) -> list[tuple[Clause, Normalized]]:
    return [*plain, *across] if field in _HEARD_FROM_OTHERS else plain


def _stated(scene: Scene) -> list[Clause]:
    """The statements; 「社長の承認なら」 is the topic of what follows it, not a condition."""
    kept: list[Clause] = []
    clauses = scene.clauses
    for at, clause in enumerate(clauses):
        if clause.mood is not Mood.STATEMENT:
            continue
        before = clauses[at - 1] if at else None
        if before and before.mood is Mood.HYPOTHESIS and _TOPIC_IF.search(scene.text[before.start : before.end]):
            clause = Clause(before.start, clause.end, Mood.STATEMENT)
        kept.append(clause)
    return kept


def _sentences(scene: Scene) -> list[Clause]:
    """Whole sentences of several clauses, and what others reported: 「メーカーさんから返事きました、許諾OKだそうです」."""
    runs: list[Clause] = []
    for clause in scene.clauses:
        said = scene.text[clause.start : clause.end]
        reported = clause.mood is Mood.HEARSAY and _REPORTED.search(said) and not _OF_OTHERS.search(said)
        if clause.mood is not Mood.STATEMENT and not reported:
            continue
        joins = runs and runs[-1].end == clause.start and not scene.text[: clause.start].rstrip().endswith(("。", "!"))
        if joins:
            runs[-1] = Clause(runs[-1].start, clause.end, Mood.STATEMENT)
        else:
            runs.append(Clause(clause.start, clause.end, Mood.STATEMENT))
    return [one for one in runs if one not in scene.clauses]


def _plain(scene: Scene, clause: Clause) -> Normalized:
    """The clause, countries as 海外; ``span`` leads to the scene's text less ``clause.start``."""
    words = replaced(unchanged(scene.text[clause.start : clause.end]), _PICTURES, "。")
    words = replaced(replaced(words, _OVER_THERE, _ABROAD), _TOPIC_IF, r"\1は")
    words = replaced(words, _REPORTED, r"\1")
    inside = [one for one in scene.countries if clause.holds(one.start, one.end) and not one.detail.get("negated")]
    spans = [(one.start - clause.start, one.end - clause.start) for one in inside if one.problem is None]
    return replaced(replaced_spans(words, spans, _ABROAD), _FLAGGED, _ABROAD) if spans else words


def _hits(scene: Scene, field: str, clause: Clause, words: Normalized) -> list[Candidate]:
    found: list[Candidate] = []
    if leaves_open(words.text):
        return found
    for value, pattern in (*TOLD.get(field, ()), *BESIDE.get(field, ())):
        for match in pattern.finditer(words.text):
            first, last = (clause.start + at for at in words.span(*match.span()))
            if first < last and not _elsewhere(scene, field, clause, value, (first, last), words.text):
                found.append(Candidate(field, value, first, last, Strength.TYPE))
    return found


def _elsewhere(scene: Scene, field: str, clause: Clause, value: Any, span: tuple[int, int], said: str) -> bool:
    """Whether the words speak of somebody else, or of a country that is not the one wished for."""
    if field == "existing_export" and _AT_A_FAIR.search(scene.text[max(clause.start, span[0] - 14) : span[1]]):
        return True
    if field == "existing_export" and scene.asking == "existing_base" and not _OF_EXPORT.search(said):
        return True  # 「海外にはないです」 answers where the firm stands
    if field == "existing_export" and value == "none" and not _speaks_of_exports(scene, said):
        return True  # 「決算はまだ一度もしてません」
    if field not in _OTHERS_SPEAK and scene.of_others(span[0]):
        return True
    if field in _OF_TARGET and value not in (False, "none") and OTHERS.search(scene.text[: span[1]]):
        return True
    if (
        field == "project_type"
        and value == "export"
        and scene.asking == "motive"
        and (ONCE_THOUGHT.match(scene.text, span[1]) or not OF_SELLING.search(scene.text[span[0] : span[1]]))
    ):
        return True  # 「海外の人にも飲んでほしい」 is why, not how
    if field == "product_exists" and _OF_OTHERS.search(scene.text[clause.start : span[1]]):
        return True  # 「ライバル会社の商品はもう売られています」
    if field == "project_type" and _ALLOWED.search(said):
        return True
    if field == "product_exists" and _SOLD_THERE.search(said):
        return True
    if field == "management_approval":
        return bool(_THEIR.search(scene.text[clause.start : span[0]]))
    if field == "us_tariff_response":
        return not _of_america(scene)
    return field in _OF_TARGET and value not in (False, "none") and not _of_target(scene, clause, value, span, said)


def _speaks_of_exports(scene: Scene, said: str) -> bool:
    """Whether the clause, or else the question, is about exports."""
    about = scene.asking is None or scene.asking in _ABOUT_TARGET
    return bool(about or _OF_EXPORT.search(said) or _ABROAD_SAID.search(said))


def _of_target(scene: Scene, clause: Clause, value: Any, span: tuple[int, int], said: str) -> bool:
    """Whether an export or a base concerns the target; which country that is, the rest of the message may say."""
    about_target = scene.asking in _ABOUT_TARGET
    if not (_ABROAD_SAID.search(said) or scene.countries or about_target):
        return False  # 「毎月出荷しています」, 「サンプルを送りました」: where to is not said
    here = {one.value for one in scene.countries if clause.holds(one.start, one.end)}
    there = {one.value for one in scene.countries if not clause.holds(one.start, one.end)}
    named = any(span[0] <= one.start and one.end <= span[1] for one in scene.countries)
    if named and not there and not about_target:
        return bool(value == "trial")  # 「毎月台湾に輸出しています」 may be another country than the one wished for
    return not (here and there - here and not here & there)


def _of_america(scene: Scene) -> bool:
    return scene.asking == "target_countries" or any(one.value == "US" for one in scene.countries)


def _settled(field: str, hits: list[Candidate]) -> Iterator[Candidate]:
    """The last of the hits; what lies inside another hit goes with the longer."""
    kept = [one for one in hits if not any(_inside(one, other) for other in hits)]
    if not kept:
        return
    values = {one.value for one in kept}
    last = max(kept, key=lambda one: one.end)
    if field != "project_type" or len(values) == 1:
        yield last


def _inside(one: Candidate, other: Candidate) -> bool:
    return (
        other.value != one.value
        and other.start <= one.start
        and one.end <= other.end
        and ((other.start, other.end) != (one.start, one.end))
    )
