"""Personal data that is not taken where it is typed: it is asked on a page of its own, and the intake goes on after.

``Heard.personal_elsewhere`` says that a message came by a channel where personal fields (``Field.personal``) are not
taken (LINE with ``MINATO_LINE_PII=link``). There, their questions become a link to the page (``AskByLink``), and what
is typed all the same is left out. ``State.on_page`` are the fields that the page asks, once it was opened.
"""

from __future__ import annotations

from dataclasses import replace

from bot.intake import questions
from bot.intake.acts import Act, Ask, AskByLink, NotHere, PageDone, Retry, Say
from bot.intake.changes import Given, put_aside
from bot.intake.fields import Field
from bot.intake.handled import Handled, closed
from bot.intake.heard import Heard
from bot.intake.profile import Source, Status
from bot.intake.registry import FIELDS
from bot.intake.state import State

_MASK = "＊"
_NOT_NOW = frozenset({"postpone", "skip", "unknown_answer", "deny"})


def is_personal(name: str | None) -> bool:
    return name is not None and FIELDS[name].personal


def left_out(heard: Heard) -> tuple[Heard, bool]:
    """The message without personal values, and whether it had any.

    Nothing else is taken from the same words either: a description that has a name in it would keep the name.
    """
    personal = [item for item in heard.given if is_personal(item.field)]
    troubles = [item for item in heard.problems if is_personal(item.field)]
    if not personal and not troubles:
        return heard, False
    given = tuple(item for item in heard.given if item not in personal and not _shares(item, personal))
    problems = tuple(item for item in heard.problems if item not in troubles)
    return replace(heard, given=given, problems=problems, source=_masked(heard.source, personal, bool(troubles))), True


def _masked(source: Source | None, personal: list[Given], whole: bool) -> Source | None:
    """The words of the message, with the personal ones struck out; ``whole``: it is not known which they are."""
    if source is None:
        return None
    text = _MASK * len(source.text) if whole else source.text
    for item in personal:
        if item.source is not None:
            start, end = item.source.start, item.source.end
            text = text[:start] + _MASK * (end - start) + text[end:]
    return replace(source, text=text)


def _shares(item: Given, personal: list[Given]) -> bool:
    return any(
        item.source is None
        or other.source is None
        or (item.source.start < other.source.end and other.source.start < item.source.end)
        or other.source.text in str(item.value)
        for other in personal
    )


def not_now(state: State, heard: Heard) -> Handled | None:
    """「あとで」 to the link puts off all that the page would ask; what has an answer keeps it."""
    if not heard.personal_elsewhere or heard.wish not in _NOT_NOW or not is_personal(state.asking):
        return None
    assert state.asking is not None
    names = [name for name in to_ask(state) if state.profile.value(name) is None]
    again = [name for name in names if name in state.profile]
    profile = state.profile
    for name in names:
        profile = put_aside(profile, name, Status.LATER, heard.at, None)
    after = closed(state.but(profile=profile, on_page=(), revisited=(*state.revisited, *again), urgent=()))
    return after, [Say("left_to_person" if again or not names else "personal_later")]


def to_ask(state: State) -> list[str]:
    """What the page asks: the question that stands, and all personal ones that have no answer yet."""
    mine = [entry.name for entry in questions.applicable(state.profile) if entry.personal and _waits(entry, state)]
    if is_personal(state.asking) and state.asking not in mine:
        return [str(state.asking), *mine]
    return mine


def _waits(entry: Field, state: State) -> bool:
    return questions.waits(entry, state.profile) and entry.name not in state.revisited


def open_page(state: State, heard: Heard) -> Handled:
    """The link was opened: its questions come before all others."""
    names = tuple(to_ask(state))
    if not names:
        return state, [PageDone()]
    return state.but(on_page=names, asking=names[0], misses=0, paused=False), []


def page_done(state: State) -> Handled:
    """Once the page has nothing more to ask, the conversation goes on where it was."""
    if not state.on_page or state.asking in state.on_page or questions.next_on_page(state) is not None:
        return state, []
    return state.but(on_page=()), [PageDone()]


def by_link(asked: str | None, acts: tuple[Act, ...], state: State, heard: Heard, had_any: bool) -> tuple[Act, ...]:
    """The acts where personal questions are not put: a link in their place, once.

    ``asked`` is the question that stood before the message, ``had_any`` says that it held what is not taken here. Words
    for a personal question that nothing was read out of may be its answer all the same.
    """
    missed = is_personal(asked) and not heard.tapped and any(isinstance(act, Retry) for act in acts)
    withhold = had_any or missed
    kept = [act for act in acts if not (isinstance(act, Ask | Retry) and is_personal(act.field))]
    if len(kept) < len(acts) and state.asking is not None:
        return (*kept, AskByLink(state.asking, tuple(to_ask(state)), withhold))
    return (NotHere(), *kept) if had_any else tuple(kept)
