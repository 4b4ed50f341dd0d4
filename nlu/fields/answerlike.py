"""Tells an answer in free words from a command, a question, a courtesy or "I don't know"."""

from __future__ import annotations

import re

from nlu.fields.clauses import Clause, Mood, split
from nlu.fields.core import core_of, sentences
from nlu.fields.cues import mentioned, wants_edit
from nlu.values.booleans import bare_yes_no

_TRIM = " 　、,。.!?…~〜ー―・w笑"
_OPENING = re.compile(
    r"(?:(?:えー*っ?と|ええ?っと|えっとですね|あのー?|そうですね[ぇえー]?|そうだな[ぁあー]?|うーん(?:と)?|んー|まあ|まぁ|では|じゃあ|はい|ええ|うん|あ(?=[、。 ])|承知しました|了解です|わかりました"
    r"|こんにちは|こんばんは|おはよう(?:ございます)?|はじめまして|初めまして|お世話になって(?:い|お)?ります|お世話になります|お疲れ様です|すみません|ありがとうございます|よろしくお願い(?:いた)?します)"
    r"(?:[、,。!…~〜ー ]+))+"
)
_POLITE = r"(?:です|でございます|だ|ます|ました|ません|(?:し)?て(?:ください|下さい|くれ|ほしい(?:です)?|いただけ(?:ます)?|もらえ(?:ます)?)?|で|お願い(?:いた)?します|したい(?:です)?|する|します|たい(?:です)?|ね|よ|な|な[ぁあ]|わ|かな|けど|が|か|の|さい|ください|下さい|っす|ぞ|[ー〜~])*"


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words}){_POLITE}", re.IGNORECASE)


