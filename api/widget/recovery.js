// @ts-check
// The card that takes the place of an answer when the conversation cannot be opened, or is over.

import { h, show } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

/**
 * @param {object} actions
 * @param {() => void} actions.retry
 * @param {() => void} actions.startAnew
 */
export function createRecovery({ retry, startAnew }) {
  const text = h("p", { class: "recovery-text" });
  const button = h("button", { type: "button", class: "button-primary" });
  const element = h("div", { class: "card recovery", hidden: true }, text, button);
  /** @type {(() => void) | null} */
  let action = null;
  button.addEventListener("click", () => action?.());

  /** @param {string} words @param {string} label @param {() => void} onPress */
  function offer(words, label, onPress) {
    text.replaceChildren(icon("info"), h("span", { text: words }));
    button.textContent = label;
    action = onPress;
  }
  return {
    element,
    /** @param {import("./state.js").State} state @returns {string | null} what it newly says */
    update({ phase, mode, problem }) {
      const before = element.hidden ? null : text.textContent;
      if (phase === "failed") offer(problem?.detail ?? "", "もう一度試す", retry);
      else if (phase === "expired") offer(word("expired"), "新しく始める", startAnew);
      else if (mode === "closed") offer(word("closed-next"), "新しく相談する", startAnew);
      const visible = phase === "failed" || phase === "expired" || (phase === "ready" && mode === "closed");
      show(element, visible);
      return visible && text.textContent !== before ? text.textContent : null;
    },
  };
}
