"""The fields that a message opens as its topic: 「出張なんですけど、…」「さっきの住所の件、…」."""

from __future__ import annotations

import re

from nlu.values.normal import normalize

_WORDS: dict[str, str] = {
    "product_exists": r"(?:商品|製品)(?:の有無|があるか(?:どうか)?)",
    "supply_role": r"商品との関わり|(?:作って(?:い)?るか)?仕入れ(?:て(?:い)?る)?か(?:どうか)?|(?:作る|仕入れる)(?:側)?",
    "supplier_consent": r"(?:(?:仕入れ?先|メーカー|作り手|調達元)(?:さん)?の?)(?:輸出)?(?:許諾|許可|了承|承諾|同意)|許諾",
    "product_lawful": r"(?:適)?法(?:律|令|性)(?:面)?",
    "business_model": r"売り先|売る相手|販売先|お?客(?:さん|様)?(?:の種類)?|取引(?:形態|先)",
    "target_countries": r"(?:輸出|希望|対象|販売)(?:する|したい)?(?:の)?(?:先|国)(?:の)?(?:国)?|(?<![外全各異本母帰自中韓])国",
    "us_tariff_response": r"関税",
    "existing_export": r"輸出(?:経験|実績|したこと)?",
    "existing_base": r"(?:海外|現地)?(?:の)?拠点",
    "support_needs": r"(?<![のな])(?:希望(?:する)?)?支援(?:内容|してほしいこと)?|してほしい支援",
    "overseas_travel_possible": r"(?:海外)?出張",
    "parallel_support": r"(?:ほか|他|別)の(?:専門家の?)?支援",
    "management_approval": r"(?:(?:社長|経営者?|代表|役員|会社)の?)?(?:承認|決裁)",
    "financial_statements": r"決算(?:書|報告書)?",
    "overseas_consulting_business": r"コンサル(?:ティング)?(?:業)?",
    "entity_type": r"法人格|(?:事業|会社)(?:の)?(?:形態|形)|法人か個人か",
    "prefecture": r"住所|所在地|本社(?:の場所)?",
    "city": r"住所|所在地|本社(?:の場所)?|市区?町村",
    "industry": r"業種",
}
_MARK = (
    r"(?:の(?:件|こと|話|ところ|質問|答え|回答|欄)(?:です|なん?です|ね|は|を?訂正|[、。]|\s)"
    r"|(?:なん?)?(?:です|だ|や|じゃ)(?:が|けど|けれど|けども)|については|に関して(?:は)?|、さっき)"
)
_OPENS = {field: re.compile(rf"(?:{words}){_MARK}", re.IGNORECASE) for field, words in _WORDS.items()}


def topics(text: str) -> tuple[str, ...]:
    """The choice, yes/no and place fields that the text opens as its topic, in the order of the intake."""
    said = normalize(text).text
    return tuple(field for field, opening in _OPENS.items() if opening.search(said))
