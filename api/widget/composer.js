// @ts-check
import { h, show, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

/**
 * Enter sends, except while a Japanese input method is using it to settle a conversion. Safari reports that Enter
 * after the composition has ended, with key code 229 as the only sign.
 * @param {KeyboardEvent} event
 */
export function isSendKey(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/** Where Enter and Shift are keys and not a part of the screen, and where there is room to tell. */
const KEYBOARD = "(hover: hover) and (pointer: fine) and (min-width: 48rem) and (min-height: 30.01rem)";

/** What the keys do, shown and read only where there are keys. @param {HTMLElement} input */
function createHint(input) {
  const element = h("p", { id: "composer-hint", class: "composer-hint", text: "Enter で送信、Shift＋Enter で改行" });
  const keyboard = matchMedia(KEYBOARD);
  function follow() {
    show(element, keyboard.matches);
    // A description is read even from a hidden element.
    if (keyboard.matches) input.setAttribute("aria-describedby", element.id);
    else input.removeAttribute("aria-describedby");
  }
  keyboard.addEventListener("change", follow);
  follow();
  return element;
}

/**
 * @param {object} on
 * @param {(text: string) => void} on.send
 * @param {(text: string) => void} on.draft the text at each change; "" once it was sent
 */
export function createComposer(on) {
  const input = /** @type {HTMLTextAreaElement} */ (h("textarea", {
    id: "message", class: "composer-input", rows: "1", enterkeyhint: "send", autocomplete: "off",
    placeholder: word("placeholder"),
  }));
  const button = /** @type {HTMLButtonElement} */ (
    h("button", { type: "submit", class: "composer-send", disabled: true }, icon("send"), unseen("送信")));
  const element = h("form", { class: "composer" },
    h("label", { class: "unseen", for: "message", text: "メッセージ" }),
    h("div", { class: "composer-row" }, input, button),
    createHint(input));
  let enabled = true;

  function fit() {
    button.disabled = !enabled || input.value.trim() === "";
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  }
  /** @param {string} text */
  function write(text) {
    input.value = text;
    fit();
    on.draft(text);
  }
  function send() {
    if (button.disabled) return;
    // First: what is sent is kept before the draft goes.
    on.send(input.value);
    write("");
  }
  input.addEventListener("input", () => {
    fit();
    on.draft(input.value);
  });
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
      if (text) write([text, input.value].filter(Boolean).join("\n"));
    },
    clear: () => write(""),
    fit,
    /** @param {boolean} on */
    enable(on) {
      enabled = on;
      button.disabled = !on || input.value.trim() === "";
    },
  };
}
