"""Who presents himself by place, goods or trade: 「金沢で麩を作ってる宮田麩店と申します」「大分の竹細工屋で、竹藤っていいます」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.houses import is_common_trade, is_firm_name, is_only_trade
from nlu.fields.scene import Scene
from nlu.fields.trimming import name_of_firm
from nlu.fields.types import Candidate, Strength
from nlu.values.company_bounds import ENDS_LIKE_A_FIRM
from nlu.values.morphemes import morphemes
from nlu.values.person_words import is_likely_surname, is_person_name

_CALLED = r"(?:と(?:申|もうし|いい|言い|ゆい)|って(?:いい|言い|ゆい|いう|言う|ゆう|の)|っちゅう|ちゅうて?|ち(?:いい|言い))"
_IS = r"(?:です(?!か)|でございます|だ(?=[。!]|$)|や(?=[。!]|$|ねん)|っす(?=[。!]|$)|じゃ(?=[。!]|$))"
_HEAD = r"(?:^|(?<=[。!]))(?:(?:うち|弊社|当社|当方|私ども|わたくしども|手前ども|わしら|うちら|わし|私|こちら)(?:とこ|んとこ)?(?:は|、)、?)?"
_FAMILY = r"(?:(?:父|母|祖父|祖母|夫|妻|主人|兄|弟|家族|夫婦|両親|親子|先代)(?:と|で|が|から))?"
_NAME = r"(?P<name>[^、。!?\s「」『』はがを]{1,24}?)"
_DOING = (  # 「麩を作ってる」「漆器を扱う」「店長してます」
    r"(?:(?:[^、。!?はが]{0,24}を)?[^、。!?はが]{0,12}?(?:[てで](?:い|お)?(?:る|ります|ます)|とる|どる|とります|ちょる|ちょります|よる|ゆう)"
    r"|[^、。!?はが]{1,24}を(?:扱う|商う|営む|作る|造る|つくる|売る|織る|染める|焼く|育てる|商売にする|手がける|製造する|販売する|製造販売する|生産する|栽培する|加工する))"
)
_TRADE = (
    r"(?:[^、。!?はがを]{0,20}?(?:屋|店|農家|漁師|猟師|工場|町工場|工房|業|業者|酒蔵|蔵|蔵元|窯|窯元|織元|職人|メーカー|商社|問屋|会社|企業|旅館|民宿|宿|牧場|農園|作家|鍛冶)(?:さん)?"
    r"(?:で(?:して)?|を(?:[てで営しや][^、。はが]{0,4}?)(?:おりまして|いまして|てまして|まして|てて|て|おり)|なんですけ?ど|です(?:けど|が)?)、)"
)
_BY_WORK = re.compile(rf"{_HEAD}{_FAMILY}(?P<told>{_DOING})、?{_NAME}(?={_CALLED}|{_IS})")
_BY_TRADE = re.compile(rf"{_HEAD}(?P<told>{_TRADE}){_NAME}(?P<said>{_CALLED}|{_IS})")
_BY_GOODS = re.compile(rf"{_HEAD}(?P<told>[^、。!?はがを\s]{{2,12}})の(?P<name>[^、。!?\sのはがを「」]{{3,16}}?)(?={_CALLED}|{_IS})")
_OTHERS = re.compile(r"取引先|仕入れ?先|得意先|友人|知人|親戚|隣|となり|近所|親会社|元請")
_NO_NAME = re.compile(
    r"(?:者|もの|もん|人|ところ|とこ|方|会社|法人|個人|とき|時|の|ん|感じ|状態|途中|最中|段階|予定|(?:小さ[いな]|ちいさな|普通の|ただの).*|[0-9].*|[ぁ-ん]{1,2})(?:事業主?)?"
)


def read_presented(scene: Scene) -> Iterator[Candidate]:
    """The candidate for the firm's or the person's name, as asked, behind what one says of oneself."""
    if scene.asking not in ("company_name", "contact_name"):
        return
    for pattern in (_BY_WORK, _BY_TRADE, _BY_GOODS):
        for match in pattern.finditer(scene.text):
            name = name_of_firm(match["name"]) if scene.asking == "company_name" else (0, len(match["name"]))
            if name and _is_name(scene, match, pattern):  # without the person of 「…しずく染織舎の上原と申します」
                start, end = (match.start("name") + at for at in name)
                yield Candidate(scene.asking, scene.text[start:end], start, end, Strength.CUE)
                return


def _is_name(scene: Scene, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    name, (start, end) = match["name"], match.span("name")
    if not scene.stated(start, end) or scene.of_others(start) or _OTHERS.search(match["told"]):
        return False
    if len(name) < 2 and scene.asking == "company_name":
        return False
    if _NO_NAME.fullmatch(name) or is_common_trade(name) or is_only_trade(name):
        return False
    if any(one.start < end and start < one.end for one in scene.companies):
        return False  # its legal form already shows it
    if any(one.start <= start and end <= one.end for one in (*scene.cities, *scene.prefectures, *scene.countries)):
        return False
    if scene.asking == "contact_name":
        return pattern is _BY_WORK and (is_person_name(name) or is_likely_surname(name))
    if pattern is _BY_GOODS:
        return _is_house(name) and _of_a_place(scene, *match.span("told"))
    if pattern is _BY_TRADE and not match["said"].startswith(("と", "っ", "ち")):
        return bool(ENDS_LIKE_A_FIRM.search(name))
    return True


def _of_a_place(scene: Scene, start: int, end: int) -> bool:
    """白石温麺, 江戸切子, 関の刃物: goods named by where they are made."""
    if any(start <= one.start and one.end <= end for one in (*scene.cities, *scene.prefectures)):
        return True
    words = morphemes(scene.text[start:end])
    return words[0].pos[1] == "固有名詞" and (len(words) > 1 or words[0].pos[2] == "地名")


def _is_house(name: str) -> bool:
    """長谷川刃物: somebody's name and a trade; 刃物工房 is any of them."""
    return is_firm_name(name) or (bool(ENDS_LIKE_A_FIRM.search(name)) and morphemes(name)[0].pos[1] == "固有名詞")
