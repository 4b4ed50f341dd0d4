"""A way to answer the visitor: one of e-mail and telephone is needed to hand over, and one is enough."""

from __future__ import annotations

import re

from bot.intake.acts import HandOff, Retry, Say, ShowPreparation
from bot.intake.changes import Changes, put_aside
from bot.intake.display import display
from bot.intake.handled import Handled, closed
from bot.intake.heard import Heard
from bot.intake.profile import Profile, Status
from bot.intake.questions import CONTACT_WAYS, next_urgent, other_way, reachable
from bot.intake.state import Phase, State

# What is asked before all else of somebody who is to be answered by a person, as far as it is not known.
FOR_A_REPLY = ("contact_name", *CONTACT_WAYS, "contact_preference")
_RATHER_NOT = re.compile(
    r"な[いくし]|無[いくし]|ません|やって(?:い)?な|使(?:って|わ)(?:い)?な|にして|でお願い|でおねがい|だけ|のみ"
    r"|(?:の|な)?(?:方|ほう)(?:で|が)|で(?:いい|良い|よい|大丈夫)|代わり|かわり"
)
_NAMES = {"contact_email": r"(?:メール|メアド|アドレス)", "contact_phone": r"(?:電話|携帯|ケータイ|ＴＥＬ|TEL)"}
_RATHER = r"[^、。]{0,8}(?:だけ|のみ|で(?:お願い|おねがい|いい|良い|よい|大丈夫|十分|連絡|ください|下さい)|にして|が(?:いい|良い|助か))"
_SPARED = r"[^、。]{0,8}(?:困|ちょっと|やめ|遠慮|苦手|控え|しないで|かけないで|出(?:られ|れ)な)"
_WITHOUT = frozenset({"deny", "skip", "postpone", "unknown_answer", "pause", "goodbye"})


def at_the_gate(state: State) -> bool:
    """Whether a way to answer is all that handing over waits for."""
    return state.submitting and state.asking in CONTACT_WAYS


def taken_instead(state: State, heard: Heard, changes: Changes) -> State:
    """「メールは無いので電話 03-… に」: asked for the one, the other was given, and the one there is not."""
    asked = state.asking
    if asked not in CONTACT_WAYS or asked in changes.taken or state.profile.value(asked) is not None:
        return state
    if other_way(asked) not in changes.taken:
        return state
    if other_way(asked) in changes.corrected and not re.search(_NAMES[asked], heard.words):
        return state  # 「メール書き間違えました、kumoじゃなくて …」, asked for the telephone
    if state.submitting or asked in state.urgent:
        return state.but(asking=None, misses=0)
    if heard.intent == "postpone" or (heard.intent not in ("deny", "skip") and not _RATHER_NOT.search(heard.words)):
        return state
    profile = put_aside(state.profile, asked, Status.SKIPPED, heard.at, heard.source)
    return closed(state.but(profile=profile))


def would_rather(asked: str, words: str) -> bool:
    """「メールだけでお願いします」「電話はちょっと」: the way that is asked for is not wanted."""
    return bool(re.search(_NAMES[other_way(asked)] + _RATHER, words) or re.search(_NAMES[asked] + _SPARED, words))


def none_at_all(state: State, heard: Heard) -> Handled:
    """「ない」 to the second of the two, without the first: one is needed, and the second time it is left for later."""
    assert state.asking is not None
    if state.misses:
        profile = put_aside(state.profile, state.asking, Status.LATER, heard.at, heard.source)
        revisited = (*state.revisited, state.asking) if state.asking in state.profile else state.revisited
        after = closed(state.but(profile=profile, revisited=revisited))
        return after, [Say(noted(after, state.asking) or "skipped")]
    return state.but(misses=1), [Retry(state.asking, Say("contact_one_needed"))]


def wait(state: State, heard: Heard) -> Handled | None:
    """At the gate and no way to answer yet: everything is kept, and the visitor is told how it goes on."""
    if not at_the_gate(state) or heard.wish not in _WITHOUT:
        return None
    return state.but(paused=True, misses=0), [Say("waiting_for_contact")]


def noted(state: State, name: str) -> str | None:
    """What to say when one way was left open; None when the other one is there, or for other fields."""
    if name not in CONTACT_WAYS or reachable(state.profile):
        return None
    if other_way(name) not in state.profile:
        return "contact_other_way"
    return "skipped" if state.handed_off else "contact_before_handing_over"


def hand_off(state: State, reason: str) -> Handled:
    """Give the case to the concierge; whoever asked for a person is asked next how and when to reach them."""
    done = state.but(handed_off=True, wants_person=False, urgent=(), asking=None)
    if reason == "completed":
        return done, [HandOff(reason), ShowPreparation()]
    return done.but(urgent=FOR_A_REPLY), [HandOff(reason)]


def call_back(state: State, heard: Heard) -> Handled:
    """The visitor would rather be called back: the desk is told, and what is missing for it is asked.

    What was put off is asked once more, since now there is a reason; of e-mail and telephone, not the one that there
    is not.
    """
    profile = state.profile
    again = [name for name in FOR_A_REPLY if name in profile and profile.value(name) is None]
    without = [name for name in again if name in CONTACT_WAYS and profile.records[name].status is Status.SKIPPED]
    profile = profile.voided(*(name for name in again if name not in without), at=heard.at)
    after = state.but(profile=profile, handed_off=True, wants_person=False, urgent=FOR_A_REPLY, asking=None, misses=0)
    return after, [HandOff("callback")]


def submit(state: State) -> Handled:
    """The summary was approved: hand over, or ask for a way to answer first."""
    if not reachable(state.profile):
        return state.but(submitting=True, asking=_way_to_ask(state.profile), misses=0), []
    done = state.but(phase=Phase.SUBMITTED, submitting=False, asking=None, profile=state.profile.confirmed())
    if done.handed_off:
        return done, [Say("submitted_again"), ShowPreparation()]
    return hand_off(done, "completed")


def _way_to_ask(profile: Profile) -> str:
    """The one that was not refused outright."""
    email = profile.get("contact_email")
    return "contact_phone" if email is not None and email.status is Status.SKIPPED else "contact_email"


def after_urgent(state: State) -> Handled:
    """What was asked for a person's sake has been asked: say what comes of it, and that the intake may go on."""
    if not state.urgent or next_urgent(state) is not None or state.asking in state.urgent:
        return state, []
    say = reply_goes_to(state.profile) if reachable(state.profile) else Say("contact_still_open")
    return state.but(urgent=()), [say]


def reply_goes_to(profile: Profile) -> Say:
    """Where the answer will go."""
    way = next(name for name in CONTACT_WAYS if profile.value(name))
    return Say("reply_goes_to", {"contact": display(way, profile.value(way))})
