"""What is only named or put off in a message, and answers nothing: 「海外に行けるかは後で答えます」, 「訂正です。…」, 「社内投票中」."""

from __future__ import annotations

import re

from nlu.fields.coming import ASKS_FIRST
from nlu.fields.finding_out import for_that_reason
from nlu.fields.remarks import Act, act_of, waits_for_others
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import YES_NO_FIELDS
from nlu.values.enums import CHOICE_FIELDS

_CHOSEN = frozenset({*CHOICE_FIELDS, *YES_NO_FIELDS})
_TALK = re.compile(
    r"(?:訂正|修正|変更|間違い|誤り|追加|補足|質問|相談|確認|回答|返事|報告|お?願い|連絡|先ほど|さっき)(?:の(?:件|話))?"
)
_MERE_KIND = re.compile(r"(?:食|食料|農産|水産|工業(?:製)?|日用|生活用|消費)(?:品|物|財)")
_NO_NAME = re.compile(
    r"(?:正しく|正確に|正式に|厳密に|本当|ほんと|実際|実|じつ)は|.{0,8}(?:変換|入力|打ち|書き)(?:ミス|間違い|違い)"
    r"|(?:あ(?:り|る)|な[いし]|つけて|付けて|持って|決めて|決まって)(?:ます|ません|ない|る|おり|い)*(?:けど|けれど|が|ので|し|よ|ね)*"
)
_NO_WARE = re.compile(  # a date, a figure, or what is judged of the goods
    r"(?:明治|大正|昭和|平成|令和)?[0-9〇一二三四五六七八九十元]+年(?:[0-9]+月)?|[あな](?:る|い|り|し|ります)|適法|合法|違法|非該当|該当|法令遵守|開業届|(?:青色|白色|確定)申告|影響[^、。]*|うらやま[^、。]*"
)
_AFTERWARDS = re.compile(
    r"(?:ので|から|んで|ため)、?[^。]{0,10}(?:後日|後で|あとで|後ほど|改めて|(?:確認|聞い|連絡|返事)[^、。]{0,4}てから|わかり次第|分かり次第|返事が来たら|回答は)"
)
_CONSENTS = ("management_approval", "supplier_consent")
_REFUSED = ("consent_privacy", "supplier_consent")
_THEY_WISH = re.compile(r"(?:ほしい|欲しい|くれ|もらいたい|いいよ?|どうぞ|売りたい|出したい)、?」?(?:と|って)")
_NOT_HAD = re.compile(
    r"(?:もらえ|いただけ|頂け|来|届い|出)て(?:い|おり)?(?:ない|ません)"
)  # 「返事をもらえてません」: so there is none
_SENTENCE_END = re.compile(r"[。!\n]|(?:です|ます|ません|ない)(?:が|けど|けれど|けれども)、")
_OTHER_SIDE = re.compile(
    r"[^。、]{0,6}?(?:相手(?:国|の国|側)?|向こう|現地|先方|輸出先|海外|外国|あちら|日本|国内)(?:の(?:国|法律|法令|決まり|規制|ルール|ほう|方|こと|基準))*(?:について)?(?:は|が|も)"
)
_CLAUSE = re.compile(r"[^、。!\n]*")
_WHETHER = re.compile(  # 「海外に行けるか|は」「会社向けか個人向けか|は」: what is named as a question
    r"[^、。!\n]{0,20}?か(?:どうか|否か)?(?:は|も|って|について(?:は|も)?|を|が)(?P<left>[^。!\n]*[。!\n]?[^。!\n]*)"
)
_UNDER_WAY = re.compile(  # 「商品名は社内投票中」
    r"[^、。]{0,6}(?:検討|相談|協議|公募|募集|投票|選考|選定|審議|登記|調整|交渉|確認|調査|照会|申請|登録|手続き|準備|作成|制作|改装|工事|リニューアル|移転|出願|調べ)中(?:です|なので|なの|なんで|で|だ)?(?:けど|が)?"
)
_NEAR_BY = re.compile(r"(?:すぐ|の|駅|目の前|近く)$")
_CARDS = re.compile(
    r"(?:名刺|カタログ|チラシ|パンフレット|看板)(?:を|に|で|には|では|だと)?、?(?:見|渡|もら|持|なって|書いて|載)"
)
_TIMING = "target_timing"
NAME_FIELDS = ("company_name", "product_name", "contact_department", "contact_name")


