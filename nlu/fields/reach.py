"""When and how one is best reached, told beside the number: 「つながりやすいのは夕方です」「火曜の午後なら確実におります」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength

PREFERENCE = "contact_preference"
_CONTACT = ("contact_phone", "contact_email", "contact_name", "contact_department", PREFERENCE)
_HOUR = r"(?:[0-9]{1,2}時(?:半|[0-9]{1,2}分)?|[0-9]{1,2}:[0-9]{2})"
_UNIT = (
    rf"(?:平日|土日祝?|週末|祝日|毎朝|毎晩|午前|午後|夕方|夕食後|早朝|朝方?|夜|晩|昼間|お?昼休み|お?昼時?|日中"
    rf"|第[1-4一二三四][月火水木金土日]曜日?|[月火水木金土日]曜日?|(?<!曜)[月火水木金土日](?=[・かと][月火水木金土日]曜)|(?<!曜)(?!土日)[月火水木金土日]{{2,5}}(?=[のがはに、])|週明け|{_HOUR}|閉店後|開店前|定休日|店休日|営業時間|仕事終わり)"
)
_SUFFIX = (
    r"(?:以降|以後|以前|過ぎ|すぎ|ごろ|頃|くらい|ぐらい|あたり|中|まで|台|のうち|の(?:間|あいだ)|いっぱい|以外|前)"
)
TIME = rf"(?P<time>{_UNIT}{_SUFFIX}{{0,3}}(?:(?:の|と|か|や|、|・|~|-|から|または|もしくは)?{_UNIT}{_SUFFIX}{{0,3}}){{0,6}})"
_TIMES = re.compile(TIME)
_BEST = re.compile(
    r"(?:(?:電話|連絡)(?:が|の|に|を)?)?(?:(?:つなが|繋が|捕ま|つかま|出|取)り?やすい|つながる|繋がる|つく|出(?:ら)?れる|取れる|話せる|受けられる|都合(?:が|の)(?:いい|良い|つく)"
    rf"|手が空(?:く|いて(?:い)?る)|空いて(?:い)?る|確実な|助かる|ありがたい)(?:の|時間(?:帯)?)(?:は|が)、?(?:だいたい|大体|基本|たいてい|主に)?{TIME}"
)
_IF = r"(?:(?:なら(?:ば)?|だと|でしたら|だったら|であれば|は|に|が|で|を|の(?:ほう|方)が|の(?:ほう|方)で|のみ)、?)"
_HOW = r"(?:いつでも|確実(?:に)?|必ず|だいたい|大体|たいてい|大抵|基本(?:的に)?|比較的|割と|一番|いちばん|すぐに?|ほぼ|まず|手が|誰か(?:が|は)?|お?電話(?:に|を|が)?|ご?連絡(?:が|を)?|事務所に|会社に|店に|工房に)*"
_REACHED = (
    r"(?:(?:つなが|繋が|捕ま|つかま)(?:る|り(?:ます|やす))|出(?:ら)?れ(?:ます|る)|出(?:ます|る)|取れ(?:ます|る)|話せ(?:ます|る)|対応(?:でき(?:ます|る)|可能|します)|空(?:きます|いて)"
    r"|都合(?:が)?(?:いい|良い|つき)|助か|有?難い|ありがた|嬉し|うれし|大丈夫|(?:が)?いい(?:です|らし|そう|と)|確実(?:です|だ|か)|お願い|頼[むみ]|ください|いただ|かけて|もら(?:え|う)|当日中|希望|よろし|楽|して(?:もら|くださ|ほし|いただ|頂|くれ)|ご?連絡(?!(?:いた)?し(?:ます|たい)|致し|差し上げ|さしあげ|入れ|できる|を?差し上げ))"
)
_WHEN = re.compile(
    rf"(?<![0-9年月]){TIME}{_IF}{_HOW}(?P<deed>{_REACHED}|(?<=[にで])(?:笑|w)*[。!]*$|(?<=確実に)(?:おり|い)ます|(?<=必ず)(?:おり|い)ます|(?<=[所社店房]に)(?:おり|い)ます)(?!(?:ん|ませ|にく|づら|な[いく]))"
)
_ONLY_IF = re.compile(rf"^{TIME}(?:なら|だと|でしたら|だったら|であれば)[。!]?$")
_RATHER = re.compile(
    r"(?:電話|メール|LINE|ライン|FAX|携帯)より(?:も)?(?:は)?、?(?P<way>電話|メール|LINE|ライン|FAX|携帯|チャット)(?:が|のほうが|の方が|で)"
)
_STOP = re.compile(r"[。!?]|ので|んで|から、|けど|けん|(?<=[すただい])が、|し、")
_OPENS = re.compile(r"(?:^|[、。!\s」)]|[はにで]|ので|なんで|けど|から|けん|し|が|お)$")
_WAY = re.compile(
    r"(?:^|(?<=[、。!\s]))(?:ご?連絡|やり取り|やりとり|お?返事|お返事)(?:の方法|の手段)?(?:は|なら)、?(?:なるべく|できれば|基本(?:的に)?は?|極力|まず)?、?お?"
    r"(?P<way>(?:メール|電話|携帯|LINE|ライン|チャット|ショートメール|SMS|FAX|ファックス|Zoom|オンライン)(?:か(?:メール|電話|携帯|LINE|ライン|チャット|SMS|FAX|Zoom))?)"
    r"(?:が|で|の(?:ほう|方)が|だと|なら|に)(?:一番|いちばん|ぜひ)?、?(?:いい|良い|よい|ええ|助か|ありがた|有難|お願い|希望|確実|早い|楽|都合|頼|かまい|構い|結構|もら|いただ|ください|して)"
)
_INSTEAD = re.compile(  # asked: 「出られないのでメールにしてください」
    r"(?:ので|から|んで|て)、?(?:なるべく|できれば|まずは?)?、?(?P<way>メール|電話|携帯|LINE|ライン|チャット|ショートメール|SMS|FAX|Zoom)"
    r"(?:に|で|でも|の(?:ほう|方)が|が)(?:して|いい|良い|よい|お願い|連絡|ください|頼|助か|ありがた|もら)"
)
_PHONE = re.compile(r"電話|連絡|携帯|メール|返信")
_ELSEWHERE = re.compile(r"展示会|見本市|商談|出張|営業時間は|定休(?!日の)|店は|会議|販売|直売|開店|開いて|やってます")


def read_reach(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_preference``: the one time that is said to suit, else the one way."""
    asked = scene.asking == PREFERENCE
    found = [pattern.search(scene.text) for pattern in ((_RATHER, _INSTEAD, _WAY) if asked else (_WAY,))]
    way = next((one for one in found if one and (asked or _held(scene, one.start("way")))), None)
    if way:
        yield Candidate(PREFERENCE, way["way"], *way.span("way"), Strength.CUE)
    times = _times(scene, asked)
    if len(times) == 1:
        start, end = times.pop()
        yield Candidate(PREFERENCE, scene.text[start:end].replace("~", "〜"), start, end, Strength.CUE)


