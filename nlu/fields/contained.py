"""What only its kind suggests, and that is no more than a part of something else: a trade within a firm's name."""

from __future__ import annotations

import re

from nlu.fields.only_named import NAME_FIELDS
from nlu.fields.types import Candidate, Strength

_OF_WHAT_IS_SOLD = ("industry", "supply_role", "business_model")  # 「商品は仕入れ品です」, goods told by their kind
_MADE_THERE = re.compile(r"(?:市|県)?[でに]")
_OF_STAFF = ("contact_department", "implementation_team")  # 「海外事業部を新しく作って」
_OF_FAIRS = ("target_countries", "product_name")
_PLACES = ("prefecture", "city")
_FROM_NAMES = ("company_name", "entity_type")


def without_parts_of_names(candidates: list[Candidate]) -> list[Candidate]:
    """Without what only its kind suggests inside a firm's or product's name: 「みなと商店」 is no retail trade."""
    names = [one for one in candidates if one.field in NAME_FIELDS and one.problem is None]
    return [
        one
        for one in candidates
        if one.strength is not Strength.TYPE
        or one.field in _FROM_NAMES
        or not any(
            not (name.field == "product_name" and name.strength is Strength.TYPE and one.field in _OF_WHAT_IS_SOLD)
            and name.field != one.field
            and name.start <= one.start
            and one.end <= name.end
            for name in names
        )
    ]


_GOODS_THEMSELVES = re.compile(
    r"商品|製品|品物|現物|モノ|サービス|アプリ|もう|すでに|既に|発売|国内|販売(?:中|済|開始|は)"
)


def without_goods_in_names(candidates: list[Candidate]) -> list[Candidate]:
    """The answer to the question for a person is no product, nor are people: 「林です。国は台湾だけにします」."""
    people = [
        one
        for one in candidates
        if (one.field == "contact_name" and one.strength is Strength.ASKED)
        or (one.field in _OF_STAFF and not one.problem)
    ]
    goods = [one for one in candidates if one.field == "product_name" and one.strength is Strength.ASKED]
    candidates = [
        one
        for one in candidates
        if (one.field not in _PLACES or one.strength is not Strength.TYPE)
        or not any(
            name.start <= one.start
            and one.end <= name.end
            and not _MADE_THERE.match(str(name.value)[one.end - name.start :])
            for name in goods
        )
    ]  # 「「瀬戸の藻塩」といいます」, not 「新潟で作っている爪切りです」
    return [
        one
        for one in candidates
        if (one.field, one.strength) != ("product_name", Strength.TYPE)
        or not any(name.start <= one.start and one.end <= name.end for name in people)
    ]


def without_places_of_fairs(candidates: list[Candidate]) -> list[Candidate]:
    """Where a fair is held is no market yet, nor is its name one of goods: 「台北国際食品見本市に出ます」."""
    fairs = [one for one in candidates if one.field == "trade_fair_plan" and one.strength is Strength.ASKED]
    return [
        one
        for one in candidates
        if one.field not in _OF_FAIRS
        or one.strength is not Strength.TYPE
        or not any(fair.start <= one.start and one.end <= fair.end for fair in fairs)
    ]


def without_trades_in_names(candidates: list[Candidate]) -> list[Candidate]:
    """The answer to the question for the firm's name names no trade: 「カフェ ミナト」."""
    names = [one for one in candidates if one.field == "company_name" and one.problem is None]
    return [
        one
        for one in candidates
        if one.field != "industry" or not any(name.start <= one.start < name.end for name in names)
    ]


def without_trades_in_needs(asking: str | None, candidates: list[Candidate]) -> list[Candidate]:
    """Help wished for, as the answer, names no trade: 「パッケージの作り直しと、国選び」."""
    wished = [one for one in candidates if one.field == asking == "support_needs"]
    return [
        one
        for one in candidates
        if one.field != "industry"
        or one.strength is not Strength.TYPE
        or not any(need.start < one.end and one.start < need.end for need in wished)
    ]


def without_echoed_sales(asking: str | None, text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The answer to whom one sells is not told of the goods, too: 「旅館に卸しつつ、売店でも売ってます」."""
    sold = [one for one in candidates if one.field == asking == "business_model"]
    if not sold or _GOODS_THEMSELVES.search(text):
        return candidates
    return [one for one in candidates if one.field != "product_exists" or one.strength is not Strength.TYPE]
