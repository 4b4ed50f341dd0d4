"""Whether a predicate is said to hold: by what follows its stem up to the end of the clause.

「取っ|ています」 holds, 「取っ|ていません」 does not, 「取っ|たら」「取|りたい」「取っ|てから」「取|る予定」 leave it open.
For plain speech (``nlu.values.dialect``).
"""

from __future__ import annotations

import re

# Where the clause of a predicate ends.
_BREAK = re.compile(
    r"[、。!?;,\n)」/・✈☺-➿\U0001f300-\U0001faff]|けれど|けど|(?<=[るたいす])(?:の|ん)で|(?<=[るたいすだ])(?:から(?!の)|し(?=[、。ね]|$)|が(?=[、。]|$))"
)
# Wished for, planned, supposed, asked, hedged or still under way.
_OPEN = re.compile(
    r"たら|れば|なら(?!な)|(?<=[ぁ-ん])たい|たく(?!な)|つもり|予定|見込|よう(?:と|に|か)|[てで]から|まで|必要|かどうか|か(?:は|が|も)?(?:分|わか|知|決|未|不)|かも|はず|だろう|でしょう|次第|ほしい|ください"
    r"|なければ|ないと(?:いけ|だめ|なら|困|$|[^、。]{0,6}ない)|なきゃ|ねば|(?:か|かな|かしら|のか)(?:ね|な)?$|[てで](?:い)?る?(?:ところ|最中)|途中|方法|前に|らしい|みたい|っぽい|すれ|せん?と|ないか(?:が|を|、|と)?(?:心配|不安|気に|調べ|確認|聞|相談|$)|に(?:行|い)[くきっ]|ませんか"
)
_NOT = re.compile(
    r"な(?:い|かった|く(?:[てなはも]|$)|し(?=$|[でだとのや]))|ません|(?<=[らわさかたまれけせえめなおが])ず(?:に)?|(?<=[わさかまれけせえめ])ん(?=$|[のでよわ])"
)
_NONE = re.compile(r"ゼロ|無縁|皆無|無関係")
_DONE = re.compile(
    r"(?:[てで](?:$|る|た|ま[すし]|い(?:る|ま[すし]|た|て|$)|お(?:る|り|いた|いて|きま)|あ(?:る|り)|くれ(?:て|た|まし|ちゅう|と)|くださ(?:って|い|り)|もら(?:って|った|い|え)|いただ|頂|き(?:た|て|まし)|しま(?:った|い)|さ(?:れ|せ)|ん(?:で|だ)|て|進め|動い|やって|出して|くる|[^、。と]{1,12}?(?:[てで](?:い|お)(?:る|り?ます)|まし(?:た|て)))"
    r"|(?:た|だ)(?![らりい]|[一-龥ァ-ヺ])(?:(?:の|ん|もの|ところ|そう|とのこと|よう)(?:で|だ|な|$))?|まし(?:た|て)|済|ちゃった|れ(?:て(?:い|る|ま|お|しま)|ちゃ|た(?![らい])|まし)|ちゅう|ちゃ[っい]|(?:と|ちょ)(?:る|りま|った)|よ(?:る|ん[での]))"
)
_STATES = re.compile(
    r"(?:(?:に|と)?(?:な(?:って|った|り(?=ま)))|る|ます|い|う|く)?(?:こと(?:が|は)?でき|もの|ところ|よう|の|ん|わけ|もん|と(?:思|存)|状態|だけ|ばかり)*"
    r"(?:で(?:す|し|あ|ご|[、。]|$)|だ|じゃ|や|な(?:の|ん|ので|んで)|よ|ね|わ|さ|な|ぞ|で|の|ん|と|って|、|$|し|が|けど|ので|から|も(?:の|ん)|い(?:た)?し)"
)
_STRUNG = re.compile(r"[てで]$")
_SENTENCE = re.compile(r"[。!?\n]")
_WISHED = re.compile(r"(?:たい|ほしい|ください|予定|つもり|よう(?:と|か))(?:です|のです|んです|と思)?[^、。]{0,6}$")


def clause_end(text: str, at: int) -> int:
    """Where the clause ends in which ``at`` stands."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def was_done(text: str, at: int) -> bool | None:
    """Whether the act whose stem ends at ``at`` has been done (True), not (False), or is left open (None)."""
    tail = text[at : clause_end(text, at)]
    if _OPEN.search(tail):
        return None
    if denials := len(_NOT.findall(tail)):
        return denials % 2 == 0
    if re.fullmatch(r"[てで]ね", tail) and "まだ" in text[max(0, at - 12) : at]:
        return False  # 「まだ取ってね」 for 取ってねえ
    if not _DONE.match(tail):
        return None
    if _STRUNG.fullmatch(tail):
        return None if _goes_on_wishing(text, at + len(tail)) else True
    return True


def is_so(text: str, at: int) -> bool | None:
    """Whether the state or ability whose word ends at ``at`` holds (True), does not (False), or is left open (None)."""
    tail = text[at : clause_end(text, at)]
    if _OPEN.search(tail):
        return None
    if denials := len(_NOT.findall(tail)):
        return denials % 2 == 0
    return True if _STATES.match(tail) else None


def denied(text: str, at: int) -> bool | None:
    """Whether what stands before ``at`` is denied in the rest of its clause (True) or not (False); None where open."""
    tail = text[at : clause_end(text, at)]
    if _OPEN.search(tail):
        return None
    return (len(_NOT.findall(tail)) + bool(_NONE.search(tail))) % 2 == 1


def _goes_on_wishing(text: str, at: int) -> bool:
    """「許しをもらって、春に申し込みたい」: the permission is part of the plan."""
    end = _SENTENCE.search(text, at)
    return bool(_WISHED.search(text[at : end.start() if end else len(text)]))