def _times(scene: Scene, asked: bool) -> set[tuple[int, int]]:
    if not _TIMES.search(scene.text):
        return set()
    if not (scene.asking in _CONTACT or scene.phones or scene.emails or _PHONE.search(scene.text)):
        return set()
    spans = {
        match.span("time")
        for pattern in (_BEST, _WHEN)
        for match in pattern.finditer(scene.text)
        if _suits(scene, match) and not (asked and "いつでも" in match[0])  # 「土日以外ならいつでも」 is one answer
    }
    if asked:
        spans = {
            span for span in spans if _OPENS.search(scene.text[: span[0]])
        }  # 「仕込みが終わる14時以降」 is taken whole
    only = _ONLY_IF.match(scene.text) if asked and not spans else None
    return {only.span("time")} if only else spans


def _suits(scene: Scene, match: re.Match[str]) -> bool:
    start, end = match.span("time")
    if not _held(scene, end - 1) or scene.masked(start, end):
        return False
    stop = max((one.end() for one in _STOP.finditer(scene.text, 0, start)), default=0)
    another = _TIMES.search(scene.text, stop, start)  # 「平日は夕方、土日は…」: no single time
    return another is None and not _ELSEWHERE.search(scene.text, stop, match.end())


def _held(scene: Scene, at: int) -> bool:
    """Said of oneself, or passed on (「午前中のほうが助かるそうです」); 「…なら」 is no supposition of a time."""
    return scene.clause_at(at).mood in (Mood.STATEMENT, Mood.HEARSAY, Mood.HYPOTHESIS, Mood.REQUEST)
