"""What a firm does with a product, by the words right after it: make, grow, sell wholesale or retail, online …"""

from __future__ import annotations

import re

from nlu.values.industry_tables import Product

_NOT_DONE = r"(?!(?:て|し|って|はし|は)?(?:は|も)?(?:い|おり)?(?:ない|ません|ていない|ていません|てない|てません|せず))"
_OTHERS = r"(?!さん|様|から|に|へ|向け|と(?:取引|共同)|の(?:代理|商品|製品|方)|で(?:使|採用|活|働|導入|利用))"
_MAKE = re.compile(
    rf"(?:(?:作|つく|造|創)(?:っ|り|る|ら|れ|ろ)|づくり|製造(?!装置|機|ライン|設備)|生産(?!設備|ライン|者)"
    rf"|製作(?!機)|制作|加工(?!機|食品|センター)|鋳造|鍛造|縫製"
    rf"|縫[いっう]|仕込|醸"
    rf"|焼い|焼き上|織っ|織り|編ん|編み|染め|染色|削[りっる]|組み?立て|成形|成型|手作り|開発|焙煎|挽[いき]|搾[っり]"
    rf"|漬け|彫[りっ]|磨[いき]|打[ちっ]|プレス|研磨|漉[いき]|抄[いき]"
    rf"|塗[りっ]|吹[いき]|鍛え|炊[いき]|燻|干し|蒸し|紡|練[りっ]|こさえ|拵え|企画・製造|自社製|量産|試作|めっき"
    rf"|メッキ){_NOT_DONE}"
    rf"|(?:メーカー|工場|製作所|工房|製造元|製造所|工業){_OTHERS}|職人|作家|蔵(?!王)|窯|醸造"
)
_GROW = re.compile(
    r"栽培|育て|農家|農園|農場|果樹園|収穫|飼っ|飼育|肥育|畑|養殖|獲っ|獲り|捕っ|捕り|漁|水揚げ|生産者|牧場|植え"
    r"|(?:作|つく)(?:っ|り|る)|生産(?!設備)|づくり"
)
_FISHED = re.compile(r"獲[っり]|捕[っり]|漁(?!港)|水揚げ")
_MADE_FOOD = re.compile(r"加工|製造|漬け|焼い|搾|工場|メーカー|開発|挽|干し|燻")
_ONLINE = re.compile(
    r"通販|ネット(?:で|ショップ|販売|通販|のみ)|ec(?![a-z])|オンライン|amazon|アマゾン|楽天|メルカリ|shopify"
    r"|インターネットで"
)
_WHOLESALE = re.compile(
    r"卸|おろし|問屋|商社|輸入|貿易|代理店|商事|(?:小売店|飲食店|業者|量販店|スーパー|百貨店|メーカー|工場|企業"
    r"|法人|農家|ホテル|レストラン)(?:さん|様)?(?:に|へ|向け)"
)
_RETAIL = re.compile(
    r"小売|専門店|ショップ|販売店|店頭|直売|量り売り|(?:販売)?店(?:舗)?(?:を|です|で|の|$|、|。|や)|お客(?:さん"
    r"|様)に|個人(?:に|向け)|一般(?:の方|消費者)|観光客"
)
_SHOP = re.compile(r"屋(?:を|です|で|の|$|、|。|さん|や|だ|して|なん)")
_SELL = re.compile(rf"売(?:っ|り|る)|販売(?!先|網|元){_NOT_DONE}|扱|あつか|物販|商っ|商い|提供")
_DOES = re.compile(
    r"を(?:[0-9一二三四五六七八九十百]+年(?:以上|ほど|近く|間)?|代々|長年|専門に|主に|メインに|中心に|ずっと"
    r"|少し)?(?:やって|しと|してい|してお|手がけ|手掛け|営|専門|メイン|中心)"
    r"|一筋|が(?:専門|本業|メイン|主力)|専門(?!店)|専業"
)
_PLANS = re.compile(r"企画|ブランド|プロデュース|D2C|d2c")
_OTHER = (
    (re.compile(r"(?:の|を)?[^、。をにで]{0,3}(?:レンタル|リース)|を貸し"), "K70"),
    (re.compile(r"(?:の|を)?[^、。をにで]{0,3}(?:修理|メンテナンス|保守|補修|リペア)"), "R90"),
    (re.compile(r"(?:の)?(?:設計・?)?(?:施工|設置工事|取付工事|据付工事|工事)"), "D08"),
    (re.compile(r"(?:の|を)?(?:回収|収集運搬)"), "R88"),
    (re.compile(r"(?:の|を)?(?:配送|運送|輸送|運ん)"), "H44"),
    (re.compile(r"(?:の)?(?:教室|スクール|レッスン|講座)"), "O82"),
    (re.compile(r"(?:の)?(?:検査|分析)(?:業|会社|を(?:し|や|行|請))"), "L74"),
    (re.compile(r"(?:の)?(?:設計)(?:事務所|業|会社|を(?:し|や|行|専))"), "L74"),
    (re.compile(r"(?:の)?(?:デザイン)(?:事務所|業|会社|を(?:し|や|行|専)|です|$)"), "L72"),
)
_SOMEONES = re.compile(  # a customer's trade, or what the product is made of
    r"(?:専門|量販|販売|小売)?(?:店|屋|ショップ|工場|メーカー|問屋|商社|業界|業者|会社)(?:さん|様)?(?:に|へ|向け"
    r"|から|で(?:使|売|販売|扱|働|採用|買))"
    r"|(?:だけ|のみ)?で(?:作|つく|織|でき|編|造)|を?(?:使|用い|原料|材料|素材|入れ|混ぜ|載せ|通[じし])|製の|由来"
    r"|入り|味|風味|色|業界|から(?:作|つく|でき|取|抽出)"
)
_FOR_FIRMS = (
    "E12",
    "E17",
    "E18",
    "E19",
    "E22",
    "E23",
    "E24",
    "E25",
    "E26",
    "E27",
    "E28",
    "E31",
)  # rarely sold in shops


