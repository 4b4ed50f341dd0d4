"""Two answers put right in one breath: 「資本金と人数、両方違ってました。1200万と23人です」."""

from __future__ import annotations

import re

from nlu.fields.field_names import Named, names_in
from nlu.fields.mending import CORRECTION, Mended, sentence_end, sentence_start
from nlu.fields.remarks import PICTURE
from nlu.values.normal import normalize

_AND = re.compile(r"(?:と|や|、|・|も|および|及び)+(?:あと|それと)?、?")
_BOTH = r"(?:の)?(?:両方|りょうほう|どっちも|どちらも|ふたつとも|二つとも|2つとも|(?:と)?ともに|とも|いずれも)?"
_PUT_RIGHT = re.compile(  # 「…、両方違ってました。」「…を直したいです。」
    rf"{_BOTH}(?:を|が|は|も|に|の|、|ですが|なんですが)*{_BOTH}(?:が|を|は|、)?(?:さっき|ちょっと|一部)?{CORRECTION}[^。、!]{{0,18}}[。、!…\s]+(?:正しくは|正確には)?、?"
)
_END = re.compile(
    r"(?:(?:でした|です|だった|やった|だ|や)|(?:に|で)(?:お願い|訂正|変更|修正|直|なおし|変え|替え|して|します)[^。]*)?(?:ね|よ|わ)*[。!…\s]*$"
)
_AT_COMMAS = re.compile(r"(?:です|で)?[、・]")  # first: 「株式会社みなと屋、600万円です」
_SPLIT = re.compile(r"(?:です|で)?(?:と|、|・|および|及び)、?")


def paired_in(text: str) -> tuple[Mended, ...]:
    """The new answers to several fields named together, in the order in which they are named."""
    text = PICTURE.sub("。", text)
    n = normalize(text)
    for names in _tied(n.text, names_in(text)):
        wrong = _PUT_RIGHT.match(n.text, names[-1].end)
        if wrong is None or wrong.end() >= len(n.text):
            continue
        end = sentence_end(n.text, wrong.end())
        words = _END.sub("", n.text[wrong.end() : end])
        split = (tuple(part.strip("「」『』 ") for part in by.split(words)) for by in (_AT_COMMAS, _SPLIT))
        pieces = next((parts for parts in split if len(parts) == len(names) and all(parts)), None)
        if pieces is not None:
            start = sentence_start(n.text, names[0].start)
            span = n.span(start, start + 1)[0], n.span(end - 1, end)[1]
            return tuple(Mended(name.fields, piece, *span) for name, piece in zip(names, pieces, strict=True))
    return ()


def _tied(said: str, names: tuple[Named, ...]) -> list[list[Named]]:
    """The runs of two or more names that one predicate is said of."""
    runs: list[list[Named]] = []
    for name in names:
        if runs and _AND.fullmatch(said, runs[-1][-1].end, name.start):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [run for run in runs if len(run) > 1]
