"""Prefecture and city of the firm; a place that is only spoken of (東京の展示会) is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.types import Found

PLACE_FIELDS = ("prefecture", "city")
_MOST_PLACES = 20  # more than that is a list of places, not an address

_SEAT = re.compile(r"(?:(?<![親子の])会社|所在地|住所|本社(?:所在地)?|本店(?:所在地)?|拠点|所在|会社の場所|都道府県|市区町村)(?:は|が|も|:|、|\s|=)*(?:〒?\d{3}-?\d{4}\s*)?$|〒\s*\d{3}-?\d{4}\s*$")
_SEAT_AFTER = re.compile(r"(?:市内|町内|区内|県内)?(?:に|が)(?:本社|本店|会社|拠点|事務所)")
_BRANCH = re.compile(r"(?:支店|支社|営業所|工場|倉庫|店舗|出張所|取引先|展示会|出身|実家|自宅|大学|生まれ)(?:は|が|も|:)\s*$")
_WORK = r"(?:作|つく|造|製造|生産|営|やっ|商売|経営|創業|設立|開業|起業|栽培|加工|醸造|農業|漁業|育て|事業|店を|工場を|会社を|酒|織|染|焼|して(?:い|お)|\d|[一二三四五六七八九十]+[人名])"
_HERE = re.compile(
    rf"(?:市内|町内|区内|県内|内)?(?:"
    rf"で(?!(?:開催|開か|行われ|出展|展示|会っ|講演|聞|説明会|商談|セミナー|あった|見))(?=[^。!?]{{0,24}}{_WORK})"
    r"|に(?:あ(?:る|り|っ)|本社|本店|拠点|所在|工場|会社|居|お?り|住|根差|構え)"
    r"|の(?:[^、。はがをにでと]{0,14})?(?:会社|企業|メーカー|工場|町工場|酒蔵|蔵元|農家|農園|製作所|工房|事業者|事業主|業者|商社|法人|窯元|旅館|漁師|専門店|商店|店|屋|業|組合|農協|漁協)(?:です|でござ|と申|で[、。]|なの|なん|だ|を(?:営|経営|やっ|して)|をや|で(?:[^す]))"
    r"|の(?:[^、。はがをにで]{1,20})(?:と申します|といいます|と言います)"
    r"|から(?:です|発信|参り)|(?:在住|所在|発祥|本社|に本社)|在の|です|でございます|になります|だ(?:$|。)"
    r")"
)
_OFF = re.compile(
    r"(?:都内|圏)?(?:の|で(?:の|開(?:催|か)|行わ|ある)|で(?:の)?)[^、。]{0,8}(?:展示会|見本市|商談会|ギフトショー|ビッグサイト|取引先|お客|顧客|バイヤー|百貨店|デパート|支店|支社|営業所|大学|セミナー|イベント|物産展|フェア|問屋さんに|商社に|会社に|商社へ|会社へ|商社から|会社から|商社を通|商社経由|出身)"
    r"|(?:出張|出身|支店|支社|営業所|工場|事務所|県産|産の|産|製の?|牛|和牛|米|茶|県民|都民|弁|風|焼|塗|織|漬|港から|港|空港|湾|大学|銀行|新聞|ビッグサイト|ドーム|タワー|駅|オリンピック|五輪|証券|商工会|県庁|市場|支部|本部|ガス|電力|メトロ|ラーメン)"
)


def read_places(scene: Scene) -> Iterator[Candidate]:
    """Candidates for prefecture and city: by 本社／所在地, as asked, or where the words say "we are here"."""
    named = (*scene.prefectures, *scene.cities)
    if len(named) > _MOST_PLACES:
        return
    seats = [one for one in named if _settled(scene, one)]
    cities = [one for one in seats if one.kind == "city"]
    for city in cities:
        yield from _city(scene, city, seats)
    for prefecture in (one for one in seats if one.kind == "prefecture"):
        if not any(city.start <= prefecture.start and prefecture.end <= city.end for city in cities):
            yield Candidate("prefecture", prefecture.value, prefecture.start, prefecture.end, _strength(scene, prefecture))


def _settled(scene: Scene, place: Found) -> bool:
    if place.problem is not None or not scene.stated(place.start, place.end) or scene.of_others(place.start):
        return False
    if _inside_name(scene, place):
        return False
    before = scene.text[scene.clause_at(place.start).start : place.start]
    if _SEAT.search(before):
        return True
    end = _address_end(scene, place)
    if _BRANCH.search(before) or _OFF.match(scene.text, end):
        return False
    if scene.asking == "prefecture" and place.kind == "city" and place.detail.get("bare"):
        return not any(one.start == place.start for one in scene.prefectures)
    if scene.asking in PLACE_FIELDS:
        return True
    if place.kind == "city" and place.detail.get("bare") and end == place.end and not _preceded(scene, place):
        same = any(one.start == place.start for one in scene.prefectures)
        return not same and scene.text[end : end + 2] != "です" and bool(_HERE.match(scene.text, end))
    return bool(_before_firm(scene, end) or _HERE.match(scene.text, end) or _SEAT_AFTER.match(scene.text, end) or _full_address(scene, place))


def _inside_name(scene: Scene, place: Found) -> bool:
    """A place that is part of a firm's name, address or mail: 「大阪精機株式会社」."""
    return scene.masked(place.start, place.end) or any(
        one.start <= place.start < one.end for one in scene.companies
    )


