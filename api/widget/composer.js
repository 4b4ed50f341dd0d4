// @ts-check
import { h, unseen } from "./dom.js";
import { icon } from "./icons.js";

/**
 * Enter sends, except while a Japanese input method is using it to settle a conversion. Safari reports that Enter
 * after the composition has ended, with key code 229 as the only sign.
 * @param {KeyboardEvent} event
 */
export function isSendKey(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/** @param {(text: string) => void} onSend */
export function createComposer(onSend) {
  const input = /** @type {HTMLTextAreaElement} */ (h("textarea", {
    id: "message", class: "composer-input", rows: "1", enterkeyhint: "send", autocomplete: "off",
    placeholder: "ここに入力してください", "aria-describedby": "composer-hint",
  }));
  const button = /** @type {HTMLButtonElement} */ (
    h("button", { type: "submit", class: "composer-send", disabled: true }, icon("send"), unseen("送信")));
  const element = h("form", { class: "composer" },
    h("label", { class: "unseen", for: "message", text: "メッセージ" }),
    h("div", { class: "composer-row" }, input, button),
    h("p", { id: "composer-hint", class: "composer-hint", text: "Enter で送信、Shift＋Enter で改行" }));
  let enabled = true;

  function fit() {
    button.disabled = !enabled || input.value.trim() === "";
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  }
  function send() {
    if (button.disabled) return;
    const text = input.value;
    input.value = "";
    fit();
    onSend(text);
  }
  input.addEventListener("input", fit);
  input.addEventListener("keydown", (event) => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    send();
  });
  // A tap on the button must not take the focus from the input: the on-screen keyboard would close at every message.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });

  return {
    element,
    focus: () => input.focus({ preventScroll: true }),
    /** @param {string} text put in front of what is being written */
    restore(text) {
      if (!text) return;
      input.value = [text, input.value].filter(Boolean).join("\n");
      fit();
    },
    /** @param {boolean} on */
    enable(on) {
      enabled = on;
      button.disabled = !on || input.value.trim() === "";
    },
  };
}
