"""Answers in free words: names, descriptions, motives, plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nlu.fields.answerlike import answer_span, is_answer_text, is_nothing
from nlu.fields.clauses import Clause, Mood
from nlu.fields.cues import mentioned, topic_of, wants_edit
from nlu.fields.scene import Scene
from nlu.fields.trimming import department, name_of_firm, name_of_product, person, preference, timing
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import YES_NO_FIELDS, is_unsure
from nlu.values.enums import CHOICE_FIELDS

NAMES = {
    "product_name": name_of_product,
    "company_name": name_of_firm,
    "contact_name": person,
    "contact_department": department,
    "contact_preference": preference,
    "target_timing": timing,
}
SENTENCES = ("product_description", "motive", "implementation_team", "trade_fair_plan")
FREE_TEXT_FIELDS: tuple[str, ...] = (*NAMES, *SENTENCES)
_HINTS = {  # what an answer to these must speak of
    "trade_fair_plan": re.compile(
        r"展示|見本市|商談|フェア|ショー|出展|出る|出ます|出た|出し|参加|予定|計画|申し?込|EXPO|エキスポ|博"
        r"|催事|物産|メッセ|ブース|[0-9年月春夏秋冬]|[A-Z]{3}|^[ァ-ヺー]{4,}$",
        re.IGNORECASE,
    ),
    "implementation_team": re.compile(
        r"社長|代表|私|わたし|僕|俺|自分|人|名|部|課|室|担当|社員|スタッフ|息子|娘|妻|夫|嫁|兄|弟|姉|妹"
        r"|専務|常務|取締役|営業|チーム|家族|役員|外部|兼任|専任|全員|みんな|会長|店長|工場長|主任|係|商社"
        r"|委託|総務|経理|企画|[一-龥]{1,4}(?:さん)?(?:が|と|です|、)"
    ),
}
_NOTES = ("implementation_team", "trade_fair_plan")  # kept without です, unlike what is told in sentences
_POLITE_END = re.compile(
    r"(?<![いたるんのな])(?:です|になります|でございます|でお願いします|ですわ|ですね|ですよ)[。!ー〜\s]*$"
)
_NOTE_LEAD = {
    "implementation_team": re.compile(
        r"(?:やるのは|やる人は|担当(?:者|する人|するの)?は|(?:実施|社内の?)?体制は|メンバーは|チームは|進めるのは|中心は)[、\s]*"
    ),
    "trade_fair_plan": re.compile(
        r"(?:(?:次の)?展示会は|見本市は|商談会は|出展(?:予定)?は|参加(?:予定)?は|予定は)[、\s]*"
    ),
}
_STAYS_AWAY = re.compile(
    r"(?:出(?:ない|ません|まへん|えへん|られ(?:ない|ません)|んと|る気はない|る予定はない)|出展(?:し|は)(?:ない|ません|まへん|せん)|参加(?:し|は)(?:ない|ません|まへん|せん))"
    r"(?:です|よ|ね|わ|な|ばい|けど|が)*[。!]?$"
)
_FORM_LABEL = re.compile(
    r"【[^】]{1,12}】|■|●|(?:会社名|社名|所在地|住所|電話|TEL|メール|資本金|従業員数?)\s*:", re.IGNORECASE
)
_DENIAL = re.compile(r"(?:じゃ|では|や|で)な(?:くて?|い(?:ん|の)?で)[、\s]*|やのうて[、\s]*|じゃのうて[、\s]*")
_NOT_YET = re.compile(r"(?:まだ|仮)(?=[、。]|で|ない|な[いし]|決|未|$)")
_ONLY_FIGURE = re.compile(  # a number is no name and no sentence, whatever it answers
    r"(?:約|およそ|だいたい)?[0-9,.一二三四五六七八九十百千万億〇%]+(?:億|万|千|百)*(?:円|人|名|%|個|社)?(?:くらい|ぐらい|ほど|程度|です|だ|。)*"
)
_HOURS = re.compile(r"^(?!.*(?:[年月]|来週|今[すか])).*(?:平日|土日|午前|午後|夕方|曜|[0-9]時)")
_NO_FAIR = "なし"
_FORMAL = ("contact_email", "contact_phone", "website", "product_url", "corporate_number")
_CUED = (
    (
        "product_name",
        re.compile(
            r"(?:商品|しょうひん|製品|サービス|ブランド|品)(?:の)?(?:名前?|名称|めい)(?:だけ)?(?:は|が|:"
            r"|=)\s*(?P<value>[^、。!?\n]{1,80})"
        ),
    ),
    (
        "product_name",
        re.compile(
            r"(?:商品|製品|サービス|ブランド|アプリ)(?:は"
            r"|が)[、\s]?(?P<value>[「『]?[^、。!?はがを]{1,30}?[」』]?(?:と|って)(?:いい|言い|申し|いう(?:名前"
            r"|商品|製品|名称|ブランド|もの|の)(?:です|で)))"
        ),
    ),
    (
        "company_name",
        re.compile(
            r"(?:(?:会社|法人|企業|団体|組合|店)の?(?:名前?|名称)|社名|屋号|商号)(?:は|が|:"
            r"|=)\s*(?P<value>[^、。!?\n]{1,80})"
        ),
    ),
    (
        "contact_name",
        re.compile(r"(?:ご?担当者?(?:名|の名前|の氏名)?|(?:お)?名前|氏名)(?::|=)\s*(?P<value>[^、。!?\n\d]{1,20})"),
    ),
    ("contact_department", re.compile(r"(?:部署|所属|役職|部署名)(?:は|:|=)\s*(?P<value>[^、。!?\n]{1,20})")),
    (
        "motive",
        re.compile(
            r"(?:(?:海外(?:展開|進出)?|輸出)?(?:の|を目指す|したい)?(?:動機|目的|理由|きっかけ|ねらい"
            r"|狙い))(?:は|:|=)\s*(?P<value>[^?\n]{4,300})"
        ),
    ),
    (
        "contact_preference",
        re.compile(r"(?:連絡(?:の)?(?:時間帯?|方法|希望|手段)|ご?連絡(?!先))(?:は|:|=)\s*(?P<value>[^。!?\n]{2,40})"),
    ),
    (
        "implementation_team",
        re.compile(
            r"(?:プロジェクト|海外(?:の仕事|展開|事業)|実務|担当)(?:を)?(?:やる|進める|する|回す|担う)の?(?:人)?は\s*(?P<value>[^。?\n]{1,60})"
        ),
    ),
    (
        "implementation_team",
        re.compile(r"(?:^|[、。\s])(?:実施|社内の?|担当|推進)?体制は\s*(?P<value>[^。?\n]{2,80})"),
    ),
    (
        "contact_preference",
        re.compile(
            r"(?:^|[、。!\s]|連絡は(?:やっぱり?|やはり)?)お?(?P<value>(?:平日|土日|週末|午前|午後|夕方|朝|夜|お?昼|[月火水木金土日]曜|\d{1,2}時|メール|電話|LINE|ライン|Zoom|オンライン)"
            r"(?:[の・やと\d時〜~:午前後中以降まで平日夕方朝夜昼頃ごろからかメール電話]{0,16})"
            r"(?:が|だと|なら|に|で|のほうが|の方が|でしたら|であれば)*(?:ご?連絡)?(?:を|が)?(?:して(?:ください|ほしい|もら)|助かり|助かる|いいです|良いです|都合|ありがた|つながり|繋がり|出られ|お願い(?:いた)?します|ください|希望|もらえ)[^、。]{0,10})"
        ),
    ),
    (
        "product_description",
        re.compile(r"(?:(?:商品|製品|サービス)の?(?:説明|内容|特徴|概要))(?:は|:|=)\s*(?P<value>[^?\n]{3,300})"),
    ),
)


_CHANGED = re.compile(  # 会社名を合同会社みなとに変更してください
    r"(?P<label>[^、。\s]{2,12}を)\s*(?:[^、。!?\n]{1,30}から)?(?P<value>[^、。!?\n]{1,60}?)(?:に|へ|と)(?:変更|変え|訂正|修正|直し|なおし|書き換え)"
)


def read_named(scene: Scene) -> Iterator[Candidate]:
    """Free words after the name of their field: 「商品名は湊ナイフです」「会社名：湊精機」."""
    for field, pattern in _CUED:
        match = pattern.search(scene.text)
        if not match or (field == "company_name" and any(_names_firm(scene, match))):
            continue
        start, end = match.span("value")
        clause = scene.clause_at(start)
        if clause.mood not in (Mood.STATEMENT, Mood.HEARSAY) or not scene.stated(start, min(end, clause.end)):
            continue
        if field == "contact_preference" and scene.masked(start, end):
            continue  # the number itself, not how to call it
        if field in SENTENCES:
            end = _until_another(scene, field, start, end)
        else:
            start, end = _after_denial(scene, (start, min(end, clause.end)))
        yield from cleaned(scene, field, start, end, Strength.CUE)
    if (changed := _CHANGED.search(scene.text)) and not any(_names_firm(scene, changed)):
        for field in mentioned(changed["label"]):
            if field in FREE_TEXT_FIELDS:
                yield from cleaned(scene, field, *changed.span("value"), Strength.CUE)


def _until_another(scene: Scene, field: str, start: int, end: int) -> int:
    """Up to the sentence that names another field: 「動機は先細りだから。時期は…」."""
    stops = [at for at in range(start, end) if scene.text[at] == "。"]
    for at, following in pairwise([*stops, end]):
        if set(mentioned(scene.text[at + 1 : following])) - {field}:
            return at
    return end


def _names_firm(scene: Scene, match: re.Match[str]) -> Iterator[bool]:
    return (match.start("value") <= one.start < match.end("value") for one in scene.companies)


def read_answer(scene: Scene, others: list[Candidate]) -> Iterator[Candidate]:
    """The answer to a question that is answered in free words."""
    field = scene.asking
    if field not in FREE_TEXT_FIELDS or any(one.field == field for one in others):
        return
    if field == "trade_fair_plan" and (nothing := _nothing(scene) or _stays_away(scene)):
        yield Candidate(field, _NO_FAIR, *nothing, Strength.ASKED)
        return
    if _ONLY_FIGURE.fullmatch(scene.text) or (field == "target_timing" and _HOURS.search(scene.text)):
        return
    span = answer_span(scene.text, _own_clauses(scene, field, others))
    if span and field in NAMES:
        span = _after_denial(scene, _before_others(scene, field, _first_sentence(scene, span), others))
    if span and field in _NOTES:
        span = _told_alone(scene, field, span, others)
    if span and _is_another_thing(scene, field, span, others):
        return
    if span and is_answer_text(scene.text[slice(*span)]):
        found = cleaned(scene, field, *span, Strength.ASKED)
        yield from (one for one in found if field != "product_name" or not _only_countries(scene, one))


def _only_countries(scene: Scene, one: Candidate) -> bool:
    """「台湾とタイとドイツ」: where to, not what."""
    rest = list(scene.text[one.start : one.end])
    for country in scene.countries:
        if one.start <= country.start and country.end <= one.end:
            rest[country.start - one.start : country.end - one.start] = " " * (country.end - country.start)
    return not re.sub(r"[とや・、, かも]", "", "".join(rest))


def _is_another_thing(scene: Scene, field: str, span: tuple[int, int], others: list[Candidate]) -> bool:
    """A form filled in, a firm's name as the product, a place as the firm's name: no answer to the question."""
    if field not in ("product_name", "company_name"):
        return False
    if _FORM_LABEL.search(scene.text, *span) or topic_of(scene.text[slice(*span)]) not in (None, field):
        return True
    kinds = ("company_name", "target_countries") if field == "product_name" else ("prefecture", "city")
    inside = [one for one in others if one.field in kinds and span[0] <= one.start and one.end <= span[1]]
    if field == "product_name" and any(one.field == "company_name" for one in inside):
        return True
    rest = scene.text[span[0] : span[1]]
    for one in inside:
        rest = rest.replace(scene.text[one.start : one.end], "")
    return bool(inside) and not re.sub(r"です|でした|[の、。 ]", "", rest)


def _after_denial(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """「湊ナイフじゃなくて湊包丁です」: what stands after the denial."""
    after = max((denial.end() for denial in _DENIAL.finditer(scene.text, *span)), default=span[0])
    return (after, span[1]) if after < span[1] else span


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


def _first_sentence(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """A name is said in the first sentence; what follows speaks of it."""
    stops = [at for mark in "。!" if (at := scene.text.find(mark, *span)) > span[0]]
    return (span[0], min(stops)) if stops and min(stops) < span[1] - 1 else span


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


def _stays_away(scene: Scene) -> tuple[int, int] | None:
    """「見本市はお金がかかるので出ません」"""
    match = _STAYS_AWAY.search(scene.text)
    return match.span() if match and scene.stated(*match.span()) else None


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
    if named and (wants_edit(words) or _DENIAL.search(words)) and len(words) <= 40:
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
    return len(words) - covered <= 14


def cleaned(scene: Scene, field: str, start: int, end: int, strength: Strength) -> Iterator[Candidate]:
    """The span trimmed as the field needs; nothing where no answer is left."""
    if field in _NOTES and (polite := _POLITE_END.search(scene.text, start, end)):
        end = polite.start()
    while start < end and scene.text[start] in "、, ":
        start += 1
    if field in SENTENCES:
        hint = _HINTS.get(field)
        if is_answer_text(scene.text[start:end]) and (hint is None or hint.search(scene.text, start, end)):
            yield Candidate(field, scene.n.source(start, end).strip(), start, end, strength)
        return
    if _NOT_YET.match(scene.text, start, end):
        return
    trimmed = NAMES[field](scene.text[start:end])
    if trimmed is None:
        return
    first, last = start + trimmed[0], start + trimmed[1]
    words = scene.text[first:last]
    if (
        words
        and not _NOT_YET.match(words)
        and is_answer_text(words)
        and not (field in ("product_name", "company_name") and is_unsure(words))
    ):
        yield Candidate(field, words, first, last, strength)
