import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { isSendKey } from "../../api/widget/composer.js";
import { clockLabel, dayLabel, deadlineLabel, sameDay } from "../../api/widget/format.js";
import { progressView } from "../../api/widget/progress.js";
import { spoken, textParts } from "../../api/widget/text.js";
import { choices } from "./support.js";

describe("links in a text", () => {
  const links = (words) => textParts(words).flatMap(({ href }) => href ?? []);
  const cases = [
    ["くわしくは https://www.jetro.go.jp/consortium/about.html をご覧ください。", ["https://www.jetro.go.jp/consortium/about.html"]],
    ["くわしくはhttps://www.jetro.go.jp/をご覧ください。", ["https://www.jetro.go.jp/"]],
    ["一覧（https://www.jetro.go.jp/list.html）です", ["https://www.jetro.go.jp/list.html"]],
    ["(https://example.jp/a_(b)).", ["https://example.jp/a_(b)"]],
    ["https://example.jp/a, https://example.jp/b?c=1&d=2.", ["https://example.jp/a", "https://example.jp/b?c=1&d=2"]],
    ["http://example.jp と javascript:alert(1) と data:text/html,x", []],
    ["https://www.jetro.go.jp@evil.example/", []],
    ["https:// だけ", []],
    ["リンクなし", []],
  ];
  for (const [words, expected] of cases) {
    test(words, () => {
      assert.deepEqual(links(words), expected);
      assert.equal(textParts(words).map((part) => part.text).join(""), words);
    });
  }
});

test("choices are read aloud with their question, a hand-off with its number", () => {
  assert.equal(spoken(choices("どちらですか。", [["企業", "b2b"], ["個人", "b2c"]])), "どちらですか。 選択肢：企業、個人");
  assert.equal(spoken({ type: "handoff", text: "引き継ぎました。", ticket: "M-7" }), "引き継ぎました。 受付番号 M-7");
  assert.equal(spoken({ type: "handoff", text: "受付番号は M-7 です。", ticket: "M-7" }), "受付番号は M-7 です。");
  const documents = [{ title: "決算報告書" }, { title: "カタログ" }];
  assert.equal(spoken({ type: "text", text: "長い一覧", documents }), "ご用意いただくものの一覧を表示しました。決算報告書、カタログの2点です。");
  assert.equal(spoken({ type: "newer" }), "");
});

test("times are Japan's, wherever the browser is", () => {
  assert.equal(clockLabel("2026-11-21T15:30:00Z"), "0:30");
  assert.equal(dayLabel("2026-11-21T15:30:00Z"), "11月22日(日)");
  assert.equal(deadlineLabel("2026-11-24T12:00:00+09:00"), "11月24日(火) 12:00まで");
  assert.equal(deadlineLabel("そのうち"), "");
  assert.equal(sameDay("2026-11-21T14:59:00Z", "2026-11-21T15:00:00Z"), false);
});

describe("progress", () => {
  const cases = [
    [{ section: "product", title: "商品・サービス", answered: 3, total: 38 }, "商品・サービス 3/38問"],
    [{ section: "company", title: "ご連絡先", answered: 9, total: 4 }, "ご連絡先 4/4問"],
    [{ section: "company", title: "会社", answered: 0, total: 0 }, undefined],
    [{ section: null, title: null, answered: 40, total: 40 }, undefined],
    [{ section: "newer", answered: 1, total: 4 }, undefined],
    [null, undefined],
  ];
  for (const [progress, label] of cases) {
    test(`${label}`, () => {
      const view = progressView(progress);
      assert.equal(view ? `${view.label} ${view.count}` : undefined, label);
    });
  }
});

describe("Enter", () => {
  const key = (extra) => ({ key: "Enter", shiftKey: false, isComposing: false, keyCode: 13, ...extra });
  const cases = [
    ["sends", {}, true],
    ["with Shift breaks the line", { shiftKey: true }, false],
    ["that settles a conversion does not send", { isComposing: true }, false],
    ["that settles a conversion in Safari does not send", { keyCode: 229 }, false],
    ["of another key does not send", { key: "a" }, false],
    ["with Ctrl sends", { ctrlKey: true }, true],
    ["with Ctrl that settles a conversion does not send", { ctrlKey: true, isComposing: true }, false],
    ["breaks the line where the visitor wants it so", {}, false, false],
    ["with Ctrl sends there", { ctrlKey: true }, true, false],
    ["with ⌘ sends there", { metaKey: true }, true, false],
  ];
  for (const [name, extra, expected, enterSends] of cases) test(name, () => assert.equal(isSendKey(key({ ctrlKey: false, metaKey: false, ...extra }), enterSends), expected));
});
