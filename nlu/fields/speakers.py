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
_OPENING = 40  # characters in which a firm and its department are named
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
_FIRST_PERSON = re.compile(  # 「…の製造部、石井です」「ワインを造る個人事業主、雨宮です」
    rf"(?P<of>(?:[部課室係]|グループ|チーム|センター|個人事業主|自営業者?|フリーランス|農家|店主|園主|代表|職人|作家|杜氏|オーナー|女将|若女将|社長|専務|常務|部長|課長|係長|室長|取締役|理事|店長|工場長))、(?:私、?)?{_NAME}(?=です(?:[。、!]|$)|と申|でございます|と(?:いい|言い)ます)"
)
_OWN_POST = re.compile(r"[部課室係]|グループ|チーム|センター|社長|専務|常務|[部課係室]長|取締役|理事|店長|工場長")
_IN_BRACKETS = re.compile(  # 「吉田(経理部)です」
    rf"(?:^|(?<=[、。\s])|(?<=担当は)){_NAME} ?\((?P<department>[一-龥ァ-ヺーA-Za-z]{{1,10}}(?:[部課室係長]|グループ|チーム|センター|担当|専務|常務|取締役|代表)|総務|経理|営業|企画|広報|海外営業|専務|常務)\)"
)


def _by_post(scene: Scene) -> Iterator[Candidate]:
    """The one who writes, behind the department of a firm that is named, or behind what one is by trade."""
    for match in _FIRST_PERSON.finditer(scene.text):
        firm = any(one.end < match.start() for one in scene.companies)
        if _OWN_POST.fullmatch(match["of"]) and not (firm and match.start() < _OPENING):
            continue
        if _is_somebody(scene, match) and scene.asking != "implementation_team":
            yield Candidate("contact_name", match["name"], *match.span("name"), Strength.TYPE)
    for match in _IN_BRACKETS.finditer(scene.text):
        if scene.asking == "contact_name" and _is_somebody(scene, match):
            yield Candidate("contact_department", match["department"], *match.span("department"), Strength.TYPE)


def _is_somebody(scene: Scene, match: re.Match[str]) -> bool:
    start, words = match.start("name"), match["name"]
    known = is_person_name(words) or is_likely_surname(words)
    return (
        known and scene.stated(*match.span("name")) and not (scene.masked(start, match.end()) or scene.of_others(start))
    )


def read_speakers(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_name`` told apart from others named beside them."""
    yield from read_go_betweens(scene)
    yield from _by_post(scene)
    for pattern in _PATTERNS:
        for match in pattern.finditer(scene.text):
            start, end = match.span("name")
            words = match["name"]
            if not (is_person_name(words) or is_likely_surname(words)) or words == "本人" or _A_TIME.search(words):
                continue
            if scene.stated(start, end) and not scene.masked(start, end) and not scene.of_others(start):
                yield Candidate("contact_name", words, start, end, Strength.CUE)
