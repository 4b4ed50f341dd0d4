"""Starting over throws answers away: it is asked first, and only a clear yes does it."""

from __future__ import annotations

import re

from bot.intake.acts import Offer, Say
from bot.intake.command_choices import RESTART_NO, RESTART_YES
from bot.intake.handled import Handled
from bot.intake.heard import Heard
from bot.intake.state import State

CHOICES = (RESTART_YES.choice, RESTART_NO.choice)

_NO_HARM = re.compile(r"(?:問題|差し?支え|構い?|かまい?)(?:は|も)?(?:ない|ありません|ません|ございません)")
# Words of staying with what is there; where they stand beside a yes, the answers are kept all the same.
_STAYING = re.compile(
    r"やめ|止め|よし(?:て|とき|ます)|しない|しません|したくない|(?:り|直し|なおし)ません|(?:ら|直さ|なおさ)ない|消さな|消しません|消えたら"
    r"|残し|続け|つづけ|続き|そのまま|このまま|いいえ|いや|嫌|ノー|だめ|ダメ|駄目|困る|待って|まって|キャンセル|取り消|取消"
    r"|間違|まちが|不要|要らない|いらない|いりません|(?<!て)(?:結構|けっこう|大丈夫|いいです$)|もったいない|違い?ます|ちがい?ます"
)
_YES = frozenset({"restart_yes", "affirm", "restart"})
_NO = frozenset({"restart_no", "deny", "keep", "resume", "go_back", "postpone", "skip"})
# Wishes of their own: they are done, and starting over is off.
_OTHERWISE = frozenset({"pause", "request_human", "show_summary", "stale", "start", "submit", "edit"})


def restart(state: State, heard: Heard) -> Handled | None:
    """Ask whether to start over; with nothing to lose, just do it."""
    if not state.profile.records:
        return State(), []
    return state.but(confirming="restart"), [Offer("confirm_restart", CHOICES)]


def confirm(state: State, heard: Heard, answered: bool) -> Handled | None:
    """The answer to "start over?"; None when the message is something else and the intake goes on with it.

    ``answered``: the message answers a question of the intake. What is unclear is asked once more; after that the
    answers are kept.
    """
    if heard.wish == "restart_yes":
        return State(), [Say("restarted")]
    if answered or heard.wish in _OTHERWISE:
        return None
    if heard.wish in _NO or _STAYING.search(_NO_HARM.sub("", heard.words)):
        return state.but(confirming=None), [Say("not_restarted")]
    if heard.wish == "goodbye":
        return None
    if heard.wish in _YES:
        return State(), [Say("restarted")]
    if state.confirming == "restart":
        return state.but(confirming="restart_again"), [Offer("confirm_restart_again", CHOICES)]
    return state.but(confirming=None), [Say("not_restarted")]
