"""The words that name a field: 資本金, 年商, 従業員, 設立 … and those that claim a number for something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

CAPITAL, SALES, EMPLOYEES, FOUNDED = "capital_yen", "annual_sales_yen", "employees", "founded_year"
AMOUNT_KINDS: dict[str, str] = {CAPITAL: "money", SALES: "money", EMPLOYEES: "count", FOUNDED: "year"}
# The questions about the firm itself (and none at all): what one tells of it beside the answer is meant for its fields.
ABOUT_FIRM = frozenset(
    {None, "consent_privacy", "entity_type", "company_name", "corporate_number", "prefecture", "city", "industry", CAPITAL,
     EMPLOYEES, FOUNDED, SALES, "website", "contact_name", "contact_department", "financial_statements"}
)  # fmt: skip
OTHER = ""  # a number that belongs to no field


@dataclass(frozen=True)
class Cue:
    """A word that names a field (``OTHER``: something that is no field); half-open span in the normalised text."""

    field: str
    start: int
    end: int


_OTHER_WORDS = (
    r"(?:海外|輸出|国内|EC|ネット|通販|越境|店舗|部門|月間?|毎月の?|1日の?|商品|製品|アメリカ|中国"
    r"|台湾)(?:向け)?(?:で)?の?(?:売上高?|売り上げ|売上げ)|(?:売上高?|売り上げ|売上げ)(?:の)?(?:目標"
    r"|計画|予想|見通し|構成|比率|割合|増)|目標(?:の)?(?:売上高?|売り上げ|年商)?"
    r"|月商|日商|輸出(?:額|高|実績|量)|投資額?|予算|補助金|助成金|融資|借入(?:金|額)?|借り入れ|単価"
    r"|価格|値段|定価|上代|(?:営業|経常|純|粗|最終)?利益|粗利|費用|経費|給与|給料|年収|家賃|赤字|黒字"
    r"|負債|資産|(?:増資|減資)(?!し(?:て|た|まし)|後|前|で|によ|により)|資本(?:提携|参加|業務)"
    r"|FAX(?:番号)?|ファックス|ファクス|実習生|外注|内職|お?客(?:様|さん)?|来場|参加者|会員|組合員"
    r"|取引先|株主|うち(?=\d)|(?<=[(人名、])うち、?(?:正社員|正規|常勤|パート|アルバイト|男性?|女性?|役員)|担当(?:者)?|営業(?=\d)"
    r"|(?:現地法人|海外法人|子会社|支店|支社|拠点|工場|海外拠点|別会社|合弁(?:会社)?|部署|部門|事業部"
    r"|組合)(?:を|が|の)?(?:[^、。]{0,8}に)?(?:設立|開業|創設|開設|創立)|(?:設立|開業|創業)(?:予定|時"
    r"|当時|者(?!は[^。、0-9]{1,6}で、?(?:[0-9]|昭和|大正|明治|平成))|家|支援|融資|資金|以来|直後|祭)|(?:できる|話せる|わかる|分かる|得意な|詳しい"
    r"|担当(?:する|の)|専任の|外国人の?|若手の?|女性の?|男性の?|新入|ベテランの?|現地の?)(?:従業員|社員"
    r"|スタッフ|職員)"
)
_WORDS: tuple[tuple[str, str], ...] = (
    (OTHER, _OTHER_WORDS),
    (
        CAPITAL,
        r"資本(?:[金菌禁筋]|きん)(?:の?額)?|しほんきん|出資金(?:の総額|の合計)?(?=[はがを:])|資本(?=\s*[:はが]|\d)",
    ),
    (
        SALES,
        r"年商|(?:粘性|年少|念書|年証|年省)(?=[はがも:]?\s*(?:約|だいたい)?\s*[0-9一二三四五六七八九十]+[0-9.千百十]*[万億])|(?:年間|年|直近(?:1年|1年間|期)?|前期|今期|昨期|昨年度?|去年|全社|会社|総"
        r"|1年間?)?の?(?:総)?(?:売上高|売上げ高|売上額|売上|売り上げ高?|売上げ)",
    ),
    (
        EMPLOYEES,
        r"(?:常時(?:使用する)?|正規の?|全)?(?:従業[員院因]|従行員|従業者|じゅうぎょういん|しゃいん(?=[はがも、:すの\d])|正?社員|職員|スタッフ|社員さん|常勤(?:の(?:社員|職員|者|人))?(?=[はがも、]?\s*(?:約|だいたい)?[0-9一二三四五六七八九十])|人員|総勢|常勤(?=は)|働いて(?:い)?るのは"
        r"|働いて(?:い)?る(?:人|者)(?=[はがも])|働き手|雇って(?:い)?る(?:人|者|もん|の)(?=[はがも])|雇い人)(?:の?(?:数|かず|すう|人数|総数|規模))?|(?:社内の?)?人数"
        r"|(?:(?<=[、。,!\s・でがてど])|^)(?:今、?)?人(?=[はもが](?:[^、。0-9]{0,8}?(?:今|いま|現在|約|全部で|合わせて|ぜんぶで)?、?)?\s*[0-9一二三四五六七八九十])"
        r"|(?:会社の?)?規模(?=\s*[:は]\s*\d)",
    ),
    (
        FOUNDED,
        r"登記(?:した|上の設立)?(?:年|日)?(?=[はが])|(?:会社)?(?:設立|創業|創立|開業|起業|創設|設立登記)(?!メンバー|仲間)(?:年月日|年月|年度|年|日)?|(?<!新しい)(?<!新しく)(?:お?店|窯|工房|蔵|宿|旅館|農園|牧場|アトリエ|事務所|商売|事業)を?(?:開い|構え|始め|はじめ|興し|起こし|作っ|つくっ|立ち上げ)(?:た|まし)(?:の|ん)[はが]|会社を?(?:作|つく"
        r"|興|起こ|立ち上げ|始め|はじめ)(?:りまし|った|った年|しまし|て|まし)|商売を(?:始め|はじめ)|(?:会社|法人|お?店|工場|工房|蔵|うち)が(?:でき|出来|始まっ|はじまっ|生まれ)た(?:の|ん)[はが]|(?:うち|会社|お?店|商売|家業|蔵)の(?:始まり|はじまり|起こり|おこり|起源)[はが]|(?:のれん|暖簾|看板)を(?:掲げ|上げ|出し)た(?:の|ん)[はが]|(?:法人"
        r"|会社)?にな(?:った|りまし)たのは(?=\s*\d|昭|平|令|大)",
    ),
)
_NUMERIC = re.compile("|".join(f"(?P<f{index}>{words})" for index, (_, words) in enumerate(_WORDS)), re.IGNORECASE)


def numeric_cues(text: str) -> list[Cue]:
    """Every word that claims a number, in order."""
    return [
        Cue(_WORDS[int(str(match.lastgroup)[1:])][0], match.start(), match.end()) for match in _NUMERIC.finditer(text)
    ]


_MENTIONS: dict[str, re.Pattern[str]] = {
    field: re.compile(words, re.IGNORECASE)
    for field, words in {
        "consent_privacy": r"個人情報|プライバシー",
        "product_name": r"(?:商品|製品|サービス|品)の?(?:名前?|名称)",
        "product_description": r"(?:商品|製品|サービス)の?(?:内容|説明|特徴|詳細|概要)",
        "product_category": r"(?:商品|製品)の?(?:分野|カテゴリー?|種類|分類|区分)",
        "product_exists": r"(?:商品|製品)が(?:ある|存在|でき)",
        "supply_role": r"商品との関わり|(?:自社製造|仕入れ)か",
        "supplier_consent": r"(?:仕入れ?先|メーカー|作り手|調達元)の?(?:許諾|許可|了承|承諾|同意)|輸出(?:の)?許諾",
        "business_model": r"売り先|B ?to ?[BC]|取引形態|販売先",
        "product_lawful": r"適法性?|法律の(?:件|ところ|項目)",
        "product_url": r"(?:商品|製品|サービス|カタログ)の?(?:URL|ページ|サイト|Web)",
        "project_type": r"海外展開の形|輸出か拠点",
        "target_countries": r"(?:さっき|先ほど|前)の国|(?<![外全各異本母帰自中韓四両])国(?=は|を|、)|対象(?:の)?(?:国|地域)|輸出(?:先|国|したい国)|ターゲット(?:の?国|国)?|(?:狙|希望)(?:う"
        r"|って(?:い)?る|い|の)?(?:の)?国|国の(?:順番|優先順位|希望)|第[一二1-2]希望",
        "us_tariff_response": r"関税",
        "existing_export": r"輸出(?:の)?(?:経験|実績)",
        "existing_base": r"(?:海外|現地)?(?:の)?拠点(?:の有無)|現地法人の(?:有無|件)",
        "target_timing": r"^(?:目標)?時期(?=は)|(?:実現|目標|希望|開始|輸出)(?:の|したい|する)?(?:時期|期限|タイミング)|いつまでに?(?:の(?:件"
        r"|ところ|質問|答え))",
        "motive": r"動機|目的の(?:ところ|欄|件|項目)|海外を目指す理由|理由の(?:件|ところ)",
        "support_needs": r"支援(?:して)?(?:ほしい|欲しい)(?:こと|内容)|支援内容|希望する支援",
        "trade_fair_plan": r"(?:展示会|見本市|商談会)の?(?:参加|出展)?(?:の)?(?:予定|計画)",
        "overseas_travel_possible": r"海外出張|出張(?:の|が)(?:件|可否|でき)",
        "implementation_team": r"(?:実施|社内の?|担当)体制|担当する体制",
        "parallel_support": r"(?:他|ほか)の(?:支援|専門家)|並行(?:して|する)?(?:の)?支援",
        "entity_type": r"事業の形|法人格|(?:法人|個人)(?:か|の別)|会社形態|事業形態",
        "company_name": r"(?:会社|法人|企業|店|お店|組合|団体)の?(?:名前?|名称)|社名|屋号|商号",
        "corporate_number": r"法人番号|インボイス(?:登録)?番号",
        "prefecture": r"都道府県|所在地|本社(?:の場所|所在地)|住所",
        "city": r"市区町村|市町村",
        "industry": r"業種|業態|業界",
        "sme_class": r"中小企業の区分",
        CAPITAL: r"資本金",
        EMPLOYEES: r"従業員|社員(?:数|の数|の人数)|スタッフ数|(?<=、)社員(?=は)|^社員(?=[はの])|人数",
        FOUNDED: r"創業年?|設立年?|創立年?|開業(?:年|した年)",
        SALES: r"年商|売上高?|売り上げ",
        "website": r"(?:会社の?)?(?:ホームページ|HP|(?<![一-龥ァ-ヺ])サイト(?=は)|会社のサイト|会社サイト|Web ?サイト|ウェブサイト)",
        "management_approval": r"(?:社長|経営者|経営責任者|代表)の?(?:承認|了承|OK|許可)|経営(?:者)?の?承認",
        "financial_statements": r"決算(?:書|報告書)?",
        "overseas_consulting_business": r"コンサル(?:ティング)?(?:業|事業)?の(?:件|ところ|質問)",
        "compliance_declared": r"法令遵守|コンプライアンス|反社(?:会的勢力)?の(?:件|ところ|質問)",
        "contact_name": r"担当者?の?(?:名前?|氏名|お名前)|(?:私|わたし)の名前|^名前|氏名|担当者?(?=を|は|が|変|直|訂)",
        "contact_department": r"部署|役職|所属",
        "contact_email": r"メール(?:アドレス)?|メアド|e-?mail|(?<!サイトの)(?<!ページの)(?<!HPの)(?<!ウェブの)アドレス",
        "contact_phone": r"電話(?:番号)?|TEL|携帯(?:番号)?",
        "contact_preference": r"連絡(?:の)?(?:方法|時間(?:帯)?|希望|手段)",
    }.items()
}
_TOPIC = re.compile(
    r"(?:の(?:件|こと|質問|ところ|数字|金額|項目|欄))?(?:は|も|について|に関して|だけ|なん?(?:です|だ)|です(?:が|けど)|、)"
)
_EDIT = re.compile(
    r"訂正|直し|直す|修正|変更|変え|間違|違(?:い|う|って)|誤り|取り消|やり直|にして(?:ください|下さい|ほしい|もら)"
)


def mentioned(text: str) -> tuple[str, ...]:
    """The fields that a normalised text names, with a value or without, in the order of the intake."""
    return tuple(field for field, words in _MENTIONS.items() if words.search(text))


def words_for(field: str) -> str:
    """The names of ``field`` as a regular expression; empty where it has none."""
    return _MENTIONS[field].pattern if field in _MENTIONS else ""


def mention_spans(text: str) -> list[tuple[str, int]]:
    """The fields that a normalised text names, each with where its name ends."""
    return [(field, match.end()) for field, words in _MENTIONS.items() for match in words.finditer(text)]


def topic_of(text: str) -> str | None:
    """The one field that a normalised text makes its topic (「資本金は後で」「売上ですが、…」), None for none or several."""
    named = {field for field, end in mention_spans(text) if _TOPIC.match(text, end)}
    return named.pop() if len(named) == 1 else None


def wants_edit(text: str) -> bool:
    """Whether a normalised text speaks of changing an answer."""
    return bool(_EDIT.search(text))
