"""The answer to a question that is answered in free words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answerlike import answer_span, is_answer_text, is_nothing, opens_with_another
from nlu.fields.clauses import Clause, Mood
from nlu.fields.cues import mentioned, topic_of, wants_edit
from nlu.fields.deadlines import names_no_start
from nlu.fields.echoes import names_a_field
from nlu.fields.fairs import FAIR_PLAN, NO_FAIR, booked, considered, fair_answer, is_open
from nlu.fields.field_names import names_in
from nlu.fields.foreign import is_foreign
from nlu.fields.form_lines import opens_with_label
from nlu.fields.framing import REACHABLE
from nlu.fields.goods_told import CLEFT, TOPICAL, goods_told
from nlu.fields.nothing_there import nothing_there
from nlu.fields.presented import presents_someone
from nlu.fields.product_answers import read_product_answer, sentences_of, told_instead
from nlu.fields.remarks import Act, act_of
from nlu.fields.scene import HALF_NAME, Scene
from nlu.fields.teams import team_span
from nlu.fields.texts import DENIAL, FREE_TEXT_FIELDS, NAMES, NOTES, PROMISED, SENTENCES, after_denial, cleaned
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import YES_NO_FIELDS
from nlu.values.company_bounds import only_legal_form
from nlu.values.enums import CHOICE_FIELDS

_NOTE_LEAD = {
    "implementation_team": re.compile(
        r"(?:(?:やるの|やる人|担当(?:者|する人|するの)?|(?:実施|社内の?)?体制|(?:プロジェクト)?メンバー|(?:担当)?チーム|進めるの|中心)(?:は|としては|といたしましては|と(?:いた)?しまして(?:は)?|に関しては|については|ですが))[、\s]*"
    ),
    "trade_fair_plan": re.compile(
        r"(?:(?:次の)?展示会は|見本市は|商談会は|出展(?:予定)?は|参加(?:予定)?は|予定は)[、\s]*"
    ),
}
_FORM_LABEL = re.compile(
    r"【[^】]{1,12}】|■|●|(?:会社名|社名|所在地|住所|電話|TEL|メール|資本金|従業員数?)\s*:", re.IGNORECASE
)
_ONLY_FIGURE = re.compile(  # a number is no name and no sentence, whatever it answers
    r"(?:約|およそ|だいたい)?[0-9,.一二三四五六七八九十百千万億〇%]+(?:億|万|千|百)*(?:円|人|名|%|個|社)?(?:くらい|ぐらい|ほど|程度|です|だ|。)*"
)
_HOURS = re.compile(r"^(?!.*(?:[年月]|来週|今[すか])).*(?:平日|土日|午前|午後|夕方|曜|[0-9]時)")
_FORMS = ("株式会社", "有限会社", "合同会社")
_ROLE = re.compile(
    r"(?:商社|メーカー|卸売?業?者?|問屋|代理店|製造業者?|サービス(?:提供者|業)?)(?:です|や|だ|でした|。)*$"
)
_NAMED_SO = re.compile(r"(?:お)?名前は、?[「『]")  # of the product asked for, not of a person
_POSTS = r"(?:代表)?取締役|代表者?|社長|専務|常務|会長|部長|課長|係長|室長|次長|主任|店長|工場長|担当者?|窓口"
_WHY = re.compile(r"た[いく]|ため|から")  # 「社員31名の生活を守りたいからです」
_MUCH = 0.4  # of the words
_A_PROMISE = 24  # characters
_TOLD_WHY = re.compile(  # 「朝は仕込みで手が離せないんです。平日の午後で…」
    r"[^。]{3,40}?(?:(?:ん|の)です|ません|てます|ています|てまして|ていまして|もので|でして|なくて)(?:よ|ね|わ|けど|が)*[。、]\s*(?=.)"
)
_FORMAL = ("contact_email", "contact_phone", "website", "product_url", "corporate_number")


def read_answer(scene: Scene, others: list[Candidate]) -> Iterator[Candidate]:
    """The answer to a question that is answered in free words."""
    field = scene.asking
    if field not in FREE_TEXT_FIELDS or any(one.field == field for one in others):
        return
    if field == FAIR_PLAN and (nothing := _nothing(scene) or fair_answer(scene)):
        yield Candidate(field, NO_FAIR, *nothing, Strength.ASKED)
        return
    if field == FAIR_PLAN and (thought_of := considered(scene)):
        yield from cleaned(scene, field, *thought_of, Strength.ASKED)
        return
    if (field == FAIR_PLAN and is_open(scene.text)) or (field in SENTENCES and PROMISED.search(scene.text)):
        return
    if field == "target_timing" and names_no_start(scene):
        return
    if _put_off(scene.text, field):
        return
    if _ONLY_FIGURE.fullmatch(scene.text) or (field == "target_timing" and _HOURS.search(scene.text)):
        return
    span = answer_span(scene.text, _own_clauses(scene, field, others))
    if span and is_foreign(scene, field, span, others):
        span = None
    if span and field in NAMES and field != "product_name":
        span = after_denial(scene, _before_others(scene, field, _first_sentence(scene, field, span), others))
    of_one = field == "contact_name" or (field == "target_timing" and not scene.timings)
    if span and of_one and opens_with_another(scene.text[slice(*span)], field):
        span = None
    if span and field in NOTES:
        span = _told_alone(scene, field, span, others)
    if span and field == FAIR_PLAN:
        span = booked(scene, *span)
    elif span and field == "implementation_team":
        span = team_span(scene, span)
    if span and field == "product_name":
        told = [one for one in goods_told(scene) if one.rank >= CLEFT]
        spans = [
            one
            if any(one[0] <= goods.start and goods.end <= one[1] for goods in told)
            else _before_others(scene, field, one, others)
            for one in sentences_of(scene, span)
        ]
        named = list(
            read_product_answer(scene, [one for one in spans if not _is_another_thing(scene, field, one, others)])
        )
        yield from named or told_instead(scene)
        return
    if field == "product_name":
        yield from told_instead(scene)
        return
    if span and _is_another_thing(scene, field, span, others):
        return
    if span and nothing_there(scene.text[slice(*_sentence(scene, span))], field):
        return
    if span and is_answer_text(scene.text[slice(*span)]):
        found = cleaned(scene, field, *span, Strength.ASKED)
        yield from found


def _put_off(said: str, field: str) -> bool:
    """「時期のほうは後ほど」: the field named, and that its answer comes later."""
    named = [one for one in names_in(said) if field in one.fields and one.themed and one.opens]
    return bool(named) and len(said) <= _A_PROMISE and act_of(said[named[0].end :]) is Act.LATER


def _is_another_thing(scene: Scene, field: str, span: tuple[int, int], others: list[Candidate]) -> bool:
    """A form filled in, a firm's name as the product, a place as the firm's name: no answer to the question."""
    if field not in ("product_name", "company_name"):
        return False
    if HALF_NAME.match(scene.text[slice(*span)]) or names_a_field(scene.text[slice(*span)].rstrip("です。?")):
        return True
    if presents_someone(scene.text[slice(*span)]):
        return True
    if field == "product_name" and opens_with_label(scene.text[slice(*span)]):
        return True
    also = ("contact_name",) if field == "product_name" and _NAMED_SO.match(scene.text, *span) else ()
    if _FORM_LABEL.search(scene.text, *span) or topic_of(scene.text[slice(*span)]) not in (None, field, *also):
        return True
    kinds = (
        "prefecture",
        "city",
        *(
            ("company_name", "target_countries", "contact_name", "contact_department")
            if field == "product_name"
            else ()
        ),
    )
    inside = [one for one in others if one.field in kinds and span[0] <= one.start and one.end <= span[1]]
    said = scene.text[slice(*span)]
    if field == "product_name" and (
        _names_the_firm(scene, said) or (_is_told(span, others) and not _called(scene, span))
    ):
        return True
    if field == "product_name" and any(
        one.field == "company_name" or _works_there(scene, one, span[1]) for one in inside
    ):
        return True
    rest = said
    for one in inside:
        rest = rest.replace(scene.text[one.start : one.end], "")
    return bool(inside) and not re.sub(rf"{_POSTS}|です|でした|[の、。: ]", "", rest)


def _works_there(scene: Scene, one: Candidate, end: int) -> bool:
    """「気仙沼市でフカヒレやってる村上です」: who one is, not what it is called."""
    return one.field == "city" and scene.text.startswith("で", one.end) and "を" not in scene.text[one.end : end]


def _names_the_firm(scene: Scene, said: str) -> bool:
    """「やっぱり株式会社です」「去年法人にして、いまは株式会社」「商社ではなくサービス提供者です」"""
    bare = said.rstrip("です。")
    if only_legal_form(bare) or ("、" in bare and bare.endswith(_FORMS)):
        return True
    return bool(_ROLE.match(said) and DENIAL.search(scene.text))


def _is_told(span: tuple[int, int], others: list[Candidate]) -> bool:
    """Whether what was done before, or yes or no, makes up much of the words: 「輸出はまったく初めてで、海外の拠点も持ってません」."""
    told = [
        one
        for one in others
        if one.field == "existing_export" or (one.field in YES_NO_FIELDS and not _describes(one, span))
    ]
    inside = sum(
        min(one.end, span[1]) - max(one.start, span[0]) for one in told if one.start < span[1] and span[0] < one.end
    )
    return inside >= _MUCH * (span[1] - span[0])


def _describes(one: Candidate, span: tuple[int, int]) -> bool:
    """「道の駅に置いてもらってる柚子胡椒」: where it is sold, said in front of what it is."""
    return one.field == "product_exists" and one.end < span[1]


def _called(scene: Scene, span: tuple[int, int]) -> bool:
    """「商品は梅酒で、去年から売ってます」: what it is called, whatever else is told of it."""
    return any(one.rank >= TOPICAL and span[0] <= one.start and one.end <= span[1] for one in goods_told(scene))


def _told_alone(scene: Scene, field: str, span: tuple[int, int], others: list[Candidate]) -> tuple[int, int]:
    """Without the sentences and items that answer something else, and without 「担当は」「展示会は」 in front."""
    start, end = span
    own = (field, "contact_name", "employees")
    foreign = [one.start for one in others if one.field not in own and start < one.start < end]
    if foreign:
        cut = max(scene.text.rfind(mark, start, min(foreign)) for mark in "。!？")
        item = max(scene.text.rfind(mark, start, min(foreign)) for mark in "、 ") if cut < 0 else cut
        cued = any(one.strength is Strength.CUE for one in others if one.start == min(foreign))
        end = cut if cut > start else item if cued and item > start else end
    lead = _NOTE_LEAD[field].match(scene.text, start, end)
    return (lead.end(), end) if lead and lead.end() < end else (start, end)


def _first_sentence(scene: Scene, field: str, span: tuple[int, int]) -> tuple[int, int]:
    """A name is said in the first sentence; what follows speaks of it. Why one is busy may stand before the hour."""
    why = _TOLD_WHY.match(scene.text, *span) if field == "contact_preference" else None
    if why and REACHABLE.search(scene.text, why.end(), span[1]):
        span = (why.end(), span[1])
    stops = [at for mark in "。!" if (at := scene.text.find(mark, *span)) > span[0]]
    return (span[0], min(stops)) if stops and min(stops) < span[1] - 1 else span


def _sentence(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """The sentence in which the span begins, up to the end of the span."""
    return max(scene.text.rfind(mark, 0, span[0]) for mark in "。!?") + 1, span[1]


def _before_others(scene: Scene, field: str, span: tuple[int, int], others: list[Candidate]) -> tuple[int, int]:
    """The span up to the comma before words about another field: 「高橋、電話は…です」."""
    named = [
        one.start
        for one in others
        if (one.field != field and (one.strength is Strength.CUE or _after_comma(scene, one))) or one.field in _FORMAL
    ]
    first = min((at for at in named if span[0] < at < span[1]), default=span[1])
    comma = scene.text.rfind("、", span[0], first)
    comma = comma if comma > span[0] else scene.text.rfind(" ", span[0], first)
    return (span[0], comma) if first < span[1] and comma > span[0] else span


def _after_comma(scene: Scene, one: Candidate) -> bool:
    """「精密バネ、商品はもうあります」: the words after the comma answer something else, in words of their own."""
    own_words = one.field in CHOICE_FIELDS or one.field in YES_NO_FIELDS or one.field == "target_countries"
    return own_words and scene.text[max(0, one.start - 1) : one.start] == "、"


def _nothing(scene: Scene) -> tuple[int, int] | None:
    for clause in scene.clauses:
        if clause.mood is Mood.STATEMENT and is_nothing(scene.text[clause.start : clause.end]):
            return clause.start, clause.end
    return None


def _own_clauses(scene: Scene, field: str, others: list[Candidate]) -> list[Clause]:
    """The clauses without those that answer or correct another field."""
    return [one for one in scene.clauses if not _about_another(scene, field, one.start, one.end, others)]


def _about_another(scene: Scene, field: str, start: int, end: int, others: list[Candidate]) -> bool:
    words = scene.text[start:end]
    named = [name for name in mentioned(words) if name != field]
    if named and (wants_edit(words) or DENIAL.search(words)) and len(words) <= 40:
        return True
    own = (field, "contact_name") if field == "implementation_team" else (field,)
    inside = [one for one in others if start <= one.start and one.end <= end and one.field not in own]
    cued = [one for one in inside if one.strength is Strength.CUE or one.field in _FORMAL]
    if not cued:
        return False
    covered = sum(one.end - one.start for one in cued)
    if field in NAMES:
        first = min(one.start for one in cued)
        return first - start <= 12 and "、" not in scene.text[start + 1 : first]
    return len(words) - covered <= 14 and not (field == "motive" and _WHY.search(words))
