"""The person who writes or is in charge, and the department."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answerlike import is_answer_text
from nlu.fields.introductions import (
    AFTER_ADDRESS,
    BARE_NAME,
    COMMON_NOUN,
    DEPARTMENT_BEHIND,
    DEPARTMENT_CARD,
    DEPARTMENT_MINE,
    DEPARTMENT_NOW,
    DEPARTMENT_OF,
    DEPARTMENT_WORD,
    FIRST_SENTENCE,
    GIVEN,
    HEAD,
    IN_CHARGE,
    IN_CHARGE_AFTER,
    IN_POST,
    INSTEAD_OF,
    NAME_MENDED,
    NAME_THEN,
    NAMED,
    OF,
    ON_CARD,
    PRESIDENT_IS,
    SECTION_CARD,
    SECTION_OF,
    SELF_WORD,
    SIGNED,
    SPEAKING,
    SPELLED,
    SPOKEN,
)
from nlu.fields.scene import Scene, part
from nlu.fields.types import Candidate, Strength
from nlu.values.company_bounds import ENDS_LIKE_A_FIRM
from nlu.values.people import find_person_names
from nlu.values.person_words import is_likely_surname, is_nobody, is_person_name, parts
from nlu.values.types import Found

_OF_A_TEAM = re.compile(r"(?:体制|チーム|メンバー|布陣)(?:は|として|ですが)[^。]*$")


_TEAM = "implementation_team"
_MYSELF = re.compile(
    r"(?:担当(?:者)?|窓口|連絡先)(?:は|が)[^。]{0,12}$|(?:^|[。、])(?:私|わたし|わたくし)(?:は|、)?(?!と)[^。、]{0,4}$"
)
_BEHIND_FIRM = re.compile(
    r"(?:会社[^、。\s]{1,20}|[^、。\s]{2,16}(?:会社|商店|商事|工房|食品|製作所|工業|産業|物産|水産|酒造|農園|牧場|窯|堂|屋|店|社|園|組合|法人|ラボ|スタジオ))の(?P<name>[一-龥々])(?=です|と申|でございます|と(?:いい|言い)ます|[、。!]|$)"
)
_FAMILY = re.compile(r"[一-龥々]{1,3}")
_GIVEN = r"(?P<given> ?[一-龥々ぁ-んァ-ヺー]{1,5}?)"
_WRITTEN_SO = r"」?(?:(?:宛て?|あて)?(?:まで|と(?:ご?記載|書いて|お?呼び|フルネーム|登録|してください|お願い|入れ)|で(?:お願い|登録|す。?$))|です)"
_SAID_AGAIN = r"[」』)]?(?:と(?:申|いい|言い|書)|[。!)]|$)"  # 「広報の三浦です。三浦由紀」
_IN_FULL = re.compile(rf"{_GIVEN}(?:さん|様|氏)?(?:{_WRITTEN_SO})")
_ASKED_IN_FULL = re.compile(rf"{_GIVEN}(?:さん|様|氏)?(?:{_WRITTEN_SO}|{_SAID_AGAIN})")
_LETTER_OF = re.compile(r"(?:に|と|、|で)[^、。はがを]{1,6}の$")  # 「桑原です。桑の木に原っぱの原です」
_AMONG_OTHERS = re.compile(r"長?の[一-龥々]{1,4}(?:さん)?と(?!申|いい|言|いう)")  # 「営業部長の石井と私です」


def read_people(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_name`` and ``contact_department``."""
    asked = scene.asking == "contact_name"
    for found in scene.people:
        if scene.asking == _TEAM and not _MYSELF.search(scene.text[: found.start]):
            continue  # 「営業の佐々木」 carries the project
        if not scene.stated(found.start, found.end) or scene.masked(found.start, found.end):
            continue
        before = scene.text[scene.clause_at(found.start).start : found.start]
        representative = PRESIDENT_IS.search(before) or (
            HEAD.search(str(found.detail.get("title", "")) or before[-8:]) and not SPEAKING.match(scene.text, found.end)
        )
        if (representative and not asked) or (found.detail.get("bare") and not asked):
            continue
        if not asked and (_OF_A_TEAM.search(before) or _is_country(scene, found)):
            continue
        if _belongs_elsewhere(scene, found) or not (asked or _introduced(scene, found, before)):
            continue
        if asked and _LETTER_OF.search(before) and found is not scene.people[0]:
            continue
        if asked and found.detail.get("bare") and not is_answer_text(str(found.value)):
            continue
        named = NAMED.search(before) or SPOKEN.match(scene.text, found.end)
        strength = Strength.CUE if named else Strength.ASKED if asked else Strength.TYPE
        yield Candidate("contact_name", found.value, found.start, found.end, strength)
        if asked:
            yield from _in_full(scene, str(found.value), found.end)
    yield from _opening_name(scene)
    yield from _behind_firm(scene)
    if asked:
        yield from _spelled(scene)
        yield from _of_firm(scene)
        yield from _carded(scene)
    if scene.asking == "contact_department" and (now := DEPARTMENT_NOW.search(scene.text)):
        yield Candidate("contact_department", now["department"], *now.span("department"), Strength.CUE)
    if scene.asking != "implementation_team":
        yield from _own_office(scene)
    for pattern, strength in (
        (DEPARTMENT_OF, Strength.TYPE),
        (DEPARTMENT_BEHIND, Strength.TYPE),
        (DEPARTMENT_CARD, Strength.TYPE),
        (SECTION_OF, Strength.TYPE),
        (DEPARTMENT_WORD, Strength.CUE),
    ):
        for match in pattern.finditer(scene.text):
            if scene.asking == "implementation_team" and strength is Strength.TYPE:
                continue  # 「主担当 営業部 柏木、副担当 製造部 大森」
            if _AMONG_OTHERS.match(scene.text, match.end("department")):
                continue
            if pattern is SECTION_OF and not _is_named(scene, match.end()):
                continue  # 「輸出業務の相談です」
            if scene.asking != "contact_department" and _HELPERS_HOUSE.search(match["department"]):
                continue  # 「県の産業振興センターの方に見てもらっています」
            if scene.stated(*match.span("department")) and not is_person_name(match["department"]):
                yield from _of_department(scene, match)
                yield Candidate("contact_department", match["department"], *match.span("department"), strength)


