"""Tables of fields, rules and legal numbers as Markdown, read from the code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.eligibility.check import PROGRAMMES, RULESET
from bot.eligibility.limits import COUNTRIES, COUNTRIES_WITH_US_TARIFF, MID_SIZE_EMPLOYEES, SME_LIMITS, SmeLimit
from bot.eligibility.menus import MENUS, STAGE_LABELS
from bot.eligibility.rule import Condition
from bot.eligibility.vocabulary import RuleKind
from bot.eligibility.wording import persons, yen
from bot.handoff.form_layout import LAYOUT
from bot.intake import conditions as when
from bot.intake.fields import Field, Kind, always, never
from bot.intake.registry import FIELDS, REGISTRY

_DOMAIN = Path(__file__).resolve().parents[2] / "domain.yml"

_KINDS: dict[Kind, str] = {
    Kind.BOOL: "はい・いいえ（bool）",
    Kind.CHOICE: "一つ選ぶ",
    Kind.CHOICES: "いくつも選べる（リスト）",
    Kind.COUNTRIES: "国・地域（ISO 3166-1の2文字、優先順のリスト）",
    Kind.INDUSTRY: "業種（日本標準産業分類 第14回改定の記号。`E`、`E24`）",
    Kind.YEN: "金額（円、整数）",
    Kind.PERSONS: "人数（整数）",
    Kind.YEAR: "西暦の年（整数）",
    Kind.TEXT: "自由な言葉",
    Kind.PREFECTURE: "都道府県名",
    Kind.CORPORATE_NUMBER: "法人番号（13桁、検査数字つき）",
    Kind.URL: "URL",
    Kind.EMAIL: "メールアドレス",
    Kind.PHONE: "電話番号（E.164）",
}
_CONDITIONS = {
    always: "いつも",
    when.is_organisation: "法人か組合のとき（`entity_type`）",
    when.is_trading: "仕入れて販売しているとき（`supply_role` = `trading`）",
    when.has_three_countries_with_us: "アメリカを含む3か国のとき（`target_countries`）",
    when.industry_leaves_class_open: "業種だけでは区分が決まらないとき（`industry`）",
}
_SKIPPABLE_IF = {never: "—", when.is_sole_proprietor: "個人事業主で、屋号がなければ"}
_RULE_KINDS = {RuleKind.REQUIRED: "必須", RuleKind.PREFERRED: "加点", RuleKind.ADVICE: "案内"}
_CONTACT_WAYS = ("contact_email", "contact_phone")


def fields() -> str:
    """Every field by heading, in the order of asking."""
    headings = dict.fromkeys(entry.title for entry in REGISTRY)
    return "\n".join(
        f"### {heading}\n\n" + _table(("項目", "質問", "値", "尋ねるとき", "飛ばせるか"), _field_rows(heading))
        for heading in headings
    )


def _field_rows(heading: str) -> Iterable[tuple[str, ...]]:
    for entry in REGISTRY:
        if entry.title == heading:
            question = "<br>".join(_responses()[f"utter_ask_{entry.name}"][0]["text"].splitlines())
            yield (
                f"`{entry.name}`<br>{entry.label}",
                question,
                _value(entry),
                _CONDITIONS[entry.applies],
                _skipping(entry),
            )


@cache
def _responses() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_DOMAIN.read_text("utf-8"))["responses"]
    return found


def _value(entry: Field) -> str:
    return "<br>".join([_KINDS[entry.kind], *(f"`{choice.value}` {choice.label}" for choice in entry.choices)])


def _skipping(entry: Field) -> str:
    if entry.name in _CONTACT_WAYS:
        return "もう一方を答えていれば"
    return "はい" if entry.skippable else _SKIPPABLE_IF[entry.skippable_if]


def rules() -> str:
    """Every rule of every programme, with its clause."""
    parts = [f"規則の版（`ruleset`）：`{RULESET}`\n"]
    for programme in PROGRAMMES:
        rows = [
            (f"`{rule.id}`", rule.title, rule.clause.label, _RULE_KINDS[rule.kind], _only(rule.conditions))
            for rule in programme.rules
        ]
        head = ("規則", "内容", "条項", "種類", "当てはまる場合")
        parts.append(f"### {programme.title}（`{programme.id}`）\n\n{_table(head, rows)}")
    return "\n".join(parts)


def _only(conditions: Iterable[Condition]) -> str:
    named = [f"{FIELDS[one.fact].choice_label(one.value)}（`{one.fact}` = `{one.value}`）" for one in conditions]
    return "、".join(named) or "すべて"


def legal_numbers() -> str:
    """Every value of every legal number, with its date and source."""
    rows: list[tuple[str, ...]] = []
    for series in (*SME_LIMITS.values(), MID_SIZE_EMPLOYEES, COUNTRIES, COUNTRIES_WITH_US_TARIFF):
        for value in series.values:
            clause = value.citation
            source = f"[{clause.document} {clause.label}]({clause.url})"
            amount = _amount(value.value, value.unit)
            day = value.effective_from.isoformat()
            rows.append((series.name, day, amount, source, clause.verified_on.isoformat()))
    return _table(("数値", "この日から", "上限（その数を含む）", "根拠", "原文と照らした日"), rows)


def _amount(value: SmeLimit | int, unit: str) -> str:
    if isinstance(value, SmeLimit):
        return f"資本金{yen(value.capital_yen)} または 従業員{persons(value.employees)}"
    return f"{value:,}{unit}"


def menus() -> str:
    """The stages and their menus."""
    rows = [(STAGE_LABELS[menu.stage], f"`{menu.id}`", menu.label, _needs(menu.needs)) for menu in MENUS]
    return _table(("段階", "id", "支援メニュー", "合う希望"), rows)


def _needs(needs: Iterable[str]) -> str:
    wanted = set(needs)
    return "、".join(choice.label for choice in FIELDS["support_needs"].choices if choice.value in wanted)


def not_modelled() -> str:
    """What the documents say and the check leaves to people."""
    rows = [
        (programme.short_title, f"{item.clause.section}（{item.clause.label}）", item.why, item.refer_to)
        for programme in PROGRAMMES
        for item in programme.not_modelled
    ]
    return _table(("制度", "条項", "判定しない理由", "確かめる先"), rows)


def glossary_fields() -> str:
    """Field, identifier and the point of the guidelines that it answers."""
    clauses = {name: f"{point.clause}（{point.title}）" for point in LAYOUT for name in point.fields}
    rows = [(entry.label, f"`{entry.name}`", clauses.get(entry.name, "—")) for entry in REGISTRY]
    return _table(("用語", "識別子", "申込要領の箇所"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
