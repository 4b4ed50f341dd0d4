"""What is said around an answer and is none: 「確認したら…でした」「…、とのことです」「…ってことで」「さっきの動機ですが」."""

from __future__ import annotations

import re

from nlu.fields.own_words import WHOLE_SENTENCES
from nlu.values.dialect import replaced
from nlu.values.normal import Normalized

_IN_WORDS = frozenset({
    "product_name", "company_name", "contact_name", "contact_department", "contact_preference", "target_timing",
    "implementation_team", "trade_fair_plan",
})  # fmt: skip
_ONCE_MORE = re.compile(  # to the question that it names: 「さっきの動機ですが、…」
    r"^(?:さっき|先ほど|さきほど|前|後回しに?(?:し|なっ)(?:て(?:い)?)?た)の?(?=[^、。はが]{1,10}(?:なん)?です(?:が|けど|けれど)、)"
)
_REGARDS = re.compile(
    r"(?:(?<=です)|(?<=ます)|(?<=たい)|(?<=した))、(?=(?:どうぞ|何卒|今後とも)?、?(?:よろしく|宜しく)(?:お願い|です|[。!]|$))"
)
_REPORTED = re.compile(r"、(?=(?:との(?:こと|返事|話|回答)|だそう|という(?:こと|話|返事))(?:です|でした|だ|で))")
_IN_SHORT = re.compile(r"(?:って|という)こと(?=で(?:す|お願い|[。!]|$))")
_PLEASE = re.compile(r"、(?=で(?:お願い|いい|いき|進め))")
_LEAD = re.compile(
    r"^(?:(?:前|さっき|先ほど|さきほど|何度)(?:に)?も?(?:書き|言い|お?伝えし|お?答えし|申し(?:上げ)?|入力し)ましたが、?"
    r"|(?:(?:ほな|ほんなら)、?|(?:ほんじゃ|そんなら|そしたら|それじゃ|そんじゃ)(?:あ)?、)(?=[^、。]{2,}で(?:す|お願い|[。!]|$)))"
)
_ASKED_FIRST = re.compile(  # 「確認したら…でした」「社長に聞きました。…です」
    r"^(?:[^、。はが]{1,10}(?:に|と))?(?:社内で|もう一度|念のため|今|さっき)?(?:確認し|調べ|聞い|見|相談し|話し|問い合わせ)(?:て(?:み|き)?)?(?:たら|ましたら|たところ|ましたところ|まし(?:たら|た(?:。|ら)))、?(?=.)"
    r"|^[^、。はが]{1,10}(?:に|と)(?:確認|相談|話|問い合わせ)?(?:聞き|し|話し)ました。(?=.)"
)
_WAS = re.compile(r"でした(?=[。!ねよ]*$)")


def without_words_around(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without what leads to the answer to ``asking`` or closes it; offsets lead back as before."""
    if asking is None:
        return n
    n = replaced(replaced(n, _ONCE_MORE, ""), _REGARDS, "。")
    if asking in WHOLE_SENTENCES:
        return n
    n = replaced(replaced(n, _REPORTED, ""), _IN_SHORT, "")
    n = replaced(replaced(n, _PLEASE, ""), _LEAD, "")
    if asking not in _IN_WORDS or not _ASKED_FIRST.match(n.text):
        return n
    return replaced(replaced(n, _ASKED_FIRST, ""), _WAS, "です")
