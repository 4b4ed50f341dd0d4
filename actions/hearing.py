"""From Rasa's latest message to what the intake hears."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from rasa_sdk import Tracker

from actions.leaving import left_open, not_known
from actions.placing import at_its_place, once_each, with_its_prefecture
from actions.recounted import Recounted, anchored, of_the_rest
from actions.recounting import recounted
from actions.rereading import reread
from actions.standing import beside_what_stands, in_passing, mended, without_struck
from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.heard import Heard, Trouble
from bot.intake.profile import Source
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Act, act_of, amends, answer_to, mentions, read, remarks, says_nothing, skips, topic
from nlu.fields.texts import NAMES, NOTES
from nlu.intents.evidence import left_unknown

_NUMBERS = (Kind.YEN, Kind.PERSONS, Kind.YEAR)
# A choice is read off a few letters; people read the words around them.
_SAID_IN_A_PHRASE = frozenset({Kind.BOOL, Kind.CHOICE, Kind.CHOICES, Kind.INDUSTRY})
# Intents that a remark on another answer may have given the message.
_OF_REMARKS = frozenset(
    {"postpone", "skip", "unknown_answer", "deny", "affirm", "correct", "show_summary", "go_back", "faq", "restart", "out_of_scope", "complain"}
)  # fmt: skip
_ASKING = frozenset({"ask_explanation", "faq", "inform", "affirm"})
_OVERHEARD = frozenset(
    {"inform", "out_of_scope", "complain", "ask_explanation", "faq", "affirm", "deny", "greet", "thank"}
)
_ACTS = {Act.SKIPS: "skip", Act.LATER: "postpone"}
_A_CLAUSE = 4  # characters that say something
_A_WISH = 10  # characters of 「飛ばします。」
_MARKS = "。、！？!?\n"

_EXCLAIMED = re.compile(
    r"\s*(?:あ[っー]?、?)?(?:(?:いや|いえ|いえいえ|いやいや)[ー…、\s]*|(?:違い(?:ます|ました)|違う|違った|ちがい?ます|ちがう)[ねよわな]*[。、…\s]*)"
)
_AS_A_REASON = re.compile(r"[^、。]{0,10}?(?:なので|(?<=[たるいすんだ])ので|(?<=[たるいすだ])から|なんで|ため)(?!の)")

_DENIED = re.compile(r"[^、。はが]{0,6}?(?:(?:じゃ|では|や)な(?:く|い|か)|やのうて)")
_TEAM, _PERSON = "implementation_team", "contact_name"
_NAMED = ("product_name", "company_name")
_SOLD_TO, _CATEGORY = "business_model", "product_category"
_BY_NAME = re.compile(r"窓口|連絡先|氏名|名前|お名前|名字")
_OF_PERSON = re.compile(r"担当|窓口|私|わたし|僕|人の名|氏名|苗字|名字")

PROBLEM, MENTION = "field_problem", "field_mention"


def hear(tracker: Tracker, before: State, at: datetime, as_of: date) -> Heard:
    """The intent, the values with their sources, and the troubles of the latest message, in the state ``before``."""
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    entities = message.get("entities") or []
    text, message_id = message.get("text") or "", message.get("message_id") or ""
    intent = (message.get("intent") or {}).get("name") or "inform"
    tapped = "choice" in metadata
    told = Recounted() if tapped else recounted(before, text, message_id, as_of)
    taken = [entity for entity in entities if entity["entity"] in FIELDS and not in_passing(before, entity, text)]
    taken = [entity for entity in taken if not _of_a_remark(before, told, entity, text, as_of)]
    read_off = (_given(entity, text, message_id) for entity in taken)
    meant = (beside_what_stands(before, item, text, as_of) for item in read_off)
    given = _with(told, tuple(item for item in meant if item is not None), before, text, message_id, as_of)
    given += without_struck(before, given, text, message_id)
    given += mended(before, given, text, message_id)
    given = tuple(item for item in given if not _only_exclaimed(before, given, item, text, as_of))
    given = tuple(at_its_place(before, told, item, text) for item in once_each(told, given))
    given += with_its_prefecture(before, given, text, as_of)
    if not tapped:
        more = _once_more(before, told, given, text, message_id, as_of)
        put = (*more, *(one for one in given if before.profile.value(one.field) not in (None, one.value)))
        given = tuple(item for item in given if not _is_a_change(before, put, item)) + more
    problems = tuple(_trouble(entity["value"]) for entity in entities if entity["entity"] == PROBLEM)
    problems = tuple(item for item in problems if item.field not in {given_.field for given_ in given})
    if not given and not told.used and not problems and not tapped and intent in ("correct", "deny", "inform"):
        given = _of_the_answer_before(before, intent, text, message_id, as_of)
    if not (given or told.used or problems or tapped):
        intent = _beside_a_question(intent, text) if intent in _ASKING else intent
        intent = _put_first(intent, text, before.asking)
        intent = _not_known(intent, text, before.asking)
    intent = _beside_remarks(intent, told, any(item.field == before.asking for item in given))
    of_question = intent if tapped else left_open(intent, before, told, text, given)
    unknown = not tapped and of_question in ("inform", "unknown_answer") and not_known(before, told, text, given)
    of_question = "unknown_answer" if unknown else of_question
    return Heard(
        intent=of_question,
        at=at.isoformat(),
        given=given,
        problems=problems,
        about=tuple(dict.fromkeys(entity["value"] for entity in entities if entity["entity"] == MENTION)),
        topic=_topic(before, told, given, text),
        source=Source(message_id, text, 0, len(text)),
        command=metadata.get("command"),
        tapped=tapped,
        left=tuple(item for item in told.left if item.field not in {one.field for one in given}),
        rest=told.rest if of_question == intent and not unknown else told.rest or text,
    )


def _of_a_remark(before: State, told: Recounted, entity: dict[str, Any], text: str, as_of: date) -> bool:
    """Whether a value was read for the question asked, or off a value that was only moved, out of another's remark."""
    start, end = entity.get("start", 0), entity.get("end", len(text))
    if entity["entity"] != before.asking and text[start:end].endswith("年目") and _AS_A_REASON.match(text, end):
        return True
    if not told.covers(start, len(text[:end].rstrip())):
        return False
    if any(text[start:end] in said for said in told.moved):
        return True
    if entity["entity"] not in {item.field for item in told.given} and _AS_A_REASON.match(text, end):
        return True  # 「台湾は社長が反対したのでやめます」「まだ設立1年目なので3期分はなかったです」
    if FIELDS[entity["entity"]].kind in (Kind.TEXT, Kind.YEAR) and any(text[start:end] in one for one in told.mended):
        return True  # 「業種の訂正です。…」 names no goods, 「去年から株式会社です」 no founding
    if (
        FIELDS[entity["entity"]].kind in _SAID_IN_A_PHRASE
        and _DENIED.match(text, end)
        and entity["entity"] not in {item.field for item in told.given}
    ):
        return True  # 「拠点設立じゃなくて商品改良のほうでした」 wants no base
    if entity["entity"] == _SOLD_TO and any(item.field == _CATEGORY for item in told.given):
        return True  # 「分類は産業用じゃなくて一般消費者向けでした」 tells the goods, not who buys them
    if any(item.field in NAMES and text[start:end] in str(item.value) for item in told.given):
        return True  # 「名前ですが、西尾でお願いします」 names no town
    return entity["entity"] == before.asking and not _says_outright(text, entity, as_of)


