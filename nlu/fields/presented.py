"""Who presents himself by place, goods or trade: 「金沢で麩を作ってる宮田麩店と申します」「大分の竹細工屋で、竹藤っていいます」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlu.fields.houses import is_common_trade, is_firm_name, is_only_trade
from nlu.fields.scene import Scene
from nlu.fields.trimming import name_of_firm
from nlu.fields.types import Candidate, Strength
from nlu.values.company_bounds import ENDS_LIKE_A_FIRM, OPENS_LIKE_A_FIRM
from nlu.values.morphemes import morphemes
from nlu.values.person_words import is_likely_surname, is_nobody, is_person_name

_CALLED = (
    r"(?:と(?:申|もうし|いい|言い|ゆい)|って(?:いい|言い|ゆい|いう|言う|ゆう|の)|っちゅう|ちゅうて?|ち(?:いい|言い))"
)
_IS = r"(?:です(?!か)|でございます|だ(?=[。!]|$)|や(?=[。!]|$|ねん)|っす(?=[。!]|$)|じゃ(?=[。!]|$))"
_HEAD = (
    r"(?:^|(?<=[。!]))\s*(?:(?:はじめまして|初めまして|こんにち[はわ]|こんばんは|お世話になります|どうも|はい)[、。!ー~\s]*)*"
    r"(?:(?:うち|弊社|当社|当方|私ども|わたくしども|手前ども|わしら|うちら|わし|私|こちら)(?:とこ|んとこ)?(?:は|、)、?)?"
    r"(?:(?:父|母|祖父|祖母|夫|妻|主人|兄|弟|家族|夫婦|両親|親子|先代)(?:と|で|が|から))?"
)
_RUN = r"(?P<name>[^、。!?\s「」『』はがを]{1,24}?)"
_DOING = (  # 「麩を作ってる」「漆器を扱う」「店長してます」
    r"(?:(?:[^、。!?はが]{0,24}を)?[^、。!?はが]{0,12}?(?:[てで](?:い|お)?(?:る|ります|ます)|とる|どる|とります|ちょる|ちょります|よる|ゆう)"
    r"|[^、。!?はが]{1,24}を(?:扱う|商う|営む|作る|造る|つくる|売る|織る|染める|焼く|育てる|商売にする|手がける|製造する|販売する|製造販売する|生産する|栽培する|加工する))"
)
_TRADE = (
    r"(?:[^、。!?はがを]{0,20}?(?:屋|店|農家|漁師|猟師|工場|町工場|工房|業|業者|酒蔵|蔵|蔵元|窯|窯元|織元|職人|メーカー|商社|問屋|会社|企業|旅館|民宿|宿|牧場|農園|作家|鍛冶)(?:さん)?"
    r"(?:で(?:して)?|を(?:[てで営しや][^、。はが]{0,4}?)(?:おりまして|いまして|てまして|まして|てて|て|おり)|なんですけ?ど|です(?:けど|が)?)、)"
)
_BY_WORK = re.compile(rf"{_HEAD}(?P<told>{_DOING})、?{_RUN}(?P<said>{_CALLED}|{_IS})")
_BY_TRADE = re.compile(rf"{_HEAD}(?P<told>{_TRADE}){_RUN}(?P<said>{_CALLED}|{_IS})")
_BY_GOODS = re.compile(
    rf"{_HEAD}(?P<told>[^、。!?はがを\s]{{2,12}})の(?P<name>[^、。!?\sのはがを「」]{{3,16}}?)(?P<said>{_CALLED}|{_IS})"
)
_OF_ONES_OWN = re.compile(r"を|[一-龥ァ-ヺー]{2,}して")  # who does it, not what is made: 「作っているチーズです」
_OTHERS = re.compile(r"取引先|仕入れ?先|得意先|友人|知人|親戚|隣|となり|近所|親会社|元請")
_NO_NAME = re.compile(
    r"(?:.*(?:の者|もの|もん)|者|人|ところ|とこ|方|会社|法人|個人|とき|時|の|ん|感じ|状態|途中|最中|段階|予定|だけ|ばかり|よう|そう|(?:小さ[いな]|ちいさな|普通の|ただの).*|[0-9].*|[ぁ-ん]{1,2})(?:事業主?)?"
)
_HOUSES = "蔵窯店宿社園場屋町村島寺家庵亭"  # 「酒を造ってる蔵です」
_FIRM, _PERSON = "company_name", "contact_name"


@dataclass(frozen=True)
class _Presented:
    """Who is presented, half-open in the text; ``person`` or else a firm."""

    start: int
    end: int
    person: bool


def read_presented(scene: Scene) -> Iterator[Candidate]:
    """Candidates for the names of the firm and of the person, behind what one says of oneself."""
    for pattern in (_BY_WORK, _BY_TRADE, _BY_GOODS):
        for match in pattern.finditer(scene.text):
            if not _is_ones_own(scene, match):
                continue
            for one in _presented(scene, match, pattern):
                field = _PERSON if one.person else _FIRM
                if field == scene.asking or one.person or pattern is _BY_WORK:
                    strength = Strength.CUE if field == scene.asking else Strength.TYPE
                    yield Candidate(field, scene.text[one.start : one.end], one.start, one.end, strength)


def presents_someone(words: str) -> bool:
    """「宮崎で焼酎の蔵をやっとる黒木です」: who speaks, and neither a firm's name nor a product's."""
    said = words if re.search(rf"(?:{_IS}|{_CALLED}[^、。]{{0,6}})[。!]*$", words) else f"{words}です"
    match = _BY_WORK.match(said)
    return bool(match and _OF_ONES_OWN.search(match["told"]) and _person_in(match["name"]))


def _is_ones_own(scene: Scene, match: re.Match[str]) -> bool:
    start, end = match.span("name")
    return scene.stated(start, end) and not scene.of_others(start) and not _OTHERS.search(match["told"])


def _presented(scene: Scene, match: re.Match[str], pattern: re.Pattern[str]) -> Iterator[_Presented]:
    start, end = match.span("name")
    if any(one.start < end and start < one.end for one in scene.companies):
        return  # its legal form already shows it
    doing = pattern is _BY_WORK
    person = _person_in(match["name"]) if doing and _OF_ONES_OWN.search(match["told"]) else None
    if person:
        yield _Presented(end - len(person), end, person=True)
        house = match["name"][: -len(person)].removesuffix("の")
        asked = scene.asking == _FIRM and name_of_firm(house) == (0, len(house))
        if len(house) > 1 and (asked or _is_house(house)):
            yield _Presented(start, end - len(person) - 1, person=False)
        return
    name = name_of_firm(match["name"])
    if name is None:
        return
    words, first, last = match["name"][slice(*name)], start + name[0], start + name[1]
    if len(words) < 2 or _NO_NAME.fullmatch(words) or is_common_trade(words) or is_only_trade(words):
        return
    if any(one.start <= first and last <= one.end for one in (*scene.cities, *scene.prefectures, *scene.countries)):
        return
    if pattern is _BY_GOODS:
        good = _is_house(words) and _of_a_place(scene, *match.span("told"))
    elif match["said"].startswith(("と", "っ", "ち")):
        opens = OPENS_LIKE_A_FIRM.match(words)
        good = scene.asking == _FIRM or _is_house(words) or bool(opens and opens.end() + 1 < len(words))
    elif doing and scene.asking == _FIRM:
        good = bool(ENDS_LIKE_A_FIRM.search(words)) or (
            _OF_ONES_OWN.search(match["told"]) is not None and _is_proper(words)
        )
    else:
        good = bool(ENDS_LIKE_A_FIRM.search(words)) and (scene.asking == _FIRM or _is_house(words))
    if good:
        yield _Presented(first, last, person=False)


def _person_in(run: str) -> str | None:
    """The person at the end of the words: 辻村 of 「町工場の辻村」; a firm's name is none."""
    name = run.rpartition("の")[2]
    if ENDS_LIKE_A_FIRM.search(name) and not any(
        one.pos[2] == "人名" and one.surface == name for one in morphemes(name)
    ):
        return None
    known = is_person_name(name) or (len(name) == 1 and is_likely_surname(name) and name not in _HOUSES)
    return name if known and not is_nobody(name) and not _NO_NAME.fullmatch(name) else None


def _of_a_place(scene: Scene, start: int, end: int) -> bool:
    """白石温麺, 江戸切子, 関の刃物: goods named by where they are made."""
    if any(start <= one.start and one.end <= end for one in (*scene.cities, *scene.prefectures)):
        return True
    words = morphemes(scene.text[start:end])
    return words[0].pos[1] == "固有名詞" and (len(words) > 1 or words[0].pos[2] == "地名")


def _is_proper(words: str) -> bool:
    """チーズ and 紅花 are goods; ショコラ北野 is a name."""
    return any(one.pos[1] != "普通名詞" for one in morphemes(words))


def _is_house(name: str) -> bool:
    """長谷川刃物: somebody's name and a trade; 刃物工房 is any of them."""
    return is_firm_name(name) or (bool(ENDS_LIKE_A_FIRM.search(name)) and morphemes(name)[0].pos[1] == "固有名詞")
