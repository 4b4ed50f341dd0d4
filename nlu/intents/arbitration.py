"""Which intent a message has, given the classifier's ranking, the field being asked and the fields found.

A classifier that sees only the words takes the answer to an open question ("円安で国内が厳しいので") for a question of
its own, and a request ("続きは明日にします") asked about nothing for what it is. What was asked and what the text
settles decide here, in one place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlu.fields import mentions, says_nothing
from nlu.fields.clauses import split
from nlu.fields.fairs import FAIR_PLAN, stays_away
from nlu.fields.field_names import names_in
from nlu.fields.own_words import WHOLE_SENTENCES
from nlu.fields.smalltalk import only_smalltalk
from nlu.fields.texts import FREE_TEXT_FIELDS
from nlu.intents.evidence import (
    asks_meaning,
    complains,
    only_asks,
    promised,
    put_off,
    says_unknown,
    seeks,
    wants_person,
)
from nlu.values.normal import normalize

# A yes or no is an intent and, to a yes/no question, a value.
_YES_NO = frozenset({"affirm", "deny"})
# Intents that a message may have although it also settles fields, when it has words beside the values.
_PUT_OFF = frozenset({"unknown_answer", "postpone", "skip"})
_ANSWERS_NOTHING = _PUT_OFF | _YES_NO
_KEPT_WITH_VALUE = frozenset({"correct", "request_human", *_PUT_OFF})
_COURTESIES = frozenset({"affirm", "deny", "thank", "greet", "goodbye"})
_AROUND = _COURTESIES | {"resume"}
_SHORTEST = 5  # characters of a courtesy: 「失礼、」 and です
_MORE_THAN_COURTESY = 15  # characters; a longer message says something of its own
_NAMES = frozenset({"product_name", "company_name", "contact_name", "contact_department"})
# Of these only words that speak of a time or a way are taken at all: 「夕方がうれしいです」.
_RECOGNISED = frozenset({"contact_preference", "target_timing"})
_TELLING = _NAMES | {"implementation_team"}  # where what is taken names somebody or something
_TELLS_WHEN = re.compile(r"[0-9０-９一二三四五六七八九十春夏秋冬朝昼夜曜]|午[前後]|夕方")
# What may stand around a value without saying anything: punctuation and the copula.
_SHORT = re.compile(r"[^。！？!?\n]{1,32}[。！!\n]|[^。！？!?\n、，…]{1,24}[、，…]")
_FILLER = re.compile(
    r"(?:です(?:ね|よ|かね)?|でございます|になります|だ(?:よ|ね)?|ですかね|かな|ほど|くらい|ぐらい|約|[\s。、!?！？.,])*"
)
_COURTEOUS = re.compile(
    r"ありがと|また(?:ね|今度|明日|来|後)|さよ|じゃあ|では[。!\s]*$|こんにち|こんばん|おはよ|よろし|宜し|はい|いえ|うん|ばい(?:ばい|$)|どうも|お疲れ|おつかれ|失礼|了解|承知|どうぞ|すみません|(?:です|ます|ました)$"
)
_PLEASE = re.compile(
    r"(?:で|に|が|だと|なら)?(?:ご?連絡)?(?:よろしく)?(?:お願い(?:いた)?し(?:ます|たいです)|いいです|助かります|ありがたいです|希望です|大丈夫です|です)(?:ね|よ)*[。!！\s]*"
)
_IN_CHARGE = re.compile(r"(?:私、?)?(?:(?:ご?担当|窓口|責任)(?:者|の者)?(?:の|は|:|：))?\s*")
_UNKNOWN_AT_LAST = re.compile(
    r"(?:ので|から|て|で|けど|が)、?[^。、]{0,10}(?:分か|わか|判)(?:らない|らん|りません|らなくて|りかねます)[^、]{0,6}$"
)
_OF_ELSE = re.compile(r"\s*(?!これ|それ|そこ)[^、。!]{1,16}?(?:は|も|について)")
_A_PROMISE = 24  # characters
# An open question takes any words for its answer; from this confidence on, the classifier knows better.
_SURE_AGAINST_WORDS = 0.6
# A value of its own type is strong evidence; a question beside it must be this sure to be answered first.
_SURE_BESIDE_VALUE = 0.3
# A command or a line out of scope this sure is one, whatever else its words may be.
_SURE_OF_COMMAND = 0.8
_INFORM, _UNKNOWN, _EXPLAIN = "inform", "unknown_answer", "ask_explanation"


@dataclass(frozen=True)
class Ranked:
    """An intent, ``faq`` with its topic (``faq/cost``), and its confidence between 0 and 1."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Settled:
    """A field that the text settles; the half-open span is in the text."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Verdict:
    """The ranking with the message's intent first, and fields whose words turned out to be no answer."""

    ranking: list[Ranked]
    withdrawn: frozenset[str] = frozenset()