def _address_end(scene: Scene, place: Found) -> int:
    """Where the address that begins with this place ends: 「新潟県燕市で」 is judged by what follows 燕市."""
    end = place.end
    for one in sorted((*scene.prefectures, *scene.cities), key=lambda one: one.start):
        if one.start >= end and re.fullmatch(r"[\sの、(]{0,2}", scene.text[end : one.start]):
            end = one.end
    return end


def _before_firm(scene: Scene, end: int) -> bool:
    """「金沢市の有限会社加賀菓子舗、…」"""
    return any(re.fullmatch(r"\s*(?:の|にある|に本社のある|、)?\s*", scene.text[end : one.start]) for one in scene.companies if one.start >= end)


def _preceded(scene: Scene, place: Found) -> bool:
    return any(re.fullmatch(r"[\sの]{0,2}", scene.text[one.end : place.start]) for one in scene.prefectures if one.end <= place.start)


def _full_address(scene: Scene, place: Found) -> bool:
    """A prefecture and a city side by side, with nothing against it, are an address."""
    end = _address_end(scene, place)
    rest = scene.text[end : end + 12]
    joined = end > place.end or _preceded(scene, place)
    return joined and bool(re.match(r"\s*$|[、。,/]|[^ぁ-ん、。]{1,8}\d|\s", rest))


def _city(scene: Scene, city: Found, seats: list[Found]) -> Iterator[Candidate]:
    strength = _strength(scene, city)
    yield Candidate("city", city.value, city.start, city.end, strength)
    prefectures = tuple(city.detail.get("prefectures", ()))
    said = [one for one in seats if one.kind == "prefecture" and one.start < city.start]
    if said:
        return
    if len(prefectures) == 1:
        yield Candidate("prefecture", prefectures[0], city.start, city.end, strength)
    elif scene.asking == "prefecture" and prefectures:
        yield Candidate(
            "prefecture", None, city.start, city.end, Strength.ASKED, "prefecture.ambiguous",
            {"city": str(city.value), "candidates": "、".join(prefectures)},
        )  # fmt: skip


def _strength(scene: Scene, place: Found) -> Strength:
    before = scene.text[scene.clause_at(place.start).start : place.start]
    if _SEAT.search(before):
        return Strength.CUE
    return Strength.ASKED if scene.asking in PLACE_FIELDS else Strength.TYPE
