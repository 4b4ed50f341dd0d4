"""What a concierge typed or chose for a field, as a value in contract units."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.dialogue.incoming import without_controls
from bot.intake.fields import Choice, Field, Kind
from bot.intake.offered import candidates, from_choice
from nlu.fields.reader import read

MAX_LENGTH = 1_000  # characters of a text

_EXAMPLES = {
    Kind.COUNTRIES: "国の名前を、優先する順にお書きください。例：シンガポール、タイ",
    Kind.INDUSTRY: "業種の名前か日本標準産業分類の番号をお書きください。例：食料品製造業、E09",
    Kind.YEN: "金額を単位までお書きください。例：3,000万円",
    Kind.PERSONS: "人数を一つの数でお書きください。例：18名",
    Kind.YEAR: "西暦か和暦の年をお書きください。例：2010年、平成22年",
    Kind.PREFECTURE: "都道府県の名前をお書きください。例：佐賀県",
    Kind.CORPORATE_NUMBER: "13桁の法人番号をお確かめください。例：7000012050002",
    Kind.URL: "ページのアドレスをお書きください。例：https://www.example.jp",
    Kind.EMAIL: "メールアドレスをお確かめください。例：info@example.jp",
    Kind.PHONE: "電話番号を市外局番からお書きください。例：03-1234-5678",
}


class NotAValue(ValueError):
    """``message`` says in Japanese what is expected; ``choices`` are values that may have been meant."""

    def __init__(self, message: str, choices: Sequence[Choice] = ()) -> None:
        super().__init__(message)
        self.message, self.choices = message, tuple(choices)


def value_of(entry: Field, given: Sequence[str], as_of: date) -> Any:
    """The value behind what was chosen, else typed; texts stay as they were written.

    Raises:
        NotAValue: nothing was given, or not what the field takes.
    """
    texts = [text for one in given if (text := without_controls(one).strip())]
    if not texts:
        raise NotAValue("回答を選ぶか、入力してください。")
    chosen = from_choice(entry, texts) if entry.kind not in (Kind.YEN, Kind.PERSONS, Kind.YEAR) else None
    if chosen is not None:
        return chosen
    if entry.choices:
        raise NotAValue("一覧から選んでください。")
    if entry.kind is not Kind.TEXT:
        return _read(entry, texts[0], as_of)
    if len(texts[0]) > MAX_LENGTH:
        raise NotAValue(f"{MAX_LENGTH:,}文字以内でお書きください。")
    return texts[0]


def _read(entry: Field, text: str, as_of: date) -> Any:
    reading = read(text[:MAX_LENGTH], entry.name, as_of)
    for value in reading.values:
        if value.field == entry.name:
            return value.value
    problem = next((one for one in reading.problems if one.field == entry.name), None)
    listed = str(problem.detail["candidates"]) if problem and "candidates" in problem.detail else None
    raise NotAValue(_EXAMPLES[entry.kind], candidates(entry, listed))
