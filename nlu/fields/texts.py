"""Answers in free words: what kinds there are, and how one is cut out of its message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answerlike import is_answer_text
from nlu.fields.asides import describes
from nlu.fields.scene import Scene
from nlu.fields.trimming import department, name_of_firm, name_of_product, person, preference, timing
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import is_unsure

NAMES = {
    "product_name": name_of_product,
    "company_name": name_of_firm,
    "contact_name": person,
    "contact_department": department,
    "contact_preference": preference,
    "target_timing": timing,
}
SENTENCES = ("product_description", "motive", "implementation_team", "trade_fair_plan")
FREE_TEXT_FIELDS: tuple[str, ...] = (*NAMES, *SENTENCES)
_HINTS = {  # what an answer to these must speak of
    "trade_fair_plan": re.compile(
        r"展示|[一-龥]展|見本市|商談|フェア|ショー|出展|出る|出ます|出た|出し|参加|予定|計画|申し?込|EXPO|エキスポ|博"
        r"|催事|物産|メッセ|ブース|[0-9年月春夏秋冬]|[A-Z]{3}|(?:^|の)[ァ-ヺー・]{4,}$",
        re.IGNORECASE,
    ),
    "implementation_team": re.compile(
        r"社長|代表|私|わたし|僕|俺|自分|人|名|部|課|室|担当|社員|スタッフ|息子|娘|妻|夫|嫁|兄|弟|姉|妹"
        r"|専務|常務|取締役|営業|チーム|家族|役員|外部|兼任|専任|全員|みんな|会長|店長|工場長|主任|係|商社"
        r"|委託|総務|経理|企画|さん|番頭|女将|杜氏|親方|棟梁|弟子|代目|当主|若旦那|見習い|[一-龥]{1,4}(?:さん)?(?:が|と|です|、)"
    ),
}
NOTES = ("implementation_team", "trade_fair_plan")  # kept without です, unlike what is told in sentences
_POLITE_END = re.compile(
    r"(?<![いたるんのな])(?:です|になります|でございます|でお願いします|ですわ|ですね|ですよ|やで|だよ|だべ|ばい|やねん|じゃよ|じゃ)[。!ー〜\s]*$|(?<=[名人])で[。!]?$"
)
DENIAL = re.compile(r"(?:じゃ|では|や|で)な(?:くて?|い(?:ん|の)?で)[、\s]*|やのうて[、\s]*|じゃのうて[、\s]*")
PROMISED = re.compile(  # 「動機ですか、それはまた改めて書きます」: no answer yet
    r"(?:改めて|あらためて|あとで|後で|後ほど|のちほど|また|もう一度|もういっぺん|明日|来週)[^。]{0,16}?(?:書[きく]ます?わ?|書き直|送り|送る|答え|お伝え|考え)[^。]{0,10}[。!]?$"
    r"|待っ(?:て(?:い|お)?て?|と[いっ]て?て?)(?:ください|ね|な)?[。!]?$|もっと早く知り"
)
_MOTIVE_END = re.compile(  # 「…したいというのが本音です」「…を残すことです」
    r"(?:、?(?:と|って)いうの(?:が|は)(?:本音|正直なところ|実情|(?:そもそもの?|一番の?|いちばんの?|主な|大きな)?(?:理由|動機|きっかけ|目的|狙い))|(?:の|こと)が(?:そもそもの?|一番の?|いちばんの?|主な|大きな)?(?:きっかけ|理由|動機|始まり|発端)|(?<=こと))"
    r"(?:です|でございます|でした|になります|であります)(?:ね|かね|よ|わ)*[。!]*$"
)
_MADE_TO = re.compile(
    r"に(?:変えます|変更します|変えて(?:ください|ほしい)?|変更して(?:ください)?|直します|直して(?:ください)?|訂正します)[。!]?$"
)
_QUOTED = re.compile(  # 「動機は「…」にしてください」
    r"[「『](?P<words>[^「」『』]{3,300})[」』]\s*(?:(?:に|へ|と)(?:し|直|変|訂正|修正|差し替|書き換|替え|改め)[^、。]*|で(?:お願い|頼)[^、。]*|です|でした)?[。!]?$"
)
_NOT_YET = re.compile(r"(?:まだ仮|まだ|仮)(?=[、。]|で|ない|な[いし]|決|未|$)")


def after_denial(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """「湊ナイフじゃなくて湊包丁です」: what stands after the denial."""
    after = max((denial.end() for denial in DENIAL.finditer(scene.text, *span)), default=span[0])
    return (after, span[1]) if after < span[1] else span


def cleaned(scene: Scene, field: str, start: int, end: int, strength: Strength) -> Iterator[Candidate]:
    """The span trimmed as the field needs; nothing where no answer is left."""
    if made_to := _MADE_TO.search(scene.text, start, end):
        end = made_to.start()
    if field in NOTES and (polite := _POLITE_END.search(scene.text, start, end)):
        end = polite.start()
    while start < end and scene.text[start] in "、, ":
        start += 1
    if field in SENTENCES:
        hint = _HINTS.get(field)
        told_at_length = field in ("motive", "product_description")
        if told_at_length and PROMISED.search(scene.text, start, end):
            return
        if told_at_length and strength is Strength.ASKED and not describes(scene.text[start:end], field):
            return
        if quoted := _QUOTED.match(scene.text, start, end):
            start, end = quoted.span("words")
        if field == "motive" and (framed := _MOTIVE_END.search(scene.text, start, end)):
            end = framed.start() if framed.start() > start + 4 else end
        if is_answer_text(scene.text[start:end]) and (hint is None or hint.search(scene.text, start, end)):
            yield Candidate(field, scene.n.source(start, end).strip().rstrip("、"), start, end, strength)
        return
    if _NOT_YET.match(scene.text, start, end):
        return
    trimmed = NAMES[field](scene.text[start:end])
    if trimmed is None:
        return
    first, last = start + trimmed[0], start + trimmed[1]
    words = scene.text[first:last]
    if (
        words
        and not _NOT_YET.match(words)
        and is_answer_text(words)
        and not (field in ("product_name", "company_name") and is_unsure(words))
    ):
        yield Candidate(field, scene.n.spelled(first, last), first, last, strength)
