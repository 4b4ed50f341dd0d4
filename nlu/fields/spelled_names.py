"""A person's name told by its parts or its writing: 「服部と書いてはっとりと読みます」「姓は高梨、名は直人です」「村雨だけでお願いします」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.person_words import POST_OR_KIN, is_likely_surname, is_nobody, is_person_name

_Q, _U = r"[「『]?", r"[」』]?"
_KANJI = r"[一-龥々ヶ]{1,6}"
_KANA = r"[ぁ-んァ-ヺー]{1,10}?"
_PART = r"[一-龥々ヶ]{1,4}|[ぁ-ん]{2,5}|[ァ-ヺー]{2,8}"
_IS = r"(?:です(?!か)|でございます|だ(?=[。、]|$)|や(?=[。、]|$)|で(?=[、。す名下姓苗]|$)|と(?:申|いい|言い|書)|になります|[、。]|$)"
_WRITTEN = re.compile(
    rf"(?:^|(?<=[、。は\s])){_Q}(?P<name>{_KANJI}){_U}(?:と|って)(?:書い|かい)て、?{_Q}{_KANA}{_U}(?:です|と|って|や|だ|、|。|$)"
)
_FAMILY = (
    rf"(?:姓|名字|苗字|上(?:の(?:名前|字|ほう|方))?)(?:は|が)、?{_Q}(?P<family>{_PART}){_U}(?:です(?:が|けど)?|で)?"
)
_GIVEN = rf"(?:(?:下|した)の(?:お?名前|ほう|方)|下|名前|名)(?:は|が)、?{_Q}(?P<given>{_PART}){_U}"
_PARTS = (
    re.compile(rf"{_FAMILY}[、。\s]*{_GIVEN}(?={_IS})"),
    re.compile(rf"{_GIVEN}(?:です(?:が|けど)?|で)?[、。\s]*{_FAMILY}(?={_IS})"),
)
_OF_SEVERAL = re.compile(  # 「「さかい」は酒井のほうです」
    rf"[「『][ぁ-んァ-ヺー]{{2,8}}[」』](?:は|って)、?(?:[^、。はがを]{{1,12}}の)??(?P<name>{_KANJI})(?:の(?:ほう|方|字))?(?=です(?!か)|で(?:お願い|す)|や|だ|[、。]|$)"
)
_ONLY = re.compile(  # 「フルネームはちょっと…村雨だけでお願いします」
    rf"(?:^|(?<=[、。!.…\s])|(?<=名字の)|(?<=苗字の)|(?<=は)){_Q}(?P<name>{_KANJI}|[ぁ-ん]{{2,5}}|[ァ-ヺー]{{2,8}}){_U}(?:だけ|のみ)(?=で(?:お願い|いい|よろしく|結構|勘弁|す(?!か)|[、。]|$)|に(?:して|させ)|[。]|$)"
)
_TRUSTED = re.compile(  # 「常務の財前に一任してます」「かわりに弟の辻本が出ますわ」
    rf"(?:^|(?<=[はがも、。\s])|(?<=わりに)){POST_OR_KIN}の(?P<name>{_PART})(?:さん)?(?:に(?:一任|(?:お|全部|すべて)?(?:任|まか)せ|頼[んむ]|やらせ|一本化)|が(?:代わりに|かわりに|全部|いつも|主に)?(?:出(?:ます|る|とり)|や(?:って|り(?:ます|とり)|る(?=[。、]|$))|し(?:ます|て(?:い)?ます|とります)))"
)
_MYSELF = re.compile(  # 「やりとりは僕、江口とお願いします」
    rf"(?:連絡|やり[とり取]り|窓口|返事|返信|担当|対応)(?:は|が)、?(?:私|わたし|わたくし|僕|ぼく|俺|わし|自分)、?(?P<name>{_PART}| [一-龥々]{{1,3}})(?=と(?:お願い|して)|に(?:ください|お願い|ちょうだい)|で(?:お願い|す)|が|まで|へ)"
)


def read_spelled_names(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_name``, where it is asked."""
    if scene.asking != "contact_name":
        return
    for pattern in _PARTS:
        for match in pattern.finditer(scene.text):
            last = max(match.span("family"), match.span("given"))
            yield Candidate("contact_name", match["family"] + match["given"], *last, Strength.CUE)
    for pattern in (_WRITTEN, _OF_SEVERAL, _ONLY, _TRUSTED, _MYSELF):
        for match in pattern.finditer(scene.text):
            name, (start, end) = match["name"], match.span("name")
            known = is_person_name(name) or (is_likely_surname(name) and not is_nobody(name))
            if (
                (known or pattern in (_WRITTEN, _OF_SEVERAL))
                and scene.stated(start, end)
                and not scene.of_others(start)
            ):
                yield Candidate("contact_name", name, start, end, Strength.CUE)
