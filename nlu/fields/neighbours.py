"""Sentences that speak of somebody else's firm, or of the speaker's former one.

「隣の蔵は従業員が40人おって、年に3億売るげな」「親会社の社員数なら2,400人」「前に勤めてた工場は80人規模でした」.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate

_FIRM = (
    r"(?:会社|企業|工場|町工場|蔵|酒蔵|酒造|店|お店|農家|農園|牧場|窯元?|織元|宿|旅館|民宿|工房|社長|問屋|商店|漁師|メーカー|業者|職場|勤め先|勤務先|人"
    r"|とこ(?:ろ)?|ん?とこ|奥さん|旦那さん|[一-龥ァ-ヺー]{1,6}(?:屋|店|工業|製作所|木工|酒造|食品))(?:さん)?"
)
_FRIEND = (
    r"(?:友人|友達|友だち|ともだち|ツレ|連れ|知人|知り合い|知合い|同級生|幼なじみ|幼馴染|元同僚|ママ友|(?:お[一-龥]|[一-龥ァ-ヺー]{1,4}|飲み)?仲間"
    r"|義理の[父母兄弟姉妹]|義[父母兄弟姉妹]|いとこ|従兄弟|親戚|親類|叔父|伯父|甥(?:っ子)?|(?<!取引先の)ライバル)(?:さん|たち|ら)?"
)
_NEAR = r"(?:お?隣(?:町|村|の[県市町村区])?|となり(?:町)?|向かい|近所|近く|町内|同業(?:他社|者)?|よそ|他所|ほか|別|ある|あの|先輩|後輩|商工会仲間)"
_GROUP = r"(?:親会社|持株会社|ホールディングス|子会社|関連会社|兄弟会社|グループ会社|元請け?|本家)(?:さん)?"
_FORMER = (
    rf"(?:前職(?:の{_FIRM})?|(?:前|以前|元)の(?:会社|職場|勤め先|勤務先)|(?:前に?|以前に?|昔|かつて|若い頃に?|もと)(?:は)?"
    rf"(?:勤め|つとめ|働い|おっ|い|修業し|世話になっ)(?:て(?:い|お)?)?(?:っ)?た[^、。はがも]{{0,4}}{_FIRM})"
)
_FIGURE = (
    r"(?:の(?:社員数?|従業員数?|職員数?|人数|資本金?|売上高?|年商|規模|創業|設立|決算|本社|住所|法人番号|(?:ほう|方)))?"
)
_THEIRS = re.compile(
    rf"(?:{_FRIEND}(?:の[^、。はがもの]{{0,6}}?)?(?:の{_FIRM}|が(?:やって|経営して|営んで|勤めて)(?:い)?る[^、。はが]{{0,4}}?{_FIRM})?"
    rf"|{_NEAR}の(?:[県市町村区]の|大き[いな]|小さ[いな]|古い|新しい|有名な|立派な|老舗の|同じような)*{_FIRM}|お隣さん|ご近所さん|同業者|同業(?:の|他社)[^、。はがも]{{1,12}}?(?:さん)?|{_GROUP}|{_FORMER})"
    rf"{_FIGURE}(?:は|が|も|では|じゃ|なら|だと|、)"
    r"|(?:息子|娘|兄|弟|姉|妹|妻|嫁|家内|夫|主人|旦那|父|母|親父)(?:さん)?(?:は|が)(?=[^。]{0,20}(?:仕事をして|働いて|勤め(?:て|に)))"
)
_OURS = re.compile(
    r"(?:うち|ウチ|当社|弊社|自社|わが社|我が社|私ども|手前ども|わし|こっち|こちら|当方|自分|私|僕|俺|我々|われわれ)(?:ら|の?とこ(?:ろ)?)?"
    r"(?:は|も|では|の(?:会社|店|ほう|方))"
)
_STOP = re.compile(r"[。!?；]|(?<=[すただい])(?:が|けれども|けれど|けども|けど)、|(?<=[たるい])ので、?")
_BUYERS = re.compile(  # 「船をつくる会社に部品を納めています」: what the buyers make
    r"[^、。はが\s]{1,12}を(?:つく|作|造|製造す|扱|使|売|販売す|加工す|組み立て)(?:って|して|て)?(?:い)?[るう](?:会社|企業|メーカー|工場|お?店|ところ|とこ|業者|農家|人|方)(?:さん)?(?:に|へ|向け|から|相手|が(?:使|買|仕事で))"
)
_OF_GOODS = frozenset({"industry", "supply_role", "product_name"})
_WORKED = re.compile(  # 「前は神奈川県で働いてました」: where the speaker was, not the firm
    r"(?:で|に)[^、。]{0,8}(?:働い|勤め|つとめ|住ん|修業し|修行し|生まれ|育っ)(?:て(?:い|お)?)?(?:まし)?[ただ]"
)
_HELPED = re.compile(  # 「別の専門家にも同じ支援受けてるんだった」: what is had already, no wish
    r"(?:別|ほか|他|よそ|外部)の(?:専門家|コンサル|機関|公社|商工会議所|商工会|会社|ところ)[^。、]{0,14}(?:支援|助言|相談|指導)(?:を|も)?(?:受け|もらっ|頼ん|お願いし)[てで](?:い)?(?:る|ま(?!せん)|た|ん)"
)
_OF_FIRM = frozenset(
    {
        "company_name", "entity_type", "corporate_number", "prefecture", "city", "industry", "sme_class", "capital_yen",
        "employees", "founded_year", "annual_sales_yen", "financial_statements", "overseas_travel_possible",
        "overseas_consulting_business", "compliance_declared", "product_exists",
    }
)  # fmt: skip
_BY_OPENING = ("trade_fair_plan", "target_countries", "parallel_support", "existing_export")
_WISH = re.compile(
    r"(?<!み)たい|たく|ほしい|予定|つもり|考え|検討|希望|候補|狙|うち|弊社|当社|くれ|くださ|いただ|もらえ|一緒|紹介"
)


def of_neighbour(scene: Scene, at: int) -> bool:
    """Whether the sentence has made somebody else's firm its topic before ``at``, and not come back to one's own."""
    start = max((stop.end() for stop in _STOP.finditer(scene.text, 0, at)), default=0)
    topics = [match.end() for match in _THEIRS.finditer(scene.text, start) if match.end() <= at]
    return bool(topics) and not _OURS.search(scene.text, topics[-1], at)


def without_neighbours(scene: Scene, candidates: Iterable[Candidate]) -> list[Candidate]:
    """``candidates`` without what is said of another firm; plans too, where the whole message tells another's story."""
    return [one for one in candidates if not _is_theirs(scene, one)]


def _is_theirs(scene: Scene, one: Candidate) -> bool:
    if one.field == "support_needs" and (helped := _HELPED.search(scene.text)):
        return helped.start() <= one.start and one.end <= helped.end()
    if one.field in _BY_OPENING:
        opening = _THEIRS.match(scene.text)
        return bool(opening) and not _WISH.search(scene.text)
    if one.field in _OF_GOODS and any(
        theirs.start() <= one.start < theirs.end() for theirs in _BUYERS.finditer(scene.text)
    ):
        return True
    if one.field in ("prefecture", "city") and _WORKED.match(scene.text, one.end):
        return True
    return one.field in _OF_FIRM and of_neighbour(scene, one.start)