def _only_exclaimed(before: State, given: tuple[Given, ...], item: Given, text: str, as_of: date) -> bool:
    """The いや of 「あ、いや、うちは自社で作ってるんでした」, that changes another answer instead; 「違いますね。」, too."""
    if item.value is not False or item.field != before.asking or item.source is None:
        return False
    said = text[item.source.start :]
    exclaimed = _EXCLAIMED.match(said)
    rest = said[exclaimed.end() :] if exclaimed else ""
    if len(rest) < _A_CLAUSE or item.field in mentions(rest) or answer_to(rest, item.field, as_of) is not None:
        return False
    return any(before.profile.value(one.field) not in (None, one.value) for one in given if one is not item)


def _is_a_change(before: State, put: tuple[Given, ...], item: Given) -> bool:
    """Whether free words for the question asked only change another answer: 「…今も継続的に輸出してるそうです、訂正します」."""
    if (
        item.field != before.asking
        or FIELDS[item.field].kind is not Kind.TEXT
        or item.source is None
        or not amends(item.source.text)
    ):
        return False
    start, end = item.source.start, item.source.end
    chosen = (one for one in put if one.source is not None and FIELDS[one.field].kind in _SAID_IN_A_PHRASE)
    return any(one.source.start < end and start < one.source.end for one in chosen if one.source is not None)


