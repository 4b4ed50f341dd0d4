"""A mail signature: the office behind the firm's name or on a line of its own, the person on the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.person_words import is_likely_surname, is_nobody, is_person_name

_OFFICE = r"(?P<office>[一-龥々ァ-ヺーA-Za-z0-9・]{0,12}(?:部門|事業部|本部|部|課|室|係|グループ|チーム|センター)(?: [一-龥々ァ-ヺーA-Za-z0-9・]{1,12}(?:部|課|室|係|グループ|チーム|センター))?)"
_TITLE = r"(?:[一-龥]{0,4}(?:取締役|社長|専務|常務|部長|課長|係長|主任|次長|室長|担当|代表|店長|工場長)|マネージャー|リーダー|チーフ|ディレクター)"
_NAME = r"(?P<name>[一-龥々ヶ]{1,4} ?[一-龥々ぁ-んァ-ヶー]{0,5}|[ァ-ヺー]{2,8} [ァ-ヺー]{2,8})"
_END = r"(?: ?\([ぁ-んァ-ヺーA-Za-z ]{2,20}\))?\s*(?=[。；]|$)"
_OPENS = r"(?:^|(?<=[。；]))[\s\-─━=*_・]*"
_OFFICE_LINE = re.compile(rf"{_OPENS}(?:[^。；:、はがを]{{2,24}} )??{_OFFICE}(?: {_TITLE})?(?=[。；]|$)")
_NAME_LINE = re.compile(rf"[。；]\s*(?:{_TITLE} )?{_NAME}{_END}")
_BOTH = re.compile(rf"{_OPENS}(?:[^。；:、はがを]{{2,24}} )??{_OFFICE} (?:{_TITLE} )?{_NAME}{_END}")
_CARD = re.compile(  # 「森田食品㈱ 代表取締役 森田浩二 / 〒…」, 「代表取締役 長谷川 誠」 on a line of its own
    rf"(?:{_OPENS}|(?<=\s)){_TITLE} {_NAME}(?=\s*[/|]|{_END[:-1]}))"
)
_OTHER_PERSON = re.compile(r"担当|窓口|連絡先|氏名|名前")
_NO_OFFICE = re.compile(r"(?:全|一|外|内|大|本|細)部|日課|.*(?:の)部")


def read_signature(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_department`` and ``contact_name`` of a block that gives a number or an address too."""
    if not (scene.phones or scene.emails) or not ("\n" in scene.n.original or " / " in scene.n.original):
        return
    pairs = [(both, both) for both in _BOTH.finditer(scene.text)]
    for line in _OFFICE_LINE.finditer(scene.text):
        if below := _NAME_LINE.match(scene.text, line.end()):
            pairs.append((line, below))
    for office, name in pairs:
        if _is_office(office["office"]) and _is_name(name["name"]):
            yield Candidate("contact_department", office["office"], *office.span("office"), Strength.TYPE)
            yield Candidate("contact_name", name["name"].strip(), *name.span("name"), Strength.TYPE)
            return
    for line in _OFFICE_LINE.finditer(scene.text):  # 「株式会社白神木工 製造課」 below the name
        behind = any(line.start() <= firm.start and firm.end <= line.start("office") for firm in scene.companies)
        if behind and _is_office(line["office"]):
            yield Candidate("contact_department", line["office"], *line.span("office"), Strength.TYPE)
    card = None if _OTHER_PERSON.search(scene.text) else _CARD.search(scene.text)
    if card and _is_name(card["name"]):
        yield Candidate("contact_name", card["name"].strip(), *card.span("name"), Strength.TYPE)


def _is_office(words: str) -> bool:
    return not _NO_OFFICE.fullmatch(words) and not is_person_name(words)


def _is_name(words: str) -> bool:
    said = words.strip()
    return not is_nobody(said) and (is_person_name(said) or is_likely_surname(said))
