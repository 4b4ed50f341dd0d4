"""The firm's name, and the legal form that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from nlu.fields.houses import read_house, read_namesake
from nlu.fields.introductions import (
    BARE_NAME,
    BUT,
    COMMON_STEM,
    FORMER,
    GUEST,
    INSTEAD,
    INTRODUCED,
    ITEM_AFTER,
    ITEM_BEFORE,
    JOINED,
    NAME_WORD,
    NAMED_THERE,
    NO_NAME,
    NOW_CALLED,
    OPENING,
    OWN,
    OWN_TOPIC,
    PERSON_AFTER,
    PLACE_LEAD,
    SAID_NAME,
    SELF,
    STANDS_ALONE,
    TOPIC,
    WORKING_THERE,
)
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.company_bounds import is_natural
from nlu.values.company_words import MARKER
from nlu.values.person_words import is_likely_surname, is_person_name, is_place_like_surname
from nlu.values.types import Found

_SHORTEST_NAME = 6  # 株式会社 and two letters


def read_company(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``company_name`` and, from the legal form in it, ``entity_type``."""
    named = False
    for found in (_without_person(scene, one) for one in scene.companies):
        if _NO_NAME.fullmatch(str(found.value)):
            continue  # 「株式会社はつかない」
        strength = _naming(scene, found)
        if strength is None:
            continue
        named = True
        yield Candidate("company_name", found.value, found.start, found.end, strength)
        if found.detail.get("entity_type"):
            yield Candidate("entity_type", found.detail["entity_type"], found.start, found.end, Strength.TYPE)
    if not named and not _of_goods(scene):
        yield from _without_form(scene)


_CALLED_SO = re.compile(
    r"(?:という|って(?:いう)?)(?:名前?|名称|ブランド|商品|製品|銘柄)(?:です|で|に)|上の?名(?:前|称)は[「『]"
)
_NO_NAME = re.compile(
    r"(?:株式|有限|合同|合資|合名)会社(?:は|が|も|を|とか|では)(?:つか|付か|付け|やめ|ない|あり|な[らり]|取|まだ|入)[ぁ-ん]*"
)
_RIGHT = re.compile(
    r"[」』]?(?:の(?:ほう|方))?が(?:正しい|正式(?!な書類)|本当|現在の(?:社名|名前))|[」』]?に(?:な(?:りまし|った)|変わ(?:りまし|った)|社名変更し)"
)  # 「株式会社…が正しいです」


_POST = re.compile(r" ?(?:代表(?:取締役)?(?:社長)?|社長|専務|常務|部長|店主|担当)(?=の)")
_ANY_TOPIC = re.compile(r"(?<!で)は(?!じめまして)|が(?!け)|紹介|勤め")


def _of_goods(scene: Scene) -> bool:
    """「「とまりぎ」という名前です」, asked for the product."""
    return scene.asking == "product_name" and _CALLED_SO.search(scene.text) is not None


def _without_person(scene: Scene, found: Found) -> Found:
    """株式会社大橋鋳造 of 「株式会社大橋鋳造の大橋です」."""
    name, of, person = str(found.value).rpartition("の")
    if (
        not of
        or scene.text[found.end : found.end + 1] in ("」", "』")
        or len(name) < _SHORTEST_NAME
        or is_natural(MARKER.sub("", name), person)
        or not (
            is_person_name(person)
            or is_place_like_surname(person)
            or (len(person) > 1 and person in name)
            or (scene.asking == "contact_name" and is_likely_surname(person))
        )
    ):
        return found
    return replace(found, value=name, end=found.end - len(person) - 1)


