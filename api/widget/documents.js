// @ts-check
// The documents to prepare, as a list to tick off. The ticks are the visitor's own and stay in this browser.

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./api.js").DocumentItem} DocumentItem */
/** @typedef {{has: (id: string) => boolean, set: (id: string, on: boolean) => void}} Ticks */

/** @param {import("./session.js").KeyValue} store @param {string} apiBase @param {() => string | null} conversation @returns {Ticks} */
export function createTicks(store, apiBase, conversation) {
  const key = (/** @type {string} */ id) => `minato:ready:${apiBase}:${conversation()}:${id}`;
  return {
    has: (id) => store.getItem(key(id)) !== null,
    set: (id, on) => (on ? store.setItem(key(id), "1") : store.removeItem(key(id))),
  };
}

/**
 * @param {DocumentItem[]} documents @param {Ticks} ticks @param {(text: string) => (Node | string)[]} textNodes
 * @returns {HTMLElement}
 */
export function createDocuments(documents, ticks, textNodes) {
  const count = h("span", { class: "document-count" });
  /** @type {HTMLInputElement[]} */
  const checks = [];
  const follow = () => void (count.textContent = `${checks.filter(({ checked }) => checked).length}/${checks.length}`);

  /** @param {DocumentItem} item */
  function row({ id, title, detail, clause, file_name }) {
    const check = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
    check.checked = ticks.has(id);
    check.addEventListener("change", () => {
      ticks.set(id, check.checked);
      follow();
    });
    checks.push(check);
    return h("li", { class: "document" },
      h("label", { class: "document-title" }, check, h("span", { text: title })),
      h("p", { class: "document-detail" }, ...textNodes(detail)),
      file_name && h("p", { class: "fine", text: `ファイル名：${file_name}` }),
      clause && h("p", { class: "fine", text: `根拠：申込要領 ${clause}` }));
  }
  const rows = documents.map(row);
  follow();
  return h("section", { class: "card documents", "aria-label": "ご用意いただくもの" },
    h("h3", { class: "card-title" }, icon("check"), "お申し込みまでにご用意いただくもの", count),
    h("ul", { class: "document-list" }, ...rows),
    h("p", { class: "fine", text: "チェックはご自身の控えです。この端末だけに残ります。" }));
}
