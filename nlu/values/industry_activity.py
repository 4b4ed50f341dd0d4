"""What a firm does with a product, by the words right after it: make, grow, sell wholesale or retail, online …"""

from __future__ import annotations

import re

from nlu.values.industry_tables import Product
from nlu.values.industry_verbs import CAUGHT, DOING, FOOD_OF, GROW, KEEP, MAKE

_ONLINE = re.compile(
    r"通販|ネット(?:で|ショップ|販売|通販|のみ|だけ)|ec(?![a-z])|オンライン|amazon|アマゾン|楽天|メルカリ|shopify|ebay"
    r"|インターネットで|越境ec"
)
_WHOLESALE = re.compile(
    r"卸|おろし(?!金)|問屋|商社|輸入|貿易|代理店|商事|仲買|仲卸|(?:小売店|飲食店|業者|量販店|スーパー|百貨店|メーカー|工場|企業"
    r"|法人|農家|ホテル|レストラン)(?:さん|様)?(?:に|へ|向け)"
)
_RETAIL = re.compile(
    r"小売|専門店|ショップ|販売店|店頭|直売|量り売り|(?:販売|お)?店(?:舗)?(?:を|です|で(?!使)|の|$|、|。|や|し)|お客(?:さん"
    r"|様)に|個人(?:に|向け)|一般(?:の方|消費者)|観光客"
)
_SHOP = re.compile(r"屋(?:を|です|で|の|$|、|。|さん|や|だ|し|なん|じゃ|ば)")
_SELL = re.compile(
    r"売(?:っ|り|る)(?!先|上|れ)|販売(?!先|網|元|促進)(?!(?:は|も)?(?:し)?(?:て)?(?:い)?(?:ない|ません))"
    r"|扱(?!説)|あつか|物販|商っ|商い|提供"
)
_DOES = re.compile(
    r"(?:を|ば)(?:[0-9一二三四五六七八九十百]+年(?:以上|ほど|近く|間)?|代々|長年|専門に|主に|メインに|中心に|ずっと"
    rf"|少し|ここで|地元で|家族で|個人で|一人で|二人で|夫婦で)?(?:{DOING}|専門|メイン|中心)|{DOING}"
    r"|一筋|が(?:専門|本業|メイン|主力|主|中心)|専門(?!店|商社|学校)|専業"
)
_PRINTED = ("印刷", "刷")
_BOTH = re.compile(r"半々|半分ずつ|どちらも|両方|どっちも")
_PLANS = re.compile(r"企画|ブランド|プロデュース|d2c")
_OTHER = (
    (
        re.compile(r"の?(?:汁|果汁)(?:を|ば|だけ)?[^、。はが]{0,4}(?:搾|絞|しぼ)[っりる](?![てで](?:もら|いただ))"),
        "E10",
    ),
    (re.compile(r"(?:の|を)?[^、。をにで]{0,3}(?:レンタル|リース)|を貸し"), "K70"),
    (re.compile(r"(?:の|を)?[^、。をにで]{0,3}(?:修理|メンテナンス|保守|補修|リペア|整備)|を(?:直し|なおし)て"), "R90"),
    (re.compile(r"(?:の)?(?:設計・?)?(?:施工|設置工事|取付工事|据付工事|工事)"), "D08"),
    (re.compile(r"(?:の|を)?(?:回収|収集運搬)"), "R88"),
    (re.compile(r"(?:の|を)?(?:配送|運送|輸送|運ん)"), "H44"),
    (re.compile(r"(?:の|を)?(?:教室|スクール|レッスン|講座|教えて(?:い|お|ま|る))"), "O82"),
    (re.compile(r"(?:の)?(?:検査|分析)(?:業|会社|を(?:し|や|行|請))"), "L74"),
    (re.compile(r"(?:の)?(?:設計)(?:事務所|業|会社|を(?:し|や|行|専))"), "L74"),
    (re.compile(r"(?:の)?(?:デザイン)(?:事務所|業|会社|を(?:し|や|行|専)|です|$)"), "L72"),
    (re.compile(r"(?:の)?(?:翻訳)(?:業|会社|を(?:し|や|行|専)|です|$)"), "L72"),
)
_SOMEONES = re.compile(  # a customer's trade, what the product is made of, or what is only used
    r"(?:では|じゃ)(?:な|あり)|の(?:会社|メーカー|企業|業者)(?:さん)?(?:に|へ|から|向け)|(?:専門|量販|販売|小売)?(?:店|屋|ショップ|工場|メーカー|問屋|商社|業界|業者|会社|農家|職人)(?:さん|様)?(?:に(?!なり|なっ)|へ|向け"
    r"|から|用|で(?:使|売|販売|扱|働|採用|買))"
    r"|(?:だけ|のみ)?で(?:作|つく|織|でき|編|造|削|彫り出|切り出|打ち抜)|を(?:回して|動かして|操って|選[びぶん])|を?(?:使|用い|原料|材料|素材|入れ|混ぜ|載せ|通[じし])|製の|由来"
    r"|入り|味(?!噌)|風味|色|業界|から(?:作|つく|でき|取|抽出|織|編|縫|こしら|こさ|仕込|一貫)"
    r"|(?:を|も|は|とか)?(?:食べ|飲[みん]|買[いっ]|見[てた]|着て|もら|頂|いただ|試|持って|好き|欲し|ほし|仕入(?!.*(?:売|販|卸))|調達|発注|外注)"
    r"|を(?:他社|外部|外|協力工場|協力会社|業者|工場(?!で(?:作|つく|造|製造|生産|手))|メーカー)[^、。]{0,4}(?:に|へ|で)|の(?:味|色|香|値段|価格|原料|材料|仕入)"
    r"|[^、。]*(?:[にへ](?:発注|外注|委託し|お願いし|頼ん|任せ)|(?:作って|つくって|加工して)(?:もら|いただ|くれ))"
)
_DONE_FOR_US = re.compile(r"[っんいし]?[てで](?:もら|いただ|もろ|貰|頂|くれ)")  # 「工場に絞ってもらってます」
_FOR_GOODS = re.compile(  # 「チョコの型」 is no チョコ, but 紙の箱 is of paper
    r"の(?:型|軸|柄|蓋|箱|袋|容器|瓶|缶|包装|ラベル|機械|装置|器具|棚|台|ケース|自販機|道具)(?=を|だけ|は|も|、|\()|を(?:作|つく|造|加工す|製造す|運|洗|切|削|包|検査す|測|組み立て|選別す)[るぶうむつ]?(?:ための?)?(?:大型|小型|専用|産業用)?の?(?:機械|装置|設備|機器|ロボット|金?型|道具|工具)"
)
_MATERIALS = frozenset(["E11", "E12", "E14", "E18", "E19", "E20", "E21", "E22", "E23", "E24"])
_FOR_FIRMS = frozenset(
    ["E12", "E17", "E18", "E19", "E22", "E23", "E24", "E25", "E26", "E27", "E28", "E31"]
)  # rarely sold in shops
_PARTS = frozenset(
    ["E18", "E19", "E22", "E23", "E24", "E25", "E26", "E27", "E28", "E29", "E31"]
)  # 「うちは自動車部品です」 means making them
_IS_OURS = re.compile(
    r"(?:部品|関係|関連|系)?(?:の(?:会社|下請け?|ティア|tier))?(?:です|でして|でございます|や(?:ねん|で|けど|$|。|、)|だ(?:よ|$|。|けど)|なん|じゃ(?!な)|っす|で[、,])"
)
_ANOTHERS_DOING = re.compile(r"が(?!専門|本業|メイン|主|中心|多)")
_RECIPIENT = re.compile(  # 「和食チェーンに卸す」「醤油樽」: whom it goes to, what holds it
    r"(?:店|さん|各社)?(?:に|へ)(?!特化|加工|なり|なっ|仕上|こだわ|かか|関|つい|強)|[樽瓶缶袋皿鉢桶鍋釜棚壺蔵粕](?!屋|を|の|で|元)"
)
_MADE_FIRST = re.compile(r"(?:の|を)?(?:製造|製作|生産|開発)(?:・|と|から|および|や|、|販売)")  # 「ギター製造・修理」
_INTO_ANOTHER = re.compile(  # 「ブリのしゃぶしゃぶセット作ってる」「いちごの収穫ロボットを開発」
    r"の(?!栽培|養殖|生産|収穫(?!ロ|機)|加工|製造|漁|苗|種|木|ほう|方|畑|農園|農家|ハウス)[^、。をはが]{2,12}?(?P<tool>ロボット|[一-龥]機|装置|[一-龥]器|アプリ|ソフト|システム|機械|センサー)?(?:を|ば)?(?:手?作り|つく[っりる]|作[っる]|造[っりる]|製造|開発|生産|こしら|こさえ|仕込)"
)
_FIRM_OF = re.compile(  # 「帆布の会社です」「スマホアプリの会社をやってて」
    r"の(?:小さな|小さい|専門の?)?(?:会社|企業|メーカー)(?=です|でして|で[、。す]|だ|や(?!っ)|じゃ(?!な)|なん|を(?:やっ|し(?:て|と)|営|経営|[^、。はが]{1,8}でやっ)|の(?:[一二三四五六七八九十]代目|社長|代表|者)|、|。|\s|$)"
)