def _naming(scene: Scene, found: Found) -> Strength | None:
    """How surely a firm's name is that of the visitor's own firm; None where it is another's or unsaid."""
    if found.problem is not None or not scene.stated(found.start, found.end) or scene.masked(found.start, found.end):
        return None
    if NO_NAME.fullmatch(str(found.value)) or (_of_goods(scene) and not found.detail.get("entity_type")):
        return None
    clause = scene.clause_at(found.start)
    before = scene.text[clause.start : found.start]
    if scene.of_others(found.start):
        return None
    if FORMER.search(before):
        return None
    if (
        NAME_WORD.search(before)
        or NOW_CALLED.search(before.rstrip("「『"))
        or INSTEAD.search(before)
        or scene.text[: found.start].endswith(("屋号は", "社名は", "会社名は"))
        or (before.endswith("名前は") and found.detail.get("entity_type"))
    ):
        return Strength.CUE
    if _RIGHT.match(scene.text, found.end):
        return Strength.CUE
    if GUEST.match(scene.text, found.end):
        return None
    if scene.asking == "company_name":
        return Strength.ASKED
    opens = bool(
        OPENING.fullmatch(before.strip(" 「『")) or PLACE_LEAD.search(before[-8:]) or not before.strip(" 、「『")
    )
    if opens and SELF.match(scene.text, found.end):
        return Strength.TYPE
    if _by_itself(scene, found):
        return Strength.TYPE
    if (TOPIC.search(before) and not OWN_TOPIC.search(before)) or not found.detail.get("entity_type"):
        return None
    listed = STANDS_ALONE.match(scene.text, found.end) and not JOINED.search(before[-8:]) and _only_one(scene)
    if listed:
        return Strength.TYPE
    if WORKING_THERE.search(before) and BUT.match(scene.text, found.end) and _only_one(scene):
        return Strength.TYPE
    if OWN_TOPIC.search(before) and STANDS_ALONE.match(scene.text, found.end) and _only_one(scene):
        return Strength.TYPE  # 「うちらは農家5軒で作った農事組合法人すだちの里。」
    own = INTRODUCED.match(scene.text, found.end) or (OWN.match(scene.text, found.end) and _only_one(scene))
    return Strength.TYPE if own or _of_the_speaker(scene, found) else None


def _of_the_speaker(scene: Scene, found: Found) -> bool:
    """「三条市で包丁を作っている株式会社みなと刃物の渡辺です」: who says so, where no topic makes it another person."""
    post = _POST.match(scene.text, found.end)
    person = PERSON_AFTER.match(scene.text, post.end() if post else found.end)
    if person is None or not (is_person_name(person["person"]) or is_likely_surname(person["person"])):
        return False
    before = scene.text[max(scene.text.rfind(mark, 0, found.start) for mark in "。!?\n") + 1 : found.start]
    return _only_one(scene) and (not _ANY_TOPIC.search(before) or bool(OWN_TOPIC.search(before)))


def _only_one(scene: Scene) -> bool:
    return len({one.value for one in scene.companies}) == 1


def _by_itself(scene: Scene, found: Found) -> bool:
    """The only firm of a list, between commas: 「法人番号…、株式会社ナニワ精工、大阪市西成区」."""
    if not found.detail.get("entity_type") or not _only_one(scene):
        return False
    return bool(ITEM_BEFORE.search(scene.text[: found.start]) and ITEM_AFTER.match(scene.text, found.end))


def _without_form(scene: Scene) -> Iterator[Candidate]:
    """A firm's name without legal form that introduces itself: 「湊精機です。」「湊精機の田中と申します」「うちは湊といいます」."""
    for match in (*SAID_NAME.finditer(scene.text), *NAMED_THERE.finditer(scene.text)):
        if scene.stated(*match.span("name")):
            yield Candidate("company_name", match["name"].strip("「」『』 "), *match.span("name"), Strength.CUE)
            return
    if house := next(chain(read_house(scene), read_namesake(scene)), None):
        yield house
        return
    opening = OPENING.match(scene.text)
    start = opening.end() if opening else 0
    lead = PLACE_LEAD.match(scene.text, start)
    for at in dict.fromkeys((lead.end() if lead else start, start)):
        name = BARE_NAME.match(scene.text, at)
        if name and _introduces(scene, name):
            yield Candidate("company_name", name["name"], *name.span("name"), Strength.TYPE)
            return


_OUR_OWN = ("自社", "自家", "社内", "自前", "当社", "弊社")  # 「自社醸造です」


def _introduces(scene: Scene, name: re.Match[str]) -> bool:
    if COMMON_STEM.fullmatch(name["stem"]) or name["name"].startswith(_OUR_OWN) or not scene.stated(*name.span("name")):
        return False
    after = re.compile(r"(?:です|と申し|ともうし|でございます|といいます|と言います|という)")
    person = PERSON_AFTER.match(scene.text, name.end())  # not 「毛織物の製造です」
    of_it = person is not None and (is_person_name(person["person"]) or is_likely_surname(person["person"]))
    return of_it or bool(after.match(scene.text, name.end()))
