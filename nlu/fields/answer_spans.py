"""The parts of a message that answer a yes/no or choice question."""

from __future__ import annotations

import re

from nlu.fields.answerlike import is_command
from nlu.fields.choice_marks import ANSWERED_FIRST, WHAT_IS
from nlu.fields.clauses import Clause, Mood
from nlu.fields.scene import Scene
from nlu.values.booleans import leaves_open

_OF_THE_HOUSE = re.compile(
    r"(?:父|母|祖父|祖母|じいちゃん|ばあちゃん|夫|主人|妻|社長|会長|専務|親方|代表|番頭|本人)(?:さん)?(?:は|が|の|も|によ|いわく|曰く)"
)
_OF_OUTSIDERS = re.compile(  # 「知り合いの会社は…」 says nothing of one's own
    r"(?:[^、。はがも]{0,4}の)?(?:知り合い|知人|友人|友達|同業(?:者|他社)?|他社|よその会社|ほかの会社|別の会社|ライバル(?:会社)?|競合|親会社|近所の[^、。はが]{1,4})(?:さん)?(?:の[^、。はがも]{1,6})?(?:は|が|では|でも|には|も)(?!い(?:ない|ません)|な(?:い|し)|ありません)(?![^。]*(?:うち|当社|弊社|自社)[はがも])"
)
_REPORTED = re.compile(
    r"(?:[るたいだ]|だった)そう(?:です|だ|や|で)|とのこと(?:です|でした|だ|で)|(?:と|って)言って(?:い)?(?:る|ます)"
)


def told_spans(scene: Scene, asked: bool) -> list[Clause]:
    """The clauses that state something, and what the speaker reports of his own house: 「父によると…だそうです」."""
    spans = answer_spans(scene, asked)
    if asked or not _OF_THE_HOUSE.search(scene.text):
        return spans
    heard = [one for one in scene.clauses if one.mood is Mood.HEARSAY]
    return spans + [one for one in heard if _REPORTED.search(scene.text, one.start, one.end)]


def answer_spans(scene: Scene, asked: bool) -> list[Clause]:
    """The clauses that state something; what is hoped or heard of says nothing."""
    moods = (Mood.STATEMENT, Mood.HEARSAY) if asked else (Mood.STATEMENT,)
    if asked:
        clauses = [_without_condition(scene, one) for one in scene.clauses]
        spans = [one for one in clauses if one.mood in moods or one.tentative]
        spans = [one for one in spans if not _OF_OUTSIDERS.match(scene.text[one.start : one.end])]
        spans = [one for one in spans if not WHAT_IS.search(scene.text[one.start : one.end])]
    else:
        spans = [one for one in scene.clauses if one.mood in moods]
    if not asked:
        return [one for one in spans if not leaves_open(scene.text[one.start : one.end])]
    if scene.asking == "consent_privacy":
        return spans
    return [one for one in spans if not is_command(scene.text[one.start : one.end])]


def _without_condition(scene: Scene, clause: Clause) -> Clause:
    """What is answered before a condition or an objection: 「行けますよ、年2回くらいなら」「商談、でも…」."""
    said = scene.text[clause.start : clause.end]
    answer = ANSWERED_FIRST.match(said) if clause.mood is Mood.HYPOTHESIS else None
    return Clause(clause.start, clause.start + answer.end("said"), Mood.STATEMENT) if answer else clause
