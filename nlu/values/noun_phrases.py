"""The noun phrase that ends at a place in a text: 「輪島で漆の箸を」 before を: 漆の箸."""

from __future__ import annotations

from nlu.values.morphemes import Morpheme, morphemes

_LISTING = ("や", "と", "・", "とか", "および", "及び", "&")
_NOT_LISTED = frozenset("妻夫娘父母兄弟姉妹嫁私僕俺息子家内主人友人仲間社長職人弟子組合さん家族")  # 「妻と味噌を」
_TIMES = frozenset(
    ("今", "今年", "去年", "昨年", "来年", "毎年", "毎日", "毎月", "今回", "現在", "最近", "普段", "昔", "いま", "次",
     "今度", "前", "以前", "以来", "以降", "当時", "先月", "先日", "長年", "代々", "ほか", "他", "自分", "みんな", "全部", "全て", "すべて",
     "主", "日々", "実際", "普通", "もともと", "一番", "いちばん", "ずっと", "一応")
)  # fmt: skip
_OF_WHOM = frozenset(
    ("うち", "自分", "自社", "当社", "弊社", "地元", "自慢", "自家", "父", "母", "祖父", "祖母", "親父", "実家", "現地", "国内",
     "海外", "近所", "地域", "当地", "町", "村", "市", "県", "島", "ここ", "こちら", "私", "わし", "俺", "僕", "今", "昔", "今回",
     "次", "主力", "看板", "メイン", "そこ", "日本", "世界", "隣", "隣町", "全国", "うちら", "我々", "当店", "先代", "土地", "新品", "名物", "特産", "定番", "人気")
)  # fmt: skip
_OWN_MAKE = frozenset(
    ("自社開発", "自社製造", "自社製", "自社ブランド", "自社オリジナル", "当社製", "弊社製", "自社生産", "自社企画", "当店自慢", "うち自慢")
)  # fmt: skip
_TOOLS = (
    "機械",
    "機",
    "装置",
    "道具",
    "器具",
    "ソフト",
    "アプリ",
    "システム",
    "サービス",
    "ロボット",
    "センサー",
    "キット",
    "治具",
)
_DEEDS = (
    "縫製",
    "製造",
    "加工",
    "養殖",
    "栽培",
    "生産",
    "絵付け",
    "絵付",
    "醸造",
    "開発",
    "企画",
    "仕上げ",
    "組み立て",
    "販売",
    "卸",
)
_MOST = 30  # characters
_BACK, _AHEAD = 80, 12  # how much of the text around the place is looked at


def noun_phrase_before(text: str, end: int) -> tuple[int, int] | None:
    """The half-open span of the noun phrase that ends right at ``end``; None where no noun ends there.

    It keeps 業務用の, 木製の and lists (茶碗や湯のみ), and what a tool is for (じゅうたんを洗う機械), but not where the thing
    comes from (甲州の, うちの) nor how it was made (浜で茹でた). A closing bracket is taken with what it closes.
    """
    floor = max(0, end - _BACK)
    words = morphemes(text[floor : end + _AHEAD])
    last = next((at for at, word in enumerate(words) if word.end == end - floor), None)
    if last is None:
        return None
    if words[last].surface in _DEEDS and last > 1 and words[last - 1].surface == "の":
        last -= 2  # ジーンズの縫製: ジーンズ
    first = _first(words, last)
    if first is None or words[last].surface in _TIMES:
        return None
    first = _with_purpose(words, first, last)
    first = _without_origin(words, first, last)
    start, end = floor + words[first].start, floor + words[last].end
    return (start, end) if 0 < end - start <= _MOST else None


def _first(words: tuple[Morpheme, ...], last: int) -> int | None:
    at = last
    if words[at].surface in (")", "」", "』"):
        opened = next((back for back in range(at, -1, -1) if words[back].surface in ("(", "「", "『")), None)
        if opened is None:
            return None
        if words[at].surface != ")":
            return opened
        at = opened - 1
    if at < 0 or not _is_noun(words[at]):
        return None
    while at > 0:
        before = words[at - 1]
        if _is_noun(before) and before.surface not in _TIMES:
            at -= 1
        elif step := _joint(words, at):
            at -= step
        else:
            break
    return at


def _joint(words: tuple[Morpheme, ...], at: int) -> int:
    """How many words back the noun lies that の, な, や or とか ties to the one at ``at``; 0 for none."""
    before = words[at - 1]
    if before.surface == "か" and at > 2 and words[at - 2].surface == "と":
        before, back = words[at - 2], 3
    else:
        back = 2
    if at < back:
        return 0
    noun = words[at - back]
    if before.surface == "な" and noun.pos[0] in ("形状詞", "接尾辞"):
        return 2
    if not _is_noun(noun) or noun.surface in _TIMES:
        return 0
    if before.surface == "の" and before.pos[0] == "助詞":
        return back
    listed = before.surface in _LISTING and before.pos[0] in ("助詞", "補助記号", "接続詞")
    return back if listed and noun.surface not in _NOT_LISTED else 0


def _is_noun(word: Morpheme) -> bool:
    kind = word.pos[0]
    if kind == "名詞":
        return word.pos[2] != "人名" or len(word.surface) > 1
    return (
        kind in ("接頭辞", "記号")
        or (kind == "接尾辞" and word.pos[1] != "動詞的")
        or word.surface in ("・", "-", "ー")
    )


def _with_purpose(words: tuple[Morpheme, ...], first: int, last: int) -> int:
    """「名刺を印刷する機械」: a tool is called by what it does."""
    if not words[last].surface.endswith(_TOOLS) or first == 0:
        return first
    at = first - 1
    if not words[at].pos[5].startswith(("連体形", "終止形")) or words[at].surface.endswith("た"):
        return first
    while (at > 0 and words[at].pos[0] in ("動詞", "助動詞")) or words[at].pos[2] == "サ変可能":
        at -= 1
        if at < 0:
            return first
    if words[at].surface != "を" or at == 0:
        return first
    object_first = _first(words, at - 1)
    return first if object_first is None else object_first


def _without_origin(words: tuple[Morpheme, ...], first: int, last: int) -> int:
    """Without 甲州の, うちの, 富山県の in front."""
    while True:
        of = next((at for at in range(first, last) if words[at].surface in ("の", "や", "と")), None)
        if of is None or words[of].surface != "の" or of == first:
            return first
        head = words[first:of]
        place = all(
            (
                word.pos[1] == "固有名詞"
                and (word.pos[2] == "地名" or (word.pos[2] == "人名" and word.surface[0] > "ー"))
            )
            or word.surface in ("県", "市", "町", "村", "産", "区")
            for word in head
        )
        own = "".join(word.surface for word in head) in _OWN_MAKE or (
            len(head) == 1 and (head[0].surface in _OF_WHOM or head[0].surface in _TIMES)
        )
        if not place and not own:
            return first
        first = of + 1
