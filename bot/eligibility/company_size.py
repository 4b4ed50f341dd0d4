"""Company size: 中小企業基本法第2条第1項 and the mid-size companies of 申込要領 Ⅲ.1.(1)②.

A corporation is an SME by capital **or** by employees; a sole proprietor by employees only. 中堅企業 is a
company (会社), so neither a sole proprietor nor a cooperative is one. 中小企業基本法 names companies and
individuals: a cooperative is held against the same limits, and above them people judge whether it counts as
a group of SMEs (Ⅲ.1.(1)①).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import partial

from bot.eligibility import vocabulary as v
from bot.eligibility.facts import Facts
from bot.eligibility.limits import SizeScale, SmeLimit, size_scale
from bot.eligibility.rule import Judge, Outcome, for_a_person, met, not_met, undecided
from bot.eligibility.settle import Settled, settle
from bot.eligibility.sme_class import possible_sme_classes
from bot.eligibility.wording import SME_CLASS_LABELS, persons, yen

TITLE = "企業規模"


class Size(StrEnum):
    """What a firm is, by size."""

    SME = "sme"
    MID_SIZE = "mid_size"
    SOLE_PROPRIETOR = "sole_proprietor"  # above the limit of its class
    COOPERATIVE = "cooperative"  # above the limits of its class
    LARGE = "large"


def size_of(scale: SizeScale, entity: v.EntityType, sme_class: v.SmeClass, capital_yen: int, employees: int) -> Size:
    """The size of a firm of which everything is known; a sole proprietor's capital is ignored."""
    limit = scale.limit(sme_class)
    by_capital = entity is not v.EntityType.SOLE_PROPRIETOR and capital_yen <= limit.capital_yen
    if employees <= limit.employees or by_capital:
        return Size.SME
    if entity is v.EntityType.SOLE_PROPRIETOR:
        return Size.SOLE_PROPRIETOR
    if employees > scale.mid_size_employees:
        return Size.LARGE
    return Size.MID_SIZE if entity is v.EntityType.CORPORATION else Size.COOPERATIVE


def possible_sizes(facts: Facts, scale: SizeScale) -> Settled[Size]:
    """Every size that the known facts leave open, and the facts that would tell them apart."""
    capitals = sorted({limit.capital_yen for _, limit in scale.sme})
    heads = sorted({limit.employees for _, limit in scale.sme} | {scale.mid_size_employees})
    options: dict[str, Sequence[object]] = {
        "entity_type": [facts.entity_type] if facts.entity_type else list(v.EntityType),
        "sme_class": _classes(facts),
        "capital_yen": _known_or(facts.capital_yen, [*capitals, capitals[-1] + 1]),
        "employees": _known_or(facts.employees, [*heads, heads[-1] + 1]),
    }
    return settle(options, partial(size_of, scale))


def company_size(accepted: frozenset[Size]) -> Judge:
    """The rule for a programme that takes firms of the ``accepted`` sizes."""

    def judge(facts: Facts, as_of: date) -> Outcome:
        scale = size_scale(as_of)
        settled = possible_sizes(facts, scale)
        if settled.results <= accepted:
            return met(_why_accepted(facts, settled.results, scale))
        if settled.results == {Size.COOPERATIVE}:
            return for_a_person("組合の規模が中小企業の範囲を超えるため、対象になるかどうかは担当者が確認します。")
        if settled.results <= {Size.LARGE, Size.SOLE_PROPRIETOR} - accepted:
            return not_met(_why_refused(facts, scale))
        return undecided(_to_ask(facts, settled.deciding))

    return judge


def _known_or(value: int | None, otherwise: list[int]) -> list[int]:
    return otherwise if value is None else [value]


def _classes(facts: Facts) -> list[v.SmeClass]:
    if facts.sme_class:
        return [facts.sme_class]
    return list(possible_sme_classes(facts.industry)) if facts.industry else list(v.SmeClass)


def _to_ask(facts: Facts, deciding: tuple[str, ...]) -> tuple[str, ...]:
    """The class follows from the industry, so the industry is what is asked first."""
    asked: list[str] = []
    for fact in deciding:
        asked += ["industry", fact] if fact == "sme_class" and facts.industry is None else [fact]
    return tuple(asked)


def _why_accepted(facts: Facts, sizes: frozenset[Size], scale: SizeScale) -> str:
    if sizes == {Size.SME}:
        return _why_sme(facts, scale)
    if Size.SOLE_PROPRIETOR in sizes:
        return "個人事業主の方も対象です。"
    heads = f"従業員{persons(facts.employees or 0)}"
    limit = f"中堅企業の範囲（{persons(scale.mid_size_employees)}以下）"
    if sizes == {Size.MID_SIZE}:
        return f"中小企業の範囲は超えますが、{heads}は{limit}に入ります。"
    return f"{heads}は、中小企業か{limit}に入ります。"


def _why_sme(facts: Facts, scale: SizeScale) -> str:
    classes, limit = _strictest(facts, scale)
    if facts.employees is not None and facts.employees <= limit.employees:
        own, bound = f"従業員{persons(facts.employees)}", persons(limit.employees)
    elif facts.capital_yen is not None and facts.capital_yen <= limit.capital_yen:
        own, bound = f"資本金{yen(facts.capital_yen)}", yen(limit.capital_yen)
    else:
        return "資本金と従業員数から、中小企業の範囲に入ります。"
    return f"{own}は、{classes}の中小企業の範囲（{bound}以下）に入ります。"


def _strictest(facts: Facts, scale: SizeScale) -> tuple[str, SmeLimit]:
    classes = _classes(facts)
    limits = [scale.limit(sme_class) for sme_class in classes]
    label = "・".join(SME_CLASS_LABELS[sme_class] for sme_class in classes)
    return label, SmeLimit(min(x.capital_yen for x in limits), min(x.employees for x in limits))


def _why_refused(facts: Facts, scale: SizeScale) -> str:
    limits = [scale.limit(sme_class) for sme_class in _classes(facts)]
    capital, heads = max(x.capital_yen for x in limits), max(x.employees for x in limits)
    own_heads = f"従業員{persons(facts.employees or 0)}"
    if facts.entity_type is v.EntityType.SOLE_PROPRIETOR:
        return f"{own_heads}は、個人事業主の上限（{persons(heads)}以下）を超えています。"
    return (
        f"資本金{yen(facts.capital_yen or 0)}・{own_heads}は、"
        f"中小企業（{yen(capital)}以下または{persons(heads)}以下）と"
        f"中堅企業（{persons(scale.mid_size_employees)}以下）の範囲を超えています。"
    )
