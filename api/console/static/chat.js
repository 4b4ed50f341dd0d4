// @ts-check
// The conversation on a ticket's page, live: what is said as it is said, who types, and sending without a new page.
// Without this script the page's forms do the same, one page at a time.

import { compose } from "/console/static/composer.js";

const TYPING_SHOWN_MS = 6_000;
const RETRY_MS = 3_000;
const NEAR_END = 60; // pixels within which the newest line counts as being read
const SPOKEN_KEPT = 10;

const section = /** @type {HTMLElement | null} */ (document.getElementById("chat"));
if (section) follow(section);

/** @param {HTMLElement} chat */
function follow(chat) {
  /** @template {Element} T @param {string} name @returns {T} */
  const part = (name) => /** @type {T} */ (/** @type {unknown} */ (chat.querySelector(`[data-chat-${name}]`)));
  const head = part("head"), lines = part("lines"), log = part("log");
  const scroll = /** @type {HTMLElement} */ (part("scroll"));
  const typing = /** @type {HTMLElement} */ (part("typing"));
  const trouble = /** @type {HTMLElement} */ (part("trouble"));
  const form = /** @type {HTMLFormElement} */ (part("composer"));
  const input = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  const title = document.title;
  let atEnd = true;
  let unread = 0;

  scroll.addEventListener("scroll", () => {
    atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  });
  function toEnd() {
    scroll.scrollTop = scroll.scrollHeight;
    atEnd = true;
  }

  // Letters that load late, or a narrower page: whoever reads the newest line still does.
  new ResizeObserver(() => atEnd && toEnd()).observe(lines);

  /** @param {string} html one line, as the server writes it @returns {HTMLElement} */
  function lineOf(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return /** @type {HTMLElement} */ (template.content.firstElementChild);
  }
  /** @param {string} id @returns {HTMLElement | null} */
  const shown = (id) => lines.querySelector(`[data-message="${CSS.escape(id)}"]`);

  /** Puts a line in, in its place; one that is there already is brought up to date. @param {{message_id: string, html: string}} told */
  function place({ message_id, html }) {
    const line = lineOf(html);
    const before = shown(message_id);
    if (before?.dataset.seq) return false;
    if (before) before.replaceWith(line);
    else {
      const seq = Number(line.dataset.seq);
      const next = [...lines.children].find((other) => {
        const of = /** @type {HTMLElement} */ (other).dataset.seq;
        return of === undefined || Number(of) > seq;
      });
      lines.insertBefore(line, next ?? null);
    }
    return before === null;
  }

  /** Read aloud once, apart from the list. @param {string} words */
  function say(words) {
    const line = document.createElement("p");
    line.textContent = words;
    log.append(line);
    while (log.childElementCount > SPOKEN_KEPT) log.firstElementChild?.remove();
  }
  /** @param {string} words "" when all is well */
  function warn(words) {
    if (trouble.textContent === words) return;
    trouble.textContent = words;
    trouble.hidden = words === "";
    if (words) say(words);
  }

  // The tab says how much came while it was not looked at.
  function count() {
    document.title = unread > 0 ? `（${unread}）${title}` : title;
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    unread = 0;
    count();
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typingEnds;
  /** @param {boolean} on */
  function showTyping(on) {
    clearTimeout(typingEnds);
    typing.hidden = !on;
    if (on) typingEnds = setTimeout(() => showTyping(false), TYPING_SHOWN_MS);
    if (on && atEnd) toEnd();
  }

  /** @type {Record<string, (told: any) => void>} */
  const heard = {
    line(told) {
      const keep = atEnd;
      if (!place(told)) return;
      if (told.role === "visitor") showTyping(false);
      if (keep) toEnd();
      if (told.role === "concierge" && mine.has(told.message_id)) return;
      say(told.spoken);
      if (told.role !== "visitor" || document.visibilityState === "visible") return;
      unread += 1;
      count();
    },
    head(told) {
      const focused = head.contains(document.activeElement);
      const changed = head.textContent?.replace(/\s+/g, "") !== lineText(told.html);
      head.innerHTML = told.html;
      form.hidden = !told.can_write;
      if (focused) (form.hidden ? scroll : input).focus({ preventScroll: true });
      if (changed) say(head.querySelector(".chat-lead")?.textContent?.replace(/\s+/g, " ").trim() ?? "");
    },
    typing: () => showTyping(true),
    shown({ message_id }) {
      const delivery = shown(message_id)?.querySelector("[data-delivery]");
      if (delivery) delivery.textContent = "お客様の画面に届きました";
    },
    end() {
      source?.close();
      warn("接続が終わりました。ページを開き直してください。");
    },
  };
  /** @param {string} html */
  function lineText(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.textContent?.replace(/\s+/g, "");
  }

  /** @type {EventSource | null} */
  let source = null;
  let after = Number(chat.dataset.after);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;
  function open() {
    clearTimeout(again);
    source?.close();
    source = new EventSource(`${chat.dataset.stream}?after=${after}`);
    source.addEventListener("open", () => warn(""));
    source.addEventListener("error", () => {
      warn("接続が切れています。自動でつなぎ直します。");
      // The browser tries again by itself, except after an answer that was none.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, RETRY_MS);
    });
    for (const [name, listener] of Object.entries(heard)) {
      source.addEventListener(name, (event) => {
        const told = JSON.parse(/** @type {MessageEvent} */ (event).data);
        if (told.seq) after = Math.max(after, told.seq);
        listener(told);
      });
    }
  }
  // A page with an open stream could not be kept for the way back.
  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", (event) => event.persisted && open());

  /** Messages of this page, by id. @type {Set<string>} */
  const mine = new Set();

  /** @param {string} id @param {string} text @param {string} state @param {(() => void) | null} retry */
  function pending(id, text, state, retry) {
    const line = document.createElement("li");
    line.className = `chat-line chat-concierge${retry ? " chat-failed" : ""}`;
    line.dataset.message = id;
    const words = document.createElement("span");
    words.className = "lines chat-words";
    words.textContent = text;
    const delivery = document.createElement("span");
    delivery.className = "chat-delivery";
    delivery.append(state);
    if (retry) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "もう一度送る";
      button.addEventListener("click", retry);
      delivery.append(button);
    }
    line.append(words, delivery);
    const before = shown(id);
    if (before?.dataset.seq) return; // it has arrived by the stream meanwhile
    if (before) before.replaceWith(line);
    else lines.append(line);
    toEnd();
  }

  /** Sent again, a message keeps its id and is written once. @param {FormData} body */
  async function send(body) {
    const id = String(body.get("message_id")), text = String(body.get("text")).trim();
    mine.add(id);
    pending(id, text, "送信中…", null);
    /** @param {string} why */
    const fail = (why) => {
      pending(id, text, why, () => void send(body));
      say(why);
    };
    let response;
    try {
      response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    } catch {
      return fail("送れませんでした。");
    }
    if (!response.ok || !/json/.test(response.headers.get("content-type") ?? "")) return fail(await reason(response));
    place(await response.json());
    if (atEnd) toEnd();
  }
  /** What the page of an error says. @param {Response} response */
  async function reason(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("main p")?.textContent?.trim() || "送れませんでした。ページを開き直してください。";
  }

  compose(chat, form, (body) => void send(body));
  toEnd();
  open();
}
