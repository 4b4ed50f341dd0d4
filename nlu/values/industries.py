"""Industries in a text as codes of the 日本標準産業分類 (rev. 14)."""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.values.industry_activity import code_for
from nlu.values.industry_tables import key, labels, product_lexicon, products, trade_lexicon, trades
from nlu.values.lexicon import Match
from nlu.values.normal import Normalized
from nlu.values.types import Found, Problem

_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Ta-t])-?([0-9]{2})(?![A-Za-z0-9])")
_LETTER = re.compile(r"(?:大分類)? ?([A-T])(?: ?(?:です|でお願いします))?[。!]?")
_CUSTOMER = re.compile(  # the trade is someone else's: customer, supplier, adviser
    r"(?:さん|様|等|など|各社|の皆様)?(?:向け|むけ|に(?:卸|納|販売|売|お?いろ|相談|依頼|頼|勤め|行|出|置|入|輸|も?卸|聞|紹介|持|委託|製造|作)|へ(?!の転)|から|と(?:共同|取引|組|連携|契約|一緒|協力|提携)|で(?:使|売|販売|買|扱|働|見|展示|提供|出|取り扱|勤|買|置|人気)|用の|用に|用で|のお客|の顧客|が(?:お客|顧客|主な?取引|取引|得意)|の方に|業界向|への)"
)
_STATED = re.compile(
    r"$|[。、!,]|です|でし|でご|だ|を(?:や|営|経|し|運|専|主|本|中|生|行|展|開|手)|業|をメイン|で(?:、|す|や|ござ|$)|として|の(?:会社|企業|事業|仕事|者|経営|運営|製造|社長|三代|二代|四代)|関(?:係|連)|系|屋|なん|になり|に(?:なります|該当|分類)| |会社|やって|して|一筋|専門|一本|中心|及び|と|・|/|\("
)
_ANSWER = re.compile(r"(?P<word>.+?)(?:の(?:会社|仕事|事業)|関係|関連|系)?(?:です|でございます|になります|だよ|をやっています|をやってます|ですね|かな)?[。!]?")
_WINDOW = 24
_CLAUSE = re.compile(r"[。!?\n]")


def find_industries(n: Normalized) -> list[Found]:
    """What the firm does, as JSIC codes: from codes (E24), official names, trades (酒蔵) and product + activity (ネジを作っている).

    ``value`` is a 大分類 letter or a 中分類 code. ``detail``: ``label`` (official name), ``stated`` (False when the words only
    appear: "銀行から借りて"). Problem ``industry.ambiguous`` with ``candidates`` ("E09,I58") and ``labels`` ("…／…").
    """
    lower = key_text(n)
    hits = _codes(n.text) or _settle(_trades(lower), _products(lower))
    if not hits:
        hits = _whole_answer(n.text, lower)
    return [_found(hit) for hit in sorted(hits, key=lambda hit: hit.match.start)]


class _Hit:
    """Words at ``match`` that mean one of ``codes``."""

    def __init__(self, match: Match, codes: tuple[str, ...], stated: bool) -> None:
        self.match, self.codes, self.stated = match, codes, stated


def key_text(n: Normalized) -> str:
    """The normalised text in the form in which words are compared; offsets stay."""
    return "".join(key(char) or char if char != " " else " " for char in n.text)


def _found(hit: _Hit) -> Found:
    match, codes = hit.match, hit.codes
    names = labels()
    if len(codes) == 1:
        detail = {"label": names[codes[0]], "stated": hit.stated}
        return Found("industry", codes[0], match.start, match.end, detail=detail)
    problem = Problem("industry.ambiguous", {"candidates": ",".join(codes), "labels": "／".join(names[code] for code in codes)})
    return Found("industry", None, match.start, match.end, problem, detail={"stated": hit.stated})


