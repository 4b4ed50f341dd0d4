"""The firm's name, its legal form, its trade, and the person who writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answerlike import is_answer_text
from nlu.fields.scene import Scene, part
from nlu.fields.types import Candidate, Strength
from nlu.values.people import find_person_names
from nlu.values.types import Found

_NAME_WORD = re.compile(r"(?:(?:会社|法人|企業|団体|組合|店)(?:の)?(?:名前?|名称)|社名|商号|屋号|名称|弊社|当社|うち|私ども|わたくしども|私たち|我々|当店|当組合|我が社|わが社|勤務先|所属|申込者)(?:は|が|:|、|\s|\(屋号\))*[「『]?\s*$")
_SELF = re.compile(
    r"[」』]?(?:です|でございます|でして|と申し|ともうし|といいます|と言います|という(?:会社|者|もの|名|屋号|法人|小さな)|と(?:いう|いった)[^、。]{0,10}(?:会社|企業|メーカー|工場|店|組合|法人)(?:です|を|で)|を(?:経営|営|やっ|して)|だ(?:$|。)|の\S{1,12}(?:です|と申し|といいます|と言います|でございます)|より(?:ご連絡|お問い合わせ)|\s*$|[、。(]|で(?=[、\s]|[^、。]{1,20}(?:作|製造|販売|して)))"
)
_INSTEAD = re.compile(r"(?:(?:では|じゃ|で)なく(?:て)?|正しくは|正式(?:に|名称)は)[、\s]*$")
_NO_NAME = re.compile(r"な[いくし]|ありません|未定|まだ.*|特に.*")
_INTRODUCED = re.compile(r"の\S{1,14}(?:と申し|ともうし|といいます|と言います|でございます)|と申し|ともうし|でございます")
_TOPIC = re.compile(r"[はが][^、。]{0,10}$")
_GUEST = re.compile(r"(?:さん|様|さま|御中|に(?!ございます)|へ|から|を通じ|と(?!申|いい|言|いう|もう)|の(?:製品|商品|子会社|グループ|下請|代理店|仕事|部品))")
_BARE_NAME = re.compile(
    r"(?P<name>(?P<stem>[一-龥々ァ-ヺー・A-Za-z0-9ぁ-ゖ]{1,12}?)(?:精機|製作所|製造所|鉄工所|鉄工|商店|酒造|酒造場|酒造店|工務店|物産|商事|技研|精工|製菓|醸造|工房|本舗|製麺所?|製茶|製陶所?|木工所|染工|染織|織物|紡績|精密|電機|電子工業|工業所|工業|産業|金属|製紙|水産|食品|農園|牧場|蒸留所|ブルワリー|ワイナリー|テクノ|テック|ワークス|システムズ|ソリューションズ|化成|製薬|鋳造所?|刃物|漆器店?|陶器店|茶舗|茶園|菓子舗|味噌店|醤油店|建設|運輸|印刷))"
)
_COMMON_STEM = re.compile(r"(?:[一-龥]{0,3}(?:個人|金属|機械|加工|健康|冷凍|水産|伝統|自動車|建設|製造|精密|電子|繊維|印刷|運輸|観光|有機|自家|地元|老舗|小規模|化学|家電|半導体|農業|漁業|畜産|軽|重|一般|日本の?|地方|中小|町の?|小さな|当|各種|産業|食品|工業|住宅|総合|輸入|機能性|発酵|自然|レトルト|オーガニック|アパレル|プラスチック))|\S*(?:の|な|を|が|に|で|は|という|から|する|した|った|いる)")
_OPENING = re.compile(r"^(?:(?:はじめまして|初めまして|こんにちは|お世話になって(?:い|お)ります|お世話になります|はい|えっと|突然(?:の(?:ご連絡|メッセージ))?(?:で)?(?:すみません|失礼します))(?:[、。!\s]|ございます)*)?(?:(?:私|わたくし|わたし|弊社|当社|うち|私ども|わたくしども|こちら)(?:は|、|の会社は))?\s*")
_PLACE_LEAD = re.compile(r"(?:\S{2,4}[都道府県])?(?:\S{1,6}[市区町村])?の|(?:東京|大阪|京都|新潟|愛知|福岡|北海道|[一-龥]{2,3})(?:県|府|都)?の")
_PERSON_AFTER = re.compile(r"の(?:[一-龥ァ-ヺーぁ-ゖA-Za-z]{1,12}(?:部|課|室|係)の?|(?:代表取締役|取締役|代表|社長|専務|常務|部長|課長|店主|担当|営業|総務)の?)?(?P<person>[一-龥々ァ-ヺーぁ-ゖ]{1,5}(?:\s[一-龥々ァ-ヺーぁ-ゖ]{1,5})?)(?:です|と申します|でございます|といいます|と言います)")
_SAID_NAME = re.compile(r"(?:弊社|当社|うち|私ども|わたくしども|会社)(?:の(?:名前|会社名?|社名))?は[、\s]?(?P<name>[^、。!?はがを]{2,30}?)(?:と(?:申|いい|言い)(?:い)?ます|という(?:会社|企業|名前|屋号|小さな会社|メーカー|名称)(?:です|で))")
_DEPARTMENT = r"(?P<department>[一-龥々ァ-ヺーA-Za-z0-9・]{1,14}(?:部門|事業部|本部|部|課|室|係|グループ|チーム|推進室|センター))"
_DEPARTMENT_OF = re.compile(rf"(?:^|[はの、。\s]){_DEPARTMENT}(?<!全部)(?<!一部)(?<!外部)(?<!内部)(?:の|\s|、|で、|所属の|長の)(?!(?:課長|部長|係長|次長|室長|主任|社長|代表|担当|責任者|者|マネージャー|リーダー|方)(?:です|でござ|が|$|[、。]))(?=[一-龥々ァ-ヺーぁ-ゖ]{{1,6}}(?:\s?[一-龥々ァ-ヺーぁ-ゖ]{{1,5}})?(?:です|と申|でござ|といい|と言い|が担当|が窓口|さん|まで|宛|$|[、。]))")
_DEPARTMENT_WORD = re.compile(rf"(?:部署|所属|部署名|所属部署)(?:は|:|が|、|\s)+{_DEPARTMENT}")
_IN_CHARGE = re.compile(r"(?:担当者?|窓口|私|わたし|わたくし)(?:は|が|:|、|\s)+$")
_NAME_THEN = re.compile(r"(?:\s|の)*(?P<name>[一-龥々]{2,4} ?[一-龥々]{0,3}|[一-龥々]{1,3}[ぁ-ゖァ-ヺー]{2,4})(?=です|と申|でござ|といい|と言い|が担当|まで|[、。,/(]|\s*$|\s[\da-zA-Z])")
_FIRST_SENTENCE = re.compile(r"[^、。!?\s]{1,8}です(?=。)")
_NAMED = re.compile(r"(?:担当者?|窓口|お名前|氏名|名前)(?:名)?(?:は|が|:|、|\s)*$")
_SELF_WORD = re.compile(r"(?:私|わたし|わたくし|僕|俺|自分|当方)(?:は|、|\s)+\S{0,10}$|連絡先[^、。]{0,20}$")
_OF = re.compile(
    r"(?:部|課|室|係|社|店|所|会社|工業|精機|商店|酒造|工房|産業|食品|物産|水産|農園|代表|社長|取締役|専務|常務|部長|課長|係長|店長|担当|営業|総務|経理|企画|広報|購買|貿易|[都道府県市区町村])(?:の|の\s|\s)$|代表\s?$|取締役(?:社長)?\s?$"
)
_SPOKEN = re.compile(r"と申し|ともうし")
_HEAD = re.compile(r"代表|社長|会長|理事長|組合長|CEO|オーナー|店主")
_SPEAKING = re.compile(r"(?:です|と申|ともうし|でござ|といい|と言い|が担当|が窓口|まで|です)")
_COMMON_NOUN = re.compile(r"(?:[会店社業品者展案費物用側系]|商品|製品|企業|工場|輸出|海外|専門家)$")
_PRESIDENT_IS = re.compile(r"(?:代表者?|社長|会長|代表取締役|オーナー|店主|創業者|先代)(?:名|の名前|の氏名)?(?:は|が|:)\s*$")
_INDUSTRY_WORD = re.compile(r"(?:業種|業界|事業(?:内容)?|本業|業態|職種|生業)(?:は|が|:|、|\s|的には|としては|で言うと|でいうと)*[^、。]{0,12}$")
_TRADE = re.compile(r"(?:業|会社|企業|メーカー)?(?:です|なん(?:です|だ)|なの(?:です|だ|で)|の[^、。はがをに]{2,20}(?:です|と申し|といいます)|でございます|を営(?:んで|む|み)|をやって|をして(?:い|お)|を経営|の(?:会社|企業)(?:です|で|を)|が(?:本業|メイン|中心|主)|に(?:携わ|従事)|で[、。])")


_FIRM_NOUN = re.compile(r"(?:業|屋|蔵|蔵元|メーカー|会社|企業|商社|農家|旅館|ホテル|工場|加工|製造|卸|卸売|問屋|開発|工房|窯元|漁師|農園|(?<!商)店)$")
_WELCOME = frozenset(
    {None, "consent_privacy", "entity_type", "company_name", "corporate_number", "prefecture", "city", "capital_yen", "employees", "founded_year", "annual_sales_yen", "website", "contact_name"}
)  # elsewhere 「商社です」「食品です」 answer what was asked


def read_company(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``company_name`` and, from the legal form in it, ``entity_type``."""
    named = False
    for found in scene.companies:
        strength = _naming(scene, found)
        if strength is None:
            continue
        named = True
        yield Candidate("company_name", found.value, found.start, found.end, strength)
        if found.detail.get("entity_type"):
            yield Candidate("entity_type", found.detail["entity_type"], found.start, found.end, Strength.TYPE)
    if not named:
        yield from _without_form(scene)


