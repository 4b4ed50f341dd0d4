"""The order of 申込要領 2026, with the intake fields that answer each of its points, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FormPoint:
    """One point of the guidelines and the intake fields behind it."""

    title: str
    clause: str
    fields: tuple[str, ...]


LAYOUT: tuple[FormPoint, ...] = (
    FormPoint(
        "応募者",
        "Ⅲ.1",
        ("company_name", "corporate_number", "prefecture", "city", "founded_year", "website"),
    ),
    FormPoint("企業規模", "Ⅲ.1.(1)", ("entity_type", "sme_class", "capital_yen", "employees")),
    FormPoint("海外展開コンサルティング等を業とするか", "Ⅲ.1.(1)※", ("overseas_consulting_business",)),
    FormPoint("法令遵守", "Ⅲ.1.(2)", ("compliance_declared",)),
    FormPoint("業種", "Ⅲ.2", ("industry",)),
    FormPoint("海外展開プロジェクト", "Ⅲ.3", ("project_type", "existing_export", "existing_base")),
    FormPoint(
        "対象の製品・サービス",
        "Ⅲ.3.(1)①",
        ("product_name", "product_description", "product_category", "product_exists"),
    ),
    FormPoint("商材の調達と許諾", "Ⅲ.3.(1)②", ("supply_role", "supplier_consent")),
    FormPoint("製品・サービスの適法性", "Ⅲ.3.(1)④", ("product_lawful",)),
    FormPoint("経営責任者の承認", "Ⅲ.3.(1)⑤ / Ⅲ.3.(2)④", ("management_approval",)),
    FormPoint("取引の相手（BtoB）", "Ⅲ.3.(1)⑥", ("business_model",)),
    FormPoint("ほかの人的支援の利用", "Ⅲ.3※", ("parallel_support",)),
    FormPoint("対象国・地域（優先順）", "Ⅲ.4.(1)", ("target_countries", "us_tariff_response")),
    FormPoint("専門家のサポートを希望する内容", "Ⅲ.5.(1)", ("support_needs",)),
    FormPoint("実現したい時期", "Ⅲ.6", ("target_timing",)),
    FormPoint(
        "担当者",
        "Ⅲ.7.(1)",
        ("contact_name", "contact_department", "contact_email", "contact_phone", "contact_preference"),
    ),
    FormPoint("対象国・地域への出張", "Ⅲ.7.(2)", ("overseas_travel_possible",)),
    FormPoint("決算報告書", "Ⅳ.1.(2)", ("financial_statements",)),
    FormPoint("製品・サービス掲載のURL", "Ⅳ.1.(3)", ("product_url",)),
    FormPoint("海外展開の動機・目的", "Ⅴ.1.(1)①", ("motive",)),
    FormPoint("実施体制", "Ⅴ.1.(1)③", ("implementation_team",)),
    FormPoint("財務基盤", "Ⅴ.1.(1)④", ("annual_sales_yen",)),
    FormPoint("展示会・商談会の参加計画", "Ⅴ.1.(1)⑦", ("trade_fair_plan",)),
)
