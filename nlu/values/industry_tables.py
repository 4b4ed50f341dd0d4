"""日本標準産業分類 (rev. 14) and the plain words that lead to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlu.values.data import rows
from nlu.values.lexicon import Lexicon, same_length_lower
from nlu.values.normal import normalize


@dataclass(frozen=True)
class Product:
    """The codes of a firm that makes, wholesales, retails or grows the thing; empty where there is none.

    ``makes`` holds two or three codes where the thing alone leaves open which it is (塩, 機械部品).
    """

    makes: tuple[str, ...]
    wholesale: str
    retail: str
    grow: str

    @property
    def make(self) -> str:
        """The likeliest code of making it."""
        return self.makes[0]


@cache
def labels() -> dict[str, str]:
    """JSIC code (``E``, ``E24``) → official Japanese name."""
    return {row["code"]: row["label"] for row in rows("jsic")}


@cache
def trades() -> dict[str, tuple[str, ...]]:
    """Lower-case trade word or official name → its code, or the two or three it leaves open."""
    table: dict[str, tuple[str, ...]] = {}
    for code, label in labels().items():
        for name in _spellings(label):
            if code[1:] or name not in table:
                table.setdefault(name, (code,))
    for row in rows("industry_trades"):
        for word in row["words"].split():
            table[key(word)] = tuple(row["codes"].split("/"))
    return table


@cache
def deeds() -> frozenset[str]:
    """The words of ``trades`` that name a firm's trade only where somebody is said to do it: 塗装, 分析."""
    return frozenset(
        key(word) for row in rows("industry_trades") if row["kind"] == "deed" for word in row["words"].split()
    )


@cache
def products() -> dict[str, Product]:
    """Lower-case product word → codes by activity."""
    return {
        key(word): Product(tuple(row["make"].split("/")), row["wholesale"], row["retail"], row["grow"])
        for row in rows("industry_products")
        for word in row["words"].split()
    }


@cache
def trade_lexicon() -> Lexicon:
    """The words of ``trades``."""
    return Lexicon(trades())


@cache
def product_lexicon() -> Lexicon:
    """The words of ``products``."""
    return Lexicon(products())


def key(word: str) -> str:
    """The form in which words are compared."""
    return same_length_lower(normalize(word).text)


def _spellings(label: str) -> set[str]:
    """An official name as people write it: without its bracket, with 、 ・ or nothing for the comma."""
    short = re.sub(r"（.*?）", "", label)
    forms = [label, short, *([short.removesuffix("売業")] if short.endswith("卸売業") else [])]  # 飲食料品卸
    return {key(name) for form in forms for name in (form, *(form.replace("，", mark) for mark in ",、・"))}