def put_off(scene: Scene, one: Candidate) -> bool:
    """「適法性は後回しにしてください」「社長の承認は飛ばします」: the question is named, not answered."""
    if one.field == _TIMING and scene.asking == _TIMING:
        return _left_for_later(scene, one)  # 「来週の会議のあと連絡します」
    if named_as_question(scene, one):
        return True
    if one.strength is not Strength.ASKED or one.field not in _CHOSEN or one.problem is not None:
        return False
    if one.field == "product_lawful" and "国によって" in scene.text:
        return True  # 「アルコールなので、国によっては禁止です」
    if one.value is True and one.field == "product_lawful" and _one_side_open(scene):
        return True
    if one.value is False and (
        waits_for_others(scene.text) or (one.field in _CONSENTS and _AFTERWARDS.search(scene.text))
    ):
        return (
            True  # 「大女将にまだ話してないので、話してから返事します」「まだ聞いてないので確認してからでいいですか」
        )
    if one.field in _CONSENTS and _NOT_HAD.search(scene.text):
        return False
    return _left_for_later(scene, one) or for_that_reason(scene.text, one.start)


def makers_wish(scene: Scene, one: Candidate) -> bool:
    """「海外に出してほしいって喜んでました」, asked for the maker's consent, is no wish of one's own."""
    return scene.asking == "supplier_consent" and one.field == "project_type" and bool(_THEY_WISH.search(scene.text))


def _one_side_open(scene: Scene) -> bool:
    """「国内は問題ないです。相手国のほうは確認してから書きます」."""
    return any(
        _OTHER_SIDE.match(said) and act_of(said) in (Act.LATER, Act.UNKNOWN) for said in _SENTENCE_END.split(scene.text)
    )


def named_as_question(scene: Scene, one: Candidate) -> bool:
    """「海外に行けるかは後で答えます」「会社向けか個人向けかは、まだ分かりません」."""
    if one.field not in _CHOSEN or one.problem is not None:
        return False
    found = _WHETHER.match(scene.text, one.start)
    return found is not None and act_of(found["left"]) in (Act.LATER, Act.UNKNOWN, Act.SKIPS)


def _left_for_later(scene: Scene, one: Candidate) -> bool:
    opened = max(scene.text.rfind(mark, 0, one.start) for mark in "、。!\n") + 1
    asks_first = ASKS_FIRST.match(scene.text, opened)
    clause = _CLAUSE.match(scene.text, asks_first.end() if asks_first else opened)
    refuses = one.value is False and one.field in _REFUSED  # 「情報はお出しできません」 is the answer there
    acts = (Act.LATER,) if refuses else (Act.LATER, Act.SKIPS)
    return clause is not None and act_of(scene.text[opened : clause.end()]) in acts


def of_the_talk(scene: Scene, one: Candidate) -> bool:
    """「訂正です。…」 names no goods, 「社内投票中」 nothing at all, 「名刺見ながら」 no trade, 「屋号、正しくは…」 no firm."""
    said = str(one.value)
    if one.field in NAME_FIELDS and _NO_NAME.fullmatch(said):
        return True
    if one.strength is not Strength.ASKED and _MERE_KIND.fullmatch(said) and one.field == "product_name":
        return True  # 「商品は食品です」: its kind, no name
    if one.field == "product_name" and said == "そば" and _NEAR_BY.search(scene.text[: one.start]):
        return True
    if one.field == "industry" and one.strength is Strength.TYPE and _CARDS.match(scene.text, one.start):
        return True
    if one.field in NAME_FIELDS and one.problem is None and _UNDER_WAY.fullmatch(said):
        return True
    wareless = _TALK.fullmatch(said) or _NO_WARE.fullmatch(said)
    return one.field == "product_name" and one.problem is None and wareless is not None