_COMMANDS = _whole(
    r"スキップ|skip|飛ばし|飛ばす|とばし|とばす|パス|次(?:へ|に(?:進(?:む|み|ん))?|の質問|いって|行って|進んで|をどうぞ)?|省略|(?:この質問(?:は|に(?:は)?))?(?:答え|こたえ|言い|教え)たくな[いし]|ノーコメント|内緒|秘密"
    r"|(?:また)?(?:後|あと)(?:で|ほど|回し|から)(?:に)?(?:答え|お答え|こたえ|入力|書き|回答|考え|決め|送り|連絡|確認|調べ)?|のちほど|後ほど|また(?:今度|後で|あとで|後日)|今度|後日|今は(?:ちょっと|無理|いい|答えられ(?:ない|ません)|やめて(?:おき|お)?)"
    r"|(?:一つ|ひとつ|1つ|1個|前|一個)?(?:前)?(?:の質問)?(?:に|へ)?戻(?:る|り|って|して|せ|したい|りたい)|前の質問|一つ前|(?:最初|始め|はじめ)(?:から)?(?:に)?(?:やり直し|やり直す|やりなおし|お願い|戻|もう一度)?|やり直し|やり直す|リセット|キャンセル|取り消し|取消|もう一度(?:言って|お願い|質問)?"
    r"|(?:これまで|今まで|ここまで|いままで)?の?(?:入力)?(?:内容|回答|答え|入力|まとめ|状況|進捗|一覧)(?:を|が)?(?:見せ|確認|見(?:たい|る|れ)|表示|教え)?|確認(?:したい|させて)?"
    r"|(?:ちょっと|少し|しばらく|今|一旦|いったん)*(?:お)?(?:待っ|待ち)(?:て|ください|下さい)?(?:ください|下さい|ね)?|中断|一時停止|保存|休憩|(?:ちょっと|少し)?休(?:憩|む|み|ませて)|(?:また|後日|あとで|明日|来週|今度)(?:明日|来週|後日|今度|改めて|あらためて)?(?:に)?(?:来|き|伺い|お伺いし|連絡し|お願いし|考え)(?:ます|る)|(?:やっぱり|もう|今日は|申し込みを?)*(?:やめ(?:ます|る|ておきます|たい)|辞退し)|(?:それは|これは)?(?:ちょっと)?(?:言え|答えられ|教えられ|お答えでき)(?:ません|ない)|今日は(?:ここ|これ)まで(?:に(?:し|する)?)?|(?:ここまでで)?(?:保存|一時保存)(?:し(?:て(?:おい)?|と(?:い)?て)?)?|(?:また)?(?:後|あと)で(?:続き|続け|やり)(?:ます|る)?|お願い(?:いた)?し|再開|続き(?:から|を|お願い)?|続け(?:る|て|ます|たい)|ストップ|終了|終わり(?:たい|にし)?|やめ(?:る|たい|ます|て)|中止|もう(?:いい|やめ|結構|終わり)|(?:また|後で)来|出直し|ヘルプ|help"
    r"|(?:訂正|修正|変更|直し)(?:したい|させて|し|が?あ(?:る|り))?|間違え(?:た|まし)|間違い(?:まし)?|(?:さっき|先ほど|前)の(?:は|答え|回答)?(?:は|を)?(?:間違[いえ]|違|取り消|訂正)[^。]{0,6}"
)
_COURTESIES = _whole(
    r"こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|はじめまして|初めまして|どうも|もしもし|ハロー|やあ|hello|hi|hey|お世話になって(?:い|お)?ります|お世話になります|お疲れ(?:様|さま)|ご苦労様|よろしく(?:お願い(?:いた)?(?:します|いたします))?|宜しく(?:お願い(?:いた|致)?します)?"
    r"|(?:どうも)?ありがと(?:う|ー)?(?:ござい(?:ます|ました))?|サンキュー?|thanks?(?: you)?|感謝(?:し(?:て(?:い|お)?)?)?|助かり(?:ます|ました)|助かる|了解(?:しました)?|承知(?:しました|いたしました)?|(?:わかり|分かり)まし(?:た)?|わかった|分かった|なるほど|へ[えぇー]+|ふー?ん|ほう|そうなん|そう|そっか|さようなら|バイバイ|じゃあ?ね|失礼し(?:ます|ました)|またね|すみません|すいません|申し訳(?:ない|ありません|ございません)|ごめん(?:なさい)?"
    r"|え[えっー]*|えー*っ?と|あのー?|は[ぁあ]?|ん|お[おー]*|うーん|あー+|えー+|まあ|まじ|マジ|ok|オッケー|おけ|テスト|test|以上|いい(?:ね|です(?:ね|よ)?|よ)|すごい|嬉しい"
)
_COMPLAINTS = re.compile(
    r"めんど(?:う|くさ|い)|面倒|うざい|うっとうし|うるさい|しつこい|(?:長い|多い|遅い)(?:な|です|よ|ん|$)|長すぎ|多すぎ|いい加減に|話にならな|何度も同じ|同じこと(?:を|ばかり)|イライラ|ふざけ|使えな|使いにく|ひどい|意味(?:が)?(?:わから|分から|不明)|バカ|馬鹿|もう疲れ|役に立たな"
)
_PERSON_WANTED = re.compile(
    r"^(?:人間|オペレーター|担当者|相談員|有人|コンシェルジュ)(?:を|に|で)?(?:お願い(?:いた)?します|希望|対応|呼んで)|(?:人|担当(?:者|の方|の人)?|オペレーター|スタッフ|相談員|係の?[人者方]|人間|専門家|コンシェルジュ|どなたか|誰か)(?:の方)?(?:と|に|へ)(?:直接)?(?:お)?(?:話|代わ|替わ|変わ|かわ|つな|繋|相談(?:したい|し(?:て|ます))|連絡(?:したい|がほしい|取りたい))|電話(?:で(?:話|相談)|した|して(?:ほしい|ください|もら)|がほしい)|(?:直接|対面で)(?:話|相談|会)"
)
_UNKNOWN = re.compile(
    r"(?:わか|分か|判)(?:ら|りま|りかね|んな|んね|りません)|知(?:らな|りません|らん)|未定|不明|決(?:まって|めて|めか)(?:い)?(?:な|ま|ね)|(?:検討|考え)中(?:です|だ|$|なの|でし)|忘れ(?:た|まし|て)|覚えて(?:い)?(?:な|ま)|把握し(?:て(?:い)?)?(?:な|ま|お)|確認(?:し(?:て(?:み|から|おき)|ます|ないと)|中)|調べて(?:み|から|おき)|調べないと|聞いてみ|なんとも言え|何とも言え|思いつか|これから考え|これから決め"
)
_UNKNOWN_LIMIT = 25  # longer texts say more than that they do not know
_EDIT_LIMIT = 40
_NOTHING = re.compile(
    r"(?:(?:いえ|いいえ|いや|まだ|今は|今のところ|いまのところ|現在は?|現時点では|特に(?:は)?|とくに|何も|うち(?:に)?は|そういう(?:の|もの)は|予定(?:は|も)?|希望(?:は|も)?|部署(?:は|など)?|役職(?:は|も)?|ホームページ(?:は|も)?|HP(?:は|も)?|サイト(?:は|も)?|URL(?:は|も)?|ページ(?:は|も)?|ウェブサイト(?:は|も)?|参加(?:する)?予定(?:は|も)?|[一-龥ァ-ヺー]{1,8}(?:は|も)|出展(?:する)?(?:予定)?(?:は|も)?|展示会(?:は|も|に(?:は|も)?)?|商談会(?:は|も|に(?:は|も)?)?|や|、| )*)"
    r"(?:な[いし](?:です|ね|よ|んです|の|な)*|無[いし](?:です)?|ありません(?:ね)?|ございません|持って(?:い)?(?:ない|ません)(?:です)?|ゼロ|出(?:ない|ません)|出る予定(?:は)?(?:ない|ありません|なし)(?:です)?|していません|してません|してない(?:です)?|考えて(?:い)?(?:ない|ません)(?:です)?|入って(?:い)?(?:ない|ません)|なしで|いいえ|いいえ、?(?:特に)?(?:な[いし](?:です)?|ありません)|不要|要りません|いりません|いらない(?:です)?|none|no)(?:お願いします|です)?"
)
_THANKS = re.compile(r"(?:どうも)?ありがと|お世話にな|おはよう|こんにち[はわ]|こんばん[はわ]|お疲れ")
_PREFACE = re.compile(r"(?:ん|の)(?:です|だ)(?:が|けど|けれど|けども)[、,\s]*$|と(?:聞|伺|書)[^、。]{0,10}$")
_WORD = re.compile(r"[0-9A-Za-zぁ-ゖァ-ヺ一-龥々〆À-ɏ]")


