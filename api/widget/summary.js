// @ts-check
import { isKeyboardClick } from "./choices.js";
import { h, show } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./api.js").SummaryItem} SummaryItem */

/** What stands in place of a value. @type {Record<string, string>} */
const NO_VALUE = { unknown: "わからない", later: "あとで答える", skipped: "回答なし" };

/** @param {SummaryItem} item */
function itemValue({ display, status }) {
  const known = status === "answered" || status === "derived";
  return h("dd", { class: "summary-value" },
    known ? h("span", { text: display }) : h("span", { class: "tag", text: NO_VALUE[status ?? ""] ?? "未回答" }),
    status === "derived" && h("span", { class: "tag", text: "自動で判定" }));
}

/**
 * What has been understood so far, with a way to correct each item.
 * @param {import("./api.js").SummaryReply} reply @param {(answer: import("./choices.js").Answer) => void} onAnswer
 * @returns {import("./choices.js").Control}
 */
export function createSummary(reply, onAnswer) {
  /** @type {HTMLElement[]} */
  const places = [];

  /** @param {SummaryItem} item */
  function editButton(item) {
    const label = `「${item.label}」を直す`;
    const onPress = (/** @type {Event} */ event) =>
      onAnswer({ choice: `edit:${item.field}`, label, byKeyboard: isKeyboardClick(event) });
    const button = h("button", {
      type: "button", class: "summary-edit", "aria-label": `${item.label}を直す`, text: "直す", on: { click: onPress },
    });
    const place = h("dd", { class: "summary-action" }, button);
    places.push(place);
    return place;
  }
  /** @param {SummaryItem} item */
  const row = (item) => h("div", { class: "summary-row" },
    h("dt", { class: "summary-label", text: item.label }),
    itemValue(item),
    item.editable !== false && editButton(item));

  const sections = reply.sections.filter(({ items }) => items.length > 0).map(({ title, items }) =>
    h("section", { class: "summary-section" }, h("h4", { text: title }), h("dl", {}, ...items.map(row))));
  const element = h("div", { class: "card summary" },
    h("h3", { class: "card-title" }, icon("check"), "うかがった内容"), ...sections);
  return { element, update: ({ active }) => places.forEach((place) => show(place, active)) };
}
