// @ts-check
// What the widget itself says, by name. The page that embeds it may put other words in their place (docs/widget.md):
// `text-title="…"` at the element, `data-text-title="…"` at the script. What Minato asks and answers comes from the service.

/** @type {Record<string, string>} */
export const WORDS = {
  "title": "ミナト",
  "subtitle": "海外展開のご相談・時間切れなし",
  "launcher": "ご相談はこちら",
  "launcher-news": "新しいメッセージがあります",
  "close": "閉じる",
  "menu": "メニュー",
  "placeholder": "ここに入力",
  "offline": "通信が切れています。書いた内容は残り、つながると自動で送ります。",
  "queued": "相談員に引き継ぎました。画面を閉じても、ご相談の内容は残ります。",
  "human": "相談員（人）が対応しています。",
  "closed": "このご相談は終了しました。",
  "closed-next": "続きのご連絡は、このままお書きください。別のご相談は、新しく始められます。",
  "expired": "前回のご相談を開けませんでした。お手数ですが、新しいご相談としてお始めください。",
  "refused": "申し訳ありません。このページからは、ご相談の画面を開けません。別の画面でご相談いただけます。",
};

const ATTRIBUTE = "text-";
/** @type {Map<string, string>} */
const given = new Map();

/** @param {string} name @returns {string} */
export const word = (name) => given.get(name) ?? WORDS[name];

/** Takes the words that an element was given. @param {{name: string, value: string}[]} attributes */
export function takeWords(attributes) {
  for (const { name, value } of attributes) {
    const key = name.slice(ATTRIBUTE.length);
    if (name.startsWith(ATTRIBUTE) && Object.hasOwn(WORDS, key) && value.trim()) given.set(key, value.trim());
  }
}