def _says_outright(text: str, entity: dict[str, Any], as_of: date) -> bool:
    """「…16人が正しいです担当は星野です」: whether the words name the field themselves, without its question."""
    return any(
        item.field == entity["entity"] and item.value == entity["value"] for item in read(text, None, as_of).values
    )


def _with(
    told: Recounted, read_off: tuple[Given, ...], before: State, text: str, message_id: str, as_of: date
) -> tuple[Given, ...]:
    """What was read off the message, and what its remarks on other answers, and the rest beside them, say."""
    read_off = tuple(item for item in read_off if before.asking == item.field or not _counts_a_team(read_off, item))
    if not told.used:
        return read_off
    by_remarks = {item.field for item in told.given}
    answers = of_the_rest(told, before.asking, message_id, text, as_of)
    better = {item.field for item in read_off if item.field in told.weak}
    remarked = (item for item in told.given if item.field not in better)
    of_remarks = (*remarked, *(item for item in answers if item.field not in by_remarks))
    known = {item.field for item in of_remarks}
    left = {item.field for item in told.left}
    beside = (item for item in read_off if item.field not in known and not _counts_a_team(told.given, item))
    beside = (item for item in beside if not _of_a_team(before, told, item))
    return (*of_remarks, *(item for item in beside if not _taken_back(told, left, item)))


def _counts_a_team(given: tuple[Given, ...], item: Given) -> bool:
    """「体制は専務と私の二人です」 counts no employees."""
    words = [str(one.value) for one in given if one.field in NOTES]
    return FIELDS[item.field].kind is Kind.PERSONS and any(item.source.text in said for said in words if item.source)


def _of_a_team(before: State, told: Recounted, item: Given) -> bool:
    """「専務の大野じゃなくて工場長の西田になりました」, of who carries it out, names no contact."""
    new = [str(one.value) for one in told.given if one.field == _TEAM]
    stood = before.profile.value(_TEAM) is not None and before.profile.value(_PERSON) is None
    return item.field == _PERSON and stood and before.asking != _PERSON and any(str(item.value) in one for one in new)


def _taken_back(told: Recounted, left: set[str], item: Given) -> bool:
    """Whether a value was only named to take it back: 「資本金の5000万は消してください」."""
    return item.field in left and item.source is not None and told.touches(item.source.start, item.source.end)


def _once_more(
    before: State, told: Recounted, given: tuple[Given, ...], text: str, message_id: str, as_of: date
) -> tuple[Given, ...]:
    """The message, or what it says beside its remarks on other answers, read again under the answers that stand."""
    if told.rest is None:
        return reread(before, given, text, message_id, as_of)
    more = reread(before, given, told.rest, message_id, as_of)
    left = {item.field for item in told.left}
    return tuple(
        replace(item, source=anchored(item.source.text, text, message_id))
        for item in more
        if item.field not in left and item.source is not None
    )


def _topic(before: State, told: Recounted, given: tuple[Given, ...], text: str) -> str | None:
    """The field that the message speaks of without giving its value."""
    found = topic(text if told.rest is None else told.rest)
    if found == "contact_name" and before.asking in _NAMED and not _OF_PERSON.search(text):
        return None  # 「名前は後日で」: the one that is asked for
    if found == _PERSON and before.asking == _TEAM and not _BY_NAME.search(text):
        return None  # 「担当者は人事異動の後に決まりますので、…」: who carries it out
    settled = {item.field for item in given} | {item.field for item in told.left}
    return None if found in settled else found


