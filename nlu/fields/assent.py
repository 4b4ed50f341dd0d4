"""Whether the head of the firm, or the maker, agrees: who (agent), words of assent, and whether they are said to be so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlu.fields.bosses import leaders_named
from nlu.fields.cues import mentioned
from nlu.fields.scene import Scene
from nlu.fields.verdicts import Line, Verdict, last_said, lines_of, plain_words
from nlu.values.assent_words import (
    ACTS,
    ANOTHER_DECIDED,
    BODY,
    BOSS,
    BUYS,
    COMING,
    FORMALLY_NOT,
    HEDGED,
    HOME_ONLY,
    HOPED,
    I_DECIDE,
    MAKER,
    MAKERS_MAN,
    NO_REPLY,
    NOBODY_AGAINST,
    NOD,
    ORDERED,
    OTHER_LACK,
    OTHER_MATTER,
    OTHERS,
    PARTLY,
    PUT_OFF,
    QUOTES,
    REFUSED,
    SECRET,
    SETTLED,
    STATES,
    TAKEN_BACK,
    TOLD_OF_IT,
    TOLD_TO,
    TRADESMAN,
    UNKNOWN,
    UNTOLD,
)
from nlu.values.realis import clause_end, denied, is_so, was_done

HEAD, OF_MAKER, TRAVEL = "management_approval", "supplier_consent", "overseas_travel_possible"
_ROLE = r"(?:さん|たち|側|様|殿)*(?:全員|みんな|一同|双方|[0-9一二三四五六七八九十]+[社軒人]|のうち[^、。]{1,4})?(?:\)|」)?(?=から|に|の(?!よう)|は|も|が|と(?!言|思)|で|、|,|[!？]|OK|オッケー|オーケー|承認|了|許可|賛成|全|み|\s)"
_JOINS = re.compile(r"(?:[るたいすだ]|です|ます)(?:し|が|けど|から|ので)$")  # 「出張は問題ないし社長も…」
_THE_OTHER_SIDE = r"(?:先方|相手(?:方)?|向こう|あちら)"
_HINT = re.compile(
    r"社長|代表|CEO|オーナー|経営|会長|組合長|理事|親方|店主|園主|役員|取締役|総会|上司|トップ|社内|会社|稟議|父|母|兄|姉|弟|妹|夫|妻|主人|旦那|メーカー|仕入|元|者|手|作|家|農|牧場|漁師|職人|杜氏|工房|屋|所|場|園|師|蔵|ブランド",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Agent:
    field: str | None
    start: int
    end: int
    of_head: bool = False


def read_assent(scene: Scene) -> Iterator[Verdict]:
    """Verdicts on both kinds of consent; of the one asked, words that name nobody speak of it too."""
    asked = scene.asking if scene.asking in (HEAD, OF_MAKER) else None
    if not asked and not _HINT.search(scene.text):
        return
    words = leaders_named(plain_words(scene), asked=asked == HEAD)
    makers = re.compile(rf"{MAKER.pattern}|{TRADESMAN}") if asked == OF_MAKER or BUYS.search(words.text) else MAKER
    found = [one for line in lines_of(scene, words) for one in _in_sentence(line, makers, asked)]
    for field in (HEAD, OF_MAKER):
        if verdict := last_said(one for one in found if one.field == field):
            yield verdict


def _in_sentence(line: Line, makers: re.Pattern[str], asked: str | None) -> Iterator[Verdict]:
    said = line.text
    agents = _agents(said, makers, asked)
    hedged = bool(HEDGED.search(said))
    for start, end, value in sorted(_predicates(said, asked), key=lambda one: one[:2]):
        field = _whose(agents, start, end, asked)
        if field is None and _whose_head(agents, start):
            field, value = HEAD, None  # 「町内会の会長に許可をもらいました」
        if field is None or (field == HEAD and _of_another_matter(line, agents, start, end)):
            continue
        open_yet = hedged or _not_all(field, said, start, end)
        if verdict := line.verdict(field, None if open_yet else value, start, end):
            yield verdict
    if asked:
        yield from filter(None, _of_the_question(line, asked, hedged))


def _of_the_question(line: Line, asked: str, hedged: bool) -> Iterator[Verdict | None]:
    """What only an answer says: 「私が代表ですので」, 「もう一軒がまだで」, 「後で聞きます」."""
    said = line.text
    if asked == OF_MAKER and (some := PARTLY.search(said)):
        yield line.verdict(OF_MAKER, None, some.start(), len(said))
    if asked == HEAD and not hedged and (own := I_DECIDE.search(said)):
        yield line.verdict(HEAD, True, *own.span())
    put_off = PUT_OFF.search(said) and not set(mentioned(said)) - {asked}
    if put_off or OTHER_LACK.search(said):
        yield line.verdict(asked, None, len(said) - 1, len(said), unsure=True)


def _not_all(field: str, said: str, start: int, end: int) -> bool:
    """Whether consent is hoped for, not yet formal, or not everybody's."""
    if field == OF_MAKER:
        return bool(PARTLY.search(said))
    near = said[max(0, start - 16) : clause_end(said, end)]
    return bool(HOPED.search(near) or FORMALLY_NOT.search(said, end))


