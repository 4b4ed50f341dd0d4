"""A correction in so many words: 「担当者だけ違いました。近藤です」, 「さっきの部署ですが、正しくは営業部です」.

What is put right is named, and the new answer stands behind it; what an answer *is not* is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.fields.field_names import names_in
from nlu.fields.remarks import PICTURE
from nlu.fields.trimming import IN_LETTERS, NOT_ME
from nlu.values.digit_words import DIGITS_WRONG
from nlu.values.normal import normalize

_OF_IT = r"[」』]?(?:の?(?:件|やつ|こと|話|ところ|ほう|方|欄|入力|記入|質問|返事|回答|答え|表記|漢字|字|数字|数|金額|額|綴り|つづり|スペル|書き方|順番|変換))?"
CORRECTION = rf"(?:{DIGITS_WRONG}|新しく(?:な[りっ]|し)|ミス|誤り|誤って|誤字|間違|まちが|違[いうっ]|ちが[いうっ]|訂正|修正|直[しさすせ]|なお[しさ]|変更|変え|ちゃ[うい]|変わ[りっ]|替わ[りっ]|代わ[りっ]|交代|入れ直|書き直|(?:読み|聞き|見)(?:違|間違)|早とちり|言い間違|打ち間違|書き間違|入れ間違|勘違い|思い違い|(?:ゼロ|0|零|桁|けた)(?:が|を|の数が)?[^。、!]{0, 6}?(?:多|少な|足り|余計|余分|よけい|抜け|落と|付け|つけ))"
_SAYS_WRONG = re.compile(  # 「…だけ違いました。」「…の入力を間違えてました、」「…を直したいです。」
    rf"{_OF_IT}(?:だけ|のみ)?(?:なん?です(?:が|けど)|です(?:が|けど)|を|が|は|も|に|の|、|で)?、?(?:さっき|先ほど|一つ|一か所|ちょっと|少し)?{_OF_IT}(?:を|が|は|に)?{CORRECTION}[^。、!]{{0,18}}?(?:(?:ので|(?<!せ)んで|から|(?<=違って)て|(?<=違ってい)て|(?<=勘違いして)て|(?<=違えて)て|(?<=間違え)て(?:い)?て)[、\s]*|[。、!…\s]+)"
)
_LOOKED_UP = re.compile(  # 「…を確認したら」「…、よく見たら」
    rf"{_OF_IT}(?:を|は|が|、|について|なん?です(?:が|けど|けれど)|です(?:が|けど|けれど))?、?(?:もう一度|もう一回|改めて|あらためて|再度|念のため|あとで|社内で|よく|ちゃんと|きちんと|落ち着いて)*(?:を)?(?:読ん(?=[だで])|読み(?:返|直)|確認|確かめ|調べ|見直|数え直|計算し直|見|数え|考え|聞い|問い合わせ)(?:し|て(?:み)?)*(?:[ただ]ら|ましたら|[ただ]ところ|ましたところ|ると|ますと|てみると|で(?:み)?たら)、?"
)
_CORRECTLY = re.compile(  # 「さっきの…ですが、正しくは」
    rf"{_OF_IT}(?:は|が|も|、|なん?です(?:が|けど|けれど)|です(?:が|けど|けれど)|だけど|については)、?(?:正しくは|正式(?:な?(?:名称?|名前))?(?:に)?は|正確には|厳密には|正しいのは|本当は|ほんとは|実際は|じつは|実は|今は|いまは|現在は)、?"
)
_SAID_AGAIN = re.compile(  # 「部署をもう一度言います。」
    rf"{_OF_IT}(?:を|は|だけ)?(?:もう一度|もう一回|もういちど|改めて|あらためて|再度)(?:言|書|お?伝え|お?知らせ|入力|お?答え|送)[^。、]{{0,10}}[。、\s]+"
)
_ASKS_LEAVE = re.compile(  # 「部署だけ変えてもいいですか？」
    rf"{_OF_IT}(?:だけ|のみ)?(?:を|は|、)?(?:変え|替え|直し|変更し|訂正し|修正し|なおし)(?:て)?(?:も)?(?:いい|よい|よろしい|大丈夫|かまい|構い|もらえ|いただけ|可能)[^。?]{{0,10}}[?。]+\s*"
)
_NAMED_AFTER = re.compile(
    rf"{_OF_IT}(?<=ころ)(?=[^はがをもにでと、。])|{_OF_IT}(?:(?:は|を|が|も|、|だけ、?|については?、?|なん?です(?:が|けど|けれど)|です(?:が|けど|けれど)|だけど)、?|(?=やっぱ|やはり))(?P<again>(?:やっぱ(?:り|し)?|やはり)、?)?(?=[^、。])"
)
_TO_CHANGE = re.compile(  # 「…に修正お願いできますか」「…に訂正で」「…にしといてください」
    r"[にへ](?:(?:修正|訂正|変更|差し替え|書き換え|直し|なおし)(?:を)?(?:お願い|し?て|で(?:お願い|頼み|[。!\s]*$)|でき)|(?:直|なお)せ(?:ま|る|な)|(?:変え|替え)ら?れ(?:ま|る|な)|しと(?:い|っ)?て|改め(?:て|ます|させて)|[替代]えて(?=おい|くだ|下さ|もら|いただ|頂|ほし|くれ))[^。]{0,16}[。!\s]*$"
)
_TO_BECOME = re.compile(
    r"(?:に(?:します|して[^い]|しま|する|変え|替え|なり|決ま|決め)|で(?:お願い|[い行][きく]|進め|決ま))[^。]{0,16}[。!\s]*$|(?<=[^まのんいてたり])で[。!\s]*$"
)
_IS_RIGHT = re.compile(r"、?(?:が|のほうが|の方が)(?:正し(?:い|かった)|正式(?!な書)|正解|本当)[^。、]{0,6}[。!\s]*$")
_MISTAKE_FOR = re.compile(r"の(?:間違い|まちがい|誤り|ミス)(?:です|でした|だ)?[ねよ]*[。!\s]*$")
_WAS = re.compile(r"(?:でした|だった|でございました)[ねよわ]*[。!\s]*$")
_SAID_SO = re.compile(r"(?:そうです|とのこと(?:です|でした)|らしいです|(?:と|って)(?:言われ|言ってい?)ました)[。!\s]*$")
_ONCE_TOLD = r"(?:さっき|先ほど|さきほど|最初|前)(?:に)?(?:お?答え|書い|お?伝えし|言っ|入力し|入れ|送っ|記入し)た"
_BACK = re.compile(rf"(?:(?:さっき|先ほど|さきほど|最初|前)の?|{_ONCE_TOLD})$")
_OUTRIGHT = re.compile(r"[」』]?の(?:件|こと|話)(?:なん)?です(?:が|けど|けれど)、?")
SINCE = re.compile(  # 「先月から…になりました」「4月から…に変わってました」
    r"^(?:(?:今年|去年|昨年)?の?[0-9一二三四五六七八九十]{1,2}月(?:[0-9]+日)?|先月|今月|先週|今週|昨日|今日|今年|去年|昨年|今期|(?:この)?[春夏秋冬]|[0-9]+年前)(?:から|に|より|付けで)、?(?=.)"
)
_BECAME = re.compile(
    r"に(?:なり|変わり|替わり|代わり|変わって(?:い)?|替わって(?:い)?|代わって(?:い)?|変更になり|移り)ました(?:ので|よ|ね)*[。!\s]*$"
)
_INSTEAD = re.compile(  # 「「塗装」ではなく「塗料」で、…」: the part put right, before all of it
    r"^[^。、]{1,24}?(?:じゃ|では|で|や)な(?:くて?|い)[^、。]{1,24}?(?:で|です(?:ので|から)?)、(?=.)"
)
_DENIED = re.compile(r"(?:じゃ|では|や)な(?:く|い)|やのうて")
_SORRY = re.compile(
    r"(?:^|[。、!\s])(?:あっ?|いや|ごめん(?:なさい)?|すみません|すいません|失礼(?:しました)?|訂正(?:です|します)?|間違え(?:た|ました))[、。!…\s]*$"
)
_ONCE = re.compile(r"去年|昨年|以前|昔|前は|当時|昨期|前期")
_TO_COME = re.compile(  # 「来月から大野に代わるので大野でお願いします」
    r"に(?:変わ|替わ|代わ|交代す|変更にな)(?:る|ります|り、?)(?:ことにな(?:り|っ)[^、。]{0,6}?)?(?:ので|から|んで|ため|[。!\s]*$)"
)
_BY_STEPS = re.compile(r"増え|減っ|減り|(?:から|より)(?!先)[^、。]{1,12}に")  # 「3人増えて35人になりました」
_TAIL = re.compile(
    r"(?:の(?:間違い|まちがい|誤り|ミス)(?:です|でした|だ)?|(?:が|のほうが|の方が)(?:正し(?:い|かった)|正式|正解|本当)(?:です|でした)?|(?:の(?:ほう|方))?(?:でした|だった)"
    r"|(?:だ|なん?だ|という|との)?(?:そうです|ことです|ことでした)|(?:だ)?(?:と|って)(?:言われ|言ってい?)ました|らしいです|と(?:申し|言い|いい)ます"
    r"|(?:に|へ|で)(?:(?:直し|なおし|変更|訂正|修正|変え|替え|代え|改め(?:させ)?|差し替え|書き換え|しと(?=いて)|し|お願い)(?:し)?(?:て|ます|たい|で|いて)?(?:を)?(?:おいて)?(?:ください|下さい|もらえ(?:ます|れば)[^。]*|いただけ(?:ます|れば)[^。]*|お願い(?:いた)?(?:します|でき[^。]*)?|ほしい|です|と思います)?)|(?:に|へ)(?:(?:直|なお)せ|(?:変え|替え)ら?れ|(?:変更|訂正|修正)でき)[^。]*|やった|(?<=[^まのんいてたりな])で)[ねよか。!\s]*$"
)
_RIGHTLY = re.compile(
    r"^(?:正しくは|正式には|正確には|本当は|ほんとは|実際は|実は)、?"
)  # 「字が違いました。正しくは…」
_PUT_RIGHT = re.compile(r"(?:^|[。!])[^。!]{0,8}訂正(?:です|します|しますが|ですが)?[、。!…\s]*$")
_RECORDED = re.compile(  # 「会社名は登記だと「株式会社湊」なのでそれで」
    rf"{_OF_IT}(?:は|が|も|、|なん?です(?:が|けど|けれど)|です(?:が|けど|けれど)|だけど|については)、?(?:登記(?:簿)?|謄本|戸籍|免許証|定款|名刺|看板|ラベル|パッケージ|箱|袋|伝票|契約書|名簿|書類|カタログ)(?:上|の(?:表記|記載))?(?:だと|では|には|は|で見ると)(?!な|あ|違)、?"
)
_THAT_ONE = re.compile(  # 「「湊屋」なのでそっちで」, 「…と書いてあるのでそれに直して」
    r"(?:(?:と|って)(?:書いて|なって|記載されて|載って|登録されて|印刷されて)?(?:い|あ)?(?:る|ります|ます))?(?:な|です|だ)?(?:ので|から|んで)、?"
    r"(?:そっち|そちら|それ|これ|こっち|こちら)(?:の(?:ほう|方|名前|表記))?(?:で|に|へ)[^。]{0,20}$"
)
_LED_BY = re.compile(
    r"(?:確認|確かめ|調べ|見直|聞い|数え直|計算し直|問い合わせ)(?:し|て(?:み)?)*(?:たら|ましたら|たところ|ましたところ)、?$"
)
_OPENING = re.compile(
    r"(?:(?:あの[ーう]?|えっと|あっ?|ああ|いや|えーと|すみません|すいません|ごめん(?:なさい)?|失礼(?:しました)?|そういえば|それと|あと|待って(?:ください)?|度々すみません|何度もすみません|訂正(?:です|します)?|やっぱり?|やはり|(?:言い|書き|伝え)(?:忘れ|そび)(?:れ|て(?:い)?)*(?:まし)?た(?:が|けど|んですが))[、。…!\s]*"
    rf"|(?:さっき|先ほど|さきほど|最初|前)の?|{_ONCE_TOLD}|(?:[^、。]{{0,8}}(?:確認|確かめ|調べ|聞い|見)(?:し|て(?:み)?)*(?:たら|たところ|ましたら))、?|うちの|会社の)*$"
)

_TO_BE = re.compile(  # 「…17人に直してください」: the new answer, whatever it answers
    r"(?:^|[、。!\s]|ので|(?<![分わ])から|ため)(?P<new>[^、。!\s]{1,24}?(?: [一-龥々ぁ-んァ-ヺー]{1,5})?)(?:の(?:ほう|方))?に(?:(?:直し|訂正し|変更し|修正し|変え|替え|代え|改め|差し替え|書き換え|し)て(?:おいて)?(?:ください|下さい|もらえ|いただけ|頂け|ほしい|くれ)|(?:変更|訂正|修正)(?:で(?=[。!]|$|お願い)|お願い|を?お願い|(?=[。!\s]*$))|し(?:とい|てお)て)[^。]{0,12}"
)
_QUOTED_SO = re.compile(  # 「…「あり」に訂正」「…「はい」が正解でした」
    r"[「『](?P<new>はい|いいえ|あり|なし|ある|ない|イエス|ノー)[」』](?:に(?:訂正|変更|修正)|が(?:正解|正し|本当|合って)|でお願い)[^。]{0,10}(?=[。!]|$)"
)
_THIS_TIME = re.compile(  # 「拠点は先の話なんで今回は輸出にします」
    r"(?:^|[、。\s]|ので|から|んで)(?P<both>両方)(?:でした|だった|です|とも(?:でした|です))[ねよ]*(?=[。!]|$)|(?:今回は?|まずは?|とりあえず|やっぱり|やはり)、?(?P<new>[^、。!\s]{1,12}?)(?:の(?:ほう|方))?(?:に(?:します|しておき|させて|し(?:てくだ|といて))|で(?:お願い|[い行]きます|申し込み|進め|(?=[。!])))[^。]{0,8}(?=[。!]|$)"
)
_YES_NO = re.compile(r"[「『](?:はい|いいえ|イエス|ノー|あり|なし|ある|ない)[」』]")
_ENDED = re.compile(r"(?:です|だ)?(?:ね|よ)?$")
_CUT = re.compile(r".*(?:ので|(?<![分わ])から|ため)、?(?=.)")  # 「海外課から貿易課」, 「春じゃ間に合わないので秋」
_TOLD = {"motive", "product_description"}  # with its reasons


@dataclass(frozen=True)
class Mended:
    """The fields that a word for them may mean, and the new answer: its words, and its span in the message."""

    fields: tuple[str, ...]
    words: str
    start: int
    end: int


def mended_in(text: str) -> tuple[Mended, ...]:
    """The corrections that ``text`` makes outright, in order; spans are half-open in ``text``, from the name on."""
    text = PICTURE.sub("。", text)
    n = normalize(text)
    found = []
    for name in names_in(text):
        opening = sentence_start(n.text, name.start)
        if not _OPENING.search(n.text[opening : name.start]) and n.text[opening : name.start].strip():
            continue
        if (at := _new_answer(n.text, name.start, name.end)) is None:
            continue
        end = sentence_end(n.text, at)
        words = _THAT_ONE.sub("", n.text[at:end].rstrip("。! "))
        words = _RIGHTLY.sub("", words)
        words = _INSTEAD.sub("", _TAIL.sub("", words).strip(" 、。!"))
        words = (
            chosen[0].strip("「」『』")
            if (chosen := _YES_NO.match(words)) and _ENDED.match(words, chosen.end())
            else words
        )
        words = IN_LETTERS.sub("", words)
        words = words[not_me.end() :] if (not_me := NOT_ME.match(words)) else words
        words = words if set(name.fields) & _TOLD else _CUT.sub("", SINCE.sub("", _BECAME.sub("", words)))
        if words and not _DENIED.search(words):
            found.append(Mended(name.fields, words, n.span(opening, opening + 1)[0], n.span(end - 1, end)[1]))
    return tuple(found)


def made_so(text: str) -> tuple[Mended, ...]:
    """New answers to a question that ``text`` does not name: 「17人に直してください」."""
    n = normalize(text)
    found = []
    for match in (*_TO_BE.finditer(n.text), *_QUOTED_SO.finditer(n.text), *_THIS_TIME.finditer(n.text)):
        of = "both" if match.groupdict().get("both") else "new"
        words = _CUT.sub("", match[of])
        words = words.strip("「」『』") if _YES_NO.fullmatch(words) else words
        if not names_in(words):
            found.append(Mended((), words, *n.span(match.start(of), match.end())))
    return tuple(found)


def _new_answer(said: str, start: int, end: int) -> int | None:
    """Where the new answer begins behind the name at ``start``…``end``; None where nothing is put right."""
    for frame in (_SAYS_WRONG, _LOOKED_UP, _CORRECTLY, _SAID_AGAIN, _ASKS_LEAVE):
        if (match := frame.match(said, end)) and match.end() < len(said):
            return match.end()
    if (match := _RECORDED.match(said, end)) and _THAT_ONE.search(
        said[match.end() : sentence_end(said, end)].rstrip("。! ")
    ):
        return match.end()
    if (behind := _NAMED_AFTER.match(said, end)) is None:
        return None
    answer = said[behind.end() : sentence_end(said, behind.end())]
    if _PUT_RIGHT.search(said[:start]) or ("を" not in answer and _TO_CHANGE.search(answer)):
        return behind.end()
    if _IS_RIGHT.search(answer) or (behind["again"] and _TO_BECOME.search(answer)):
        return behind.end()
    looked_up = _LED_BY.search(said[:start])
    back = _BACK.search(said[:start])
    outright = "は" not in answer and _OUTRIGHT.match(said, end, behind.end())
    led = _SORRY.search(said[:start]) or looked_up or back or outright
    opens = not said[sentence_start(said, start) : start].strip() and not _ONCE.search(answer)
    told = (led and _WAS.search(answer)) or ((looked_up or opens) and _SAID_SO.search(answer))
    becomes = (back and _TO_BECOME.search(answer)) or (
        _BECAME.search(answer) and not _BY_STEPS.search(SINCE.sub("", answer))
    )
    return behind.end() if told or becomes or _TO_COME.search(answer) or _MISTAKE_FOR.search(answer) else None


def sentence_start(said: str, at: int) -> int:
    """Where the sentence begins in which ``at`` stands."""
    return max(said.rfind(mark, 0, at) for mark in "。!?\n") + 1


def sentence_end(said: str, at: int) -> int:
    """The end of the sentence that begins at ``at``, its mark included."""
    ends = [found for mark in "。!?" if (found := said.find(mark, at)) >= 0]
    return min(ends) + 1 if ends else len(said)