def _naming(scene: Scene, found: Found) -> Strength | None:
    """How surely a firm's name is that of the visitor's own firm; None where it is another's or unsaid."""
    if found.problem is not None or not scene.stated(found.start, found.end) or scene.masked(found.start, found.end):
        return None
    if _NO_NAME.fullmatch(str(found.value)):
        return None
    clause = scene.clause_at(found.start)
    before = scene.text[clause.start : found.start]
    if scene.of_others(found.start):
        return None
    if _NAME_WORD.search(before) or _INSTEAD.search(before) or scene.text[: found.start].endswith(("屋号は", "社名は", "会社名は")):
        return Strength.CUE
    if _GUEST.match(scene.text, found.end):
        return None
    if scene.asking == "company_name":
        return Strength.ASKED
    opens = bool(_OPENING.fullmatch(before.strip(" 「『")) or _PLACE_LEAD.search(before[-8:]) or not before.strip(" 、「『"))
    if opens and _SELF.match(scene.text, found.end):
        return Strength.TYPE
    own = _INTRODUCED.match(scene.text, found.end) and not _TOPIC.search(before)
    return Strength.TYPE if own else None


def _without_form(scene: Scene) -> Iterator[Candidate]:
    """A firm's name without legal form that introduces itself: 「湊精機です。」「湊精機の田中と申します」「うちは湊といいます」."""
    for match in _SAID_NAME.finditer(scene.text):
        if scene.stated(*match.span("name")):
            yield Candidate("company_name", match["name"].strip("「」『』 "), *match.span("name"), Strength.CUE)
            return
    opening = _OPENING.match(scene.text)
    start = opening.end() if opening else 0
    lead = _PLACE_LEAD.match(scene.text, start)
    for at in dict.fromkeys((lead.end() if lead else start, start)):
        name = _BARE_NAME.match(scene.text, at)
        if name and _introduces(scene, name):
            yield Candidate("company_name", name["name"], *name.span("name"), Strength.TYPE)
            return


