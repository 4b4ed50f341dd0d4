// @ts-check
// What stands around the questions of a personal link: why they are asked here, that they are done, that the link is spent.

import { h, show } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

/** @typedef {import("./arrival.js").Visit} Visit */

const WHY = "会社名やご連絡先などは、LINEのトークに残さないよう、この画面で伺います。";
const SPENT = "このリンクは、期限が過ぎたか、すでに使われています。LINEのトークでひとことお送りいただくと、新しいリンクをお届けします。";

/** @param {string | null} url */
const wayBack = (url) => url && h("a", { class: "button-primary button-link", href: url, text: "LINEに戻る" });

/** @param {() => void} onRetry @param {(text: string) => void} say reads aloud */
export function createVisitView(onRetry, say) {
  const count = h("span");
  const intro = h("div", { class: "visit-intro", hidden: true },
    h("p", { class: "visit-title", text: "LINEからお越しの方へ" }),
    h("p", {}, WHY, count));
  const panel = h("div", { class: "visit-panel", hidden: true });

  /** @param {import("./icons.js").IconName} name @param {string} title @param {string} text @param {(Node | null | "")[]} more */
  function put(name, title, text, ...more) {
    show(intro, false);
    panel.replaceChildren(h("span", { class: "visit-mark" }, icon(name)), h("h3", { class: "visit-title", text: title }),
      h("p", { text }), ...more.filter((item) => item instanceof Node));
    show(panel, true);
    say(`${title}。${text}`);
  }
  return {
    intro,
    panel,
    /** Programs that look through e-mails open their pages, too: the link is spent by a press only. @param {() => void} onOpen */
    mailed(onOpen) {
      const open = () => {
        show(panel, false);
        onOpen();
      };
      put("mail", "ご相談の続きを開きます", "お送りしたリンクは、一度だけ使えます。この端末で続ける場合に、お進みください。",
        h("button", { type: "button", class: "button-primary", text: "この端末で続きを開く", on: { click: open } }));
    },
    /** @param {Visit} visit */
    begin({ fields }) {
      count.textContent = `${fields.length === 1 ? "一つの質問" : `${fields.length}つの質問`}です。終わると、LINEで続きを伺います。`;
      show(intro, true);
      show(panel, false);
    },
    /** @param {Visit} visit */
    done({ returnUrl }) {
      put("check", "ありがとうございました",
        `ご入力いただいた内容をお預かりしました。続きはLINEで伺います。${returnUrl ? "" : "この画面を閉じて、LINEにお戻りください。"}`, wayBack(returnUrl));
    },
    /** The page may not have the widget. @param {string} why for who put it there @param {string} elsewhere where the visitor can go on */
    refused(why, elsewhere) {
      put("info", "このページでは開けません", word("refused"),
        h("a", { class: "button-primary button-link", href: elsewhere, target: "_blank", rel: "noopener", text: "別の画面で相談する" }),
        h("p", { class: "fine", text: why }));
    },
    /** @param {import("./problem.js").ApiProblem} problem */
    failed(problem) {
      if (problem.gone) put("info", "このリンクは使えません", SPENT);
      else put("alert", "開けませんでした", problem.detail, h("button", { type: "button", class: "button-primary", text: "もう一度試す", on: { click: onRetry } }));
    },
  };
}