def _beside_remarks(intent: str, told: Recounted, answered: bool) -> str:
    """The intent of what the message says beside its remarks on answers that stand."""
    if told.rest is None:
        return intent
    if not answered and told.rest:
        if skips(told.rest):
            return "skip"
        if (act := act_of(told.rest)) is Act.LATER:
            return "postpone"
        if act is Act.UNKNOWN:
            return "unknown_answer"
        if says_nothing(told.rest):
            return "deny"
    return "inform" if intent in _OF_REMARKS else intent


def _beside_a_question(intent: str, text: str) -> str:
    """「言わなきゃだめですか？パスで」「部署なんて無いです。飛ばします」: at the end, the wish to go on without an answer."""
    said = [one for one in remarks(text) if one.words.strip()]
    if len(said) > 1 and not said[-1].asks and (said[0].asks or len(said[-1].words.strip()) <= _A_WISH):
        if said[-1].act is Act.SKIPS:
            return "skip"
        if said[-1].act is Act.LATER:
            return "postpone"
    return intent


def _put_first(intent: str, text: str, asking: str | None) -> str:
    """「売上は飛ばさせてください。先月よその窓口に…」: the wish that opens the message, whatever is told behind it."""
    said = [one for one in remarks(text) if one.words.strip()]
    if asking is None or not said or any(one.asks for one in said):
        return intent
    first = said[0]
    if intent not in _OVERHEARD and not (intent == "pause" and first.names):
        return intent  # 「動機についてはまた後ほど」 leaves the question, not the talk
    if any(asking not in named.fields for named in first.names):
        return intent
    return _ACTS.get(first.act, intent) if first.act is not None else intent


def _not_known(intent: str, text: str, asking: str | None) -> str:
    """To a yes/no question or a choice, that part of it is not known: 「…ですけど、相手国の決まりが分かりません」."""
    chosen = asking is not None and FIELDS[asking].kind in (Kind.BOOL, Kind.CHOICE)
    return "unknown_answer" if chosen and intent in _OVERHEARD and left_unknown(text) else intent


def _of_the_answer_before(before: State, intent: str, text: str, message_id: str, as_of: date) -> tuple[Given, ...]:
    """What words that are no answer to the question say of the answer just given: 「30人じゃなくて35人」「いや、50人です」.

    Where the intent does not say that it is a correction, only a number with its unit counts. Answers in free words
    are left out: any words would do for them.
    """
    last = before.trail[-1] if before.trail else None
    if last is None or FIELDS[last].kind is Kind.TEXT or (intent != "correct" and FIELDS[last].kind not in _NUMBERS):
        return ()
    found = (
        item for item in read(text, last, as_of).values if item.field == last and (item.value or intent == "correct")
    )
    return tuple(
        Given(last, item.value, Source(message_id, text[item.start : item.end], item.start, item.end)) for item in found
    )


def _phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the punctuation around it: 「もう売ってます」 rather than 「もう売って」."""
    before = max((text.rfind(mark, 0, start) for mark in _MARKS), default=-1) + 1
    after = [at for mark in _MARKS if (at := text.find(mark, end)) >= 0]
    return before, min(after, default=len(text))


def _given(entity: dict[str, Any], text: str, message_id: str) -> Given:
    start, end = entity.get("start", 0), entity.get("end", len(text))
    if FIELDS[entity["entity"]].kind in _SAID_IN_A_PHRASE:
        start, end = _phrase(text, start, end)
    words = text[start:end]
    value = _typed(entity["entity"], entity["value"])
    return Given(entity["entity"], value, Source(message_id, words, start, end))


def _typed(name: str, value: Any) -> Any:
    """Buttons of plain `rasa shell` carry everything as text; booleans and lists get their type back."""
    kind = FIELDS[name].kind
    if kind is Kind.BOOL and isinstance(value, str):
        return value == "true"
    if kind in (Kind.CHOICES, Kind.COUNTRIES) and isinstance(value, str):
        return value.split(",")
    return value


def _trouble(value: dict[str, Any]) -> Trouble:
    return Trouble(value["field"], value["code"], value.get("detail") or {})
