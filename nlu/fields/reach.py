"""When and how to be called, said beside a number or an address: 「日中は現場なんで夕方5時以降にしてもらえると」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength

PREFERENCE = "contact_preference"
_DAY = r"(?:平日|土日祝?|週末|週明け|[月火水木金土日]{2,5}(?=[のがはに、])|[月火水木金土日](?:曜日?|(?=[と・、]))(?:(?:と|・|、|か)[月火水木金土日](?:曜日?)?)*)"
_PART = r"(?:朝|昼間?|お昼|昼休み|午前中?|午後|夕方|夜|晩)"
_HOUR = r"(?:\d{1,2}時(?:半|\d{1,2}分)?|\d{1,2}:\d{2})"
_TIME = rf"(?:{_DAY}(?:の|は)?)?(?:{_PART}(?:の)?)?(?:{_HOUR}(?:すぎ|過ぎ|ごろ|頃|台|前)?)?(?:(?:から|~|-){_PART}?の?{_HOUR})?(?:以降|以前|以外|まで|ごろ|頃|中|のあいだ|の間|すぎ|過ぎ|台|いっぱい)*"
_WISH = (
    r"(?:(?:が|だと|なら|に|で|のほうが|の方が|でしたら|であれば|を)(?:いちばん|一番|ご?電話|ご?連絡|かけて)?(?:を)?(?:ありがた|有難|助か|つかまり|捕まり|つながり|繋がり|出られ|いい|よい|良い|よろし|都合|お願い|ご?連絡|して(?:もら|くださ|ほし|いただ|くれ)|して頂|頼|希望|確実|楽)"
    r"|(?:に|で)(?:笑|w)*[。!]*$)"
)
_SAID = re.compile(
    rf"(?:^|(?<=[、。!はにで\s])|(?<=なんで)|(?<=ので)|(?<=けど)|(?<=から)|(?<=けん)|(?<=し)|(?<=が))(?P<time>{_TIME}){_WISH}"
)
_RATHER = re.compile(
    r"(?:電話|メール|LINE|ライン|FAX|携帯)より(?:も)?(?:は)?、?(?P<way>電話|メール|LINE|ライン|FAX|携帯|チャット)(?:が|のほうが|の方が|で)"
)
_REACHED = re.compile(r"連絡|電話|携帯|直通|番号|つかまり|つながり|出られ|出れ")
_ASKED = ("contact_phone", "contact_email", "contact_name", "contact_department", PREFERENCE)
_OTHER = re.compile(r"営業時間|開け|営業して|開い|休み(?:です|は)|定休")


def read_reach(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_preference`` where a wish for a time stands beside a way to reach the person."""
    known = bool(scene.phones or scene.emails) or scene.asking in _ASKED or _REACHED.search(scene.text)
    asked = scene.asking == PREFERENCE
    if not known:
        return
    strength = Strength.ASKED if asked else Strength.TYPE
    if asked and (rather := _RATHER.search(scene.text)):
        yield Candidate(PREFERENCE, rather["way"], *rather.span("way"), strength)
        return
    reason = re.search(r"(?:ので|から|けん|けど|が)、?", scene.text) if asked else None
    if asked and (not reason or re.search(_DAY, scene.text[: reason.start()])):
        return
    for match in _SAID.finditer(scene.text, reason.start() if reason else 0):
        start, end = match.span("time")
        words = scene.text[start:end].rstrip("のは")
        if len(words) < 2 or scene.masked(start, end) or not scene.stated(start, end) or _OTHER.search(match[0]):
            continue
        yield Candidate(PREFERENCE, words, start, start + len(words), strength)
