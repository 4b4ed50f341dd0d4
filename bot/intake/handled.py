"""What a reaction gives back, and closing the question that stands."""

from __future__ import annotations

from bot.intake.acts import Act
from bot.intake.state import State

Handled = tuple[State, list[Act]]


def closed(state: State) -> State:
    """The state after the standing question got its answer, whatever kind of answer it was."""
    trail = (*[name for name in state.trail if name != state.asking], *([state.asking] if state.asking else []))
    return state.but(asking=None, misses=0, trail=trail)
