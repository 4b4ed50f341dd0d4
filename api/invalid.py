"""What is wrong with a request's body, in Japanese that a visitor can act on, of pydantic's errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

FORM: Final = "入力の形が正しくありません。"
# The dialogue reads this much of one message (``bot.dialogue.service.MAX_TEXT``); a test holds the two together.
READ_AT_MOST: Final = 2_000
# Errors of our own, whose message is the words already.
BLANK: Final = "blank_text"
BOTH: Final = "one_of_both"
NO_ADDRESS: Final = "no_address"
_OWN = frozenset({BLANK, BOTH, NO_ADDRESS})
NO_ADDRESS_TEXT: Final = "メールアドレスの形が正しくありません。もう一度お確かめください。"
BLANK_TEXT: Final = "メッセージが空です。ひとこと入力してから送ってください。"
ONE_WAY_IN: Final = "リンクの秘密（secret）とコード（code）の、どちらか一方だけを送ってください。"
ONE_OF_BOTH: Final = "言葉（text）と選択肢（choice）の、どちらか一方だけを送ってください。"

_RELOAD = "画面でお使いの場合は、ページを読み込み直してください。"
_ID = "メッセージの番号（message_id）"
_CHOICE = f"選択肢の形が正しくありません。画面のボタンから、もう一度お選びください。{_RELOAD}"

# (field, type of pydantic's error) → words; a field alone is for all its other errors.
_WORDS: dict[tuple[str, str], str] = {
    ("message_id", "missing"): f"{_ID}がありません。UUIDを付けて、もう一度お送りください。{_RELOAD}",
    ("message_id", ""): f"{_ID}がUUIDの形ではありません。UUIDを付けて、もう一度お送りください。{_RELOAD}",
    ("text", "string_too_long"): (
        f"メッセージが長すぎます。一度に読めるのは{READ_AT_MOST:,}文字までです。短く分けて、お送りください。"
    ),
    ("text", ""): "メッセージは文字で送ってください。",
    ("choice", ""): _CHOICE,
    ("field", ""): _CHOICE,
    ("address", ""): "メールアドレスを入力してください。",
    ("purpose", ""): "リンクの使いみち（purpose）は resume だけです。",
    ("secret", ""): "リンクの形が正しくありません。もとの画面で、もう一度お作りください。",
    ("code", ""): "コードの形が正しくありません。8文字のコードを、ご確認ください。",
    ("channel", ""): "会話の入り口（channel）は web だけです。",
    ("file", ""): "ファイルが付いていません。PDF・JPEG・PNGのファイルを選んで、お送りください。",
    ("body", "json_invalid"): f"送られた内容を、JSONとして読み取れませんでした。{_RELOAD}",
    ("body", ""): f"送られた内容の形が正しくありません。{_RELOAD}",
}


def explain(errors: Sequence[Mapping[str, Any]]) -> tuple[str, list[dict[str, str]]]:
    """The detail for the visitor, and field and message of each error. What was sent is not repeated."""
    found = [{"field": ".".join(map(str, error["loc"])), "message": _message(error)} for error in errors]
    return " ".join(dict.fromkeys(item["message"] for item in found)) or FORM, found


def _message(error: Mapping[str, Any]) -> str:
    if error["type"] in _OWN:
        return str(error["msg"])
    part = _field(error["loc"])
    return _WORDS.get((part, error["type"])) or _WORDS.get((part, "")) or FORM


def _field(place: Sequence[Any]) -> str:
    """The body's field that an error is about; ``body`` for the body as a whole."""
    names = [part for part in place[1:] if isinstance(part, str)] if place and place[0] == "body" else []
    return names[0] if names else str(place[0]) if place else ""
