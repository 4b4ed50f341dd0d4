"""Who of several named is in charge: 「前田ではなく、私、大久保が務めます」「担当はわたし林さやかと、弟の健です」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.go_betweens import read_go_betweens
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.person_words import is_likely_surname, is_person_name

_NAME = r"(?P<name>[一-龥々ァ-ヺーぁ-ん]{1,8}?(?: [一-龥々ぁ-んァ-ヺー]{1,5}?)?)"
_I = r"(?:私|わたし|わたくし|僕|ぼく|俺|おれ|わし|自分)"
_ACTS = r"が(?:務|つとめ|担当|承|うけたまわ|対応|や[りる]|窓口|受け|引き継|いたし|お受け|お答え)"
_A_TIME = re.compile(r"(?:午前|午後|平日|土日|週末|日中|[朝昼夕夜])中?$|[時分曜日]$")
_PATTERNS = (
    re.compile(
        rf"(?:^|(?<=[、。\s])|(?<=[一-龥部課室係]の)){_NAME}(?:(?:宛て?|あて)(?:に|で)?|まで|に)、?(?=(?:お?電話|メール|ご?連絡|お?返事|ご?返信)(?:を)?(?:くだ|下さ|お願|いただ|もらえ))"
    ),
    re.compile(rf"(?:^|[はがも、。\s・])(?:(?:担当(?:者)?|窓口)(?:は|が|も)、?)?{_NAME}本人(?=が|です|で|、|。|や|$)"),
    re.compile(
        rf"(?:な(?:く|くて|しに)|やのうて|(?:担当(?:者)?|窓口|連絡先|代表)(?:は|が))、?{_I}(?:の|、|・|こと|)\s?{_NAME}(?=と、|と[一-龥]{{1,4}}の|{_ACTS}|です|で、|、|や(?:$|。)|$)"
    ),
    re.compile(  # 「この件は緒方が受け持ちます」「緒方です、連絡係をやってます」
        rf"(?:^|(?<=[、。\s]))(?:(?:この(?:輸出の)?件|やり取り|連絡|窓口|対応)は、?|申し遅れました、?)?{_NAME}(?=が(?:担当|窓口|受け持|対応|連絡係|承り)(?:し(?:ます|て)|に(?:なり|なって)|です|いたし|ち(?:ます)|ます)|(?:です|といいます|と申し(?:ます|ますが))、(?:私が)?(?:担当|窓口|連絡係))"
    ),
    re.compile(
        rf"(?:後任|新任|新担当|新しい(?:担当者?|窓口)|次の担当者?|これからの担当者?|代わり)(?:の|は|が|で)、?{_NAME}(?={_ACTS}|です|に(?:変|代|替|な)|と申|、|。|$)"
    ),
)


def read_speakers(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_name`` told apart from others named beside them."""
    yield from read_go_betweens(scene)
    for pattern in _PATTERNS:
        for match in pattern.finditer(scene.text):
            start, end = match.span("name")
            words = match["name"]
            if not (is_person_name(words) or is_likely_surname(words)) or words == "本人" or _A_TIME.search(words):
                continue
            if scene.stated(start, end) and not scene.masked(start, end) and not scene.of_others(start):
                yield Candidate("contact_name", words, start, end, Strength.CUE)
