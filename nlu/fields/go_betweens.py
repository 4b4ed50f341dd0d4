"""The person to talk to and the office, told in a sentence: 「連絡の窓口は貿易課の早川に」「私、桐生が承ります」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.introductions import COMMON_NOUN
from nlu.fields.scene import Scene
from nlu.fields.signatures import read_signature
from nlu.fields.types import Candidate, Strength
from nlu.values.person_words import is_likely_surname, is_nobody, is_person_name

_OFFICE = (
    r"(?P<office>(?!全部|一部|外部|内部)[一-龥ァ-ヺーA-Za-z0-9]{1,12}(?:部門|事業部|本部|部|課|室|係|グループ|チーム|センター|営業所|支店|支社)"
    r"|経理|総務|営業|広報|貿易|企画|海外事業|海外営業|商品開発|開発|製造|品質管理|生産管理|国際|購買|人事|事務|輸出)"
)
_TITLE = (
    r"(?:代表取締役(?:社長)?|取締役|副社長|社長|会長|専務|常務|本部長|部長|次長|室長|課長|係長|主任|店長|工場長|番頭|若女将|女将|杜氏|園主|店主|代表|マネージャー|リーダー|チーフ"
    r"|息子|娘|妻|夫|家内|長男|次男|長女|次女|弟|妹|兄|姉|嫁|甥|姪)"
)
_NAME = r"(?P<name>[一-龥々ヶ]{1,6}?(?:(?!さん|まで|です|から|たち|あて|こと|ほか)[ぁ-ん]{2,4}|[ァ-ヺー]{2,4})?|[一-龥々]{1,3} [一-龥々ぁ-んァ-ヺー]{1,5}|[ァ-ヺー]{2,8}(?:・[ァ-ヺー]{2,8})?)"
_I = r"(?:私|わたし|わたくし|僕|ぼく|俺|おれ|わし|自分)"
_ACTS = r"が(?:(?:ご|お)?(?:担当|対応|返事|答え|受け|引き受け|案内)|窓口|務め|つとめ|承|うけたまわ|や[りる]|いたし|致し|うかが|伺|連絡係|見て?(?:い)?[まる])"
_TO = r"(?:さん|様|氏)?(?:まで|宛|あて|へ(?=$|[、。\s]|お?願い|ご?連絡)|に(?:ご?連絡|お?電話|送|お?願い|問い?合わせ|メール|ください|一本化|し(?:て|と|ます)|お任せ|任せ))"
_TOPIC = r"(?:窓口|(?:ご)?連絡(?=は)|担当者?|連絡先|問い?合わせ先|宛先|受付|連絡係)(?:の(?:者|人|ほう|方))?(?:は|が|:|、|としては)、?"
_ENDS = rf"(?=(?:さん|様|氏)?(?:です(?!か)|でございます|でして|になり|が|で(?:、|お願い)|や(?:$|[。、])|だ(?:$|[。よ])|[、。(]|$)|{_TO})"
_PATTERNS = (
    re.compile(rf"{_TOPIC}(?:うちの)?(?:{_OFFICE}(?:の|・| ))?(?:{_TITLE}(?:の|・| ))?{_NAME}{_ENDS}"),
    re.compile(
        rf"(?:^|(?<=[はがもく、。\s])){_OFFICE}の(?:{_TITLE}の)?{_NAME}(?=(?:さん)?{_ACTS}|{_TO}|という(?:者|もの)(?=が|です|に|で))"
    ),
    re.compile(rf"(?:^|(?<=[。；\s])){_OFFICE}\s*(?:担当者?|窓口)\s*:\s*{_NAME}(?=[。；、(/\s]|$|です)"),
    re.compile(rf"(?:担当者?|窓口)(?::|は)\s*{_OFFICE}[・\s/]\s?{_NAME}(?=[。、(/\s]|$|です)"),
    re.compile(rf"(?:^|(?<=[はがもでの、。\s])){_I}(?:こと|の|、|)\s?{_NAME}(?={_ACTS})"),
    re.compile(rf"(?:^|(?<=[はがも、。\s])){_TITLE}の{_NAME}(?=(?:さん)?{_ACTS})"),
    re.compile(
        rf"(?:^|(?<=[はがもの、。\s])){_OFFICE}(?:で|の)(?:{_TITLE})を(?:して|やって|務めて)(?:い|お)?(?:る|ります){_NAME}(?=です|と申|といい)"
    ),
)
_BESIDE_NUMBER = re.compile(  # 「…@example.jp 金田まで」「0533-00-7781、堀です」
    rf"\s?(?:です|になります)?\s?(?:\([^()]{{1,12}}\))?[、。\s]?{_NAME}(?=まで|宛(?:て)?(?:で|に|$|[。、])|(?:です|と申します)(?:[。、!]|$))"
)
_IN_BRACKETS = re.compile(rf"\s?\({_NAME}(?:携帯|直通|宛て?)?\)")  # 「090-0000-0000(三宅)」
_LABELLED = re.compile(  # 「申込者:(株)ミヤケ包装 三宅智子」「担当:古屋 furuya@…」
    rf"(?:申込者|記入者|担当者?|窓口|連絡先|氏名|お?名前):\s*(?:[^。、\s:]{{0,12}}(?:[式限同]会社|\([株有同]\))[^。、\s:]{{0,12}}\s)?{_NAME}(?=\s|[。、(/]|$)"
)
_ANSWERS = (  # to the question for the name
    re.compile(
        rf"(?:漢字(?:は|で|だと|では|で書くと)|(?:結婚して)?(?:今|いま|現在)の?(?:姓|名字|苗字)?は)、?{_NAME}(?=です|に|$|[。、])"
    ),
    re.compile(rf"(?:^|[、。]){_NAME}(?=で(?:お願い|よろしく|いいです|登録|$|[。]))"),
    re.compile(
        rf"(?:^|(?<=[はもの、。\s]))(?:担当(?:する|させていただく)|窓口(?:の|になる))?{_NAME}(?=(?:さん)?(?:{_ACTS}|が(?:し(?:ます|て)|お受け|お話)|{_TO}))"
    ),
    re.compile(
        rf"(?:^|(?<=[はもの、。\s]))(?:(?:ご)?担当(?:する|させていただく|いたします|させて頂く)|窓口の){_NAME}(?=です|と申)"
    ),
    re.compile(r"(?:^|[\s、。:の])(?P<name>[A-Z][a-z]+(?: [A-Z][A-Za-z]+){1,3})(?=\s?\(|です|と申|$|[。、])"),
)
_WRITTEN = re.compile(rf"(?:名前|氏名|担当者?|私)は、?{_NAME}(?=と書いて)")
_REAL_NAME = re.compile(
    rf"(?:本名|正式(?:に|な名前)?|戸籍上?|書類(?:上)?|フルネーム)(?:は|では|なら|だと|だけは)、?{_NAME}(?=です|と申|や(?:$|。)|だ(?:$|。)|になり|[。、]|$)"
)
_THEIRS = re.compile(
    r"(?:取引先|仕入れ?先|得意先|現地|メーカー|代理店|相手|先方|御社|貴社|そちら|商工会|銀行|支援機関)[^、。]{0,6}$"
)


def read_go_betweens(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_name`` and, said with it, ``contact_department``."""
    yield from read_signature(scene)
    for pattern in _PATTERNS:
        for match in pattern.finditer(scene.text):
            yield from _named(scene, match)
    yield from _beside_number(scene)
    for pattern in (_WRITTEN, *(_ANSWERS if scene.asking == "contact_name" else ())):
        for match in pattern.finditer(scene.text):
            sure = pattern is _WRITTEN and is_likely_surname(match["name"])
            if sure or is_person_name(match["name"]):
                yield from _named(scene, match)
    if scene.asking == "contact_name" and (real := _REAL_NAME.search(scene.text)) and is_person_name(real["name"]):
        yield Candidate("contact_name", real["name"], *real.span("name"), Strength.CUE)


