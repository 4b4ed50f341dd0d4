"""An answer, a comma and a question back: 「1500万、でもこれ審査に影響するんですか」 answers and asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nlu.fields.cues import AMOUNT_KINDS, mentioned
from nlu.fields.texts import SENTENCES
from nlu.fields.types import FieldValue, Reading
from nlu.values.company_bounds import ENDS_LIKE_A_FIRM
from nlu.values.countries import find_countries
from nlu.values.normal import normalize

_PAUSE = re.compile(r"[、，,…]+\s*")
_SENTENCE = re.compile(r"[^。！!？?\n]+[？?]?")
_ASKS = re.compile(
    r"(?:(?:です|ます|ません|でしょう|ん|る|い|た)か(?:ね|な)?|(?:の|ん|よね|ですかね)?[?？]|よね|(?:なん|ん)?でしょう)[。\s笑]*$"
)
_TURNS = re.compile(  # to what is asked
    r"(?:でも(?!い[いえ]|よ|良|大丈夫|構|かま|OK|でき|可)|ただ(?!の)|けど|だけど|ですが|ところで|ちなみに|(?:って|て)(?:いう|ゆう|言う)?か|というか|(?:これ|それ|ここ)(?:って|は|が|で|に|も|[^、。]{0,3}(?=審査|合))|って|なんで|なぜ|どうして|何で|そもそも|もしかして|やっぱり?|まさか)"
)
_POINTS = re.compile(r"これ|それ|ここ")  # 「写真、これって送れますか」 points at what is asked about
_CHOOSES = re.compile(r"どっち|どちら|どれ|どの|^でも(?:い[いえ]|よ|良|大丈夫|構|かま|OK|でき|可)")
_BESIDE = re.compile(r"(?:あと|それと|それから)、?")
_OPEN_ENDED = re.compile(
    r"(?:[はがをにもとばらて]|(?<!ん)で|ても|でも|だと|なら|ので|から|けど|し|って|とか|または|もしくは)$"
)
_SUPPOSES = re.compile(r"もし|仮に|例えば|たとえば|以上|以下|未満|以内|より")
_WORDS = frozenset({"support_needs", "company_name", "product_name", "contact_department", "industry", "city", "contact_preference", "target_timing"})  # fmt: skip
_LONGEST = 24  # characters of an answer put so
_LEAST = 5  # characters of a question
_NEEDS = "support_needs"
_NAMES = frozenset({"company_name", "product_name", "contact_department"})
_WIDE = frozenset({*SENTENCES, "consent_privacy"})
_FORM = re.compile(r"(?:株式|有限|合同|合資|合名)会社|[(（][株有][)）]")


def answered_and_asked(
    text: str, asking: str | None, whole: Reading, alone: Callable[[str, str | None], Reading]
) -> Reading:
    """``whole`` with the answer to ``asking`` before a question in the same sentence; ``alone`` reads a part."""
    first = _SENTENCE.match(text)
    if asking is None or asking in _WIDE or first is None or not _ASKS.search(first[0]):
        return whole
    if asking in {one.field for one in whole.values} | {one.field for one in whole.problems}:
        return whole
    for pause in _PAUSE.finditer(first[0]):
        answer, question = first[0][: pause.start()], first[0][pause.end() :]
        if (found := _answer(answer, question, asking, alone)) is not None:
            return replace(whole, values=(found, *whole.values))
    return whole


def _answer(answer: str, question: str, asking: str, alone: Callable[[str, str | None], Reading]) -> FieldValue | None:
    turns = _TURNS.match(question) is not None and not (asking in _NAMES and _POINTS.match(question))
    turns = turns or (asking == _NEEDS and _BESIDE.match(question) is not None)
    if (
        not 0 < len(answer.strip()) <= _LONGEST
        or len(question) < _LEAST
        or _OPEN_ENDED.search(answer)
        or _SUPPOSES.search(answer)
        or not (turns or asking not in _WORDS or _is_firm(answer, asking))
        or _CHOOSES.search(question)
        or _of_the_same_kind(question, asking)
        or _names_only(answer, asking)
    ):
        return None
    if asking == _NEEDS and any(one.field == _NEEDS for one in alone(question, None).values):
        return None
    return next((one for one in alone(answer, asking).values if one.field == asking), None)


def _is_firm(answer: str, asking: str) -> bool:
    return bool(_FORM.search(answer)) or (asking == "company_name" and bool(ENDS_LIKE_A_FIRM.search(answer.strip())))


def _of_the_same_kind(question: str, asking: str) -> bool:
    """Whether what is asked may be the answer: 「タイ、ベトナムはだめですか」."""
    n = normalize(question)
    if asking == "target_countries":
        return bool(find_countries(n))
    return asking in AMOUNT_KINDS and bool(re.search(r"[0-9]", n.text))


def _names_only(answer: str, asking: str) -> bool:
    """「資本金、必要なんですか」 only names the question."""
    return asking in _WORDS and bool(mentioned(normalize(answer).text))
