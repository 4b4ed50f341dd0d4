"""Fields answered by a choice or by yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlu.fields.answerlike import is_command
from nlu.fields.clauses import Clause, Mood
from nlu.fields.scene import Scene
from nlu.fields.told import read_told
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import YES_NO_FIELDS, find_boolean, is_unsure, leaves_open
from nlu.values.enums import CHOICE_FIELDS, NEEDS_FIELD, bare_yes_to_export, find_choice, find_needs
from nlu.values.types import Found

EXPORT_FIELD = "existing_export"
_OTHERS_SPEAK = ("supplier_consent", "parallel_support")  # their topic is somebody else
_FIELDS = (*CHOICE_FIELDS, NEEDS_FIELD, *YES_NO_FIELDS)
# One of these words must stand in the text before the long patterns of a field that was not asked are tried.
_TRIGGERS: dict[str, re.Pattern[str]] = {
    field: re.compile(words, re.IGNORECASE)
    for field, words in {
        "entity_type": r"法人|会社|組合|農協|漁協|生協|個人|自営|フリーランス",
        "supply_role": r"自社|うちで|当社で|弊社で|自分たちで|仕入れて|商社|サービスを提供",
        "business_model": r"B ?to ?|B2|向け|相手|に卸|に納|個人|消費者|一般|業務用",
        "project_type": r"輸出|海外|現地|外国|世界|駐在|拠点|工場|支店|支社|会社を|法人|店|事務所",
        EXPORT_FIELD: r"輸出|海外|サンプル",
        "financial_statements": r"決算|[3三]期分",
        NEEDS_FIELD: r"支援|希望|お願い|サポート|手伝|相談|助け|紹介|アドバイス|助言|探し|見つけ|マッチング",
        "product_exists": r"量産|商品|製品|サービス|アプリ|品物|試作",
        "supplier_consent": r"メーカー|仕入|調達元|製造元|生産者|作り手|蔵元|窯元",
        "product_lawful": r"法律|法令|法規",
        "us_tariff_response": r"関税",
        "existing_base": r"海外|現地",
        "overseas_travel_possible": r"出張|渡航|海外に?行|現地に?行",
        "parallel_support": r"ほか|他|別|同じ|よそ",
        "overseas_consulting_business": r"コンサル",
        "management_approval": r"社長|代表|経営|役員|取締役|オーナー|会長|稟議|上司|理事|組合長|会社",
        "compliance_declared": r"法令|法律|コンプライアンス",
    }.items()
}
_TOO_FEW = re.compile(r"[12一二](?:期|年)(?:度)?分?なら")  # newly founded, or the third is missing: to be asked
_NEEDS_ARE = re.compile(
    r"(?:支援|サポート|相談|手伝|助け|応援)(?:を)?(?:して|って|いて)?(?:も)?(?:ほし|欲し|もらい|いただき|し|受け)(?:た)?い?(?:の|こと|もの|内容)は"
    r"|(?:^|[、。])支援(?:内容)?は(?=[^。]*(?:お願い|希望|たい|ほしい|です))|(?:^|[、。])(?:(?:ご)?希望(?=は)|(?:一番)?(?:お願い|相談|希望)したいの(?=は)|(?:助け|手伝っ)てほしいの(?=は))(?:は)|(?:希望(?:する|の)?|必要な|欲しい|ほしい)(?:支援|サポート|相談)(?:内容|メニュー)?(?:は|が|:)"
)
# 「BtoBってなに」 asks what the word means.
_WHAT_IS = re.compile(r"(?:って|とは|ってのは|の意味(?:は|が|って)?)、?(?:なに|なん(?=です|や|だ|じゃ|の|か|$)|何|どういう|どんな)|意味(?:が|は)?(?:わか|分か)")
_ANSWERED_FIRST = re.compile(
    r"^(?P<said>(?:(?:.*?(?:ます|ません|です|でした|ました|る|ない|OK|大丈夫)(?:よ|ね|わ|で|けど|が)*、)(?=[^、。]*なら(?:ね|な|ば)?[。!]*$))|(?:.+?[、。 ](?=でも$)))"
)
IDLE_BASE = re.compile(r"休眠|休業中|休止|停止中|閉鎖(?:予定|中|手続)|(?:動|稼働し|使)(?:いて|って|て)(?:い)?(?:ない|ません)|清算(?:中|予定)")
_ANOTHER = re.compile(  # another product than the one spoken of
    r"新作|新(?:商品|製品|型|モデル|サービス|バージョン)|新しい|改良|次(?:の|期|作|回)|別の|ほかの|他の|後継|もう(?:一つ|1つ|ひとつ)|第[二2]|2号|追加|シリーズ|バージョン|色違い|味違い|リニューアル"
    r"|[一-龥ァ-ヺー]も(?:今|いま|現在|また)?、?$"
)
_HAS_IT = re.compile(r"^[、。\s]*(?:(?:はい|ええ|うん|もう|もちろん|すでに|既に|一応)、?)*(?:あり(?:ます|まっせ)|ある(?!か)|ございます|販売(?:して|中)|売って|完成(?:して|済)|でき(?:て(?:い)?(?:ます|る)|ました))")
_OWN_TRADE = re.compile(r"(?:うち|当社|弊社|自社|わが社|我が社|製造|生産|私ども|私たち|町|自前)[^、。に]{0,10}$")
_SELF = re.compile(r"(?:メーカー|工場|会社|企業|商社|問屋|法人|店舗|小売店?|卸|業者|飲食店|レストラン|ホテル)(?:です|だ|$)")
_MADE_BY_OTHERS = re.compile(
    r"(?:提携|委託|契約|協力|外注|よそ|他所|ほか|他社|メーカー|外部|下請け?|別の|農家|職人|作家|窯元|蔵元|生産者)(?:の)?(?:先|工場|会社|メーカー|業者|職人)?(?:さん)?(?:が|で|に)[^、。]{0,6}$"
)
_LISTED = re.compile(r"[^、。はがを]{1,24}(?:と|や|・|及び|および|とか|に加えて)\s*$")
_GUESSED = re.compile(r"たぶん|多分|おそらく|恐らく")  # of a choice a guess is an answer, of a yes it is none
_LEGAL_FORM = re.compile(r"(?:株式|有限|合同|合資|合名)$")
_FORMER = re.compile(r"(?:まで|以前|前|昔|もと|元|当初|最初|当時)[^、。]{0,8}$")
_WAS = re.compile(r"[^、。]{1,8}?(?:でした|だった|で(?:始め|(?:やって|して)(?:い)?(?:た|まし)))")
_FUTURE_FORM = re.compile(
    r"(?:成り|化)?(?:に(?:する|なる|したい|変え|し(?:よう|ます))(?:予定|つもり|計画)?|する(?:予定|つもり)"
    r"|(?:を|の)(?:設立|作|予定|検討|考え)(?:予定|する|し|り|って|て)?)"
)


def read_choices(scene: Scene) -> Iterator[Candidate]:
    """Candidates for all choice and yes/no fields: the one asked in everyday words, others in unmistakable ones."""
    answered = list(_read(scene, scene.asking, asked=True)) if scene.asking in _FIELDS else []
    answered = [one for one in answered if not _idle(scene, one)]
    yield from answered
    yield from (one for one in _unasked(scene, answered) if not _idle(scene, one))


def _unasked(scene: Scene, answered: list[Candidate]) -> Iterator[Candidate]:
    for field in _FIELDS:
        trigger = _TRIGGERS.get(field)
        if field != scene.asking and trigger and trigger.search(scene.text):
            yield from _read(scene, field, asked=False)
    yield from (one for one in read_told(scene) if one.field != scene.asking or not answered)


def _idle(scene: Scene, one: Candidate) -> bool:
    """「現地法人はあるけど休眠中」: a base that does no business, for the desk to judge."""
    return one.field == "existing_base" and one.value is True and bool(IDLE_BASE.search(scene.text))


def _read(scene: Scene, field: str, *, asked: bool) -> Iterator[Candidate]:
    if field == NEEDS_FIELD:
        return _needs(scene, asked)
    return _choice(scene, field, asked) if field in CHOICE_FIELDS else _boolean(scene, field, asked)


def _spans(scene: Scene, asked: bool) -> list[Clause]:
    """The clauses that state something; what is hoped or heard of says nothing."""
    moods = (Mood.STATEMENT, Mood.HEARSAY) if asked else (Mood.STATEMENT,)
    if asked:
        clauses = [_without_condition(scene, one) for one in scene.clauses]
        spans = [one for one in clauses if one.mood in moods or one.tentative]
        spans = [one for one in spans if not _WHAT_IS.search(scene.text[one.start : one.end])]
    else:
        spans = [one for one in scene.clauses if one.mood in moods]
    if not asked:
        return [one for one in spans if not leaves_open(scene.text[one.start : one.end])]
    if scene.asking == "consent_privacy":
        return spans
    return [one for one in spans if not is_command(scene.text[one.start : one.end])]


def _without_condition(scene: Scene, clause: Clause) -> Clause:
    """What is answered before a condition or an objection: 「行けますよ、年2回くらいなら」「商談、でも…」."""
    said = scene.text[clause.start : clause.end]
    answer = _ANSWERED_FIRST.match(said) if clause.mood is Mood.HYPOTHESIS else None
    return Clause(clause.start, clause.start + answer.end("said"), Mood.STATEMENT) if answer else clause


def _choice(scene: Scene, field: str, asked: bool) -> Iterator[Candidate]:
    if field == "financial_statements" and _TOO_FEW.search(scene.text):
        return
    found: list[Found] = []
    unsure = False
    for clause in _spans(scene, asked):
        if asked and is_unsure(_GUESSED.sub("", scene.text[clause.start : clause.end])):
            unsure = True
            continue
        found += [
            one
            for one in find_choice(scene.n, field, clause.start, clause.end, asked=asked)
            if not _elsewhere(scene, field, one, asked)
        ]
    if unsure and len({one.value for one in found}) != 1:
        return
    if not found:
        yield from _bare_choice(scene, field, asked)
        return
    yield from _one_of(scene, field, found, asked)


def _elsewhere(scene: Scene, field: str, one: Found, asked: bool) -> bool:
    """Words that do not speak of this field here."""
    if field == "entity_type":
        in_name = any(c.start <= one.start < c.end for c in scene.companies)
        return (in_name and not asked) or scene.of_others(one.start) or _is_past_or_planned(scene, one)
    if field == EXPORT_FIELD and not asked and scene.of_others(one.start):
        return True
    if field == EXPORT_FIELD and not asked and one.value != "none":
        clause = scene.clause_at(one.start)
        if scene.asking == "target_countries":
            return False  # 「ドイツ、いまはサンプル出荷だけ」 speaks of the country just named
        return any(clause.holds(c.start, c.end) for c in scene.countries)
    if field == "business_model" and _LEGAL_FORM.search(scene.text[: one.start]):
        return True  # 「株式会社」 is the firm's form, not its customers
    if field == "business_model" and _own_trade(scene, one):
        return True
    if field == "supply_role" and one.value == "maker":
        clause = scene.clause_at(one.start)
        if _MADE_BY_OTHERS.search(scene.text[clause.start : one.start]):
            return True
    return scene.masked(one.start, one.end)


def _own_trade(scene: Scene, one: Found) -> bool:
    """「うちは自社製造のメーカーです」「取引先が大阪の会社です」: what a firm is or where it stands, not its customers."""
    if not _SELF.fullmatch(scene.text[one.start : one.end].replace("さん", "")):
        return False
    before = scene.text[scene.clause_at(one.start).start : one.start]
    places = (*scene.prefectures, *scene.cities)
    return bool(_OWN_TRADE.search(before)) or any(0 <= one.start - place.end <= 1 for place in places)


def _is_past_or_planned(scene: Scene, one: Found) -> bool:
    """「去年までは個人でした」「来年法人にするつもり」."""
    before = scene.text[scene.clause_at(one.start).start : one.start]
    return bool(
        _FUTURE_FORM.match(scene.text, one.end) or (_FORMER.search(before) and _WAS.match(scene.text, one.start))
    )


def _bare_choice(scene: Scene, field: str, asked: bool) -> Iterator[Candidate]:
    if field != EXPORT_FIELD or not asked:
        return
    for clause in _spans(scene, asked):
        words = scene.text[clause.start : clause.end]
        found = None if is_unsure(words) else bare_yes_to_export(scene.n, clause.start, clause.end)
        if found and found.problem:
            yield Candidate(
                field, None, found.start, found.end, Strength.ASKED, found.problem.code, dict(found.problem.detail)
            )
            return


def _one_of(scene: Scene, field: str, found: list[Found], asked: bool) -> Iterator[Candidate]:
    """The single choice meant; several different ones side by side leave it open."""
    strength = Strength.ASKED if asked else Strength.TYPE
    values = list(dict.fromkeys(one.value for one in found))
    values, found = _reconciled(scene, field, values, found)
    if len(values) == 1:
        chosen = next(one for one in found if one.value == values[0])
        yield Candidate(field, values[0], chosen.start, chosen.end, strength)
    elif asked:
        detail = {"candidates": ",".join(values)}
        yield Candidate(field, None, found[0].start, found[-1].end, strength, "choice.ambiguous", detail)


def _reconciled(scene: Scene, field: str, values: list[str], found: list[Found]) -> tuple[list[str], list[Found]]:
    """Answers that include or outrank one another, field by field."""
    if len(values) < 2:
        return values, found
    last = found[-1].value
    if field == "business_model":
        return ["both"], [Found("choice", "both", found[0].start, found[-1].end)]
    if field == EXPORT_FIELD:
        for value in ("continuous", "trial"):
            if value in values and not (value == "continuous" and "none" in values):
                return [value], found
        return values, found
    if field == "financial_statements":
        for value in ("newly_founded", "not_ready"):
            if value in values:
                return [value], found
    if field == "product_category":
        first = found[0].value
        return ([first] if values[-1:] == ["it_service"] or first == "agri_food" else values), found
    if field == "entity_type" and re.search(r"今は|現在|やっぱ|いや|訂正|じゃな|ではな|から", scene.text):
        return [last], found
    if field == "supply_role" and "trading" not in values:
        return ["maker"], found
    if field == "sme_class":
        return [last] if scene.text.rstrip("。").endswith(("です", "業")) and len(values) == 1 else values, found
    if field == "project_type" and "export" in values and re.search(r"まず|最初|先に|とりあえず|メイン", scene.text):
        return [found[0].value], found
    return values, found


def _needs(scene: Scene, asked: bool) -> Iterator[Candidate]:
    clauses = [one for one in scene.clauses if one.indirect] + _spans(scene, asked)
    found = [one for clause in clauses for one in find_needs(scene.n, clause.start, clause.end, asked=asked)]
    found += [] if asked else [one for last in found for one in _listed(scene, last)]
    for named in () if asked else _NEEDS_ARE.finditer(scene.text):
        clause = scene.clause_at(named.end() - 1)
        if clause.mood is Mood.STATEMENT:
            found += find_needs(scene.n, named.end(), clause.end, asked=True)
    if found:
        values = list(dict.fromkeys(one.value for one in sorted(found, key=lambda one: one.start)))
        strength = Strength.ASKED if asked else Strength.TYPE
        start, end = min(one.start for one in found), max(one.end for one in found)
        yield Candidate(NEEDS_FIELD, values, start, end, strength)


def _listed(scene: Scene, last: Found) -> list[Found]:
    """「越境ECと展示会の支援をお願いしたい」: what the last of a list is wished for, the others are too."""
    start = max(scene.text.rfind(mark, 0, last.start) for mark in "、。!は") + 1
    start = max(start, scene.clause_at(last.start).start)
    linked = _LISTED.search(scene.text, start, last.start)
    return find_needs(scene.n, linked.start(), linked.end(), asked=True) if linked else []


def _boolean(scene: Scene, field: str, asked: bool) -> Iterator[Candidate]:
    """A later clause outranks an earlier one, but a bare はい never outranks what was said in words."""
    found: Found | None = None
    for clause in _spans(scene, asked):
        hit = find_boolean(scene.n, field, clause.start, clause.end, asked=asked)
        if hit and asked and hit.value is False and _of_another(scene, field, clause, hit):
            if found is None and _HAS_IT.search(scene.text[clause.start : clause.end]):
                found = replace(hit, value=True)
            if found is not None:
                continue
        if hit and asked and hit.value is False and found is not None and _told_of_another(scene, field, hit):
            continue
        if hit and (field in _OTHERS_SPEAK or not scene.of_others(hit.start)):
            found = hit
        elif asked and hit is None and is_unsure(scene.text[clause.start : clause.end]):
            found = None
    if found and found.value is False and asked and _corrects_another(scene, found):
        return
    if found:
        yield Candidate(field, found.value, found.start, found.end, Strength.ASKED if asked else Strength.TYPE)


def _of_another(scene: Scene, field: str, clause: Clause, hit: Found) -> bool:
    """Whether a no speaks of another product (「はい、でも新作も開発中です」) or of another field that it names."""
    from nlu.fields.cues import mentioned

    if field == "product_exists":
        return bool(_ANOTHER.search(scene.text[clause.start : hit.start + 1]))
    named = mentioned(scene.text[clause.start : clause.end])
    return bool(named) and field not in named


def _told_of_another(scene: Scene, field: str, hit: Found) -> bool:
    """Whether the words settle another yes/no field: 「あと社長はまだ承認してないです」."""
    others = (one for one in read_told(scene) if one.field != field and one.field in YES_NO_FIELDS)
    return any(one.start < hit.end and hit.start < one.end for one in others)


def _corrects_another(scene: Scene, found: Found) -> bool:
    """「いや、資本金は5000万でした」: いや belongs to the correction, not to the question."""
    from nlu.fields.cues import mentioned

    said = scene.text[found.start : found.end].strip(" 、。")
    rest = scene.text[found.end :]
    return bool(re.fullmatch(r"いや|いえ|違います|ちがいます|違う", said)) and any(
        field != scene.asking for field in mentioned(rest)
    )