def _beside_number(scene: Scene) -> Iterator[Candidate]:
    """The name right behind a number or an address, or after its label in a form."""
    if not (scene.phones or scene.emails):
        return
    for one in (*scene.phones, *scene.emails):
        if match := _BESIDE_NUMBER.match(scene.text, one.end) or _IN_BRACKETS.match(scene.text, one.end):
            yield from _named(scene, match)
    for match in _LABELLED.finditer(scene.text):
        yield from _named(scene, match)


def _named(scene: Scene, match: re.Match[str]) -> Iterator[Candidate]:
    start, end = match.span("name")
    office = match.groupdict().get("office")
    if not _is_name(match["name"], sure=bool(office)) or not scene.stated(start, end) or scene.masked(start, end):
        return
    if _THEIRS.search(scene.text[: match.start()]) or scene.of_others(start):
        return
    if any(one.start < end and start < one.end for one in scene.countries):
        return  # 「電話は…です。台湾です」
    yield Candidate("contact_name", match["name"], start, end, Strength.CUE)
    if office and not is_person_name(office):
        yield Candidate("contact_department", office, *match.span("office"), Strength.TYPE)


def _is_name(words: str, *, sure: bool) -> bool:
    """A name; behind an office any short word in kanji that is no role: 「貿易課の稲生に」."""
    if COMMON_NOUN.search(words) or is_nobody(words):
        return False
    return (
        is_person_name(words) or is_likely_surname(words) or (sure and bool(re.fullmatch(r"[一-龥々ヶ]{2,3}", words)))
    )