def codes_for(product: Product, words: str, text: str) -> tuple[tuple[str, ...], int]:
    """Code(s) of a firm for which ``words`` follow ``product`` in ``text``, and where in ``words`` the cue ends.

    No code where nothing says what the firm does with it, or where it is somebody else's or only a material;
    two or three where only "sells", "…屋" or "does" is said.
    """
    if (
        _SOMEONES.match(words)
        or _RECIPIENT.match(words)
        or (product.make not in _MATERIALS and _FOR_GOODS.match(words))
    ):
        return (), 0
    for cue, code in _OTHER:
        if (hit := cue.match(words)) and not _MADE_FIRST.match(words):
            return ("R89" if code == "R90" and "E31" in product.makes else code,), hit.end()
    hit = _produced(product, words)
    if hit and _DONE_FOR_US.match(words, hit.end()):
        return (), 0
    if hit and product.grow and (into := _INTO_ANOTHER.match(words)):
        return (() if into["tool"] else ("E09",)), hit.end()
    if not hit and (firm := _FIRM_OF.match(words)) and len(product.makes) == 1:
        return product.makes, firm.end()
    if hit:
        if hit[0] in _PRINTED and product.make in ("E14", "E15", "E18"):
            return ("E15",), hit.end()
        codes = _producing(product, words, hit)
        also = _WHOLESALE.search(words, hit.end())
        if also and _BOTH.search(text):
            return (*codes, product.wholesale), also.end()
        return codes, hit.end()
    other = _ANOTHERS_DOING.search(words)  # 「瓦のコースターが美術館の売店で…」
    return _trading(product, words[: other.start()] if other else words, text)


