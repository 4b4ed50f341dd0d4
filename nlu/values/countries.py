"""Countries in a text: which, in which order, and which of them are ruled out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from babel import Locale

from nlu.values.country_context import attributive, ranks, ruled_out
from nlu.values.country_kanji import KANJI, kanji_lists
from nlu.values.data import rows
from nlu.values.lexicon import Lexicon, Match, same_length_hiragana, same_length_lower
from nlu.values.normal import Normalized
from nlu.values.types import Found, Problem

_NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
_HOME = "JP"
_SLIPS = re.compile(r"(?<=[ァ-ヺー])[一力](?![一-龥かカヵヶつ])")  # typed for ー and カ
_ANSWER = re.compile(
    r"(?P<name>[^\s、。!?]+?)(?:です|だ|だよ|ですね|でお願いします|がいい(?:です)?|に(?:します)?)?[。!]?"
)
_RUN_TAIL = (
    "マーケット",
    "エリア",
    "メイン",
    "ベース",
    "オンリー",
    "バイヤー",
    "メーカー",
    "ユーザー",
    "サイド",
    "ビジネス",
    "スタート",
    "シフト",
)
_KATAKANA = re.compile(r"[ァ-ヶー・]+")
_HIRAGANA_OK = 4  # shorter names in hiragana (たい, いんど) only as a whole answer
_LATIN = re.compile(r"[a-z0-9]")
_ASCII = re.compile(r"[!-~]+")
_ADDRESS = re.compile(r"://|@|[a-z0-9]\.[a-z]{2,}")  # a mail or web address holds no country
_LONGEST_RUN = 60  # a run of katakana longer than this is no list of countries
_SOMEONE = re.compile(r"子|さん|ちゃん|くん|様")
_SHOP = re.compile(
    r"堂|軒|亭|庵|屋(?!外|内|台|根)|商店|商会|通商|物産|銀行|航空|新聞|放送|村(?!落)|公園|記念館|フェア|フェスタ|祭"
)


@cache
def _table() -> dict[str, str]:
    """Lower-case word → alpha-2, ``region`` or ``-``."""
    names = {
        name.split("(")[0].strip().lower(): code
        for code, name in Locale("ja").territories.items()
        if len(code) == 2 and code not in _NOT_ISO
    }
    names |= {name.replace("・", ""): code for name, code in names.items()}
    flags = {_flag(code): code for code in set(names.values())}
    return names | flags | {row["word"].lower(): row["code"] for row in rows("country_aliases")}


def _flag(code: str) -> str:
    """The emoji of a country: two regional indicators."""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_table())


@cache
def _hiragana() -> dict[str, str]:
    kana = re.compile(r"[ァ-ヶー]+")
    return {same_length_hiragana(word): code for word, code in _table().items() if kana.fullmatch(word) and code != "-"}


@cache
def _hiragana_lexicon() -> Lexicon:
    return Lexicon(word for word in _hiragana() if len(word) >= _HIRAGANA_OK)


def find_countries(n: Normalized) -> list[Found]:
    """Countries named in the text, in order of their place in it; Japan is never one.

    ``value`` is ISO 3166-1 alpha-2. ``detail``: ``negated`` (ruled out: 中国以外, 中国じゃなくて), ``rank``
    (1 = first choice, 99 = some day, None = not said), ``attributive`` (only describes: 台湾料理, タイ製, 中国語).
    Problem ``country.region`` (``detail["region"]``: the words) for EU, 東南アジア and the like.
    """
    words = _words(n.text)
    mentions = _apart([*words, *kanji_lists(n.text, [match for match, _ in words])]) or _whole_answer(n.text)
    spans = [(match.start, match.end) for match, _ in mentions]
    negated, order = ruled_out(n.text, spans), ranks(n.text, spans)
    return [
        _found(match, code, {"negated": no, "rank": rank, "attributive": attributive(n.text, match.start, match.end)})
        for (match, code), no, rank in zip(mentions, negated, order, strict=True)
    ]


def ordered(found: list[Found]) -> list[str]:
    """The countries wanted, first choice first, each once.

    What is ruled out, what only describes something, and regions are left out.
    """
    wanted = [f for f in found if f.problem is None and not f.detail["negated"] and not f.detail["attributive"]]
    out = {f.value for f in found if f.problem is None and f.detail["negated"]}
    last_negated = {f.value: f.start for f in found if f.problem is None and f.detail["negated"]}
    kept = [f for f in wanted if f.value not in out or f.start > last_negated[f.value]]
    best: dict[str, tuple[int, int]] = {}
    for f in kept:
        key = (50 if f.detail["rank"] is None else int(f.detail["rank"]), f.start)
        best[f.value] = min(best.get(f.value, key), key)
    return sorted(best, key=lambda code: best[code])


def _found(match: Match, code: str, detail: dict[str, object]) -> Found:
    if code == "region":
        return Found(
            "country", None, match.start, match.end, Problem("country.region", {"region": match.word}), detail=detail
        )
    return Found("country", code, match.start, match.end, detail=detail)


def _apart(mentions: list[tuple[Match, str]]) -> list[tuple[Match, str]]:
    kept: list[tuple[Match, str]] = []
    for mention in sorted(mentions, key=lambda hit: hit[0].start):
        if not kept or mention[0].start >= kept[-1][0].end:
            kept.append(mention)
    return kept


def _words(text: str) -> list[tuple[Match, str]]:
    lower = _ASCII.sub(_without_address, same_length_lower(text))
    lower = _SLIPS.sub(lambda slip: "ー" if slip[0] == "一" else "カ", lower)
    found: list[tuple[Match, str]] = []
    at = 0
    while at < len(text):
        hit = next((m for m in _lexicon().at(lower, at) if _stands_free(lower, m)), None)
        table = _table()
        if hit is None:
            hit = next((m for m in _hiragana_lexicon().at(lower, at) if _hiragana_free(lower, m)), None)
            table = _hiragana()
        if hit is None:
            at += 1
            continue
        code = table[hit.word]
        if code not in ("-", _HOME):
            found.append((replace(hit, word=text[hit.start : hit.end]), code))
        at = hit.end
    return found


def _without_address(run: re.Match[str]) -> str:
    return " " * len(run[0]) if _ADDRESS.search(run[0]) else run[0]


def _stands_free(text: str, match: Match) -> bool:
    first, last = match.word[0], match.word[-1]
    before, after = text[match.start - 1 : match.start], text[match.end : match.end + 1]
    if first.isascii():
        return not _LATIN.match(before) and not _LATIN.match(after)
    if _KATAKANA.fullmatch(first) and not _starts_run(text, match.start):
        return False
    if _KATAKANA.fullmatch(last) and not _ends_run(text, match.end):
        return False
    return not _SHOP.match(text, match.end) and not (len(match.word) == 2 and _SOMEONE.match(text, match.end))


def _starts_run(text: str, start: int) -> bool:
    """Nothing katakana in front, or only whole country names: アメリカカナダ."""
    begin = start
    while begin > 0 and _KATAKANA.match(text[begin - 1]) and text[begin - 1] != "・":
        begin -= 1
        if start - begin > _LONGEST_RUN:
            return False
    return begin == start or _covered(text[begin:start])


def _ends_run(text: str, end: int) -> bool:
    stop = end
    while stop < len(text) and _KATAKANA.match(text[stop]) and text[stop] != "・":
        stop += 1
        if stop - end > _LONGEST_RUN:
            return False
    rest = text[end:stop]
    return not rest or rest.startswith(_RUN_TAIL) or _covered(rest)


def _covered(run: str) -> bool:
    """The run of katakana is country names one after another (longest first), perhaps with an everyday tail."""
    at = 0
    while at < len(run):
        match = next(_lexicon().at(run, at), None)
        if match is None:
            return run[at:].startswith(_RUN_TAIL)
        at = match.end
    return True


def _hiragana_free(text: str, match: Match) -> bool:
    before, after = text[match.start - 1 : match.start], text[match.end :]
    free_after = re.match(r"$|[\s、。,・/!?]|と|や|に|で|が|を|は|も|へ|の|から", after)
    return not ("ぁ" <= before <= "ん" and before not in "とやはがもにで") and bool(free_after)


def _whole_answer(text: str) -> list[tuple[Match, str]]:
    answer = _ANSWER.fullmatch(text)
    if not answer:
        return []
    code = KANJI.get(answer["name"]) or _hiragana().get(answer["name"])
    return [(Match(answer["name"], *answer.span("name")), code)] if code and code != _HOME else []
