"""The documents to prepare for ハンズオン支援: 申込要領 Ⅳ.1, fitted to what is known of the firm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.eligibility.documents import APPLICATION_DOCUMENTS, APPLICATION_FORM_URL
from bot.eligibility.vocabulary import EntityType, FinancialStatements


@dataclass(frozen=True)
class DocumentItem:
    """One thing to prepare. ``file_name`` is the name the guidelines ask for, without its extension."""

    id: str
    title: str
    detail: str
    clause: str = APPLICATION_DOCUMENTS.label
    file_name: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "id": self.id,
            "title": self.title,
            "detail": self.detail,
            "clause": self.clause,
            "file_name": self.file_name,
        }


def preparation(profile: Mapping[str, object]) -> list[DocumentItem]:
    """What to have at hand, in the order of 申込要領 Ⅳ.1. An empty profile is fine."""
    company = _text(profile.get("company_name")) or "企業名"
    items = [_statements(company)]
    if profile.get("financial_statements") == FinancialStatements.NEWLY_FOUNDED:
        items.append(_newly_founded(profile.get("founded_year")))
    if profile.get("entity_type") == EntityType.SOLE_PROPRIETOR:
        items.append(_sole_proprietor())
    items.append(_product(company, profile))
    items.append(_form())
    return items


def explain_preparation(items: Sequence[DocumentItem]) -> str:
    """The list as one message for the visitor."""
    lines = ["お申し込みまでにご用意いただくもの（申込要領 Ⅳ.1）"]
    for item in items:
        lines += [f"■ {item.title}", item.detail]
        lines += [f"ファイル名：{item.file_name}"] if item.file_name else []
    return "\n".join(lines)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _statements(company: str) -> DocumentItem:
    return DocumentItem(
        "financial_statements",
        "決算報告書（直近3年度分）",
        "貸借対照表・損益計算書・販売費及び一般管理費明細です。1年度ごとに1つのPDF（10MB以下）にしてください。"
        "2025年度にこの事業で提出した年度の分は要りません。",
        file_name=f"{company}_(年度)_決算報告書",
    )


def _newly_founded(founded_year: object) -> DocumentItem:
    founded = f"{founded_year}年設立" if isinstance(founded_year, int) else "設立直後"
    return DocumentItem(
        "newly_founded_note",
        "連絡事項欄への記入",
        f"3年度分がそろわないことを書きます。例：「{founded}のため、3か年度分の決算報告書を提出できません。」",
    )


def _sole_proprietor() -> DocumentItem:
    return DocumentItem(
        "sole_proprietor_documents",
        "個人事業主の方の決算書類",
        "申込要領には法人の書類名だけが書かれています。何を出せばよいかは、相談員が確認します。",
    )


def _product(company: str, profile: Mapping[str, object]) -> DocumentItem:
    url = _text(profile.get("product_url"))
    if url:
        return DocumentItem("product_page", "商品・サービスのページのURL", f"うかがったURLをお使いください：{url}")
    product = _text(profile.get("product_name")) or "対象製品・サービス名"
    return DocumentItem(
        "product_catalogue",
        "商品・サービスのURL、または写真かカタログ",
        "掲載ページがなければ、写真かカタログを1つのPDF（10MB以下）にしてください。",
        file_name=f"{company}_({product})",
    )


def _form() -> DocumentItem:
    return DocumentItem(
        "application_form",
        "申込フォーム（オンライン登録）",
        "書類をそろえてから始めてください。2時間で時間切れになり、途中の入力は消えてしまいます。\n"
        + APPLICATION_FORM_URL,
    )
