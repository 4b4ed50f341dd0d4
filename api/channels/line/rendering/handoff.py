"""A case handed to the desk: the words as a text, where telephone numbers can be tapped, and a card to find again."""

from __future__ import annotations

from api.channels.line.postback import Kind
from api.channels.line.rendering import flex
from api.channels.line.rendering.context import Context, Part
from bot.dialogue.replies import Reply
from bot.handoff.moments import moment_of
from bot.intake.command_choices import COMMANDS

TITLE = "相談員への引き継ぎ"
_SUMMARY = COMMANDS["summary"]


def handoff_card(reply: Reply, context: Context) -> list[Part]:
    """The ticket's number and when the answer comes."""
    number, by = str(reply.get("ticket") or ""), _moment(reply.get("expected_reply_by"))
    rows = [flex.pair("受付番号", number), *([flex.pair("ご連絡の目安", f"{by} まで")] if by else [])]
    look = context.button(_SUMMARY.label, Kind.CHOICE, _SUMMARY.value)
    card = flex.bubble([flex.title(TITLE), flex.separator(), *rows], [flex.button(look)])
    return flex.messages([card], f"{TITLE}　受付番号 {number}" + (f"、{by} までにご連絡します" if by else ""))


def _moment(text: object) -> str:
    try:
        return moment_of(str(text))
    except ValueError:
        return ""
