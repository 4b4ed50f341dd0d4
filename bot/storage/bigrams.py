"""Words as the full-text index holds them: pairs of neighbouring characters. Pure.

Japanese is written without blanks, and what concierges look for is short (「包丁」), so the index knows no words: 「東京都」
is 「東京」「京都」 and, at the end, 「都」. A search for two characters is one entry of the index, a longer one a phrase of
entries, a single character the beginning of one. Blanks and signs do not count: 「0952-23-0000」 and 「0952 23 0000」 are
the same.
"""

from __future__ import annotations

import re
import unicodedata

from bot.storage.tickets import searchable

# PostgreSQL's bounds: positions of a tsvector end there. Sixteen thousand characters are some four hundred messages.
LONGEST = 16_000

# Hiragana stands for katakana, and one form for the variants that names are written with.
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_VARIANTS = (
    "髙高 﨑崎 𠮷吉 邊辺 邉辺 齋斎 齊斎 斉斎 濵浜 濱浜 嶋島 嶌島 澤沢 廣広 國国 櫻桜 條条 惠恵 眞真 萬万 壽寿 龍竜 瀧滝 "
    "鐵鉄 會会 學学 榮栄 藏蔵 與与 冨富 峯峰 曾曽 德徳 黑黒 塚塚 增増 橫横 圓円 縣県 實実 寬寛 豐豊 佛仏"
)
_FOLDED = _KATAKANA | {ord(pair[0]): pair[1] for pair in _VARIANTS.split() if pair[0] != pair[1]}
_ABROAD = re.compile(r"\+81(?=\d)")


def fold(text: str) -> str:
    """What two spellings of the same have in common: no width, case, kana, variant forms, blanks or signs."""
    plain = searchable(_ABROAD.sub("0", unicodedata.normalize("NFKC", text)))
    return "".join(char for char in plain.translate(_FOLDED) if char.isalnum())


def entries(text: str) -> list[str]:
    """The entries of a text in its order: each pair of neighbours, and the last character alone."""
    folded = fold(text)
    return [folded[index : index + 2] for index in range(len(folded))]


def terms(query: str) -> list[str]:
    """The words of a query, which must all be there, each as it is looked up; empty when there is nothing to look for."""
    folded = (fold(word) for word in query.split())
    return list(dict.fromkeys(word for word in folded if word))


def fts5_query(words: list[str]) -> str:
    """The query of SQLite's FTS5 for ``terms``."""
    return " AND ".join(f'"{_pairs(word, " ")}"' if len(word) > 1 else f'"{word}" *' for word in words)


def tsquery(words: list[str]) -> str:
    """The query of PostgreSQL for ``terms``, to be cast to ``tsquery``."""
    return " & ".join(f"({_pairs(word, ' <-> ')})" if len(word) > 1 else f"{word}:*" for word in words)


def tsvector(text: list[str]) -> str:
    """Entries as PostgreSQL writes them, to be cast to ``tsvector``: no parser of its own comes between."""
    return " ".join(f"{entry}:{position}" for position, entry in enumerate(text[:LONGEST], 1))


def _pairs(word: str, between: str) -> str:
    return between.join(word[index : index + 2] for index in range(len(word) - 1))