def arbitrate(
    ranking: list[Ranked], text: str, asking: str | None, settled: Sequence[Settled], *, is_name: bool = False
) -> Verdict:
    """Weigh the classifier's best intent against what the text shows and settles.

    ``asking`` is the field asked, or None; ``is_name``: the words are those of a name (``evidence.nominal``).
    """
    best = ranking[0]
    only_words = asking in FREE_TEXT_FIELDS and all(item.field == asking for item in settled)
    asked_back = asking is not None or best.intent == "out_of_scope"
    if asked_back and (not settled or only_words) and asks_meaning(text):
        return Verdict(_led_by(_EXPLAIN, ranking), frozenset(item.field for item in settled))
    if not settled:
        return Verdict(_of_no_value(ranking, text, asking))
    if best.intent == _INFORM:
        return Verdict(_led_by(_UNKNOWN, ranking) if _leaves_it_open(text, asking, settled) else ranking)
    if only_words and asking is not None:
        if _is_answer_in_words(best, text, asking, is_name, settled) or _behind_courtesy(best, text, asking, settled):
            return Verdict(_led_by(_INFORM, ranking))
        if asking in _NAMES and _names_a_person(text, settled):
            return Verdict(ranking if seeks(text) else _led_by(_INFORM, ranking))
        if best.intent in _COURTESIES and says_nothing(text):
            return Verdict(_led_by(_INFORM, ranking))  # 「じゃあ、なし」
        if (asking == FAIR_PLAN and stays_away(text)) or _asked_for_last(text, asking, settled):
            return Verdict(_led_by(_INFORM, ranking))
        recognised = asking in _TELLING or _TELLS_WHEN.search(text[: max(item.end for item in settled)])
        if asking not in WHOLE_SENTENCES and recognised and _asks_apart(text, settled):
            return Verdict(ranking if seeks(text) else _led_by(_INFORM, ranking))
        return Verdict(ranking, frozenset({asking}))
    if best.intent in _YES_NO:
        return Verdict(ranking)
    answered = any(item.field == asking for item in settled)
    if asking and best.intent == _UNKNOWN and says_unknown(text) and not answered:
        return Verdict(ranking)  # 「決算前なのでまだ分かりません」, whatever it tells of something else
    if _says_nothing_else(text, settled):
        return Verdict(_led_by(_INFORM, ranking))
    if best.intent in _PUT_OFF and answered:
        others = set(mentions(text)) - {item.field for item in settled}
        return Verdict(ranking if others else _led_by(_INFORM, ranking))
    if best.intent in _KEPT_WITH_VALUE:
        return Verdict(ranking)
    if best.confidence >= _SURE_BESIDE_VALUE and _asks_besides(text, settled):
        return Verdict(ranking)
    return Verdict(_led_by(_INFORM, ranking))


def _leaves_it_open(text: str, asking: str | None, settled: Sequence[Settled]) -> bool:
    """「輸出は初めてなので、そのへんは分かりません」: an aside, and that the answer is not known."""
    known = {item.field for item in settled}
    if asking is None or asking in known or asking in FREE_TEXT_FIELDS or set(mentions(text)) - known - {asking}:
        return False
    return says_unknown(text) and bool(_UNKNOWN_AT_LAST.search(text))


def _of_no_value(ranking: list[Ranked], text: str, asking: str | None) -> list[Ranked]:
    """The ranking of a message that settles nothing."""
    best = ranking[0]
    if asking is None:
        return ranking
    if best.intent in _AROUND and says_nothing(text):
        return _led_by("deny", ranking)  # 「じゃあ、なし」, asked for the department
    if best.intent in _ANSWERS_NOTHING and only_smalltalk(text, asking):
        return _led_by("out_of_scope", ranking)
    wanted = best.intent == "request_human" and wants_person(text)
    if (
        best.intent != "postpone"
        and not wanted
        and promised(text, asking in _RECOGNISED)
        and put_off(text) == "postpone"
    ):
        return _led_by("postpone", ranking)
    if best.intent in _PUT_OFF and only_asks(text):
        return _led_by(next((one.intent for one in ranking if one.intent not in _PUT_OFF), _EXPLAIN), ranking)
    if best.intent in _PUT_OFF:
        return _led_by(wish, ranking) if (wish := put_off(text)) and wish != best.intent else ranking
    if says_unknown(text) and best.confidence < _SURE_OF_COMMAND:
        return _led_by(put_off(text) or _UNKNOWN, ranking)
    if best.intent == _INFORM and len(text) <= _A_PROMISE and put_off(text) == "postpone":
        return _led_by("postpone", ranking)
    if best.intent == "complain" and best.confidence < _SURE_OF_COMMAND and not complains(text):
        return _led_by(_INFORM, ranking)
    return ranking