def _introduces(scene: Scene, name: re.Match[str]) -> bool:
    if _COMMON_STEM.fullmatch(name["stem"]) or not scene.stated(*name.span("name")):
        return False
    after = re.compile(r"(?:です|と申し|ともうし|でございます|といいます|と言います|という)")
    return bool(after.match(scene.text, name.end()) or _PERSON_AFTER.match(scene.text, name.end()))


def read_people(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_name`` and ``contact_department``."""
    asked = scene.asking == "contact_name"
    for found in scene.people:
        if not scene.stated(found.start, found.end) or scene.masked(found.start, found.end):
            continue
        before = scene.text[scene.clause_at(found.start).start : found.start]
        representative = _PRESIDENT_IS.search(before) or (
            _HEAD.search(str(found.detail.get("title", "")) or before[-8:]) and not _SPEAKING.match(scene.text, found.end)
        )
        if (representative and not asked) or (found.detail.get("bare") and not asked):
            continue
        if _belongs_elsewhere(scene, found) or not (asked or _introduced(scene, found, before)):
            continue
        if asked and found.detail.get("bare") and not is_answer_text(str(found.value)):
            continue
        named = _NAMED.search(before) or _SPOKEN.match(scene.text, found.end)
        strength = Strength.CUE if named else Strength.ASKED if asked else Strength.TYPE
        yield Candidate("contact_name", found.value, found.start, found.end, strength)
    yield from _opening_name(scene)
    for pattern, strength in ((_DEPARTMENT_OF, Strength.TYPE), (_DEPARTMENT_WORD, Strength.CUE)):
        for match in pattern.finditer(scene.text):
            if scene.stated(*match.span("department")):
                yield from _of_department(scene, match)
                yield Candidate("contact_department", match["department"], *match.span("department"), strength)


def _introduced(scene: Scene, found: Found, before: str) -> bool:
    """Whether a cue in front or behind makes it the name of the one who writes or is in charge."""
    if _NAMED.search(before) or _SPOKEN.match(scene.text, found.end) or found.detail.get("title") or _SELF_WORD.search(before):
        return True
    of_firm = any(scene.text[one.end : found.start].strip() == "の" for one in scene.companies if one.end < found.start)
    return of_firm or bool(_OF.search(before))


def _opening_name(scene: Scene) -> Iterator[Candidate]:
    """「佐々木です。…」 at the head of a message that also says how to reach the person."""
    if not (scene.phones or scene.emails) or scene.asking == "contact_name":
        return
    first = _FIRST_SENTENCE.match(scene.text)
    for one in find_person_names(part(scene.n, 0, first.end())) if first else []:
        if one.detail.get("bare") and not _COMMON_NOUN.search(str(one.value)):
            yield Candidate("contact_name", one.value, one.start, one.end, Strength.TYPE)


def _of_department(scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
    """The person in 「担当は海外営業部の高橋健太、…」."""
    cue = _IN_CHARGE.search(scene.text[max(0, match.start("department") - 10) : match.start("department")])
    name = _NAME_THEN.match(scene.text, match.end()) if cue else None
    if name and scene.asking != "contact_department":
        yield Candidate("contact_name", name["name"], *name.span("name"), Strength.TYPE)


def _belongs_elsewhere(scene: Scene, found: Found) -> bool:
    """A "name" that is part of the firm's or the product's: 「湊商店と申します」, 「商品は鈴木といいます」."""
    if _BARE_NAME.fullmatch(str(found.value)) or _COMMON_NOUN.search(str(found.value)) or any(
        one.start < found.end and found.start < one.end for one in scene.companies
    ):
        return True
    if any(place.start == found.start and place.end >= found.end for place in scene.cities) and any(
        scene.text[place.end : found.start] == "の" for place in scene.prefectures
    ):
        return True
    before = scene.text[scene.clause_at(found.start).start : found.start]
    if re.search(r"(?:商品|製品|サービス|ブランド|会社|社名|弊社|当社|屋号|店)(?:の)?(?:名前?|名称)?(?:は|が|:)\s*[「『]?$", before):
        return True
    if scene.asking in ("product_name", "company_name") and not re.search(r"(?:担当|私|わたし|わたくし|の|僕)(?:者|名)?(?:は|が|、)?\s*\S{0,6}$", before):
        return True
    return scene.of_others(found.start) and not re.search(r"の$", before)


def read_industry(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``industry``: as asked, after 業種は, or an industry by its official name (…業です)."""
    asked = scene.asking == "industry"
    for found in scene.industries:
        if not scene.stated(found.start, found.end, asked=asked) or scene.of_others(found.start):
            continue
        before = scene.text[scene.clause_at(found.start).start : found.start]
        if _INDUSTRY_WORD.search(before):
            strength = Strength.CUE
        elif asked and found.detail.get("stated", True) is not False:
            strength = Strength.ASKED
        elif _named_trade(scene, found):
            strength = Strength.TYPE
        else:
            continue
        yield from _industry(found, strength)


def _named_trade(scene: Scene, found: Found) -> bool:
    """The firm calls itself by its trade: 「酒蔵です」「金属加工業を営んでいます」「機械部品メーカーの湊精機です」."""
    words = scene.text[found.start : found.end]
    if found.problem is not None or words == "サービス業" or not found.detail.get("stated", True) or not _FIRM_NOUN.search(words):
        return False
    return scene.asking in _WELCOME and bool(_TRADE.match(scene.text, found.end))


def _industry(found: Found, strength: Strength) -> Iterator[Candidate]:
    if found.problem is None:
        yield Candidate("industry", found.value, found.start, found.end, strength)
    elif strength > Strength.TYPE:
        detail = {name: str(text) for name, text in found.problem.detail.items()}
        yield Candidate("industry", None, found.start, found.end, strength, found.problem.code, detail)