_HELPERS_HOUSE = re.compile(
    r"(?:振興|支援|相談|創業|商工|中小企業|産業)[^、。]{0,6}(?:センター|機構|財団|公社|会議所|協会)$|商工会$|^私$"
)


def _is_named(scene: Scene, start: int) -> bool:
    """Whether a person's name begins there."""
    return any(one.start == start and not COMMON_NOUN.search(str(one.value)) for one in scene.people)


def _carded(scene: Scene) -> Iterator[Candidate]:
    """「本間、生産管理部、honma@…」: the answer as it stands on a card."""
    card = ON_CARD.match(scene.text)
    if card and find_person_names(part(scene.n, *card.span("name"))) and not is_nobody(card["name"]):
        yield Candidate("contact_name", card["name"], *card.span("name"), Strength.ASKED)
        yield Candidate("contact_department", card["department"], *card.span("department"), Strength.TYPE)


def _own_office(scene: Scene) -> Iterator[Candidate]:
    """「私は営業部です」「営業部の者です」"""
    for match in DEPARTMENT_MINE.finditer(scene.text):
        name = "department" if match["department"] else "office"
        if scene.stated(*match.span(name)) and not is_person_name(match[name]):
            yield Candidate("contact_department", match[name], *match.span(name), Strength.TYPE)


def _behind_firm(scene: Scene) -> Iterator[Candidate]:
    """「株式会社湊の総務、山岸でございます」: the office by its work alone, and the name behind it."""
    for firm in scene.companies:
        card = SECTION_CARD.match(scene.text, firm.end)
        if (
            card
            and is_person_name(card["name"])
            and scene.stated(*card.span("name"))
            and not scene.of_others(firm.start)
        ):
            yield Candidate("contact_name", card["name"], *card.span("name"), Strength.TYPE)
            yield Candidate("contact_department", card["department"], *card.span("department"), Strength.TYPE)


def _of_firm(scene: Scene) -> Iterator[Candidate]:
    """「北斗食品の林です」: a noun of one kanji is a surname behind a firm's name, where a person is asked for."""
    for match in _BEHIND_FIRM.finditer(scene.text):
        if is_likely_surname(match["name"]) and scene.stated(*match.span("name")):
            yield Candidate("contact_name", match["name"], *match.span("name"), Strength.TYPE)


def _spelled(scene: Scene) -> Iterator[Candidate]:
    """「阿部と書いてアベです、下は翔太」, 「中村です。…「中村 亮」までお願いします」: the given name follows."""
    ends = _ASKED_IN_FULL if scene.asking == "contact_name" else _IN_FULL
    for short in scene.people:
        family = str(short.value)
        given = _given_to(family, scene.text, short.end, ends) if _FAMILY.fullmatch(family) else None
        if given and is_person_name(family + given["given"]):
            span = (given.start() - len(family), given.end("given"))
            yield Candidate("contact_name", family + given["given"], *span, Strength.CUE)
    if spelled := SPELLED.search(scene.text) or GIVEN.search(scene.text):
        name = spelled["family"] + spelled["given"]
        yield Candidate("contact_name", name, *spelled.span("given"), Strength.CUE)


def _given_to(family: str, text: str, at: int, ends: re.Pattern[str]) -> re.Match[str] | None:
    """The given name behind the ``family`` name said again after ``at``."""
    while (at := text.find(family, at)) >= 0:
        at += len(family)
        if given := ends.match(text, at):
            return given
    return None


