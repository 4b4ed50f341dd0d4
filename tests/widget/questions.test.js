import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { questionStates } from "../../api/widget/questions.js";
import { historyEntries } from "../../api/widget/timeline.js";
import { choices, NOW, text } from "./support.js";

const FIELD = choices("分野はどれですか。", [["食品", "agri_food"], ["日用品", "consumer"]], { field: "product_category" });
const NEXT = choices("取引先は。", [["企業", "b2b"], ["個人", "b2c"]], { field: "business_model" });
const CONFIRM = choices("引き継いでよろしいですか。", [["引き継ぐ", "submit"], ["まだ", "more"]]);
const SUMMARY = { type: "summary", sections: [] };

let count = 0;
const bot = (...replies) => ({ message_id: `b${++count}`, role: "bot", text: "", at: NOW, replies });
const visitor = (words) => ({ message_id: `v${++count}`, role: "visitor", text: words, at: NOW });

/** whether each question is open, in order */
const seen = (messages, asking) => [...questionStates(historyEntries(messages), asking).values()].map(({ active }) => active);
const [OPEN, SHUT] = [true, false];

describe("which questions can still be answered", () => {
  const cases = [
    ["the newest question", [bot(FIELD)], "product_category", [OPEN]],
    ["the newest question, whatever the server says it asks", [bot(FIELD)], null, [OPEN]],
    ["answered by its label", [bot(FIELD), visitor("日用品"), bot(text("次です。"))], "product_name", [SHUT]],
    ["answered by its value", [bot(FIELD), visitor("consumer"), bot(NEXT)], "business_model", [SHUT, OPEN]],
    ["answered in own words", [bot(FIELD), visitor("急須なので雑貨かな"), bot(NEXT)], "business_model", [SHUT, OPEN]],
    ["own words, and a question without choices follows", [bot(FIELD), visitor("雑貨"), bot(text("会社名は。"))], "company_name", [SHUT]],
    ["the visitor asked something and the question stands", [bot(FIELD), visitor("費用は？"), bot(text("無料です。"))], "product_category", [OPEN]],
    ["the same question asked again", [bot(FIELD), visitor("費用は？"), bot(text("無料です。"), FIELD)], "product_category", [SHUT, OPEN]],
    ["a confirmation stands when nothing else is asked", [bot(SUMMARY, CONFIRM), visitor("費用は？"), bot(text("無料です。"))], null, [OPEN, OPEN]],
    ["a confirmation falls when a field is asked instead", [bot(SUMMARY, CONFIRM), visitor("売上が違う"), bot(text("売上は？"))], "annual_sales_yen", [SHUT, SHUT]],
    ["after the hand-off nothing is left to press", [bot(SUMMARY, CONFIRM), visitor("はい"), bot({ type: "handoff", text: "引き継ぎました。", ticket: "M-1" })], null, [SHUT, SHUT]],
    ["a message under way does not close what it may not answer", [bot(FIELD), visitor("えっと")], "product_category", [OPEN]],
  ];
  for (const [name, messages, asking, expected] of cases) {
    test(name, () => assert.deepEqual(seen(messages, asking), expected));
  }
});

test("several answers are known by their labels, even under way", () => {
  const many = { ...FIELD, multiple: true };
  assert.deepEqual(seen([bot(many), visitor("食品、日用品")], "product_category"), [SHUT]);
  assert.deepEqual(seen([bot(many), visitor("食品、家電")], "product_category"), [OPEN]);
});

test("a choice of this page closes its question at once, even before the server has it", () => {
  const entries = historyEntries([bot(FIELD)]);
  const pending = { key: "v9", role: "visitor", at: NOW, text: "食品", status: "sending", values: ["agri_food"], question: entries[0].key };
  assert.deepEqual(questionStates([...entries, pending], "product_category").get(entries[0].key), { active: false });
});

test("a choice that the server kept by value is shown by its label", () => {
  const [, mine] = historyEntries([bot(FIELD), visitor("agri_food")]);
  assert.equal(mine.text, "食品");
});

test("a turn in which the bot kept silent leaves no empty bubble", () => {
  const silent = { message_id: "b", role: "bot", text: "", at: NOW, replies: [] };
  assert.deepEqual(historyEntries([visitor("午後でもよいです"), silent]).map(({ role }) => role), ["visitor"]);
});

test("messages without replies are text, and each sender keeps the key of their own message", () => {
  const entries = historyEntries([
    { message_id: "b", role: "bot", text: "こんにちは。", at: NOW },
    { message_id: "k", role: "concierge", text: "佐藤です。", at: NOW },
    bot(text("一"), text("二")),
  ]);
  assert.deepEqual(entries.map(({ key, reply }) => [key, reply.text]), [["start/0", "こんにちは。"], ["k/0", "佐藤です。"], ["start/1", "一"], ["start/2", "二"]]);
});
