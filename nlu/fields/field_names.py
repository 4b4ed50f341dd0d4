"""What people call the fields in passing: 「番号」「承認」「見本市」. One word may stand for several of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.values.normal import normalize

OTHER = ""  # a name of something that is no field: 「社長の名前」
_NAMES: tuple[tuple[tuple[str, ...], str], ...] = (
    ((OTHER,), r"(?:社長|代表|会長|父|母|妻|夫|息子|娘|銀行|取引先|お?客(?:さん|様)?)の(?:名前|名字|電話(?:番号)?|メール)"),
    (("product_name",), r"(?:商品|製品|サービス|品)の?(?:名前?|名称)|(?:商品|製品)(?=を?変え|なん?です(?:が|けど)|だけ(?:違|間違|訂正|変)|の(?:件|訂正|変更)|を(?:間違|直|訂正)|が(?:違|間違|変))|品名"),
    (("product_description",), r"(?:(?:商品|製品|サービス)の?)?(?:説明|特徴|詳細|概要)|(?:商品|製品)の?内容"),
    (("product_url",), r"(?:商品|製品|カタログ)の?(?:URL|ページ|サイト|Web|HP|アドレス)"),
    (("website",), r"(?:会社|うち|自社|当社)の?(?:ホームページ|HP|サイト|URL|ウェブサイト|Web ?サイト|Web|ページ|アドレス)|ホームページ|HP|ウェブサイト|公式サイト|サイト"),
    (("website", "product_url"), r"URL"),
    (("product_category",), r"(?:商品|製品)の?(?:分野|カテゴリー?|種類|分類|区分)|分野"),
    (("product_exists",), r"(?:商品|製品)の有無|現物"),
    (("supply_role",), r"商品との関わり|仕入れの話|仕入れか|作る側|(?:製造|仕入れ?)の(?:件|話|質問)"),
    (
        ("supplier_consent",),
        r"(?:仕入れ?先|メーカー|作り手|調達元|蔵元|窯元|問屋|生産者)(?:さん)?(?:の|から|に|へ|が)(?:の)?(?:輸出)?(?:許諾|許可|了承|承諾|同意|OK|返事)?|輸出(?:の)?(?:許諾|許可|了承)|許諾",
    ),
    (("business_model",), r"売り先|売る相手|販売先(?:の(?:種類|区分))?|取引(?:形態|先|相手)|お?客(?:さん|様)?(?:の種類)?(?=も|は|(?:なん)?(?:です|だ)(?:が|けど))|相手(?=も|は)"),
    (("product_lawful",), r"適法性?|法律(?:面)?|規制"),
    (("target_countries",), r"(?<![外全各異本母帰自中韓四両])国(?:の(?:順番|順|優先順位))?|輸出先|対象(?:の)?(?:国|地域)|順番|優先順位"),
    (("us_tariff_response",), r"関税"),
    (("existing_export",), r"輸出(?:の)?(?:経験|実績|歴|状況)|輸出(?=の(?:件|こと|話|ところ|質問))"),
    (("existing_base",), r"(?:海外|現地)?(?:の)?拠点|現地法人"),
    (("target_timing",), r"(?:実現|目標|希望|開始|輸出|販売|始める|始めたい|売り始める|スタート)?(?:の|する|したい)?時期|タイミング|スケジュール"),
    (("motive",), r"動機|(?:目指す)?理由の(?:件|ところ)"),
    (("support_needs",), r"(?:希望(?:する)?|してほしい)?支援(?:内容|してほしいこと|メニュー)?(?:の(?:希望|ところ|件|こと|話|欄))|希望(?:する)?支援|支援内容|(?<![一-龥の])支援(?=(?:なん)?(?:です|だ)(?:が|けど))"),
    (("trade_fair_plan",), r"(?:展示会|見本市|商談会)(?:の?(?:参加|出展)?(?:の)?(?:予定|計画|件|話|ところ))?"),
    (("overseas_travel_possible",), r"(?:海外|現地)?(?:への?)?出張"),
    (("implementation_team",), r"(?:実施|社内の?|担当(?:する)?)?体制|実施する(?:人|者)|(?:実施)?チーム"),
    (("parallel_support",), r"(?:ほか|他|別|よそ)の?(?:専門家|機関|ところ)?(?:の|から)?(?:の)?支援|並行(?:する|しての?)?支援"),
    (("entity_type",), r"法人格|(?:事業|会社)(?:の)?(?:形態|形)|法人か個人か"),
    (("company_name",), r"(?:会社|法人|企業|お?店|組合|団体)の?(?:名前|名称|名)|社名|屋号|商号"),
    (("corporate_number",), r"法人番号|インボイス(?:登録)?番号"),
    (("contact_phone", "corporate_number"), r"番号"),
    (("prefecture", "city"), r"住所|所在地|本社の(?:場所|所在地)"),
    (("prefecture",), r"都道府県|県(?=は|も|を|が|の件)"),
    (("city",), r"市区?町村|(?<![一-龥ァ-ヺ])[市町村](?=は|も|を|が|の件)"),
    (("industry",), r"業種|業態|業界"),
    (("capital_yen",), r"資本金?(?:の?(?:額|金額|数字))?"),
    (("annual_sales_yen",), r"年商|(?:年間|年|直近の?|昨年度?の?|去年の?|前期の?)?の?売(?:上|り上げ?|上げ)高?(?:の?(?:額|金額|数字))?"),
    (("employees",), r"従業員(?:数|の数|の人数)?|(?:正)?社員(?:数|の数|の人数)?|人数|スタッフ(?:数|の数)?|(?<![一-龥ァ-ヺ0-9])人(?=も|は|の数)"),
    (("founded_year",), r"(?:会社の?)?(?:創業|設立|創立|開業)(?:した|の)?(?:年月日|年月|年(?:度|号)?)?"),
    (("management_approval",), r"(?:(?:社長|経営者?|代表|役員会?|会社|上司|会長)の?)?(?:承認|決裁|了承)|稟議|(?:社長|経営者|代表|会長|役員会)(?:の|から(?:の)?)(?:OK|許可|許し)"),
    (("financial_statements",), r"決算(?:書|報告書)?"),
    (("overseas_consulting_business",), r"(?:海外(?:展開)?)?コンサル(?:ティング)?(?:業|事業)?"),
    (("compliance_declared",), r"法令遵守(?:の(?:申告|確認|誓約))?|コンプライアンス|誓約|反社"),
    (("contact_name",), r"(?:ご?担当(?:者)?|連絡先|私|わたし|僕|俺|自分|うち|窓口)の(?:お?名前|名字|苗字|氏名)|担当者名|お?名前|氏名|(?<![一-龥])担当(?:者|の人)?(?=を|は|が|も|、|変|替|交代|です|だけ|の(?:訂正|変更|件|入力|漢字|表記|欄)|間違|違)"),
    (("contact_department",), r"(?:担当(?:者)?の)?部署名?|役職名?|所属(?:部署)?|肩書き?"),
    (("contact_email",), r"メール(?:の)?(?:アドレス)?|メアド|e-?mail"),
    (("contact_phone",), r"(?:お)?電話(?:の)?(?:番号)?|TEL|携帯(?:番号)?"),
    (("contact_preference",), r"連絡(?:の)?(?:方法|時間(?:帯)?|希望|手段)|(?<![一-龥ァ-ヺ])時間(?=は|も|帯)"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<n{index}>{words})" for index, (_, words) in enumerate(_NAMES)), re.IGNORECASE)
_OPENING = re.compile(
    r"(?:^|(?<=[、。,!?…\s]))(?:(?:あの[ーう]?|えっと|あっ?|ああ|それと|それから|あと|ちなみに|そういえば|そうだ|ところで|すみません|すいません|すんません"
    r"|ごめん(?:なさい)?|失礼|訂正(?:です|ですが)?|さっき(?:の|言った|書いた|答えた)?|先ほど(?:の)?|さきほどの?|前(?:の|に書いた|に言った)|最初の|後回しに?し(?:て(?:い)?)?た"
    r"|あとで?と(?:言|書)(?:って(?:い)?|い)た|うちの|今の|で|やっぱ(?:り|し)?|やはり|実は|じつは|[^、。]{1,12}(?:聞い|確認し|調べ|見)たら|その|この|[^、。]{1,8}の)[、…。\s]*)*$"
)
_MARK = re.compile(
    r"(?:の(?:件|こと|話|ところ|質問|答え|回答|欄|数字|金額|ほう|方)|って(?:いう)?の)?"
    r"(?:に(?:は)?(?:誤り|間違い|訂正|変更|ミス)|(?:の)?(?:末尾|下[0-9]桁)|は|も|が|を|、|って|については|に関しては|なん?(?:です|だ|や)|(?:です|だ|や)(?:が|けど|けれど)|の?(?:質問|件)|(?=あと|後|取|消|変|替|直|飛ば|とば|スキップ)|(?=(?:分か|わか|判明|見つか|出|でき|決ま|届|そろ|揃)(?:っ?た|[きいりっ]*まし)|あ(?:った|りまし))|(?=こ(?:れ|ちら|っち))|$)"
)
_FULL_MARK = re.compile(
    r"(?:の(?:件|こと|話|ところ|質問|答え|回答|欄|数字|金額)|なん?(?:です|だ|や)(?:が|け)|(?:です|だ|や)(?:が|けど|けれど)|については|に関して|に(?:は)?(?:誤り|間違い|訂正|変更|ミス))"
)
_THEME = re.compile(
    r"(?:の(?:件|こと|話|ところ|質問|答え|欄|数字|金額|ほう|方))?(?:は|も|って|については|、|なん?(?:です|だ|や)|(?:です|だ|や)(?:が|けど))"
)


@dataclass(frozen=True)
class Named:
    """A word for one of ``fields``, at a half-open span of the normalised text.

    ``opens``: nothing but an opening stands before it in its clause, and a particle of topic after it.
    ``outright``: it is said to be what the words are about (「…の件」「…ですが」); ``themed``: at least by は, も or a
    comma.
    """

    fields: tuple[str, ...]
    start: int
    end: int
    opens: bool
    outright: bool
    themed: bool


def topics(text: str) -> tuple[str, ...]:
    """The fields that the text says outright it is about: 「出張なんですけど、…」「さっきの住所の件、…」."""
    return tuple(dict.fromkeys(field for named in names_in(text) if named.outright for field in named.fields))


def names_in(text: str) -> tuple[Named, ...]:
    """The words for fields in ``text`` (normalised here), in order, the longest where several would do."""
    said = normalize(text).text
    return tuple(
        Named(
            fields,
            match.start(),
            match.end(),
            opens=bool(_OPENING.search(said[: match.start()]) and _MARK.match(said, match.end())),
            outright=bool(_FULL_MARK.match(said, match.end())),
            themed=bool(_THEME.match(said, match.end())),
        )
        for match in _ANY.finditer(said)
        if (fields := _NAMES[int(str(match.lastgroup)[1:])][0]) != (OTHER,)
    )
