"""Who is reached at a number or address: 「出るのは工場長の西です」「担当の丸谷あてで」「荒木と言ってください」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.person_words import POST_OR_KIN, is_likely_surname, is_nobody, is_person_name

_I = r"(?:私|わたし|わたくし|僕|ぼく|俺|わし|自分)"
_WHO = rf"(?:(?:{_I}(?:、|の)?)?(?:{POST_OR_KIN}の|{POST_OR_KIN}、)?)"
_NAME = r"(?P<name>[一-龥々ヶ]{1,5}?(?: ?[ぁ-んァ-ヺー]{2,4}?| [一-龥々]{1,3}?)??|[ァ-ヺー]{2,8}|[ぁ-ん]{2,6})"
_AT = r"(?:^|(?<=[、。!\s:]))"
_TAKES = r"(?:(?:お?電話|こちら|そこ|ここ|これ|受話器|メール)(?:に|を|は)?、?)?(?:主に|いつも|たいてい|大体|だいたい|直接|基本)?"
_PATTERNS = (
    re.compile(  # 「出るのは工場長の西です」
        rf"{_TAKES}(?:出る|出られる|取る|受ける|応対する|対応する|つながる|見る|見て(?:い)?る|読む|確認する|チェックする|受け取る|返事する|返信する|管理して(?:い)?る)(?:の|人|者)は、?{_WHO}{_NAME}(?=です(?!か)|でござ|と(?:いい|言い|申し)|だ(?=[。、]|$)|や(?=[。、]|$)|になります|[。、]|$)"
    ),
    re.compile(  # 「担当の丸谷あてで」
        rf"{_AT}{_WHO}{_NAME}(?:宛て?|あて)(?=で|に|です|まで|、|。|$)"
    ),
    re.compile(rf"(?:宛名|宛先|あて名)は、?{_WHO}{_NAME}(?=です|で|に|、|。|$)"),
    re.compile(  # 「事務の松永が出ます」
        rf"{_AT}{_WHO}{_NAME}が{_TAKES}(?:出(?:ます|る)|取り(?:ます|次)|取る|受け(?:ます|て)|見(?:ます|て(?:い)?ます|とります)|確認し(?:ます|て(?:い)?ます)|チェックし(?:ます|て(?:い)?ます)|応対し|受け取り)"
    ),
    re.compile(  # 「荒木と言ってください」「青木に代わってもらって」「野上を呼んでください」
        rf"(?:{_AT}|(?<=ので)|(?<=から)|(?<=たら)){_WHO}{_NAME}(?:さん)?(?:を(?:呼(?:んで|び出して)|お呼び|出して)|(?:宛て?)?(?:と|って)(?:言って|いって|伝えて|お伝え|おっしゃって|お申し付け|告げて)|に(?:つないで|繋いで|代わって|かわって|替わって|取り次いで|お取り次ぎ|回して))"
    ),
    re.compile(  # 「息子の健太につながります」「私、田中のアドレスです」
        rf"{_AT}(?:{_I}、|{POST_OR_KIN}の){_NAME}(?:に(?:直接)?(?:つなが|繋が|直通|かかり|届き)|の(?:携帯|スマホ|直通|番号|アドレス|メール|電話|ケータイ)(?:番号|アドレス)?(?:です|に|で(?=[。、]|$)|[。、]|$))"
    ),
)
_ASKED = ("contact_email", "contact_phone", "contact_preference")


def read_reached(scene: Scene) -> Iterator[Candidate]:
    """The candidate for ``contact_name`` beside a number or an address, or asked how one is reached."""
    if not (scene.phones or scene.emails or scene.asking in _ASKED):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(scene.text):
            start, end = match.span("name")
            name = match["name"]
            known = is_person_name(name) or is_likely_surname(name)
            if known and not is_nobody(name) and not scene.masked(start, end) and not scene.of_others(start):
                yield Candidate("contact_name", name, start, end, Strength.TYPE)
                return
