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
    r"(?:[^、。はがも]{0,4}の)?(?:知り合い|知人|友人|友達|同業(?:者|他社)?|他社(?!(?:さん)?が(?:作|造|つく|製造|開発))|よその会社(?!(?:さん)?が(?:作|造|つく|製造))|ほかの会社(?!(?:さん)?が(?:作|造|つく|製造))|別の会社|ライバル(?:会社)?|競合|親会社|近所の[^、。はが]{1,4})(?:さん)?(?:の[^、。はがも]{1,6})?(?:は|が|では|でも|には|も)(?!い(?:ない|ません)|な(?:い|し)|ありません)(?![^。]*(?:うち|当社|弊社|自社)[はがも])(?![^。]*(?:出資|集まって|持ち寄))"
)
_KIN = r"(?:知り合い|知人|友人|友達|兄貴?|弟|姉|妹|父|母|親|息子|娘|いとこ|従兄弟|叔父|伯父|親戚|義[兄弟父母姉妹]|先輩|仲間|隣)(?:さん)?の(?:ところ|とこ|(?:別の)?(?:会社|店|法人|工場|商社|企業))"
_ANOTHER_FIRM = r"(?:取引|仕入れ?|得意|納入|委託|提携|卸|販売)先|(?:親|子|関連)会社|グループ(?:会社|企業)|(?:別|他|ほか|よそ)の[^、。はがも]{0,4}(?:会社|法人|企業|社)|同業(?:者|他社)?|他社|競合|ライバル(?:会社)?|代理店|商社|問屋|卸|元請け?|お?客|大手"
_IS_OUTSIDERS = re.compile(  # 「釜山に事務所を持っているのは兄の会社で、…」
    rf"[^、。]{{0,8}}?[るたんす]の?[はが]、?(?:{_ANOTHER_FIRM}|{_KIN})(?:さん|様)?(?:の(?:ほう|方))?(?:のみ|だけ)?(?=です|で(?:ある|あって|、|して|$)|だ|や|じゃ|な[のん]|[、。]|$)"
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


def is_outsiders(scene: Scene, start: int, end: int) -> bool:
    """Whether what is told at this span is another firm's: 「釜山に事務所を持っているのは兄の会社です」."""
    clause = scene.clause_at(start)
    return any(_IS_OUTSIDERS.match(scene.text, at, clause.end) for at in range(start, min(end, clause.end) + 1))


def _without_condition(scene: Scene, clause: Clause) -> Clause:
    """What is answered before a condition or an objection: 「行けますよ、年2回くらいなら」「商談、でも…」."""
    said = scene.text[clause.start : clause.end]
    answer = ANSWERED_FIRST.match(said) if clause.mood is Mood.HYPOTHESIS else None
    return Clause(clause.start, clause.start + answer.end("said"), Mood.STATEMENT) if answer else clause
