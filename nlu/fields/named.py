"""Free words after the name of their field: 「商品名は湊ナイフです」「会社名：湊精機」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nlu.fields.clauses import Mood
from nlu.fields.cues import mentioned
from nlu.fields.scene import Scene
from nlu.fields.texts import FREE_TEXT_FIELDS, SENTENCES, after_denial, cleaned
from nlu.fields.types import Candidate, Strength

_CUED = (
    (
        "product_name",
        re.compile(
            r"(?:商品|しょうひん|製品|サービス|ブランド|プロダクト|アプリ|ソフト|ツール|ゲーム|銘柄|品)(?:の)?(?:名前?|名称|めい)(?:だけ)?(?:は|(?:なん)?(?:です|だ)(?:が|けど|けれど)、?|が|:"
            r"|=)\s*(?P<value>[^、。!?\n]{1,80})"
        ),
    ),
    (
        "product_name",
        re.compile(
            r"(?:商品|製品|サービス|ブランド|アプリ)(?:は"
            r"|が)[、\s]?(?P<value>[「『]?[^、。!?はがを]{1,30}?[」』]?(?:と|って)(?:いい|言い|申し|いう(?:名前"
            r"|商品|製品|名称|ブランド|もの|の)(?:です|で)))"
        ),
    ),
    (
        "company_name",
        re.compile(
            r"(?:(?:会社|法人|企業|団体|組合|店)の?(?:名前?|名称)|社名|屋号|商号|(?<![一-龥の])会社(?=:(?!\s*(?:https?:|www))))(?:は|が|:"
            r"|=)\s*(?P<value>[^、。!?\n]{1,80})"
        ),
    ),
    (
        "contact_name",
        re.compile(r"(?:ご?担当者?(?:名|の名前|の氏名)?|(?:お)?名前|氏名)(?::|=)\s*(?P<value>[^、。!?\n\d]{1,20})"),
    ),
    ("contact_department", re.compile(r"(?:部署|所属|役職|部署名)(?:は|:|=)\s*(?P<value>[^、。!?\n]{1,20})")),
    (
        "motive",
        re.compile(
            r"(?:(?:海外(?:展開|進出)?|輸出)?(?:の|を目指す|したい)?(?:動機|目的|理由|きっかけ|ねらい"
            r"|狙い))(?:は|:|=)\s*(?P<value>[^?\n]{4,300})"
        ),
    ),
    (
        "motive",
        re.compile(
            r"(?:海外|輸出|世界)(?:を|に|へ|展開を?)?(?:目指す|めざす|目指した|出たい|出る|したい|考えた|始めたい)(?:の|ん|わけ)は、?(?P<value>[^。?\n]{4,120}?(?:から|ため|ので))(?=です|だ|[。]|$)"
        ),
    ),
    (
        "contact_preference",
        re.compile(
            r"(?:連絡(?:の)?(?:時間帯?|方法|希望|手段)|ご?連絡(?!先)|お?返事|ご?返信|やり[とり取]り|折り返し(?:の(?:電話|連絡|お電話))?)(?:は、?|:|=)\s*(?P<value>[^。!?\n]{2,40})"
        ),
    ),
    (
        "contact_preference",
        re.compile(
            r"(?:^|[、。!\s]|連絡は(?:やっぱり?|やはり)?|(?:電話|メール|LINE)より(?:も|は)?)(?:お(?!昼))?(?P<value>(?:平日|土日|週末|午前|午後|夕方|朝|夜|お?昼|[月火水木金土日]曜|\d{1,2}時|メール|電話|LINE|ライン|Zoom|オンライン)"
            r"(?:[の・やと\d時〜~:午前後中以降まで平日夕方朝夜昼頃ごろからかメール電話過すぎ半分台外週末休み曜]{0,16})(?<!ま)"
            r"(?:が|だと|ですと|なら|に|で|のほうが|の方が|でしたら|であれば)*(?:ご?連絡)?(?:(?:で|に)ご?連絡)?(?:を|が)?(?:頼み|希望|いただけ|頂け|して(?:ください|ほしい|もら)|助かり|助かる|いいです|良いです|都合|ありがた|つながり|繋がり|出られ|お願い(?:いた)?します|ください|希望|もらえ)[^、。]{0,10})"
        ),
    ),
    (
        "contact_preference",
        re.compile(
            r"(?:^|[、。!\s])(?:ご?連絡の?|(?:電話|携帯)(?:の|に出られる|がつながる)?|出られる|都合のいい|つながる)?(?:時間(?:帯)?|(?:(?:電話|連絡)(?:が|の|に)?)(?:つながり|つき|取り|出|繋がり)(?:やすい|られる|る)(?:の|時間帯?))は、?(?P<value>(?:平日|土日|週末|午前|午後|夕方|朝|夜|お?昼|[月火水木金土日]曜|\d{1,2}時)[^、。!?]{0,24})"
        ),
    ),
    (
        "contact_preference",
        re.compile(
            r"(?:^|[、。!\s])(?:なるべく|できれば)?お?(?P<value>メール|電話|LINE|ライン|チャット|SMS|ショートメール)(?:\s?\([^()]{1,60}\))(?:で|に|へ)ご?(?:連絡|返信|返事|やりとり)"
        ),
    ),
    (
        "product_description",
        re.compile(
            r"(?:(?:商品|製品|サービス)の?(?:説明|内容|特徴|概要)|説明(?:文)?(?=は[「『]))(?:は|:|=)\s*(?P<value>[^?\n]{3,300})"
        ),
    ),
)


_NO_VALUE = re.compile(
    r"(?:あり(?:ます|ません)|ある|いい|よい|良い|ない|無い|あって|合って|そのまま|大丈夫|同じ|まだ|未定)(?:ん|の|です|だ|で|けど|が|、|$)"
)
_TIME_BEFORE = re.compile(
    r"[^0-9@]{0,4}(?:平日|土日|週末|午前|午後|夕方|朝|夜|昼|[月火水木金土日]曜)[^0-9@、。]{0,10}(?=に|、)"
)
_ANY_TIME_IN = re.compile(r"(?:なら|でしたら|だったら)(?:いつでも|だいたい)(?!.*[?か]$)")  # no supposition
_WHY = re.compile(r"[^、。「]{1,12}[るたいうく](?:ので|から(?!の)|けど|んで)")  # 「社名が変わるので後で」
_GOODS = re.compile(r"(?:商品|製品|品物|売り物|サービス)(?:を|は)$")
_CHANGED = re.compile(  # 会社名を合同会社みなとに変更してください
    r"(?P<label>[^、。\sをは「『]{2,12}(?:を|は))\s*(?:やっぱり?|やはり|今後は)?(?:[^、。!?\n]{1,30}から)?(?P<value>[^、。!?\n]{1,60}?)(?:に|へ|と)(?:変更|変え|訂正|修正|直し|なおし|書き換え)"
)
_AS_IT_STANDS = re.compile(  # 「商品名は精密ばねのままで」「動機はあれでいいです」
    r"(?:[^、。!?]{0,40}の)?まま(?:で|に|お願い|です|$|[。!])|(?:それ|これ|あれ|そっち|(?:さっき|先ほど|さきほど|最初|前)の(?:まま|もの|やつ|答え|回答|とおり|通り)?)(?:の?まま)?で(?:いい|よい|良い|OK|オッケー|大丈夫|結構|問題|お願い|[。!]|$)"
)


def read_named(scene: Scene) -> Iterator[Candidate]:
    """Free words after the name of their field: 「商品名は湊ナイフです」「会社名：湊精機」."""
    for field, pattern in _CUED:
        match = pattern.search(scene.text)
        if not match or (field == "company_name" and any(_names_firm(scene, match))):
            continue
        start, end = match.span("value")
        if _NO_VALUE.match(scene.text, start) or _AS_IT_STANDS.match(scene.text, start):
            continue
        if field == "company_name" and _WHY.match(scene.text, start):
            continue  # 「会社名はいいんですけど、…」
        clause = scene.clause_at(start)
        if field == "contact_preference" and (free := _ANY_TIME_IN.search(scene.text, start, end)):
            yield from cleaned(scene, field, start, free.start(), Strength.CUE)
            continue
        if clause.mood not in (Mood.STATEMENT, Mood.HEARSAY) or not scene.stated(start, min(end, clause.end)):
            continue
        if field == "contact_preference" and scene.masked(start, end):
            timed = _TIME_BEFORE.match(scene.text, start, end)
            if timed is None or scene.masked(*timed.span()):
                continue  # the number itself, not how to call it
            end = timed.end()
        if field == "motive" and (_only_countries(scene, start, end) or _of_the_answer(scene, match)):
            continue
        if field in SENTENCES:
            end = _until_another(scene, field, start, end)
        else:
            start, end = after_denial(scene, (start, min(end, clause.end)))
        yield from cleaned(scene, field, start, end, Strength.CUE)
    if (changed := _CHANGED.search(scene.text)) and not any(_names_firm(scene, changed)):
        goods = ("product_name",) if _GOODS.search(changed["label"]) else ()
        for field in (*goods, *mentioned(changed["label"])):
            if field in FREE_TEXT_FIELDS:
                yield from cleaned(scene, field, *changed.span("value"), Strength.CUE)


def _until_another(scene: Scene, field: str, start: int, end: int) -> int:
    """Up to the sentence that names another field: 「動機は先細りだから。時期は…」."""
    stops = [at for at in range(start, end) if scene.text[at] == "。"]
    for at, following in pairwise([*stops, end]):
        if set(mentioned(scene.text[at + 1 : following])) - {field}:
            return at
    return end


def _of_the_answer(scene: Scene, match: re.Match[str]) -> bool:
    """「ベルギーにしました。理由は…」: why another question is answered so."""
    return scene.asking not in (None, "motive") and match[0].startswith(("理由", "きっかけ")) and match.start() > 0


def _only_countries(scene: Scene, start: int, end: int) -> bool:
    """「今回の狙いはポーランド」: where to, not why."""
    said = scene.text[start:end]
    for one in scene.countries:
        if start <= one.start and one.end <= end:
            said = said.replace(scene.text[one.start : one.end], "")
    at_first = any(
        one.start == start and re.match(r"(?:で|です|だ|、|と)", scene.text[one.end :]) for one in scene.countries
    )
    return at_first or len(re.sub(r"です|だ|と|、|。|や|ね|よ", "", said)) <= 1


def _names_firm(scene: Scene, match: re.Match[str]) -> Iterator[bool]:
    return (match.start("value") <= one.start < match.end("value") for one in scene.companies)