def _puts_off_another(text: str, asking: str, settled: Sequence[Settled]) -> bool:
    """「名前は「とちの木まな板」、説明はあとで書きます」: the answer, and another question put off."""
    end = max(item.end for item in settled)
    named = [name for name in names_in(text[end:]) if name.themed]
    return bool(named) and asking not in named[0].fields and put_off(text[:end]) is None


def _is_answer_in_words(best: Ranked, text: str, asking: str, is_name: bool, settled: Sequence[Settled]) -> bool:
    """Whether words read as the answer to an open question are one, although the classifier sees another intent."""
    if best.confidence < _SURE_AGAINST_WORDS:
        return True
    if is_name and asking in _NAMES:
        return best.intent != "request_human"
    if best.intent.startswith("faq/"):
        return not seeks(text)
    if best.intent == _UNKNOWN:  # 「営業部の3人です。増やすかは未定」
        first, stop, rest = text.partition("。")
        told = bool(stop) and asking not in WHOLE_SENTENCES and not says_unknown(first)
        return told and bool(_OF_ELSE.match(rest)) and put_off(rest) is None
    if best.intent == "correct":  # with the new words, or of another field
        return not set(mentions(text)) - {asking}
    if best.intent == "complain":
        return not complains(text)
    if best.intent in _COURTESIES:
        named = asking in _NAMES and not _COURTEOUS.search(text)  # 「皿ばね」 only sounds like 「じゃあね」
        return named or asking in _RECOGNISED or len(text) > _MORE_THAN_COURTESY
    if best.intent == "skip" or (best.intent == "postpone" and put_off(text) is None):
        return put_off(text) is None
    if best.intent == "postpone":
        return _puts_off_another(text, asking, settled)
    return best.intent == "out_of_scope" and best.confidence < _SURE_OF_COMMAND


def _behind_courtesy(best: Ranked, text: str, asking: str, settled: Sequence[Settled]) -> bool:
    """「失礼しました、担当は藤原です」「お待たせしました。平日の夕方がいいです」: the answer, cut out of the courtesy around it."""
    if best.intent not in _AROUND or asking not in _NAMES | _RECOGNISED:
        return False
    said = [text[item.start : item.end] for item in settled]
    return bool(said) and len(said[0]) + _SHORTEST <= len(text) and not _COURTEOUS.search(said[0])


def _asked_for_last(text: str, asking: str, settled: Sequence[Settled]) -> bool:
    """「朝は仕込みで手が離せないんです。平日の午後でお願いします」: why, and then the hour."""
    last = max(settled, key=lambda item: item.end)
    return asking in _RECOGNISED and last.start > 0 and bool(_PLEASE.fullmatch(text[last.end :]))


def _names_a_person(text: str, settled: Sequence[Settled]) -> bool:
    """「担当の近藤です」, asked for the name: no wish to speak to somebody in charge."""
    return any(item.field == "contact_name" and _IN_CHARGE.fullmatch(text[: item.start]) for item in settled) and (
        _FILLER.fullmatch(text[max(item.end for item in settled) :]) is not None
    )


def _asks_apart(text: str, settled: Sequence[Settled]) -> bool:
    """「阿部です。ところで費用はかかりますか」「林、これって代表じゃないとだめですか」: a short answer, then a question."""
    first = _SHORT.match(text)
    return first is not None and all(item.end <= first.end() for item in settled) and not seeks(first[0])


def _says_nothing_else(text: str, settled: Sequence[Settled]) -> bool:
    """Whether the values are all that the message says."""
    rest = list(text)
    for item in settled:
        rest[item.start : item.end] = " " * (item.end - item.start)
    return _FILLER.fullmatch("".join(rest)) is not None


def _asks_besides(text: str, settled: Sequence[Settled]) -> bool:
    """Whether the message asks or wants to know something in the clauses that hold none of the values."""
    n = normalize(text)
    spans = [n.span(clause.start, clause.end) for clause in split(n)]
    rest = [text[start:end] for start, end in spans if not any(start <= item.start < end for item in settled)]
    return seeks("".join(rest))


def _led_by(intent: str, ranking: list[Ranked]) -> list[Ranked]:
    rest = [ranked for ranked in ranking if ranked.intent != intent]
    return [Ranked(intent, max(0.5, 1 - rest[0].confidence)), *rest]