def _introduced(scene: Scene, found: Found, before: str) -> bool:
    """Whether a cue in front or behind makes it the name of the one who writes or is in charge."""
    if (
        NAMED.search(before)
        or SPOKEN.match(scene.text, found.end)
        or found.detail.get("title")
        or SELF_WORD.search(before)
        or IN_CHARGE_AFTER.match(scene.text, found.end)
        or AFTER_ADDRESS.search(scene.text[: found.start])
    ):
        return True
    if INSTEAD_OF.search(before) and NAME_MENDED.search(scene.text):
        return True
    of_firm = any(scene.text[one.end : found.start].strip() == "の" for one in scene.companies if one.end < found.start)
    return of_firm or bool(OF.search(before))


def _in_full(scene: Scene, name: str, at: int) -> Iterator[Candidate]:
    """「野口さんです。野口幸子さん」: the surname again, with the given name."""
    told = re.compile(
        rf"[。、!]\s*(?:フルネームは|正確には)?(?P<full>{re.escape(name)} ?[一-龥々ぁ-んァ-ヺ]{{1,4}}?)(?:さん|様)?(?:です|と申します|と(?:言|い)います|になります)?[。!]*$"
    )
    if (full := told.search(scene.text, at)) and is_person_name(full["full"]):
        yield Candidate("contact_name", full["full"], *full.span("full"), Strength.CUE)


def _opening_name(scene: Scene) -> Iterator[Candidate]:
    """「佐々木です。…」 at the head of a message that also says how to reach the person, or a line of a signature."""
    signed = (
        (SIGNED.search(scene.text) or IN_POST.search(scene.text))
        if scene.asking not in ("contact_department", "implementation_team")
        else None
    )
    if signed and any(one.start == signed.start("name") for one in scene.countries):
        signed = None
    if signed and COMMON_NOUN.search(signed["name"]):
        signed = None  # 「卸売をしております商社でございます」
    if signed and scene.stated(*signed.span("name")) and find_person_names(part(scene.n, *signed.span("name"))):
        yield Candidate("contact_name", signed["name"], *signed.span("name"), Strength.TYPE)
        if office := signed.groupdict().get("department"):
            yield Candidate("contact_department", office, *signed.span("department"), Strength.TYPE)
    if not (scene.phones or scene.emails) or scene.asking == "contact_name":
        return
    first = FIRST_SENTENCE.match(scene.text)
    for one in find_person_names(part(scene.n, 0, first.end())) if first else []:
        if one.detail.get("bare") and not COMMON_NOUN.search(str(one.value)) and not _is_country(scene, one):
            yield Candidate("contact_name", one.value, one.start, one.end, Strength.TYPE)


def _is_country(scene: Scene, found: Found) -> bool:
    """「台湾です。電話は…」 answers where to."""
    return any(one.start < found.end and found.start < one.end for one in scene.countries)


def _of_department(scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
    """The person in 「担当は海外営業部の高橋健太、…」."""
    cue = IN_CHARGE.search(scene.text[max(0, match.start("department") - 10) : match.start("department")])
    name = NAME_THEN.match(scene.text, match.end()) if cue else None
    if name and scene.asking != "contact_department" and not is_nobody(name["name"]):
        yield Candidate("contact_name", name["name"], *name.span("name"), Strength.TYPE)


def _names_a_firm(name: str) -> bool:
    """「江戸切子の堀口硝子と申します」, asked for the firm; 土屋 is a surname."""
    return bool(ENDS_LIKE_A_FIRM.search(name)) and not any(
        pos[2] == "人名" and word == name for word, pos in parts(name)
    )


def _belongs_elsewhere(scene: Scene, found: Found) -> bool:
    """A "name" that is part of the firm's or the product's: 「湊商店と申します」, 「商品は鈴木といいます」."""
    if (
        BARE_NAME.fullmatch(str(found.value))
        or is_nobody(str(found.value))
        or COMMON_NOUN.search(str(found.value))
        or any(one.start < found.end and found.start < one.end for one in scene.companies)
    ):
        return True
    if any(place.start == found.start and place.end >= found.end for place in scene.cities) and any(
        scene.text[place.end : found.start] == "の" for place in scene.prefectures
    ):
        return True
    if scene.asking == "company_name" and _names_a_firm(str(found.value)):
        return True
    before = scene.text[scene.clause_at(found.start).start : found.start]
    if re.search(
        r"(?:商品|製品|サービス|ブランド|会社|社名|弊社|当社|屋号|店)(?:の)?(?:名前?|名称)?(?:は|が|:)\s*[「『]?$",
        before,
    ):
        return True
    if scene.asking in ("product_name", "company_name") and not re.search(
        r"(?:担当|私|わたし|わたくし|の|僕)(?:者|名)?(?:は|が|、)?\s*\S{0,6}$", before
    ):
        return True
    return scene.of_others(found.start) and not re.search(r"の$", before)
