"""Fields answered by a choice or by yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answer_spans import answer_spans, is_outsiders
from nlu.fields.choice_marks import (
    ADVISED,
    BUYERS_ARE,
    CUSTOMERS_ARE,
    EXPORT_FIELD,
    FORMER,
    FUTURE_FORM,
    GUESSED,
    IDLE_BASE,
    INQUIRED,
    LEGAL_FORM,
    MADE_BY_OTHERS,
    MADE_THERE,
    MAINLY,
    OWN_TRADE,
    SELF,
    SUPPLIERS_ARE,
    THEIRS,
    TOO_FEW,
    TRIGGERS,
    WAS,
)
from nlu.fields.deeds import class_of_trade, read_passed_on
from nlu.fields.goods_kinds import CATEGORY, kind_told
from nlu.fields.making import read_making
from nlu.fields.needs import read_needs
from nlu.fields.partners import read_partners
from nlu.fields.scene import Scene
from nlu.fields.statements import FIELD as STATEMENTS
from nlu.fields.told import read_told
from nlu.fields.types import Candidate, Strength
from nlu.fields.yes_no import read_yes_no
from nlu.values.booleans import YES_NO_FIELDS, is_unsure
from nlu.values.enums import CHOICE_FIELDS, NEEDS_FIELD, bare_yes_to_export, find_choice
from nlu.values.making_words import PARTLY_BOUGHT
from nlu.values.ordinals import find_by_place
from nlu.values.partner_words import IF_IT_COMES
from nlu.values.record_words import OF_SALES, OTHERS
from nlu.values.statement_words import OF_SENDING
from nlu.values.types import Found

_BY_GRAMMAR = {
    "business_model": read_partners,
    "supply_role": read_making,
    "sme_class": read_passed_on,
}  # asked, everyday words count only where these find nothing
_BY_USE_OR_DEED = {CATEGORY: kind_told, "sme_class": class_of_trade}  # where no word of the answers is said
_LONG_AGO = re.compile(r"(?:^|[、。!])(?:(?:以前|昔|当時|かつて)(?:は|に|、)|前は)[^。!]{0,8}$")
_BASE = "existing_base"
_SETTLES = dict.fromkeys(CHOICE_FIELDS, GUESSED) | {"business_model": re.compile(rf"{GUESSED.pattern}|半々|五分五分")}
_FIELDS = (*CHOICE_FIELDS, NEEDS_FIELD, *YES_NO_FIELDS)
_CALLED_TRIAL = re.compile(
    r"(?:トライアル|お?試し|試験的?)(?:な輸出)?(?:の(?:ほう|方)|扱い|という(?:こと|形))?(?:です|で|かな|だ|になり)[^、。]{0,6}$"
)
_LATER_STAGE = re.compile(  # 「むこうに会社を作るのは|まだ先。まずは輸出で」
    r"[^、。]{0,6}?は(?:も)?、?(?:まだ|もっと|もう少し|当分|ずっと|だいぶ|その|、)*(?:先|あと|後|将来|いずれ|次の段階|二の次)(?:の話|のこと)?(?:です|だ|で|なの|なん|や|かな|。|、|!|$)"
)


def read_choices(scene: Scene) -> Iterator[Candidate]:
    """Candidates for all choice and yes/no fields: the one asked in everyday words, others in unmistakable ones."""
    answered = list(_BY_GRAMMAR[scene.asking](scene)) if scene.asking in _BY_GRAMMAR else []
    if not answered and scene.asking in _FIELDS:
        answered = list(_read(scene, scene.asking, asked=True))
    answered = [one for one in answered if not _idle(scene, one)]
    yield from answered
    for one in _unasked(scene, answered):
        if not (_idle(scene, one) or _of_buyers(scene, one) or _of_office(scene, one)):
            yield one


def _unasked(scene: Scene, answered: list[Candidate]) -> Iterator[Candidate]:
    for field in _FIELDS:
        trigger = TRIGGERS.get(field)
        if field != scene.asking and trigger and trigger.search(scene.text):
            yield from _read(scene, field, asked=False)
    yield from (one for one in read_told(scene) if one.field != scene.asking or not answered)


def _idle(scene: Scene, one: Candidate) -> bool:
    """「現地法人はあるけど休眠中」: a base that does no business, for the desk to judge."""
    return one.field == "existing_base" and one.value is True and bool(IDLE_BASE.search(scene.text))


def _of_office(scene: Scene, one: Candidate) -> bool:
    """「海外にはないです」, asked about an office, says nothing of exports."""
    return one.field == EXPORT_FIELD and scene.asking == _BASE and not OF_SALES.search(scene.text)


def _of_buyers(scene: Scene, one: Candidate) -> bool:
    """「買ってくれるのはゲーマーさん、つまり個人です」: their form, not the firm's."""
    return one.field == "entity_type" and bool(BUYERS_ARE.search(scene.text[: one.start]))


def _read(scene: Scene, field: str, *, asked: bool) -> Iterator[Candidate]:
    if field == NEEDS_FIELD:
        return read_needs(scene, asked)
    return _choice(scene, field, asked) if field in CHOICE_FIELDS else read_yes_no(scene, field, asked)