def _of_another_matter(line: Line, agents: list[_Agent], start: int, end: int) -> bool:
    """「社長は出張には反対しています」「補助金の承認はまだ」; asked who can travel, who objects objects to the journey."""
    begins = line.text.rfind("、", 0, start) + 1
    named = max(
        (one.start for one in agents if begins <= one.start < start and _JOINS.search(line.text[: one.start])),
        default=begins,
    )
    clause = line.text[named:end]
    if OTHER_MATTER.search(clause):
        return True
    decided = re.search("決ま|決め|決定", line.text[start:end])
    if decided and line.scene.asking != HEAD and ANOTHER_DECIDED.search(line.text[: decided.start() + start]):
        return True
    return line.scene.asking == TRAVEL and not re.search(NOD, line.text[start:end])


def _agents(said: str, makers: re.Pattern[str], asked: str | None) -> list[_Agent]:
    theirs = _THE_OTHER_SIDE if asked == OF_MAKER else makers.pattern  # 「先方の社長さんから」, asked for the maker
    found = [
        _Agent(OF_MAKER, *match.span())
        for match in re.finditer(
            rf"(?:{makers.pattern}|{theirs})(?:さん)?{MAKERS_MAN}?{_ROLE}|許諾(?=なん|の件|の話|です)", said
        )
    ]
    for match in OTHERS.finditer(said):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(_Agent(None, *match.span(), bool(re.search(BOSS, match.group()))))
    for match in re.finditer(rf"{BOSS}{_ROLE}|{BODY}を(?=通|経)", said):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(_Agent(HEAD, *match.span()))
    return sorted(found, key=lambda one: one.start)


def _whose(agents: list[_Agent], start: int, end: int, asked: str | None) -> str | None:
    """The field of the agent named last before the predicate (or inside it: 「理事会で通った」)."""
    before = [one for one in agents if one.start <= start or one.end <= end]
    return before[-1].field if before else asked


def _whose_head(agents: list[_Agent], at: int) -> bool:
    """Whether somebody else's head was named: 「取引先の社長」."""
    before = [one for one in agents if one.start <= at]
    return bool(before) and before[-1].of_head


def _predicates(said: str, asked: str | None) -> Iterator[tuple[int, int, bool | None]]:
    for value, pattern in ACTS:
        for match in pattern.finditer(said):
            yield match.start(), match.end(), _signed(value, was_done(said, match.end()))
    for value, pattern in STATES:
        for match in pattern.finditer(said):
            yield match.start(), match.end(), _signed(value, is_so(said, match.end()))
    for value, pattern in QUOTES:
        for match in pattern.finditer(said):
            if (value and REFUSED.search(match.group())) or TAKEN_BACK.match(said, match.end()):
                continue
            done = (
                was_done(said, match.end())
                or bool(re.match(r"い?ます|う|でし|[くぐ]らい|ほど|です|$|[、。]", said[match.end() :]))
                or None
            )
            yield match.start(), match.end(), value if done else None
    for match in UNTOLD.finditer(said):
        if was_done(said, match.end()) is False:
            yield match.start(), match.end(), False
    for match in HOME_ONLY.finditer(said):
        yield match.start(), match.end(), False
    for match in NO_REPLY.finditer(said):
        if asked and denied(said, match.end() - 1):
            yield match.start(), match.end(), False
    for match in COMING.finditer(said) if asked else ():
        yield match.start(), match.end(), False
    for match in (*SECRET.finditer(said), *UNKNOWN.finditer(said)):
        yield match.start(), match.end(), False
    for match in SETTLED.finditer(said):
        yield match.start(), match.end(), True
    if asked == HEAD:
        for match in (*TOLD_OF_IT.finditer(said), *ORDERED.finditer(said), *NOBODY_AGAINST.finditer(said)):
            yield match.start(), match.end(), True
    for match in TOLD_TO.finditer(said) if asked else ():
        yield match.start(), match.end(), True


def _signed(value: bool, outcome: bool | None) -> bool | None:
    """A yes that is not so is a no; a no that is not so (「反対はされていません」) is no yes."""
    if outcome is None:
        return None
    return value if outcome else (False if value else None)
