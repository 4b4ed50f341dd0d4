"""What a message itself shows of its purpose, whatever a classifier makes of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.fields.answer_words import COMPLAINTS, PERSON_WANTED, UNKNOWN
from nlu.fields.clauses import Mood, names_question, split
from nlu.fields.promises import asks_leave, goes_on, promises
from nlu.fields.remarks import Act, act_of, skips
from nlu.values.dialect import in_plain_speech
from nlu.values.normal import normalize

_SHORT = 25
_MEANING = re.compile(
    r"^(?:えっ?と?、?)?(?:なんで|なぜ|どうして|何で)(?:ですか|なん|や|ですの)?[?]*$|(?:それ|これ)(?:は|って)?(?:何|なん)(?:です|なん|や|ね|[?]|$)|(?:それ|これ|その|この)?(?:って|は|の)?(?:どういう|どんな)(?:意味|こと|もの)"
    r"|意味(?:が|は)?(?:わか|分か|判)(?:ら|り)|(?:なに|何|なん)(?:それ|これ|のこと|の話)|^[^、。]{0,12}(?:とは|って)(?:何|なに|なん)(?:ですか|なの|や|ね?ん)?[?]*$|^[^、。]{1,12}(?:とは|って)[?]+$"
    r"|(?:なんで|なぜ|何で|どうして|何のため|なんのため)[^。]{0,16}(?:必要|聞|きく|いる|要る|答え|教え|書)"
    r"|(?:言わ|答え|書か|入力し|入れ|教え|出さ|決め)(?:な(?:いと|きゃ|くては|ければ)|んと|にゃ)[^。]{0,4}(?:だめ|ダメ|駄目|いけ|いか|あか|なら|まず)"
    r"|(?:必須|必ず(?:答え|書|入力)|絶対(?:必要|いる|要る))[^。]{0,6}(?:か|の|[?])|(?:どう|何て|なんて)(?:答えれば|答えたら|書けば|書いたら|言えば|言うたら|入力すれば|選べば)|(?:どれ|どっち)を(?:選|押|えら)|例えば(?:何|なに|どんな|どういう)"
)
_PROGRAMME = re.compile(r"支援|プログラム|ハンズオン|コンソーシアム|専門家|制度|費用|料金|審査|申込|申し込|登録|書類")
_WANTS_TO_KNOW = re.compile(
    r"知りた|教え|聞きた|ききた|伺いた|うかがいた|気にな|心配|不安|疑問|質問|問い?合わせ(?!(?:の)?(?:窓口|先|担当|は|メール|電話))|確認したい|(?:一覧|資料|説明|案内)(?:が|を)?(?:ほし|欲し|くだ|下さ|もら|送|見)"
    r"|(?:ん|の)(?:かな|かしら|やろ|だろ|でしょ|ですかね|か(?:な|ね)?[。?]*$)|(?:か|かな[ぁあ]?|かしら|やろか|だろうか|のん|んか)(?:[、。?!\s]|と(?:思|おも)|$)"
    r"|いくら|いつ(?:まで|から|頃|ごろ)?(?:です|に|[?])|どこ|どう(?:すれば|したら|なる|なり|やっ)|どの(?:くらい|ぐらい)|何(?:が|を|日|週|か月|ヶ月|年|回|人)"
)
_TOLD = 60  # characters
_AT_A_LOSS = re.compile(
    r"(?:(?:分か|わか|判)(?:らない|りません|りかね(?:ます|る))|(?:把握|理解)(?:でき|し)て(?:い)?(?:ない|ません)|知らない|知りません|不明|自信(?:は|が)?(?:ない|ありません)|はっきりし(?:ない|ません)|見当(?:も|が)つ(?:かない|きません))"
    r"(?:(?:の|ん)?(?:です|だ|よ|ね|わ|が|けど|けれど|な[あぁ]?|状態|ところ))*[。!\s…~ー]*$"
)
_WHAT_TO_TAKE = re.compile(  # 「何を頼めばいいのかが分からない」: of the answer, no question
    r"^(?:うちは|正直|そもそも|、)*(?:何|なに|どれ|どっち|どちら)(?:を|に|から|が)?[^、。?]{0,3}(?:頼|選|書|答え|お願い|すれ|した|当た|あた|該当)[^、。?]{0,12}(?:か|やら)(?:が|も|は|、)?(?:全然|さっぱり|正直|よく|まだ)?(?:分|わ)から(?:ない|ん|へん)(?:です|の|ん|わ|な[あぁ]?|ね|けど)*[。…!]*\W*$"
)
_LATER_ON = re.compile(r"(?:後|あと)(?:で|から|に)|途中で|一度|いったん|保存|飛ばし")
_CAN_IT = re.compile(  # 「書き直すこともできますか」「変更は可能ですか」
    r"(?:(?:直|変え|変更|訂正|修正|編集|書き直|書き換え|追加|足|消|削除|戻|見直|再開|続き)[^。、?]{0,12}?(?:でき|可能|られ|[せれけ])[^。、?]{0,6}(?:か(?:ね|な)?|でしょう|の)?[?。]*$)"
)
_NOUN, _PREDICATE = ("名詞", "接尾辞", "接頭辞", "記号", "代名詞"), ("動詞", "形容詞", "形状詞")
_PASSED_OVER = ("補助記号", "助動詞", "空白")


def asks_meaning(text: str) -> bool:
    """「どういう意味？」「なんで電話番号がいるんですか」: a question about the question just put."""
    words = normalize(text).text
    if _WHAT_TO_TAKE.search(words):
        return False
    return len(words) <= _SHORT and bool(_MEANING.search(words)) and not _PROGRAMME.search(words)


def says_unknown(text: str) -> bool:
    """「まだ確認できてません」「場合による」: that the answer is not known, said in a few words."""
    words = normalize(text).text
    at_a_loss = bool(_WHAT_TO_TAKE.search(words))
    return len(words) <= _SHORT and bool(UNKNOWN.search(words)) and (at_a_loss or not seeks(text))


def left_unknown(text: str) -> bool:
    """「日本では問題ないですけど、相手国の決まりが分かりません」: a message that ends with not knowing, and asks nothing."""
    n = normalize(text)
    asked = any(clause.mood in (Mood.QUESTION, Mood.REQUEST) for clause in split(n))
    return len(n.text) <= _TOLD and not asked and bool(_AT_A_LOSS.search(in_plain_speech(n).text))


def put_off(text: str) -> str | None:
    """What is asked for besides not knowing: 「まだ決めてない、後で」 ``postpone``, 「覚えとらん、飛ばして」 ``skip``."""
    words = in_plain_speech(normalize(text)).text
    act = act_of(words)
    if skips(words) or act is Act.SKIPS:
        return "skip"
    return "postpone" if act is Act.LATER else None


def promised(text: str, of_time: bool = False) -> bool:
    """「届いたら書きますね」「税理士さんの返事待ちです」: an answer to come, with no question beside it.

    ``of_time``: a time was asked, so that 「夜でもいいですか」 asks no leave.
    """
    n = normalize(text)
    said = in_plain_speech(n).text
    asked = any(clause.mood is Mood.QUESTION for clause in split(n)) and not names_question(said)
    if goes_on(said):
        return False
    return (not of_time and asks_leave(said)) or (not asked and promises(said))


def only_asks(text: str) -> bool:
    """「これって後から書き直せますか」: a question on what can be done later, and no wish to pass."""
    said = normalize(text).text
    return (
        bool(_LATER_ON.search(said))
        and bool(_CAN_IT.search(said))
        and not asks_leave(in_plain_speech(normalize(text)).text)
    )


def wants_person(text: str) -> bool:
    """「担当者につないで」, not 「担当の者に書かせます」."""
    return bool(PERSON_WANTED.search(normalize(text).text))


def complains(text: str) -> bool:
    """Words of annoyance."""
    return bool(COMPLAINTS.search(normalize(text).text))


def seeks(text: str) -> bool:
    """Whether anything in the message asks, requests, or wishes to know."""
    n = normalize(text)
    asked = any(clause.mood in (Mood.QUESTION, Mood.REQUEST) for clause in split(n))
    return asked or bool(_WANTS_TO_KNOW.search(n.text))


def nominal(tags: Sequence[str]) -> bool:
    """Whether the parts of speech (UniDic) are those of a name: nouns to the end, the copula aside, and no predicate."""
    kinds = [tag.split("-")[0] for tag in tags]
    if any(kind in _PREDICATE for kind in kinds):
        return False
    said = [kind for kind in kinds if kind not in _PASSED_OVER]
    return bool(said) and said[-1] in _NOUN
