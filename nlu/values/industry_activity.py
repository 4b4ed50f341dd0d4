"""What a firm does with a product, by the words around it: make, grow, sell wholesale or retail, online …"""

from __future__ import annotations

import re

from nlu.values.industry_tables import Product

_NOT_DONE = r"(?!(?:て|し|って)?(?:は|も)?(?:い|おり|し)?(?:ない|ません|ず|ていない|ていません|てない|てません))"
_SUPPLIER = r"(?!から|に|へ|向け|さん|様|と|の(?:代理|商品|製品|部品))"
_MAKE = re.compile(
    rf"(?:(?:作|つく|造|創)(?:っ|り|る|ら|れ)|製造|生産|製作|制作|加工|鋳造|鍛造|縫製|仕込|醸|焼い|織っ|織り|編ん|縫っ|染め|削|組み?立て|成形|成型|手作り|手づくり|開発|ものづくり"
    rf"|焙煎|挽い|搾っ|漬け|彫|磨|打ち|打って|プレス|研磨){_NOT_DONE}|(?:メーカー|工場|製作所|工房|製造元|製造所){_SUPPLIER}|職人|作家|蔵(?!王)|窯|醸造"
)
_GROW = re.compile(r"栽培|育て|農家|農園|農場|果樹園|収穫|飼って|飼育|肥育|畑|養殖|獲っ|捕っ|漁|水揚げ|生産者|牧場|植え")
_FISHED = re.compile(r"獲っ|捕っ|漁(?!港)|水揚げ")
_ONLINE = re.compile(r"通販|ネット(?:で|ショップ|販売|通販|のみ)|(?:EC|ec)(?:で|サイト|販売|を|です|$)|オンライン|Amazon|amazon|アマゾン|楽天|メルカリ|Shopify|shopify")
_WHOLESALE = re.compile(r"卸|おろし|問屋|商社|仕入れて?.{0,6}(?:業者|店|飲食店|メーカー)に|輸入|貿易|(?:小売店|飲食店|業者|量販店|スーパー|百貨店|メーカー|工場|企業)(?:さん)?(?:に|へ|向け)|代理店|商事")
_RETAIL = re.compile(r"小売|専門店|ショップ|販売店|店頭|直売|店(?:を|です|で|の|$|、|。|やって)|屋(?:を|です|で|の|$|、|。|さん|やって)|お客(?:さん|様)に|個人(?:に|向け)|一般(?:の方|消費者)")
_SELL = re.compile(rf"売(?:っ|り|る)|販売{_NOT_DONE}|扱|あつか|物販|商って|商い|提供")
_OTHER = (
    (re.compile(r"レンタル|リース|貸し出|貸して|賃貸"), "K70"),
    (re.compile(r"修理|メンテナンス|保守|補修|リペア"), "R90"),
    (re.compile(r"(?:の|を)?(?:回収|収集運搬|リサイクル)"), "R88"),
    (re.compile(r"(?:の|を)?(?:配送|運送|輸送|運ん)"), "H44"),
    (re.compile(r"(?:の)?(?:教室|スクール|レッスン|講座)"), "O82"),
    (re.compile(r"(?:の|を)?(?:検査(?!装置|機)|分析(?!装置|機))"), "L74"),
)
_TRADE_GOODS = ("E22", "E23", "E24", "E25", "E26", "E27", "E28", "E16", "E17", "E18", "E19", "E12")  # sold to firms rather than to people


def code_for(product: Product, words: str, text: str) -> tuple[tuple[str, ...], int]:
    """Code(s) for ``product`` given the ``words`` right after it in ``text``, and where in ``words`` the deciding cue ends.

    No code where nothing says what the firm does with it; two where only "sells" is said.
    """
    grow = _GROW.search(words) if product.grow or product.make.startswith(("A", "B")) else None
    if grow:
        return ("B03" if product.make == "B03" and _FISHED.search(words) else product.grow or product.make,), grow.end()
    make = _MAKE.search(words)
    other = next(((cue.match(words), code) for cue, code in _OTHER if cue.match(words)), None)
    if other and other[0]:
        return (other[1],), other[0].end()
    if make:
        return (product.make,) if not product.grow else _made_of_produce(product, make), make.end()
    online = _ONLINE.search(words)
    if online:
        return ("I61",), online.end()
    for cue, code in ((_WHOLESALE, product.wholesale), (_RETAIL, product.retail)):
        hit = cue.search(words)
        if hit:
            return (code,), hit.end()
    sell = _SELL.search(words)
    return (_sold(product, text), sell.end()) if sell else ((), 0)


def _made_of_produce(product: Product, make: re.Match[str]) -> tuple[str, ...]:
    """Farm goods: 作る, 生産 is growing; 加工, 製造 is making food of them."""
    if re.match(r"加工|製造|漬|焼|搾|工場|メーカー|開発|挽", make[0]):
        return ("E10",) if product.make == "E10" else ("E09",)
    return (product.grow,)


def _sold(product: Product, text: str) -> tuple[str, ...]:
    """Sold, but to whom? The rest of the text may tell; goods for firms go wholesale."""
    for cue, code in ((_ONLINE, "I61"), (_WHOLESALE, product.wholesale), (_RETAIL, product.retail)):
        if cue.search(text):
            return (code,)
    return (product.wholesale,) if product.make in _TRADE_GOODS else (product.wholesale, product.retail)