def ours(product: Product, words: str) -> tuple[tuple[str, ...], int]:
    """「うちは…です」 of parts and machines: who says so makes them."""
    hit = _IS_OURS.match(words)
    return (product.makes, hit.end()) if hit and product.make in _PARTS else ((), 0)


def _produced(product: Product, words: str) -> re.Match[str] | None:
    return (_growing(product).search(words) if product.grow else None) or MAKE.search(words)


def _growing(product: Product) -> re.Pattern[str]:
    """Of tea or salted kelp only 育てる and the like is growing; of crops 作る is too."""
    return KEEP if product.make.startswith("E") else GROW


def _producing(product: Product, words: str, hit: re.Match[str]) -> tuple[str, ...]:
    """Farm goods: 作る, 育てる is growing; 加工, 製造 is making food of them. Fish: caught or raised."""
    if not product.grow:
        return product.makes
    if product.make.startswith("E"):
        return (product.grow,) if hit.re is KEEP else product.makes
    if product.make == "A01" and product.wholesale == "I55":
        return (product.grow,)
    if product.make in ("A01", "B03") and FOOD_OF.search(words) and not KEEP.search(words):
        return ("E09",)
    if product.make == "B03" and CAUGHT.search(words):
        return ("B03",)
    return (product.grow,)


def _trading(product: Product, words: str, text: str) -> tuple[tuple[str, ...], int]:
    for cue, code in ((_ONLINE, "I61"), (_WHOLESALE, product.wholesale), (_RETAIL, product.retail)):
        if hit := cue.search(words):
            return (code,), hit.end()
    if hit := _SHOP.match(words):
        return tuple(dict.fromkeys((*product.makes, product.retail))), hit.end()
    if hit := _SELL.search(words):
        return _sold(product, text), hit.end()
    if hit := _PLANS.search(words):
        return tuple(dict.fromkeys((*product.makes, product.wholesale))), hit.end()
    if hit := _DOES.match(words):
        food = product.make in ("E09", "E10")
        return (*product.makes, product.wholesale, product.retail) if food else _grown(product), hit.end()
    return (), 0


def _grown(product: Product) -> tuple[str, ...]:
    return (product.grow,) if product.grow else product.makes


def _sold(product: Product, text: str) -> tuple[str, ...]:
    """Sold, but to whom? The rest of the text may tell; goods for firms go wholesale."""
    for cue, code in ((_ONLINE, "I61"), (_WHOLESALE, product.wholesale), (_RETAIL, product.retail)):
        if cue.search(text):
            return (code,)
    if product.make.startswith("I"):  # nobody makes it: old things
        return product.makes
    return (
        (product.wholesale,)
        if product.make in _FOR_FIRMS or product.wholesale == "I53"
        else (product.wholesale, product.retail)
    )
