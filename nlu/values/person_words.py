"""Is this word somebody's name? Judged by the dictionary of SudachiPy."""

from __future__ import annotations

import re
from functools import lru_cache

from nlu.values.morphemes import tokenizer

_NOUNS = ("名詞", "接頭辞", "接尾辞", "補助記号", "記号", "形状詞")
_NAME_SHAPE = re.compile("[一-龥々ヶノ]{1,4}|[ぁ-ん]{2,6}|[ァ-ヺー]{2,8}")
_LATIN_NAME = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ.'\-]*(?: [A-ZÀ-Þ][A-Za-zÀ-ɏ.'\-]*){1,3}")
_NOUN_PAIR = re.compile("[^ ]{1,3} [^ ]{1,3}")
_KANJI = re.compile("[一-龥々ヶノ]+")
_LETTERS = re.compile("[一二三四1-4]文字")  # 「乾です。いぬい、一文字です」


_VARIANTS = str.maketrans("髙﨑濵邉邊槗圓嶌曻", "高崎浜辺辺橋円島昇")  # spellings the dictionary lacks
_NOT_ONE_KANJI = frozenset("私僕俺妻夫娘父母兄弟姉妹嫁者方人誰何社彼皆男女他店県市区町村国車服酒米本夢話案丘花湯家")
_NOT_PEOPLE = re.compile(  # offices, kin, roles: who, but not a name
    r"(?:お?名前|氏名|名字|苗字|部署|所属|[一二三四1-4]文字|若手|ベテラン|新人|職人|作家|漁師|農家|猟師|大工|事務所|教室|学校|組合|問屋|窯元|蔵元|業者|工員|親方|棟梁)|.*(?:部|課|室|係|局|担当|責任|社長|会長|専務|常務|取締役|役員|部長|課長|係長|店長|工場長|主任|代表|総務|経理"
    r"|人事|広報|営業|開発|製造|事務員?|従業員?|社員|職員|窓口|本人|自分|自身"
    r"|息子|長男|次男|家内|主人|女房|旦那|奥"
    r"|親戚|家族|夫婦|両方|全員|別|未定|同上|不明|空欄|以上|後日|税理士|弁護士|診断士|会計士|顧問|先生|会社|商店"
    r"|工房|[一-龥]{2,4}会|役場|市役所|銀行|商社|金庫|農協|漁協|食堂|牧場|農場|茶園|[一-龥]店|製菓|製茶|製麺|水産|旅館|窯元|本舗|物産|醸造|紡績|木工|印刷"
    r"|商会|製作所|製造|工業|工場|産業|食品|酒造|建設|商事|興業|精機|鉄工|農園|組合"
    r"|法人|支店|本社|店主|園主|オーナー|店舗|業者?|者|同じ|様|輸出|海外|貿易|売上|個人|無し|なし|はい|いいえ)"
)


@lru_cache(maxsize=4096)
def parts(words: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Surface and part of speech of each morpheme, white space left out."""
    found = ((m.surface(), tuple(m.part_of_speech())) for m in tokenizer().tokenize(words.translate(_VARIANTS)))
    return tuple((surface, pos) for surface, pos in found if not surface.isspace())


def is_person_name(words: str) -> bool:
    """A personal name by the dictionary, perhaps with a given name it lacks; never a firm's or an office's."""
    if _LETTERS.fullmatch(words):
        return False
    kinds = [pos for _, pos in parts(words)]
    personal = [pos[2] == "人名" for pos in kinds]
    if len(kinds) == 1 and personal[0]:
        return True
    if " " in words and (_is_pair(words) or _LATIN_NAME.fullmatch(words)):
        return True
    if not any(personal) or _NOT_PEOPLE.fullmatch(words):
        return False
    return all(pos[0] in _NOUNS and pos[1] != "数詞" for pos in kinds)


def is_nobody(words: str) -> bool:
    """Offices, kin and roles: who, but not by name (総務, 長男, 担当)."""
    if words in _NOT_ONE_KANJI:
        return True
    return _NOT_PEOPLE.fullmatch(words) is not None and not _is_surname(words)


def _is_surname(words: str) -> bool:
    """服部, 渡部, 小室: a surname that ends like an office."""
    kinds = [pos for _, pos in parts(words)]
    return len(kinds) == 1 and kinds[0][2:4] == ("人名", "姓")


def _is_pair(words: str) -> bool:
    """Family and given name with a space between, one of them known: 星 凛, たなか たろう."""
    both = words.split(" ")
    shaped = all(_NAME_SHAPE.fullmatch(word) and not _NOT_PEOPLE.fullmatch(word) for word in both)
    return shaped and len(both) == 2 and any(pos[2] == "人名" for word in both for _, pos in parts(word))


def is_likely_surname(words: str) -> bool:
    """A place (福島) or a noun of one to three kanji (林, 金城): a surname where a cue leaves little else."""
    kinds = [pos for _, pos in parts(words)]
    if " " in words and _KANJI.fullmatch(words.replace(" ", "")) and _NOUN_PAIR.fullmatch(words):
        return all(
            pos[0] == "名詞" and pos[2] in ("一般", "地名", "人名") for pos in kinds
        ) and not _NOT_PEOPLE.fullmatch(words)
    if len(kinds) != 1 or kinds[0][0] != "名詞" or _NOT_PEOPLE.fullmatch(words):
        return False
    if is_place_like_surname(words):
        return True
    plain = kinds[0][1:3] == ("普通名詞", "一般") and bool(_KANJI.fullmatch(words))
    return plain and len(words) <= 3 and words not in _NOT_ONE_KANJI


def is_place_like_surname(words: str) -> bool:
    """福島, 宮崎, 大久保: a place, or an unknown proper noun, short and without 県 or 市; no country."""
    kinds = [pos for _, pos in parts(words)]
    if len(kinds) != 1 or kinds[0][:2] != ("名詞", "固有名詞") or not 1 < len(words) <= 5:
        return False
    return (
        kinds[0][2] in ("地名", "一般")
        and kinds[0][3] != "国"
        and not (len(words) > 2 and words[-1] in "都道府県市区町村郡国島")
    )


# By what one calls the person who answers: a post, a department, or how he is related.
POST_OR_KIN = (
    r"(?:(?:代表)?取締役|代表|副社長|社長|会長|専務|常務|部長|課長|係長|室長|次長|主任|店長|店主|工場長|所長|番頭|女将|若女将|園主|杜氏|担当(?:者)?|窓口|受付|事務(?:員)?|経理|総務|営業|広報|貿易|企画|製造|開発"
    r"|[一-龥ァ-ヺー]{1,8}[部課室係]|妻|夫|家内|主人|嫁|旦那|息子|娘|長男|次男|長女|次女|姪|甥|弟|兄|姉|妹|父|母|孫|部下|後輩|同僚|上司)"
)