def _codes(text: str) -> list[_Hit]:
    hits = []
    for match in _CODE.finditer(text):
        code = (match[1] + match[2]).upper()
        if code in labels():
            hits.append(_Hit(Match(match[0], *match.span()), (code,), True))
    letter = _LETTER.fullmatch(text)
    return hits or ([_Hit(Match(letter[1], *letter.span(1)), (letter[1],), True)] if letter else [])


def _trades(text: str) -> list[_Hit]:
    hits = []
    for match in trade_lexicon().scan(text):
        if _bounded(text, match) and not _CUSTOMER.match(text, match.end):
            hits.append(_Hit(match, trades()[match.word], bool(_STATED.match(text, match.end))))
    return hits


def _products(text: str) -> list[_Hit]:
    hits = []
    for match in product_lexicon().scan(text):
        if not _bounded(text, match):
            continue
        stop = _CLAUSE.search(text, match.end)
        words = text[match.end : min(match.end + _WINDOW, stop.start() if stop else len(text))]
        codes, length = code_for(products()[match.word], words, text)
        if codes:
            hits.append(_Hit(replace(match, end=match.end + length), codes, True))
    return hits


def _bounded(text: str, match: Match) -> bool:
    """Latin words and katakana words are not taken out of longer ones."""
    for char, edge in ((text[match.start - 1 : match.start], match.word[0]), (text[match.end : match.end + 1], match.word[-1])):
        if edge.isascii() and edge.isalnum() and char.isascii() and char.isalnum():
            return False
        if "ァ" <= edge <= "ー" and char and "ァ" <= char <= "ー" and not text.startswith(("メーカー", "ショップ"), match.end):
            return False
    return True


def _settle(named: list[_Hit], done: list[_Hit]) -> list[_Hit]:
    """One reading per place, and the specific one where a general word stands beside it."""
    done = [hit for hit in done if not any(_within_word(hit, trade) for trade in named)]
    hits = _without_overlap([*named, *done])
    sure = {hit.codes[0] for hit in hits if len(hit.codes) == 1 and len(hit.codes[0]) == 3}
    letters = {hit.codes[0] for hit in hits if len(hit.codes) == 1 and len(hit.codes[0]) == 1}
    kept: list[_Hit] = []
    for hit in hits:
        codes = hit.codes
        if len(codes) > 1:
            if sure.intersection(codes):
                continue
            narrowed = tuple(code for code in codes if code[0] in letters)
            codes = narrowed if len(narrowed) == 1 else codes
        kept.append(_Hit(hit.match, codes, hit.stated))
    specific = {code[0] for hit in kept for code in hit.codes if len(code) == 3}
    kept = [hit for hit in kept if len(hit.codes) > 1 or len(hit.codes[0]) == 3 or hit.codes[0] not in specific]
    seen: dict[tuple[str, ...], _Hit] = {}
    for hit in kept:
        if hit.codes not in seen or (hit.stated and not seen[hit.codes].stated):
            seen[hit.codes] = hit
    return list(seen.values())


def _within_word(product: _Hit, trade: _Hit) -> bool:
    """豆腐 in 豆腐屋: the trade's word already says what is done with the product."""
    begins = trade.match.start <= product.match.start
    return len(trade.codes[0]) == 3 and begins and trade.match.end >= product.match.start + len(product.match.word) + 1


def _without_overlap(hits: list[_Hit]) -> list[_Hit]:
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (len(hit.codes[0]) == 1, len(hit.codes) > 1, hit.match.start, -hit.match.end)):
        if all(hit.match.end <= other.match.start or other.match.end <= hit.match.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.match.start)


def _whole_answer(text: str, lower: str) -> list[_Hit]:
    """A product alone as the answer: open between making and selling it."""
    answer = _ANSWER.fullmatch(lower)
    product = products().get(answer["word"].strip(" 「」")) if answer else None
    if not answer or product is None:
        return []
    start, end = answer.span("word")
    codes = tuple(dict.fromkeys(code for code in (product.grow or product.make, product.wholesale, product.retail) if code))
    return [_Hit(Match(text[start:end], start, end), codes[:3], False)]
