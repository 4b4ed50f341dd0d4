"""An answer beside a remark about something else: 「輸出はこれからです。3期分あります」「本間で、担当は営業部です」.

What the remark says never answers the question: 「輸出はまだ一度もありません」 counts no accounts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nlu.fields.cues import mentioned
from nlu.fields.statements import FIELD as STATEMENTS
from nlu.fields.texts import SENTENCES
from nlu.fields.types import FieldValue, Reading
from nlu.values.booleans import is_unsure
from nlu.values.normal import normalize
from nlu.values.statement_words import YOUNG

_CUT = re.compile(
    r"[。！!\n]+\s*|(?<=です)[、，]\s*|(?<=ます)[、，]\s*|(?<=(?:した|せん))[、，]\s*"
    r"|(?<![のまんれたそここ])で[、，]\s*(?=[^、。！!はも]{1,14}[はも]|よろしく|宜しく|お願い)"
)
_NOUN_FIRST = re.compile(r"(?P<answer>[^、，。はがをもに\n]{1,24})(?<![のまんれそここ])で[、，]\s*")
_PLACES = ("prefecture", "city")  # 「東京で、来年の展示会に出ます」
_AMENDS = re.compile(
    r"いや(?!な|が)|いえ|やっぱ|やはり|間違|まちが|違[いうっ]|訂正|修正|直し|正しく|正確に|失礼|ごめん|もとい|撤回|取り?消|変更|変え|さっき|先ほど|ただ|でも|しかし"
    r"|といっても|とはいえ|じゃな|ではな|でな[くい]|もし(?![たて]|ま|な|く)|(?<!くらい)(?<!以外)(?<!ぐらい)なら(?!な)|れば|たら(?=[、。]|$)|次第|場合|(?:^|[。\s])(?:と[言い]|って)"
)
# 「佐藤でした。先月辞めまして」: more of the person, or of another.
_OF_PEOPLE = re.compile(
    r"辞め|退職|異動|変わ|代わ|替わ|交代|後任|前任|引き継|休[職みん]|今は|現在は|さん|読み|漢字|字|名前|と[書申言]|って|私|僕|俺|社長|部長|専務|息子|娘|妻|夫|父|母|別|本人"
)
_COURTESY = re.compile(r"(?:(?:どうぞ)?よろしく|宜しく|お願い(?:いた)?し)[^。]{0,12}$")
_AND_YES = re.compile(r"\s*はい[。！!\s]*")  # 「海外にはありません、はい」
_MOST = 4  # pieces of a message; a longer one tells a story
_WIDE = frozenset({*SENTENCES, "support_needs", "product_name", "company_name", "target_countries", "consent_privacy"})
# A name, a figure, a time: nothing that stands beside it makes it another.
_NAMED_THINGS = frozenset(
    {
        "contact_name", "contact_department", "contact_email", "contact_phone", "contact_preference", "capital_yen",
        "employees", "founded_year", "annual_sales_yen", "target_timing", "prefecture", "city", "corporate_number",
    }
)  # fmt: skip
_SPOKEN_IN = 30  # characters of a short answer


def answered_apart(
    text: str, asking: str | None, whole: Reading, alone: Callable[[str, str | None], Reading]
) -> Reading:
    """``whole`` with the answer of the one piece that gives it, where every other piece tells another matter.

    ``alone`` reads a part under a question.
    """
    if asking is None or asking in _WIDE or _AMENDS.search(text):
        return whole
    pieces = _pieces(text, asking)
    if not 2 <= len(pieces) <= _MOST or _said_alone(pieces, asking, whole):
        return whole
    own = [span for span in pieces if not _of_another(text[slice(*span)], asking, alone)]
    if len(own) > 1 and asking in _NAMED_THINGS and asking not in _touched(whole):
        own = [span for span in pieces if not _of_nothing(text[slice(*span)], asking, alone)]
    if len(own) != 1 or own[0][1] - own[0][0] > _SPOKEN_IN:
        return whole
    start, end = own[0]
    answer = next((one for one in alone(text[start:end], asking).values if one.field == asking), None)
    if answer is None:
        return whole
    return _with(whole, replace(answer, start=answer.start + start, end=answer.end + start))


def _said_alone(pieces: list[tuple[int, int]], asking: str, whole: Reading) -> bool:
    """Whether the piece that holds the answer tells nothing else."""
    answer = next((one for one in whole.values if one.field == asking), None)
    held = [one for one in pieces if answer and one[0] <= answer.start and answer.end <= one[1]]
    return bool(held) and not any(
        one.field != asking and held[0][0] <= one.start and one.end <= held[0][1] for one in whole.values
    )


def _pieces(text: str, asking: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    if asking not in _PLACES and (opening := _NOUN_FIRST.match(text)):
        spans.append(opening.span("answer"))
        start = opening.end()
    for cut in _CUT.finditer(text, start):
        spans.append((start, cut.start()))
        start = cut.end()
    spans.append((start, len(text)))
    spans = [span for span in spans if text[slice(*span)].strip()]
    return spans[:-1] if len(spans) > 1 and _AND_YES.fullmatch(text, *spans[-1]) else spans


def _of_another(piece: str, asking: str, alone: Callable[[str, str | None], Reading]) -> bool:
    """Whether the words settle another field, and not the one asked, whoever asks."""
    said = normalize(piece).text
    if _COURTESY.fullmatch(said):
        return True
    if asking in mentioned(said) or is_unsure(said):
        return False
    if asking == STATEMENTS and YOUNG.search(said):
        return False  # 「去年会社を作ったばかりで、まだ3期分はありません」
    told = {one.field for one in alone(piece, None).values}
    return bool(told) and asking not in told


def _of_nothing(piece: str, asking: str, alone: Callable[[str, str | None], Reading]) -> bool:
    """Whether the words would give no answer either: 「緊張しています」 beside 「平日の午前にメールで」."""
    said = normalize(piece).text
    if asking in mentioned(said) or is_unsure(said) or (asking == "contact_name" and _OF_PEOPLE.search(said)):
        return False
    read = alone(piece, asking)
    return asking not in _touched(read)


def _touched(reading: Reading) -> set[str]:
    return {one.field for one in reading.values} | {one.field for one in reading.problems}


def _with(whole: Reading, answer: FieldValue) -> Reading:
    values = tuple(one for one in whole.values if one.field != answer.field)
    problems = tuple(one for one in whole.problems if one.field != answer.field)
    return replace(whole, values=(answer, *values), problems=problems)
