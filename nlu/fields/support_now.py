"""Whether others help with the same matter now, and whether consulting on going abroad is the firm's own trade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.verdicts import Line, Verdict
from nlu.values import stance_words as w
from nlu.values.realis import clause_end, was_done

_NOT_THE_SAME = re.compile(  # 「銀行が相談に乗ってくれてますけど、同じ内容の支援は受けていません」
    r"同じ(?:内容|こと|件|テーマ|よう)[^、。]{0,16}(?:は|も|を)[^、。]{0,10}(?:て(?:は)?(?:い)?(?:ません|ない)|ありません|ない|なし)(?:です)?[ねよ。!\s]*$"
)
SUPPORT, CONSULTING = "parallel_support", "overseas_consulting_business"


def supported(line: Line, asked: bool) -> Iterator[Verdict | None]:
    """A helper who helps; of the same matter, where nothing was asked."""
    said = line.text
    if asked and (none := _NOT_THE_SAME.search(said)):
        yield line.verdict(SUPPORT, False, none.start(), len(said))
        return
    helper = w.HELPER.search(said)
    hedged = bool(w.HEDGED.search(said))
    if helper and (asked or w.SAME.search(said)):
        for match in w.HELPED.finditer(said, helper.start()):
            value = was_done(said, match.end())
            if value is True and w.OVER.match(said, match.end()) and not w.NOW.search(said):
                value = False if w.FORMERLY.search(said) else None  # 「一度相談しました」
            if value is None and w.GOING_ON.match(said, match.end()):
                value = True
            if value is not None:
                yield line.verdict(SUPPORT, None if hedged else value, match.start(), clause_end(said, match.end()))
    if not asked:
        for match in w.NONE_HELP.finditer(said):
            yield line.verdict(SUPPORT, None if hedged else False, *match.span())
        now = w.NOTHING_NOW.search(said)
        if now and (w.HELPER.search(line.before) or _over_before(said, now.start())):
            yield line.verdict(SUPPORT, False, *now.span())  # 「…のほうは終わりました。今は何も受けていません」
        return
    if now := w.NOTHING_NOW.search(said):
        yield line.verdict(SUPPORT, None if hedged else False, now.start(), len(said))
    if not helper and (bare := w.NOT_HELPED.search(said)):
        yield line.verdict(SUPPORT, None if hedged else False, *bare.span())
    for pattern in (w.NOBODY, w.ENDED, w.OTHER_MATTER):
        for match in pattern.finditer(said):
            yield line.verdict(SUPPORT, None if hedged else False, match.start(), len(said))


def _over_before(said: str, at: int) -> bool:
    """「県の派遣は先月で終わったので、今は何も受けていません」."""
    return bool(w.HELPER.search(said, 0, at) and w.CAME_TO_END.search(said, 0, at))


def consulting(line: Line, asked: bool) -> Iterator[Verdict | None]:
    """The trade itself and the wish to take it abroad; or a trade of one's own and no word of consulting."""
    said = line.text
    if not asked:
        if (main := w.MAIN_TRADE.search(said)) and w.CONSULT.search(said) and w.TAKEN_ABROAD.search(said):
            yield line.verdict(CONSULTING, True, *main.span())
        if (match := w.CONSULT.search(said)) and (not_so := _denied_trade(said, match.end())):
            yield line.verdict(CONSULTING, False, match.start(), not_so)
        if w.CONSULT.search(line.words.text) and (no := w.NOT_SO_TRADE.search(said)):
            yield line.verdict(CONSULTING, False, *no.span())
        return
    hedged = bool(w.HEDGED.search(said))
    spoken = w.CONSULT.search(said)
    main = w.MAIN_TRADE.search(said)
    if main and w.AND_ABROAD.search(line.words.text):
        yield line.verdict(CONSULTING, None if hedged else True, *main.span())
    if now := w.NOT_NOW.search(said):
        yield line.verdict(CONSULTING, None if hedged else False, now.start(), len(said))
    if spoken and (not_so := _denied_trade(said, spoken.end())):
        yield line.verdict(CONSULTING, False, spoken.start(), not_so)
    for pattern in (w.OWN_WORK, w.BE_TAUGHT, w.NOT_SO_GRAND):
        if (match := pattern.search(said)) and not spoken and not main:
            yield line.verdict(CONSULTING, None if hedged else False, *match.span())


def _denied_trade(said: str, at: int) -> int:
    """Where the denial ends of 「…コンサル業ではなく」「…を教えるような商売はしていない」, 0 where there is none."""
    match = w.NO_TRADE.match(said, at)
    return match.end() if match else 0
