"""Choices that are commands of the dialogue rather than answers: their labels, and what each stands for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intake.fields import Choice


@dataclass(frozen=True)
class Command:
    """A command by button. ``intent`` routes it through the rules; ``heard`` is what the intake reacts to."""

    value: str
    label: str
    intent: str
    heard: str

    @property
    def choice(self) -> Choice:
        return Choice(self.value, self.label)


UNKNOWN = Command("unknown", "わからない", "unknown_answer", "unknown_answer")
LATER = Command("later", "あとで答える", "postpone", "postpone")
SKIP = Command("skip", "飛ばす", "skip", "skip")
KEEP = Command("keep", "このままでよい", "affirm", "keep")
PERSON = Command("person", "相談員と話したい", "request_human", "request_human")
SUBMIT = Command("submit", "この内容で渡す", "affirm", "submit")
EDIT = Command("edit", "直したい", "deny", "edit")
CALLBACK = Command("callback", "折り返しを希望する", "request_human", "callback")
WAIT = Command("wait", "このまま待つ", "pause", "wait")
RESTART_YES = Command("restart_yes", "はい、最初から", "affirm", "restart_yes")
RESTART_NO = Command("restart_no", "いいえ、このまま", "deny", "restart_no")

COMMANDS: dict[str, Command] = {
    command.value: command
    for command in (
        UNKNOWN, LATER, SKIP, KEEP, PERSON, SUBMIT, EDIT, CALLBACK, WAIT, RESTART_YES, RESTART_NO,
        Command("start", "はじめる", "resume", "start"),
        Command("restart", "最初から", "restart", "restart"),
        Command("summary", "入力内容を見る", "show_summary", "show_summary"),
        Command("back", "一つ前に戻る", "go_back", "go_back"),
    )
}  # fmt: skip
# What the service itself tells the intake; nobody can send it.
CONTINUE = Command("continue", "続きから", "resume", "continue")
PAGE = Command("page", "専用の画面を開きました", "resume", "page")
# Commands that speak of the question they were shown with.
ABOUT_A_QUESTION = frozenset({UNKNOWN.value, LATER.value, SKIP.value, KEEP.value})
EDIT_PREFIX = "edit:"  # followed by a field's name: the summary's "change this"
