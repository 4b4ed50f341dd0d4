"""What a message says of the question asked instead of answering it: that it is left out or put off, or that there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.recounted import Recounted
from bot.intake.changes import Given
from bot.intake.state import State
from nlu.fields import Act, Remark, nothing_there, remarks
from nlu.intents.evidence import promised
from nlu.values.normal import normalize

_KEPT = frozenset({"request_human", "restart", "go_back", "goodbye", "resume", "show_summary"})
_TIMES = ("contact_preference", "target_timing")  # asked, 「夜でもいいですか」 asks no leave
_A_SENTENCE = 30  # characters
_ACTS = {Act.SKIPS: "skip", Act.LATER: "postpone"}
_OTHER_TOPIC = re.compile(  # 「英語は分からないです」
    r"(?<![一-龥ァ-ヺ])(?!今|現在|現時点|正確|正式|詳細|数字|金額|具体|私|僕|自分|手元|時点|当時|答え|此処)[一-龥ァ-ヺー]{2,}(?:さん)?(?:は|が|も|って|のこと)"
)


def not_known(before: State, told: Recounted, text: str, given: Sequence[Given]) -> bool:
    """Whether the answer asked is not known, beside what is told of others: 「分かりません。所在地は米子市です」."""
    asking = before.asking
    if asking is None or not given or any(item.field == asking for item in given):
        return False
    for remark in remarks(text):
        if remark.act is not Act.UNKNOWN or _of_another(remark, asking, told, given):
            continue
        said = normalize(remark.words).text
        named = [one.end for one in remark.names if asking in one.fields]
        if named or (len(said) <= _A_SENTENCE and not _OTHER_TOPIC.search(said)):
            return True
    return False


def left_open(intent: str, before: State, told: Recounted, text: str, given: Sequence[Given]) -> str:
    """``intent``, or the one of the remark on the question asked: 「従業員は12人です。売上は控えさせてください」.

    A remark that goes on from an answer taken back (``told``) is of that one: 「…消してください。あとで答えます」.
    """
    if before.asking is None or intent in _KEPT or any(item.field == before.asking for item in given):
        return intent
    said = [remark for remark in remarks(text) if remark.words.strip()]
    if intent == "unknown_answer" and given and all(_names_another(remark, before.asking, given) for remark in said):
        return "inform"  # 「従業員38だったかな…いや、40で合ってます」
    for remark in said:
        if not _of_another(remark, before.asking, told, given):
            of_time = remark.asks and before.asking in _TIMES
            takes_leave = intent == "pause" and not promised(text)  # 「また今度」
            if remark.act in _ACTS and not (of_time or takes_leave):
                return _ACTS[remark.act]
            if not (remark.asks or remark.act) and nothing_there(remark.words, before.asking):
                return "deny"
    return intent


def _names_another(remark: Remark, asking: str, given: Sequence[Given]) -> bool:
    """Whether a remark opens with the name of a field that is given, or goes on with its value."""
    fields = {item.field for item in given}
    named = {name for one in remark.names for name in one.fields}
    sources = [item.source for item in given if item.source is not None]
    goes_on = any(source.start < remark.end and remark.start < source.end for source in sources)
    return asking not in named and (bool(named & fields) or goes_on)


def _of_another(remark: Remark, asking: str, told: Recounted, given: Sequence[Given]) -> bool:
    """Whether a remark names another question, or gives its answer."""
    if any(asking in named.fields for named in remark.names):
        return False
    names = [named for named in remark.names if named.opens or named.themed]
    if names or told.left or told.touches(remark.start, remark.end):
        return True
    sources = [item.source for item in given if item.source is not None]
    return any(source.start < remark.end and remark.start < source.end for source in sources)
