"""Tells an answer in free words from a command, a question, a courtesy or "I don't know"."""

from __future__ import annotations

import re

from nlu.fields.answer_words import (
    COMMANDS,
    COMPLAINTS,
    COURTESIES,
    EDGES,
    META,
    NOTHING,
    OPENING,
    PAUSES,
    PERSON_WANTED,
    PREFACE,
    PUT_OFF,
    THANKS,
    TRIM,
    UNKNOWN,
    WORD,
)
from nlu.fields.clauses import Clause, Mood, split
from nlu.fields.core import core_of, sentences
from nlu.fields.cues import mentioned, wants_edit
from nlu.fields.field_names import names_in
from nlu.fields.promises import opens_with_promise
from nlu.fields.remarks import Act, act_of
from nlu.values.booleans import bare_yes_no

_POINTS_BACK = re.compile(  # 「そっちで」: a word for what was said before
    r"(?:やっぱり|やはり|では|じゃあ)?(?:そっち|そちら|それ|これ|こっち|こちら|あれ|あっち|さっきの|前の|今の)(?:の(?:ほう|方|やつ|もの))?(?:に|で|を)?(?:です|します|して(?:ください|もらえますか)?|お願いします|変えて(?:ください|もらえますか))?"
)
_OF_ELSE = re.compile(
    r"(?!(?:理由|動機|説明|特徴|名前|答え|返事|回答|これ|それ|そこ|詳し|正確|はっきり))[^。、!]{1,16}?(?:は|も|について)"
)
_MODESTLY = re.compile(  # 「うまく言えないけど、杉の板を曲げて作る弁当箱です」
    r"^(?:(?:うまく|上手く|上手に|一言(?:で|じゃ)?|ひとことで|言葉に)?(?:は)?[^、。]{0,4}?(?:言え|説明でき|できて|まとまら|書け|伝えられ)(?:ない|ません|てない|へん)(?:の|ん)?(?:です)?|(?:説明|文章|口|話)(?:は|が|する(?:の|ん)(?:は|が))?(?:下手|苦手|難しい|へた)(?:なん)?(?:です|だ)?)(?:けれども|けれど|けども|けど|んやけど|が)、(?=.{6,})"
)
_NOT_YET = re.compile(r"まだ|不在|いない|いません|これから|(?:ない|ません)(?:です)?$")

_UNKNOWN_LIMIT = 25  # longer texts say more than that they do not know
_ACT_LIMIT = 28
_EDIT_LIMIT = 40
_META_LIMIT = 32


def is_answer(text: str) -> bool:
    """Whether a message can be an answer in free words (a name, a description, a motive).

    False for commands (スキップ, 戻って), questions, courtesies, complaints, bare yes and no, wishes for a person, and
    for not knowing. True says nothing about which field the words fit.
    """
    n = core_of(text)
    if mentioned(n.text) and wants_edit(n.text) and len(n.text) <= _EDIT_LIMIT:
        return False
    return answer_span(n.text, split(n)) is not None


def answer_span(text: str, clauses: list[Clause]) -> tuple[int, int] | None:
    """The span of the answer in a message: without greetings in front and questions before or after it."""
    for start, end in _runs(text, clauses):
        start, end = _trimmed(text, start, end)
        if start < end and is_answer_text(text[start:end]):
            return start, end
        if (before := _before_aside(text, start, end)) is not None:
            return before
    return None


def _before_aside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """「営業部の3人です。増やすかは未定」: the answer before a sentence that leaves another matter open."""
    told = re.match(r"[^。!\n]+", text[start:end])
    rest = text[start + told.end() : end].strip(TRIM) if told else ""
    if told is None or not (_OF_ELSE.match(rest) and act_of(rest) is Act.UNKNOWN) or _NOT_YET.search(told[0]):
        return None
    return (start, start + told.end()) if is_answer_text(told[0]) else None


def is_answer_text(words: str) -> bool:
    """As ``is_answer``, for words already cut out of their message."""
    words = EDGES.sub("", words)
    if not WORD.search(words) or bare_yes_no(words) is not None:
        return False
    if COMMANDS.fullmatch(words) or _only_courtesies(words) or is_nothing(words):
        return False
    if _POINTS_BACK.fullmatch(words):
        return False
    if len(words) <= _ACT_LIMIT and act_of(words) in (Act.LATER, Act.SKIPS):
        return False
    if opens_with_promise(words):
        return False
    if PERSON_WANTED.search(words) or (len(words) <= _UNKNOWN_LIMIT and COMPLAINTS.search(words)):
        return False
    if len(words) <= _META_LIMIT and META.search(_MODESTLY.sub("", words)):
        return False
    return not (len(words) <= _UNKNOWN_LIMIT and UNKNOWN.search(words))


def _only_courtesies(words: str) -> bool:
    """「なるほど、よく分かりました。ありがとうございます」"""
    pieces = [piece for piece in PAUSES.split(words) if piece]
    return bool(pieces) and all(COURTESIES.fullmatch(piece) for piece in pieces)


def is_command(words: str) -> bool:
    """「戻って」「あとで」「続けてください」: words to the assistant, no answer."""
    words = EDGES.sub("", words)
    return bool(COMMANDS.fullmatch(words) or THANKS.match(words))


def is_nothing(words: str) -> bool:
    """「特にないです」「予定はありません」: that there is nothing to tell."""
    return bool(NOTHING.fullmatch(EDGES.sub("", words)))


def opens_with_another(words: str, field: str) -> bool:
    """「資本金わかった」: whether words for ``field`` begin with the name of another field."""
    return any(one.start == 0 and field not in one.fields and one.end < len(words) for one in names_in(words))


def _runs(text: str, clauses: list[Clause]) -> list[tuple[int, int]]:
    """Runs of sentences that are no questions; of a sentence that ends in one, the part before it."""
    runs: list[tuple[int, int]] = []
    open_run = False
    for sentence in sentences(text, clauses):
        kept = _unasked(text, sentence)
        whole = len(kept) == len(sentence)
        if not kept or (runs and not open_run) or _is_courtesy(text, kept):
            if kept and not _is_courtesy(text, kept):
                runs.append((kept[0].start, kept[-1].end))
                open_run = whole
            else:
                open_run = False
            continue
        if open_run:
            runs[-1] = (runs[-1][0], kept[-1].end)
        else:
            runs.append((kept[0].start, kept[-1].end))
        open_run = whole
    return runs


def _is_courtesy(text: str, kept: list[Clause]) -> bool:
    words = text[kept[0].start : kept[-1].end].strip(TRIM)
    return _only_courtesies(words) or bare_yes_no(words) is not None


def _unasked(text: str, sentence: list[Clause]) -> list[Clause]:
    """The sentence's clauses without the question or request it ends in."""
    if sentence[-1].mood not in (Mood.QUESTION, Mood.REQUEST) or sentence[-1].tentative:
        return sentence
    kept = list(sentence)
    while kept and kept[-1].mood in (Mood.QUESTION, Mood.REQUEST):
        kept.pop()
    asked = text[kept[-1].end : sentence[-1].end] if kept else ""
    if kept and (PREFACE.search(text[: kept[-1].end]) or PUT_OFF.search(asked)):
        return []  # 「…なんですが、窓口は…ですか」 leads up to the question
    return kept


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    opening = OPENING.match(text, start, end)
    if opening:
        start = opening.end()
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in " 、,":
        end -= 1
    return start, end
