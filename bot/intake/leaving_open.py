"""Answers without a value: "unknown", "later", "skip", and 「ありません」 to something that need not exist."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.intake import contact, questions
from bot.intake.acts import Retry, Say
from bot.intake.changes import put_aside
from bot.intake.handled import Handled, closed
from bot.intake.heard import Heard
from bot.intake.profile import Profile, Status
from bot.intake.registry import FIELDS
from bot.intake.state import State

COMPANY_NAME = "company_name"

_TAIL = (
    r"(?:です|でした|んです|んですが|んですけど|ん|の|な|ね|よ|けど|が|ので|から|かな|かも|と思います|[。、.!！\s])*"
)
_NONE = re.compile(
    r"(?:(?:いえ|いいえ|いや|はい|今|いま|今のところ|いまのところ|まだ|特|とく|別|べつ|何|なん|なに|これといって|屋号|店の名前|名前|会社名|理由|動機"
    r"|メール|メールアドレス|メアド|アドレス|電話|お電話|携帯|番号|電話番号)"
    r"(?:に|は|も|って|の)*[、。\s]*)*"
    r"(?:な[いし]|無[いし]|ありません|ございません|(?:付|つ)けて(?:い)?(?:ない|ません)|持って(?:い)?(?:ない|ません)|(?:使|つか)って(?:い)?(?:ない|ません)"
    r"|やって(?:い)?(?:ない|ません))" + _TAIL
)
_UNDECIDED = re.compile(
    r"(?:まだ|特に|とくに|全然|何も|[、\s])*(?:決(?:め|まっ)て(?:い)?(?:ない|ません)|未定|考え中|検討中)" + _TAIL
)


def says_none(state: State, heard: Heard) -> bool:
    """Whether the words say that there is nothing to tell, where the question takes that, whatever their intent."""
    entry = FIELDS.get(state.asking or "")
    if entry is None or heard.command is not None:
        return False
    if entry.none_is_unknown:
        return bool(_NONE.fullmatch(heard.words) or _UNDECIDED.fullmatch(heard.words))
    if entry.name in questions.CONTACT_WAYS and contact.would_rather(entry.name, heard.words):
        return True
    takes_none = entry.skippable or entry.name == COMPANY_NAME or entry.name in questions.CONTACT_WAYS
    return takes_none and bool(_NONE.fullmatch(heard.words))


def without_none(state: State, heard: Heard) -> Heard:
    """「屋号は付けてません」 names no firm, although words in that place would."""
    if state.asking != COMPANY_NAME or not says_none(state, heard):
        return heard
    return replace(heard, given=tuple(item for item in heard.given if item.field != COMPANY_NAME))


def put_off(status: Status, response: str, of_another: str) -> Callable[[State, Heard], Handled | None]:
    """A reaction that records "unknown" or "later": for the standing question, or ``of_another`` that is named."""

    def react(state: State, heard: Heard) -> Handled | None:
        if (other := _other_topic(state, heard)) is not None:
            return _of_another(state, heard, other, status, of_another)
        name = state.asking
        if name is None:
            return None
        if not questions.can_put_off(FIELDS[name]):
            return _undecided(state, name)
        after = closed(state.but(profile=put_aside(state.profile, name, status, heard.at, heard.source)))
        if status is Status.LATER and _was_the_last_time(state, after, name):
            after = after.but(revisited=(*after.revisited, name))
        return after, [Say(contact.noted(after, name) or _truly(after, name, status, response))]

    return react


def _undecided(state: State, name: str) -> Handled:
    """ "I don't know" to what only the visitor can decide: the reason for asking; the second time, the ways on."""
    why = Say(f"explain_{name}")
    return state.but(misses=state.misses + 1), [Retry(name, why, help=True)] if state.misses else [why]


def _of_another(state: State, heard: Heard, name: str, status: Status, response: str) -> Handled:
    after = state.but(profile=put_aside(state.profile, name, status, heard.at, heard.source))
    gone = status is Status.LATER and name in after.revisited
    return after, [Say("other_left_to_person" if gone else response, {"label": FIELDS[name].label})]


def _was_the_last_time(before: State, after: State, name: str) -> bool:
    """Whether a field put off was so before already, or would be asked again at once: then a person will ask it."""
    record, following = before.profile.get(name), questions.next_field(after)
    return (record is not None and record.status is Status.LATER) or (following is not None and following.name == name)


def _truly(after: State, name: str, status: Status, response: str) -> str:
    """「あとでもう一度」 only where the question does come again."""
    return "left_to_person" if status is Status.LATER and name in after.revisited else response


def _other_topic(state: State, heard: Heard) -> str | None:
    """The field that 「資本金は後で」 speaks of, when it is not the one just asked."""
    name = heard.topic
    if name is None or name == state.asking or name == questions.CONSENT or not FIELDS[name].applies(state.profile):
        return None
    return name


def skip(state: State, heard: Heard) -> Handled | None:
    """Leave a question out for good; where it cannot be, it is kept for later and the visitor is told so."""
    name = _other_topic(state, heard) or state.asking
    if name is None:
        return None
    if not questions.can_skip(FIELDS[name], state.profile):
        return put_off(Status.LATER, "skip_becomes_later", "other_later_noted")(state, heard)
    response = "no_trade_name" if name == COMPANY_NAME else "skipped"
    return put_off(Status.SKIPPED, response, "other_skipped")(state, heard)


def deny(state: State, heard: Heard) -> Handled | None:
    """「ありません」 to something that need not exist, such as a web page, leaves it out."""
    name = state.asking
    if name is None:
        return None
    entry = FIELDS[name]
    if entry.if_none is not None:
        profile = state.profile.answered(name, entry.if_none, at=heard.at, source=heard.source)
        return closed(state.but(profile=profile)), []
    if has_value(state.profile, name):
        return None
    if entry.none_is_unknown and says_none(state, heard):
        return put_off(Status.UNKNOWN, "nothing_noted", "other_unknown_noted")(state, heard)
    if questions.can_skip(entry, state.profile):
        return skip(state, heard)
    if name in questions.CONTACT_WAYS:
        return contact.none_at_all(state, heard)
    if name == COMPANY_NAME:
        return state.but(misses=state.misses + 1), [Retry(name, Say("company_name_needed"))]
    return None


def has_value(profile: Profile, name: str) -> bool:
    """Whether the field has a value of its own, and not merely a status."""
    record = profile.get(name)
    return record is not None and record.has_value
