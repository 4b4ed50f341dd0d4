"""Company names with their legal form, and shop names (屋号) in quotes."""

from __future__ import annotations

import re

from nlu.values.company_words import DESCRIPTIVE_TAIL, ENTITY_TYPES, FULL_FORM, MARKER, SUFFIX_FORMS
from nlu.values.normal import Normalized
from nlu.values.types import Found

_NAME_CHAR = r"[一-龥々〆ヶヵぁ-ゖァ-ヺー・A-Za-z0-9À-ɏ&'.\-+~@☆★♪ゝゞヽヾ〇]"
_FORWARD = re.compile(rf" ?({_NAME_CHAR}+(?: (?=[A-Za-z&])[A-Za-z0-9&'.\-]+)*)")
_BACKWARD = re.compile(rf"({_NAME_CHAR}+(?: [A-Za-z0-9&'.\-]+)*) ?$")
_END = re.compile(  # where a name is over and the sentence goes on
    r"と申し|ともうし|といい|と言い|という|と言う|っていう|って言う|と名乗|です|でございます|でした|でして|でしょう|になります|になっ|にな(?=り)|だ(?:よ|$|と|けど|が)|じゃ|である"
    r"|さん|さま|様|御中|ですが|ますが|として|にて|から(?=[^ぁ-ん]|$|です|き)|まで(?=[^ぁ-ん]|$)|を|宛"
    r"|の(?=(?:[一-龥々ァ-ヺー]{1,6})(?:です|と申|ともうし|といい|と言い|でございます|さん|様|$|[。、]))"
    r"|の(?=社長|代表|担当|従業員|社員|資本金|売上|売り上げ|年商|住所|所在地|電話|メール|ホームページ|HP|サイト|本社|営業|総務|海外|法人番号|設立|創業|商品|製品|主力|者|もの|方|ほう|事業|取締役|専務|常務|部長)"
    r"|は(?=[^ぁ-ん]|$|い|こ|そ|と|ど|ま|も|お)|が(?=[^ぁ-ん]|$)|で(?=[^ぁ-ん]|$|や|す|、)|に(?=[^ぁ-ん]|$|勤|て)|も(?=[^ぁ-ん]|$)|と(?=[^ぁ-んァ-ヺー]|$)|へ(?=[^ぁ-ん]|$)"
)
_NOT_A_NAME = re.compile(
    r"(?:では?|に|は|が|を|で|と|も|の|へ|や|か|な|だ|化|を|なの|じゃ|という|として|です|ます|だけ|など|とか|ほど|さん|様|数|社|等|法|組織|以外|ですか|でしょう|または|及び|設立|代表|名|形態)(?:[ぁ-ん]*)"
)
_QUOTED = re.compile(r"(?:屋号|店名|店の名前|お店の名前|社名|会社名|商号|法人名|企業名)(?:は|が|:|、| |・|も)*[「『\"“]([^「」『』\"”\n]{1,40})[」』\"”]")
_TRADE_NAME = re.compile(rf"(?:屋号|店名|お店の名前|店の名前)(?:は|が|:|、| )+({_NAME_CHAR}{{2,30}})")
_QUOTED_SAID = re.compile(r"[「『]([^「」『』\n]{1,30})[」』](?:という|って)(?:屋号|名前|店|お店|会社|名称|社名)")
_PARTICLE_BEFORE = re.compile(r"[はがをにでともへやか、]$")


def find_company_names(n: Normalized) -> list[Found]:
    """Companies by legal form (株式会社, ㈱, (有), 合同会社, 協同組合 …) and names said as 屋号「…」.

    ``value`` has the legal form spelled out, without a space between it and the name. ``detail["entity_type"]`` is
    ``corporation``, ``cooperative`` or None (no legal form said). A legal form alone (株式会社です) is no name.
    """
    found = [hit for hit in (_around(n.text, marker) for marker in MARKER.finditer(n.text)) if hit]
    found += [hit for hit in _quoted(n.text) if not any(_overlap(hit, other) for other in found)]
    found.sort(key=lambda hit: hit.start)
    kept: list[Found] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _around(text: str, marker: re.Match[str]) -> Found | None:
    form = FULL_FORM.get(marker[0].replace(" ", ""), marker[0])
    if form in SUFFIX_FORMS:
        return _before(text, marker, form)
    return _after(text, marker, form) or _before(text, marker, form)


def _after(text: str, marker: re.Match[str], form: str) -> Found | None:
    rest = _FORWARD.match(text, marker.end(), min(len(text), marker.end() + 80))
    if not rest:
        return None
    start = rest.start(1)
    name = _cut(rest[1])
    if not name or _NOT_A_NAME.fullmatch(name):
        return None
    return Found("company", form + name, marker.start(), start + len(name), detail={"entity_type": ENTITY_TYPES[form]})


def _cut(run: str) -> str:
    """The run up to where the sentence goes on; a name has at least one character before that."""
    end = _END.search(run, 1)
    first = _END.match(run)
    if first and first.end() > 0 and (not end or len(run) <= 2 or _NOT_A_NAME.match(run[: end.start()])):
        return ""
    return run[: end.start()].strip(" .-・") if end else run.strip(" .-・")


def _before(text: str, marker: re.Match[str], form: str) -> Found | None:
    head = _BACKWARD.search(text[max(0, marker.start() - 60) : marker.start()])
    if not head:
        return None
    name = _tail(head[1])
    if not name or DESCRIPTIVE_TAIL.fullmatch(name):
        return None
    end = marker.end()
    start = marker.start() - len(head[0]) + len(head[1]) - len(name)
    return Found("company", name + form, start, end, detail={"entity_type": ENTITY_TYPES[form]})


def _tail(run: str) -> str:
    """The last part of the run that can be a name: after the last particle that stands between words."""
    cut = 0
    for joint in re.finditer(r"(?<=[^ぁ-ん])(?:は|が|を|に|で|も|へ|から|という|です|と|の)(?=[^ぁ-ん])|(?<=[一-龥ァ-ヺーA-Za-z])は(?=[ぁ-ん])|(?:です|ます|まして|でして|なんですが|ですが|という)(?=.)", run):
        if joint[0] != "の" or re.search(r"(?:当社|弊社|うち|我|私|僕|[都道府県市区町村])$", run[: joint.start()]):
            cut = joint.end()
    return run[cut:].strip(" .-・")


def _quoted(text: str) -> list[Found]:
    patterns = (_QUOTED, _QUOTED_SAID, _TRADE_NAME)
    hits: list[Found] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match[1] if pattern is not _TRADE_NAME else _cut(match[1])
            hit = Found("company", name, match.start(1), match.start(1) + len(name), detail={"entity_type": None})
            if name and not any(_overlap(hit, other) for other in hits):
                hits.append(hit)
    return hits


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end
