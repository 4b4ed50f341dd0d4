"""The house that one who introduces himself speaks for: 「しらなみ硝子舎の遠藤と申します」; and a trade that is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.introductions import COMMON_STEM
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.gazetteer import municipalities
from nlu.values.industries import find_industries
from nlu.values.morphemes import morphemes
from nlu.values.normal import normalize
from nlu.values.person_words import is_likely_surname, is_person_name

_SPEAKS = re.compile(r"(?:です(?!か)|と申|ともうし|でござ|と?(?:いい|言い)ます|や(?:$|[。、])|じゃ(?:$|[。、]))")
_QUOTED = re.compile(
    r"[「『](?P<house>[^「」『』]{1,30})[」』](?:の(?:代表|店主|社長|担当|営業|女将|園主|オーナー))?の$"
)
_HOUSE = re.compile(
    r"(?:^|[^一-龥々ァ-ヺーぁ-んA-Za-z])(?P<house>[一-龥々ァ-ヺーぁ-んA-Za-z・&]{3,20})の(?:(?:代表|店主|社長|担当|営業|園主|オーナー)の)?$"
)
_TAIL = r"(?:店|舎|社|所|堂|園|房|窯|庵|亭|館|荘|蔵|組合|工芸|工業|木工|農場|会|組|苑|宿|ファーム|スタジオ|ワークス|ラボ|デザイン|カフェ|工務店)"
_FIRM_LIKE = re.compile(rf"(?P<stem>.*?){_TAIL}+")
_GRAMMAR = re.compile(r"[一-龥ァ-ヺー](?:は|が|を|に|で|も|と|へ)[一-龥ァ-ヺー]|(?:ます|です|った|ている|してる|いる)")
_NAMESAKE = re.compile(
    r"(?<![一-龥々ァ-ヺー])(?P<house>(?P<name>[一-龥々]{1,4})(?!さん|様|氏)[^、。\s「」のはがをにで]{1,12})(?:の|、)(?P=name)(?=です(?!か)|と申|ともうし|でござ|と(?:いい|言い)ます)"
)
_NOT_GOODS = re.compile(r"(?:商品|製品|アプリ|ブランド|サービス|名前|取引先|仕入れ?先|友人)[^。、]{0,6}$")
_TRADE = re.compile(
    r"(?P<where>[^、。\s]{1,12}?)の(?P<trade>[^、。\sの]{1,10}(?:屋|店|工場|会社|企業|農家|職人|業者?|蔵元?|窯元|織元|版元|漉き?元|メーカー|商社|問屋|工房|旅館|民宿|漁師|鉄工所|製材所))(?:さん)?"
    r"(?:です|でございます|だ|や|じゃ|でっせ|ですわ|どす|ばい|たい|っす|ですけど|なんですけど)*"
)
_COMMON = re.compile(
    r"(?:会社|お?店|組合|蔵|窯|[一-龥ァ-ヺー]{0,3}(?:屋|農家|工房|工場|旅館|民宿|農園|牧場|酒蔵|鉄工所|商店|食堂))"
)
_FLOWERY = re.compile(r"[ァ-ヺー]{2,}")  # ミモザ, モミジ: a word in katakana before 工房 or 商店
_PLACE_ENDS = ("", "市", "町", "村", "区", "県", "府", "都")


def read_house(scene: Scene) -> Iterator[Candidate]:
    """The candidate for ``company_name`` in front of the name of the one who writes."""
    for person in scene.people:
        if not _SPEAKS.match(scene.text, person.end) or not scene.stated(person.start, person.end):
            continue
        before = scene.text[: person.start]
        house = _QUOTED.search(before)
        if house is None and scene.asking == "company_name":
            house = _HOUSE.search(before)
            house = house if house and is_firm_name(house["house"]) else None
        if house and not _NOT_GOODS.search(before[: house.start()]) and not scene.of_others(house.start("house")):
            yield Candidate("company_name", house["house"], *house.span("house"), Strength.TYPE)
            return


def read_namesake(scene: Scene) -> Iterator[Candidate]:
    """「大橋製紙の大橋です」: who bears the name of the house in front of his."""
    for match in _NAMESAKE.finditer(scene.text):
        start, end = match.span("house")
        known = is_person_name(match["name"]) or is_likely_surname(match["name"])
        known = known and (len(match["name"]) > 1 or bool(_FIRM_LIKE.fullmatch(match["house"])))  # 「井戸の井です」
        known = known and not any(one.start == start for one in (*scene.cities, *scene.prefectures))
        if known and scene.stated(start, end) and not scene.of_others(start):
            yield Candidate("company_name", match["house"], start, end, Strength.TYPE)


def is_firm_name(words: str) -> bool:
    """Whether a house's name, not its trade alone: 指物店 is one of many, はやしだ指物店 is not."""
    shaped = _FIRM_LIKE.fullmatch(words)
    if shaped is None or not shaped["stem"] or COMMON_STEM.fullmatch(shaped["stem"]) or _GRAMMAR.search(words):
        return False
    first = morphemes(words)[0]
    own = first.pos[1] == "固有名詞" or re.fullmatch(r"[ぁ-んA-Za-z]+", first.surface)
    return (
        bool(own) and len(first.surface) < len(words) and first.pos[0] in ("名詞", "感動詞", "形状詞", "副詞", "動詞")
    )


def is_only_trade(words: str) -> bool:
    """「八尾の金型屋」「三陸の漁師です」: what one does and where, no name."""
    said = _TRADE.fullmatch(words.rstrip("。!"))
    return said is not None and _is_place(said["where"])


def is_common_trade(words: str) -> bool:
    """「工房」「パン屋」「町工場」: what thousands are; 「ミモザ工房」 has a name."""
    if not _COMMON.fullmatch(words) or not all(
        one.pos[0] in ("接頭辞", "接尾辞") or one.pos[1] == "普通名詞" for one in morphemes(words)
    ):
        return False
    if not _FLOWERY.match(words):
        return True
    return any(len(str(one.value)) > 1 for one in find_industries(normalize(words)))


def _is_place(words: str) -> bool:
    known = {town.city for town in municipalities()} | {town.prefecture for town in municipalities()}
    if any(words + end in known for end in _PLACE_ENDS):
        return True
    return all(one.pos[2] == "地名" or one.surface in ("市", "町", "村", "区", "県") for one in morphemes(words))
