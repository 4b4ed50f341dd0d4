"""The one list of intake fields, in the order of asking (contract §1).

To change a question: its words are ``utter_ask_<name>`` in domain.yml, those of its second try ``utter_retry_<name>``
and of its explanation ``utter_explain_<name>``. To add one: an entry here, a slot and the three texts in domain.yml,
and examples in nlu/data; a test fails until all are there.
The order starts with what is easy and motivating and asks for contact details last.
"""

from __future__ import annotations

from bot.intake import conditions as when
from bot.intake.fields import Choice, Field, Kind, Section

YES_NO = (Choice("true", "はい"), Choice("false", "いいえ"))


def _choices(*pairs: tuple[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in pairs)


_CONSENT = (
    Field(
        "consent_privacy",
        Section.CONSENT,
        Kind.BOOL,
        "個人情報の取扱いへの同意",
        _choices(("true", "同意する"), ("false", "同意しない")),
    ),
)

_PRODUCT = (
    Field("product_name", Section.PRODUCT, Kind.TEXT, "商品・サービス名"),
    Field("product_description", Section.PRODUCT, Kind.TEXT, "商品・サービスの内容"),
    Field(
        "product_category",
        Section.PRODUCT,
        Kind.CHOICE,
        "商品の分野",
        _choices(
            ("agri_food", "農林水産物・食品・飲料"),
            ("industrial", "工業製品・部品・素材"),
            ("consumer", "日用品・雑貨・衣料など"),
            ("it_service", "IT・サービス"),
            ("other", "その他"),
        ),
    ),
    Field(
        "product_exists",
        Section.PRODUCT,
        Kind.BOOL,
        "商品がいま存在するか",
        _choices(("true", "もうある"), ("false", "これから作る")),
    ),
    Field(
        "supply_role",
        Section.PRODUCT,
        Kind.CHOICE,
        "商品との関わり",
        _choices(
            ("maker", "自社で作っている"),
            ("trading", "仕入れて販売している"),
            ("service_provider", "サービスを提供している"),
        ),
    ),
    Field(
        "supplier_consent",
        Section.PRODUCT,
        Kind.BOOL,
        "仕入先の輸出許諾",
        _choices(("true", "もらっている"), ("false", "まだもらっていない")),
        applies=when.is_trading,
        depends_on=("supply_role", "target_countries"),
    ),
    Field(
        "business_model",
        Section.PRODUCT,
        Kind.CHOICE,
        "海外での売り先",
        _choices(("b2b", "企業・お店など（BtoB）"), ("b2c", "一般の消費者（BtoC）"), ("both", "両方")),
    ),
    Field(
        "product_lawful",
        Section.PRODUCT,
        Kind.BOOL,
        "日本と対象国での適法性",
        _choices(("true", "問題ない"), ("false", "問題がある")),
        depends_on=("target_countries",),
    ),
    Field("product_url", Section.PRODUCT, Kind.URL, "商品のWebページ", skippable=True),
)

_MARKET = (
    Field(
        "project_type",
        Section.MARKET,
        Kind.CHOICE,
        "海外展開の形",
        _choices(("export", "輸出したい"), ("overseas_base", "海外に拠点を作りたい")),
    ),
    Field("target_countries", Section.MARKET, Kind.COUNTRIES, "対象の国・地域"),
    Field(
        "us_tariff_response",
        Section.MARKET,
        Kind.BOOL,
        "米国関税への対応か",
        YES_NO,
        applies=when.has_three_countries_with_us,
        depends_on=("target_countries",),
    ),
    Field(
        "existing_export",
        Section.MARKET,
        Kind.CHOICE,
        "その国への輸出経験",
        _choices(("none", "まだない"), ("trial", "何度か試した"), ("continuous", "継続して輸出している")),
        depends_on=("target_countries",),
    ),
    Field(
        "existing_base",
        Section.MARKET,
        Kind.BOOL,
        "その国に自社の拠点があるか",
        _choices(("true", "ある"), ("false", "ない")),
        depends_on=("target_countries",),
    ),
    Field("target_timing", Section.MARKET, Kind.TEXT, "実現したい時期", none_is_unknown=True),
    Field("motive", Section.MARKET, Kind.TEXT, "海外を目指す理由", none_is_unknown=True),
    Field(
        "support_needs",
        Section.MARKET,
        Kind.CHOICES,
        "支援してほしいこと",
        _choices(
            ("strategy", "海外戦略・計画づくり"),
            ("market_selection", "国・地域の選び方"),
            ("product_refinement", "商品の磨き上げ"),
            ("business_matching", "取引先・商談先探し"),
            ("ecommerce", "海外向けネット販売"),
            ("trade_fair", "海外の展示会"),
            ("expert", "専門家の助言・同行"),
            ("finance", "資金"),
            ("human_resources", "人材の育成"),
            ("base_setup", "海外拠点の設立"),
        ),
        none_is_unknown=True,
    ),
    Field("trade_fair_plan", Section.MARKET, Kind.TEXT, "展示会・商談会の参加予定", skippable=True, if_none="なし"),
    Field(
        "overseas_travel_possible",
        Section.MARKET,
        Kind.BOOL,
        "海外出張ができるか",
        _choices(("true", "できる"), ("false", "むずかしい")),
    ),
    Field("implementation_team", Section.MARKET, Kind.TEXT, "担当する体制", skippable=True),
    Field(
        "parallel_support",
        Section.MARKET,
        Kind.BOOL,
        "同じ内容の支援を受けているか",
        _choices(("true", "受けている"), ("false", "受けていない")),
    ),
)

_COMPANY = (
    Field(
        "entity_type",
        Section.COMPANY,
        Kind.CHOICE,
        "事業の形",
        _choices(("corporation", "法人（株式会社など）"), ("sole_proprietor", "個人事業主"), ("cooperative", "組合")),
    ),
    Field(
        "company_name",
        Section.COMPANY,
        Kind.TEXT,
        "会社名・屋号",
        personal=True,
        skippable_if=when.is_sole_proprietor,  # not every one has a trade name
    ),
    Field(
        "corporate_number",
        Section.COMPANY,
        Kind.CORPORATE_NUMBER,
        "法人番号",
        skippable=True,
        personal=True,
        applies=when.is_organisation,
        depends_on=("entity_type",),
    ),
    Field("prefecture", Section.COMPANY, Kind.PREFECTURE, "都道府県"),
    Field("city", Section.COMPANY, Kind.TEXT, "市区町村", depends_on=("prefecture",)),
    Field("industry", Section.COMPANY, Kind.INDUSTRY, "業種"),
    Field(
        "sme_class",
        Section.COMPANY,
        Kind.CHOICE,
        "中小企業の区分",
        _choices(
            ("manufacturing_other", "製造業・建設業・その他"),
            ("wholesale", "卸売業"),
            ("retail", "小売業・飲食業"),
            ("service", "サービス業"),
        ),
        applies=when.industry_leaves_class_open,
        depends_on=("industry",),
    ),
    Field(
        "capital_yen", Section.COMPANY, Kind.YEN, "資本金", applies=when.is_organisation, depends_on=("entity_type",)
    ),
    Field("employees", Section.COMPANY, Kind.PERSONS, "従業員数"),
    Field("founded_year", Section.COMPANY, Kind.YEAR, "創業・設立の年", skippable=True),
    Field("annual_sales_yen", Section.COMPANY, Kind.YEN, "年間の売上高", skippable=True),
    Field("website", Section.COMPANY, Kind.URL, "会社のWebサイト", skippable=True, personal=True),
    Field(
        "management_approval",
        Section.COMPANY,
        Kind.BOOL,
        "経営者の承認",
        _choices(("true", "承認を得ている"), ("false", "まだ得ていない")),
    ),
)

_DOCUMENTS = (
    Field(
        "financial_statements",
        Section.DOCUMENTS,
        Kind.CHOICE,
        "決算報告書",
        _choices(
            ("three_years", "3期分ある"),
            ("newly_founded", "設立まもなく3期分ない"),
            ("not_ready", "まだ用意していない"),
        ),
    ),
)

_COMPLIANCE = (
    Field(
        "overseas_consulting_business", Section.COMPLIANCE, Kind.BOOL, "海外展開コンサルティングの海外展開か", YES_NO
    ),
    Field(
        "compliance_declared",
        Section.COMPLIANCE,
        Kind.BOOL,
        "法令遵守の確認",
        _choices(("true", "すべて当てはまる"), ("false", "当てはまらないものがある")),
    ),
)

_CONTACT_HEADING = "ご連絡先"
_CONTACT = (
    Field("contact_name", Section.COMPANY, Kind.TEXT, "ご担当者名", personal=True, heading=_CONTACT_HEADING),
    Field(
        "contact_department",
        Section.COMPANY,
        Kind.TEXT,
        "部署・役職",
        skippable=True,
        personal=True,
        heading=_CONTACT_HEADING,
    ),
    Field("contact_email", Section.COMPANY, Kind.EMAIL, "メールアドレス", personal=True, heading=_CONTACT_HEADING),
    Field("contact_phone", Section.COMPANY, Kind.PHONE, "電話番号", personal=True, heading=_CONTACT_HEADING),
    Field(
        "contact_preference",
        Section.COMPANY,
        Kind.TEXT,
        "連絡のご希望",
        skippable=True,
        personal=True,
        heading=_CONTACT_HEADING,
    ),
)

REGISTRY: tuple[Field, ...] = (
    *_CONSENT,
    *_PRODUCT,
    *_MARKET,
    *_COMPANY,
    *_DOCUMENTS,
    *_COMPLIANCE,
    *_CONTACT,
)
FIELDS: dict[str, Field] = {entry.name: entry for entry in REGISTRY}
LABELS: dict[str, str] = {entry.name: entry.label for entry in REGISTRY}