def codes_for(product: Product, words: str, text: str) -> tuple[tuple[str, ...], int]:
    """Code(s) of a firm for which ``words`` follow ``product`` in ``text``, and where in ``words`` the cue ends.

    No code where nothing says what the firm does with it, or where it is somebody else's or only a material;
    two or three where only "sells", "…屋" or "does" is said.
    """
    if _SOMEONES.match(words):
        return (), 0
    for cue, code in _OTHER:
        if hit := cue.match(words):
            return (code,), hit.end()
    if hit := _produced(product, words):
        return (_producing(product, words, hit),), hit.end()
    return _trading(product, words, text)


def _produced(product: Product, words: str) -> re.Match[str] | None:
    return (_GROW.search(words) if product.grow else None) or _MAKE.search(words)


def _producing(product: Product, words: str, hit: re.Match[str]) -> str:
    """Farm goods: 作る, 育てる is growing; 加工, 製造 is making food of them. Fish: caught or raised."""
    if not product.grow:
        return product.make
    if product.make in ("A01", "B03") and _MADE_FOOD.search(words):
        return "E09"
    if product.make == "B03" and _FISHED.search(words):
        return "B03"
    return product.grow


def _trading(product: Product, words: str, text: str) -> tuple[tuple[str, ...], int]:
    for cue, code in ((_ONLINE, "I61"), (_WHOLESALE, product.wholesale), (_RETAIL, product.retail)):
        if hit := cue.search(words):
            return (code,), hit.end()
    if hit := _SHOP.match(words):
        return tuple(dict.fromkeys((product.make, product.retail))), hit.end()
    if hit := _SELL.search(words):
        return _sold(product, text), hit.end()
    if hit := _PLANS.search(words):
        return tuple(dict.fromkeys((product.make, product.wholesale))), hit.end()
    if hit := _DOES.match(words):
        food = product.make in ("E09", "E10")
        return (product.make, product.wholesale, product.retail) if food else (product.grow or product.make,), hit.end()
    return (), 0


def _sold(product: Product, text: str) -> tuple[str, ...]:
    """Sold, but to whom? The rest of the text may tell; goods for firms go wholesale."""
    for cue, code in ((_ONLINE, "I61"), (_WHOLESALE, product.wholesale), (_RETAIL, product.retail)):
        if cue.search(text):
            return (code,)
    if product.make.startswith("I"):  # nobody makes it: old things
        return (product.make,)
    return (
        (product.wholesale,)
        if product.make in _FOR_FIRMS or product.wholesale == "I53"
        else (product.wholesale, product.retail)
    )
