"""The department or post of the one to write to, told in a sentence: 「海外営業課あてにお送りください」「営業部の者です」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.enums import CHOICE_FIELDS
from nlu.values.person_words import is_person_name

DEPARTMENT, _TEAM = "contact_department", "implementation_team"
_DOES_IT = re.compile(r"[がで](?:担当|対応|受け持|進め|やり|やっ|動)")
_UNIT = r"(?:部門|事業部|本部|(?<![全一外内])部|課|室|係|グループ|チーム|センター)"
_SHORT = r"経理|総務|営業|広報|貿易|輸出入|企画|開発|製造|国際|購買|人事|事務|海外(?:営業|事業)|品質(?:管理|保証)"
_OFFICE = rf"(?P<office>(?:[一-龥々ァ-ヺーA-Za-z0-9・]{{1,14}}{_UNIT}){{1,2}}|{_SHORT})"
_POST = r"(?P<office>(?:(?:代表|専務|常務)?取締役(?:社長|会長|部長|副社長)?|代表理事|専務理事|理事長?|副社長|専務|常務|監査役|執行役員|顧問|[一-龥ァ-ヺー]{0,8}(?:部長|課長|係長|室長|次長|支店長|所長|工場長|店長|支配人|主任|マネージャー|リーダー|担当役員)|番頭|女将|若女将|杜氏))"
_OPEN = r"(?:^|(?<=[、。!\s]))"
_I = r"(?:私|わたし|わたくし|僕|自分|当方|こちら)"
_HERE = r"(?:の?(?:部署名?|所属(?:先|部署)?|担当部署|窓口(?:の部署)?|宛先(?:の部署)?|あて先|連絡先の部署|問い合わせ先(?:の部署名?)?|勤め先の部署)|(?:所属して|勤めて|働いて|勤務して)(?:い)?る(?:の|部署|ところ))"
_SENT = r"(?:つな|繋|回し|送っ|お?送り|ご?連絡|お?電話(?:を|くだ|いただ|お願)|ください|下さい|くださ|届|メール|お願い|ご?返信|お?返事|いただ)"
_NOT_IN_PLACE = (
    r"(?!、[^。]{0,6}代わり|[^。]{0,10}(?:代わりに|かわりに|代理で|代筆)|、(?:ご?担当者?|窓口|連絡先)は)"  # of another
)
_PATTERNS = (
    re.compile(
        rf"(?:{_OPEN}|{_OPEN}{_I}(?:は|、|が)|所属は、?){_OFFICE}(?:に(?:所属|おり(?:ます|まし)|い(?:ます|て)|勤め(?:て|まし)|勤務|配属|在籍|籍を置)|(?:という)(?:ところ|部署)(?:で|に)(?:働|い(?:ます|て)|おり|勤|所属)|の(?:者|人間|もの)(?:です|で|でござ)|所属(?:です|で)){_NOT_IN_PLACE}"
    ),
    re.compile(
        rf"{_OPEN}(?:{_I}[がの])?{_HERE}(?:は|ですか|でしたら|が|:)、?[「『]?{_OFFICE}[」』]?(?=です|だ|に(?:なり|お願い)|で(?:お願い|ござ)|という|と(?:申|いい)|まで|へ|あて|宛|[、。]|$)"
    ),
    re.compile(  # 「営業部が窓口です」「この件は営業部で担当しております」
        rf"(?:{_OPEN}|(?<=[はをも]))(?:うちの)?{_OFFICE}(?:が(?:窓口|担当|受け持|対応)|で(?:担当|対応)し|の(?:人間|者|もん)(?:です|だ|で(?=[、。])){_NOT_IN_PLACE}|所属(?:です|の(?:私|者)))"
    ),
    re.compile(
        rf"(?:{_OPEN}|(?<=[はをも])){_OFFICE}(?:(?:宛て?|あて)(?:に|で)?|(?:へ|に|まで)、?(?={_SENT}))(?=[^。]{{0,14}}{_SENT})"
    ),
    re.compile(
        rf"(?:{_OPEN}|{_OPEN}{_I}(?:は|、|が)|{_OPEN}(?:{_I}の)?(?:役職|肩書き?|役目|立場)(?:は|が|としては)、?)(?:一応、?)?{_POST}(?:を(?:務め|つとめ|して|やって|やらせて|させて|任され|拝命|仰せつか)|という(?:立場|肩書き?|役職|役目))"
    ),
    re.compile(
        rf"{_OPEN}(?:{_I}の)?(?:役職|肩書き?)(?:は|が|としては|で(?:言|い)(?:う|え)(?:と|ば)|的には)、?{_POST}(?=です|でござ|に(?:なり|あた)|だ|[、。]|$)"
    ),
)
_POSTS = _PATTERNS[4:]  # a department stands before the post told beside it
_HINT = re.compile(rf"{_UNIT}|{_SHORT}|長|役|専務|常務|理事|主任|顧問|番頭|女将|杜氏|支配人|マネージャー|リーダー")


def read_offices(scene: Scene) -> Iterator[Candidate]:
    """Candidates for ``contact_department`` in running speech."""
    if scene.asking in CHOICE_FIELDS or not _HINT.search(scene.text):
        return  # 「製造のほうです」 answers which kind of firm it is
    for pattern in _PATTERNS:
        for match in pattern.finditer(scene.text):
            span = match.span("office")
            mood = scene.clause_at(span[0]).mood
            if (
                (scene.asking == _TEAM and _DOES_IT.match(scene.text, span[1]))
                or mood not in (Mood.STATEMENT, Mood.REQUEST)
                or scene.of_others(span[0])
                or is_person_name(match["office"])
            ):
                continue
            yield Candidate(DEPARTMENT, match["office"], *span, Strength.TYPE if pattern in _POSTS else Strength.CUE)