def _choice(scene: Scene, field: str, asked: bool) -> Iterator[Candidate]:
    if field == "financial_statements" and TOO_FEW.search(scene.text):
        return
    found: list[Found] = []
    unsure = False
    for clause in answer_spans(scene, asked):
        if asked and is_unsure(_SETTLES[field].sub("", scene.text[clause.start : clause.end])):
            unsure = True
            continue
        found += [
            one
            for one in find_choice(scene.n, field, clause.start, clause.end, asked=asked)
            if not _elsewhere(scene, field, one, asked)
        ]
    if unsure and len({one.value for one in found}) != 1:
        return
    if not found and asked:
        places = (find_by_place(scene.n, field, one.start, one.end) for one in answer_spans(scene, asked))
        found = [one for one in places if one]
    if not found and asked and not unsure and field in _BY_USE_OR_DEED:
        found = [one for one in (_BY_USE_OR_DEED[field](scene),) if one]
    yield from _one_of(scene, field, found, asked) if found else _bare_choice(scene, field, asked)


def _elsewhere(scene: Scene, field: str, one: Found, asked: bool) -> bool:
    """Words that do not speak of this field here."""
    if field == "entity_type":
        if not asked and CUSTOMERS_ARE.search(scene.text[: one.start]):
            return True
        if scene.asking == "business_model" and scene.text.startswith(("法人", "個人"), one.start):
            return True  # 「基本は法人です」 are the customers
        in_name = any(c.start <= one.start < c.end for c in scene.companies)
        others = scene.of_others(one.start) and not ADVISED.search(scene.text[: one.start])
        return (in_name and not asked) or others or _is_past_or_planned(scene, one)
    if field == EXPORT_FIELD:
        said = scene.text[: scene.clause_at(one.start).end].rstrip("。!、 ")
        if one.value == "trial" and INQUIRED.search(scene.text[scene.clause_at(one.start).start : one.start]):
            return True  # 「問い合わせは何回か来ました」
        if one.value != "none" and is_outsiders(scene, one.start, one.end):
            return True
        if (one.value != "none" and OTHERS.search(said)) or (not asked and scene.of_others(one.start)):
            return True
    if field == EXPORT_FIELD and not asked and one.value != "none":
        clause = scene.clause_at(one.start)
        if scene.asking == "target_countries":
            return False  # 「ドイツ、いまはサンプル出荷だけ」 speaks of the country just named
        return any(clause.holds(c.start, c.end) for c in scene.countries)
    if field == STATEMENTS and one.value == "newly_founded" and OF_SENDING.search(scene.text[: one.start]):
        return True  # 「輸出はまだ一度もしてません」
    if field == "sme_class" and (THEIRS.match(scene.text, one.end) or SUPPLIERS_ARE.search(scene.text[: one.start])):
        return True  # 「小売さんに回す」: a customer's
    if field == "project_type" and not asked and _LONG_AGO.search(scene.text[: one.start]):
        return True  # 「前は輸出をやりたくて勉強しました」
    if field == "business_model" and LEGAL_FORM.search(scene.text[: one.start]):
        return True  # 「株式会社」 is the firm's form, not its customers
    if field == "business_model" and IF_IT_COMES.search(scene.text[scene.clause_at(one.start).start : one.start]):
        return True  # 「条件が合えば企業向けにも」
    if field == "business_model" and _own_trade(scene, one):
        return True
    if field == "supply_role" and not asked and CUSTOMERS_ARE.search(scene.text[: one.start]):
        return True  # 「取引先は東京の商社です」
    if field == "supply_role" and PARTLY_BOUGHT.search(scene.text):
        return True  # 「半分は自社、半分は仕入れ」
    if field == "supply_role" and one.value == "maker":
        clause = scene.clause_at(one.start)
        if MADE_BY_OTHERS.search(scene.text[clause.start : one.start]):
            return True
    return scene.masked(one.start, one.end)


def _own_trade(scene: Scene, one: Found) -> bool:
    """「うちは自社製造のメーカーです」「取引先が大阪の会社です」: what a firm is or where it stands, not its customers."""
    if not SELF.fullmatch(scene.text[one.start : one.end].replace("さん", "")):
        return False
    before = scene.text[scene.clause_at(one.start).start : one.start]
    places = (*scene.prefectures, *scene.cities)
    return bool(OWN_TRADE.search(before)) or any(0 <= one.start - place.end <= 1 for place in places)


def _is_past_or_planned(scene: Scene, one: Found) -> bool:
    """「去年までは個人でした」「来年法人にするつもり」."""
    before = scene.text[scene.clause_at(one.start).start : one.start]
    return bool(FUTURE_FORM.match(scene.text, one.end) or (FORMER.search(before) and WAS.match(scene.text, one.start)))


def _bare_choice(scene: Scene, field: str, asked: bool) -> Iterator[Candidate]:
    if field != EXPORT_FIELD or not asked:
        return
    for clause in answer_spans(scene, asked):
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
    found = [one for one in found if not (field == "project_type" and _LATER_STAGE.match(scene.text, one.end))]
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
        if last == "trial" and _CALLED_TRIAL.search(scene.text):
            return [last], found  # 「年に1回見本を送る程度なのでトライアルのほうです」
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
        return [last] if MAINLY.search(scene.text) else values, found
    if field == "project_type" and MADE_THERE.search(scene.text):
        return ["overseas_base"], [one for one in found if one.value == "overseas_base"]
    if field == "project_type" and "export" in values and re.search(r"まず|最初|先に|とりあえず|メイン", scene.text):
        return [found[0].value], found
    return values, found
