// @ts-check
import { h, show, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

/**
 * Enter sends (or, where the visitor has it so, only Ctrl or ⌘ and Enter), except while a Japanese input method is using it to settle a conversion. Safari reports that Enter
 * after the composition has ended, with key code 229 as the only sign.
 * @param {KeyboardEvent} event @param {boolean} [enterSends]
 */
export function isSendKey(event, enterSends = true) {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  return event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey);
}

/** Where Enter and Shift are keys and not a part of the screen, and where there is room to tell. */
const KEYBOARD = "(hover: hover) and (pointer: fine) and (min-width: 48rem) and (min-height: 30.01rem)";

/** What the keys do, shown and read only where there are keys. @param {HTMLElement} input */
function createHint(input) {
  const element = h("p", { id: "composer-hint", class: "composer-hint" });
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

const HINTS = { sends: "Enter で送信、Shift＋Enter で改行", breaks: "Ctrl＋Enter で送信、Enter で改行" };

/**
 * @param {object} on
 * @param {(text: string) => void} on.send
 * @param {(text: string) => void} on.draft the text at each change; "" once it was sent
 * @param {import("./attach.js").Attach} attach
 */
export function createComposer(on, attach) {
  const input = /** @type {HTMLTextAreaElement} */ (h("textarea", {
    id: "message", class: "composer-input", rows: "1", enterkeyhint: "send", autocomplete: "off",
    placeholder: word("placeholder"), on: { paste: attach.paste },
  }));
  const button = /** @type {HTMLButtonElement} */ (
    h("button", { type: "submit", class: "composer-send", disabled: true }, icon("send"), unseen("送信")));
  const hint = createHint(input);
  const element = h("form", { class: "composer" },
    h("label", { class: "unseen", for: "message", text: "メッセージ" }),
    attach.tray,
    h("div", { class: "composer-row" }, attach.button, attach.input, input, button),
    hint);
  let enabled = true;
  let enterSends = true;
  let composing = false;
  const hasNothing = () => input.value.trim() === "" && !attach.hasReady;

  function fit() {
    button.disabled = !enabled || hasNothing();
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
    attach.files.send();
    if (input.value.trim() === "") return;
    on.send(input.value);
    write("");
  }
  input.addEventListener("input", () => {
    fit();
    on.draft(input.value);
  });
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => (composing = false));
  input.addEventListener("keydown", (event) => {
    if (!isSendKey(event, enterSends)) return;
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
    /** What another window writes: one person types in one window at a time. @param {string} text */
    follow(text) {
      if (composing || input.value === text) return;
      input.value = text;
      fit();
    },
    fit,
    /** @param {boolean} yes whether Enter alone sends */
    letEnterSend(yes) {
      enterSends = yes;
      hint.textContent = yes ? HINTS.sends : HINTS.breaks;
      input.setAttribute("enterkeyhint", yes ? "send" : "enter");
    },
    /** @param {boolean} on */
    enable(on) {
      enabled = on;
      button.disabled = !on || hasNothing();
      attach.button.toggleAttribute("disabled", !on);
    },
  };
}
