// @ts-check
// Writing to the visitor on a ticket's page: Enter sends, a draft outlives the page, and they see that somebody types.

import { newMessageId } from "/widget/message-id.js";

const TYPING_TOLD_MS = 3_000;

/** @param {HTMLElement} chat @param {HTMLFormElement} form @param {(body: FormData) => void} send */
export function compose(chat, form, send) {
  const input = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  let toldTypingAt = -Infinity;
  const draftKey = `minato:desk:${chat.dataset.number}`;
  function submit() {
    if (input.value.trim() === "") return;
    const body = new FormData(form);
    body.set("message_id", newMessageId());
    input.value = "";
    /** @type {HTMLInputElement} */ (form.elements.namedItem("wait")).checked = false;
    sessionStorage.removeItem(draftKey);
    toldTypingAt = -Infinity;
    send(body);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    input.focus({ preventScroll: true });
  });
  // Enter that settles a conversion is the input method's; Safari tells by key code 229 only.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  input.addEventListener("input", () => {
    sessionStorage.setItem(draftKey, input.value);
    if (input.value === "" || performance.now() - toldTypingAt < TYPING_TOLD_MS) return;
    toldTypingAt = performance.now();
    const body = new FormData();
    body.set("csrf_token", String(new FormData(form).get("csrf_token")));
    void fetch(form.action.replace(/messages$/, "typing"), { method: "POST", body }).catch(() => undefined);
  });

  /** @type {HTMLElement} */ (chat.querySelector("[data-chat-keys]")).hidden = false;
  input.required = false; // an empty message is not sent, and needs no bubble of the browser's
  input.value ||= sessionStorage.getItem(draftKey) ?? "";
  offerReplies(chat, input);
}

/** The prepared replies, with this case's names in them, once they are looked for; a press puts one into the message.
 * @param {HTMLElement} chat @param {HTMLTextAreaElement} input */
function offerReplies(chat, input) {
  const replies = /** @type {HTMLDetailsElement} */ (chat.querySelector("[data-chat-replies]"));
  const list = /** @type {Element} */ (chat.querySelector("[data-chat-replies-list]"));
  replies.hidden = false;
  replies.addEventListener("toggle", async () => {
    if (!replies.open || list.childElementCount > 0) return;
    const response = await fetch(replies.dataset.chatReplies ?? "").catch(() => null);
    if (response?.ok && !response.redirected) list.innerHTML = await response.text();
    else list.textContent = "定型文を読み込めませんでした。";
  });
  list.addEventListener("click", (event) => {
    const words = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-text]"))?.dataset.text;
    if (!words) return;
    input.setRangeText(words, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input"));
    input.focus();
  });
}
