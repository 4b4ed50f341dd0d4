"""What a message says of the question asked instead of answering it: that it is left out or put off, or that there is none."""

from __future__ import annotations

from collections.abc import Sequence

from actions.recounted import Recounted
from bot.intake.changes import Given
from bot.intake.state import State
from nlu.fields import Act, Remark, nothing_there, remarks
from nlu.intents.evidence import promised

_KEPT = frozenset({"request_human", "restart", "go_back", "goodbye", "resume", "show_summary"})
_TIMES = ("contact_preference", "target_timing")  # asked, 「夜でもいいですか」 asks no leave
_ACTS = {Act.SKIPS: "skip", Act.LATER: "postpone"}


def left_open(intent: str, before: State, told: Recounted, text: str, given: Sequence[Given]) -> str:
    """``intent``, or the one of the remark on the question asked: 「従業員は12人です。売上は控えさせてください」.

    A remark that goes on from an answer taken back (``told``) is of that one: 「…消してください。あとで答えます」.
    """
    if before.asking is None or intent in _KEPT or any(item.field == before.asking for item in given):
        return intent
    for remark in remarks(text):
        if remark.words.strip() and not _of_another(remark, before.asking, told, given):
            of_time = remark.asks and before.asking in _TIMES
            takes_leave = intent == "pause" and not promised(text)  # 「また今度」
            if remark.act in _ACTS and not (of_time or takes_leave):
                return _ACTS[remark.act]
            if not (remark.asks or remark.act) and nothing_there(remark.words, before.asking):
                return "deny"
    return intent


def _of_another(remark: Remark, asking: str, told: Recounted, given: Sequence[Given]) -> bool:
    """Whether a remark names another question, or gives its answer."""
    if any(asking in named.fields for named in remark.names):
        return False
    names = [named for named in remark.names if named.opens or named.themed]
    if names or told.left or told.touches(remark.start, remark.end):
        return True
    sources = [item.source for item in given if item.source is not None]
    return any(source.start < remark.end and remark.start < source.end for source in sources)