def is_answer(text: str) -> bool:
    """Whether a message can be an answer in free words (a name, a description, a motive).

    False for commands (スキップ, 戻って), questions, courtesies, complaints, bare yes and no, wishes for a person, and
    for not knowing. True says nothing about which field the words fit.
    """
    n = core_of(text)
    if mentioned(n.text) and wants_edit(n.text) and len(n.text) <= _EDIT_LIMIT:
        return False
    return answer_span(n.text, split(n)) is not None


def answer_span(text: str, clauses: list[Clause]) -> tuple[int, int] | None:
    """The span of the answer in a message: without greetings in front and questions before or after it."""
    for start, end in _runs(text, clauses):
        start, end = _trimmed(text, start, end)
        if start < end and is_answer_text(text[start:end]):
            return start, end
    return None


def is_answer_text(words: str) -> bool:
    """As ``is_answer``, for words already cut out of their message."""
    words = words.strip(_TRIM)
    if not _WORD.search(words) or bare_yes_no(words) is not None:
        return False
    if _COMMANDS.fullmatch(words) or _COURTESIES.fullmatch(words) or is_nothing(words):
        return False
    if _PERSON_WANTED.search(words) or (len(words) <= _UNKNOWN_LIMIT and _COMPLAINTS.search(words)):
        return False
    return not (len(words) <= _UNKNOWN_LIMIT and _UNKNOWN.search(words))


def is_command(words: str) -> bool:
    """「戻って」「あとで」「続けてください」: words to the assistant, no answer."""
    words = words.strip(_TRIM)
    return bool(_COMMANDS.fullmatch(words) or _THANKS.match(words))


def is_nothing(words: str) -> bool:
    """「特にないです」「予定はありません」: that there is nothing to tell."""
    return bool(_NOTHING.fullmatch(words.strip(_TRIM)))


def _runs(text: str, clauses: list[Clause]) -> list[tuple[int, int]]:
    """Runs of sentences that are no questions; of a sentence that ends in one, the part before it."""
    runs: list[tuple[int, int]] = []
    open_run = False
    for sentence in sentences(text, clauses):
        kept = _unasked(text, sentence)
        whole = len(kept) == len(sentence)
        if not kept or (runs and not open_run) or _is_courtesy(text, kept):
            if kept and not _is_courtesy(text, kept):
                runs.append((kept[0].start, kept[-1].end))
                open_run = whole
            else:
                open_run = False
            continue
        if open_run:
            runs[-1] = (runs[-1][0], kept[-1].end)
        else:
            runs.append((kept[0].start, kept[-1].end))
        open_run = whole
    return runs


def _is_courtesy(text: str, kept: list[Clause]) -> bool:
    words = text[kept[0].start : kept[-1].end].strip(_TRIM)
    return bool(_COURTESIES.fullmatch(words)) or bare_yes_no(words) is not None


def _unasked(text: str, sentence: list[Clause]) -> list[Clause]:
    """The sentence's clauses without the question or request it ends in."""
    if sentence[-1].mood not in (Mood.QUESTION, Mood.REQUEST) or sentence[-1].tentative:
        return sentence
    kept = list(sentence)
    while kept and kept[-1].mood in (Mood.QUESTION, Mood.REQUEST):
        kept.pop()
    if kept and _PREFACE.search(text[: kept[-1].end]):
        return []  # 「…なんですが、窓口は…ですか」 leads up to the question
    return kept


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    opening = _OPENING.match(text, start, end)
    if opening:
        start = opening.end()
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in " 、,":
        end -= 1
    return start, end
