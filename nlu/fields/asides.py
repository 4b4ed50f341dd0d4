"""Sentences that describe nothing: what corrects another answer, thanks, complains, or tells of the day."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。!?\n]+[。!?\n]*")
_OWN = {  # a sentence that names what is asked is about it
    "product_description": re.compile(r"説明|特徴|内容|概要|特長|商品の"),
    "motive": re.compile(r"動機|理由|きっかけ|目的|狙い|ねらい"),
}
_CORRECTS = re.compile(
    r"(?:取り?消し|取り?下げ|撤回|訂正|修正|変更|差し替え|書き換え|書き直し|入れ直し)(?:し(?:ます|て(?:おい)?(?:くだ|下さ|もら|いただ|ほし|くれ)|たいです)|ます|て(?:くだ|もら|いただ)|(?:を)?お願い|です|させて)"
    r"|(?:直し|なおし|(?<![を味形色変])変え|替え|消し|外し|抜い|忘れ)て(?:おいて)?(?:くだ|下さ|もらえ|もらい|いただ|ほしい|くれ)|(?:外し|やめ)(?:ます|ておきます|とき?ます)(?:[。、!]|$)"
    r"|(?:間違(?:え|い|って)|まちが(?:え|い)|勘違い|思い違い|誤り|入力ミス)(?:て(?:い|しまい)?)?(?:まし|でし|です)|(?:ちが|違)(?:い|って(?:い)?)まし(?:た|て)(?:[。、]|$)"
    r"|(?:と|って)(?:は)?(?:言い|書き|答え|入れ|お伝えし|申し上げ|送り)ました(?:が|けど|けれど)|(?:と|って)(?:言っ|書い|答え|入れ|送っ|伝え)た(?:の(?:は|です)|けど|んです)"
    r"|(?:さっき|先ほど|さきほど|先程|前|最初)(?:の|に)[^。]{0,20}(?:間違|違い|違って|訂正|直し|修正|なし|古い|逆)"
)
_THANKS = re.compile(
    r"ありがと|感謝(?:し|いた)|助かり(?:ます|ました)|恐れ入り|恐縮|お手数|申し訳|すみません(?:ね|でした)?$|よろしくお願い|お世話に"
)
_FOR_LATER = re.compile(
    r"(?:主人|家内|妻|夫|社長|専務|会長|上司|部下|息子|娘|父|母|親父|みんな|家族|社内|事務|担当者?|現場|若い者|嫁|うちの者|経理)(?:の者)?に(?:も|は)?(?:あとで|後で|これを|この画面を)?(?:見せ|伝え|話し|相談し|聞い|教え|読ませ|共有し|回し|報告し)て(?:おき|み|やり|あげ)ます"
    r"|(?:参考に|勉強に|ためになり|よく(?:分|わ)かり|安心し|ほっとし|気が楽に)(?:させて)?[^。]{0,8}(?:ます|ました)"
)
_COMPLAINS = re.compile(
    r"疲れ(?:る|た|ました|ます)|くたびれ|面倒|めんどう|めんどくさ|しつこい|くどい|質問(?:が|ばかり|ばっかり|攻め)|(?:長|多)い(?:です)?ね|(?:おたく|そちら|あなた)(?:が|の)(?:悪い|せい)|いつまで続|あと(?:何問|いくつ|どのくらい)|同じ(?:ような)?(?:こと|確認|質問)"
)
_OF_THE_DAY = re.compile(
    r"^(?:今日|今朝|昨日|今夜|夕方|明日|今|これから|さっき|先週|今週)[^。]{0,14}(?:雨|雪|暑|寒|天気|台風|来客|会議|配達|出荷日|打ち合わせ|休み|祭り|忙し|ばたばた|バタバタ|眠|腰|風邪)[^。]{0,24}$"
    r"|(?:スマホ|携帯|パソコン|画面|文字|充電|電池|老眼|指|キーボード)[^。]{0,12}(?:打|押|小さ|見え|切れ|慣れ|苦手|遅|なくなり|おかし)|(?:急いで|あわてて|慌てて|急ぎで)(?:打|書|入力)|(?:打つ|入力する)の(?:が|に)(?:遅|苦手|時間)"
)
_ASIDES = (_FOR_LATER, _COMPLAINS, _OF_THE_DAY, _THANKS)


def describes(words: str, field: str) -> bool:
    """Whether ``words`` may answer ``field``, a question for sentences.

    Not where they open by correcting another answer, nor where all of them thank, complain or tell of the day.
    """
    sentences = [one[0].strip("。!? \n") for one in _SENTENCE.finditer(words)]
    sentences = [one for one in sentences if one]
    if not sentences or (_CORRECTS.search(f"{sentences[0]}。") and not _OWN[field].search(sentences[0])):
        return False
    return not all(any(aside.search(one) for aside in _ASIDES) for one in sentences)
