// @ts-check
// <minato-chat>: puts the parts together and moves the focus. `api` names another origin; without it, the one this
// file came from. `takeover` lets it fill the screen of a phone.

import { createApi } from "./api.js";
import { ChatClient } from "./client.js";
import { createComposer } from "./composer.js";
import { h } from "./dom.js";
import { failureText } from "./entry-view.js";
import { createHeader } from "./header.js";
import { createPoller } from "./poller.js";
import { createRecovery } from "./recovery.js";
import { browserStore, createSession } from "./session.js";
import { createStream } from "./stream.js";
import { createAnnouncer, createThread } from "./thread.js";
import { createUnsent } from "./unsent.js";
import { followViewport } from "./viewport.js";

const STYLES = ["tokens.css", "widget.css"];

/** @param {ShadowRoot} root @returns {Promise<unknown>} once each style sheet is there, or has failed */
function loadStyles(root) {
  return Promise.all(STYLES.map((name) => new Promise((resolve) => {
    const href = new URL(name, import.meta.url).href;
    root.append(h("link", { rel: "stylesheet", href, on: { load: resolve, error: resolve } }));
  })));
}

/** True where a keyboard is at hand: with a finger, focus would only bring up the on-screen one. */
const hasFinePointer = () => matchMedia("(hover: hover) and (pointer: fine)").matches;

class MinatoChat extends HTMLElement {
  /** @type {ReturnType<typeof assemble> | null} */
  #parts = null;
  /** @type {(() => void)[]} */
  #cleanups = [];

  connectedCallback() {
    const opening = this.#parts === null;
    const parts = (this.#parts ??= assemble(this, (this.getAttribute("api") ?? new URL(import.meta.url).origin).replace(/\/+$/, "")));
    parts.poller.start();
    parts.stream.start();
    this.#cleanups = [parts.poller.stop, parts.stream.stop, followViewport(this)];
    if (opening) void parts.client.start();
  }

  disconnectedCallback() {
    this.#cleanups.splice(0).forEach((cleanup) => cleanup());
  }
}

/** @param {HTMLElement} host @param {string} base */
function assemble(host, base) {
  const root = host.attachShadow({ mode: "open" });
  const store = browserStore();
  const client = new ChatClient({ api: createApi(base), session: createSession(store, base), unsent: createUnsent(store, base) });
  const announcer = createAnnouncer();
  const recovery = createRecovery({ retry: () => void client.start(), startAnew: startOver });
  const header = createHeader(startAnew);
  const composer = createComposer({ send, draft });
  const actions = { answer, retry: () => void client.retry(), rewrite };
  const thread = createThread({ actions, announcer, footer: recovery.element });
  /** After a choice by keyboard, the focus goes on to the next question as soon as it is there. */
  let focusWaits = false;
  /** @type {Set<string>} */
  const failed = new Set();

  /** @param {string} text */
  function draft(text) {
    client.saveDraft(text);
    if (text) stream.tellTyping();
  }
  /** @param {string} text */
  function send(text) {
    void client.sendText(text);
    if (hasFinePointer()) composer.focus();
  }
  /** @param {import("./choices.js").Answer & {question: string}} chosen */
  function answer({ byKeyboard, ...choice }) {
    // First: the pressed button is disabled in a moment, and would drop the focus to the top of the page.
    focusWaits = byKeyboard;
    if (byKeyboard) thread.element.focus({ preventScroll: true });
    else if (hasFinePointer()) composer.focus();
    void client.sendChoice(choice);
  }
  /** @param {string} key */
  function rewrite(key) {
    composer.restore(client.discard(key));
    composer.focus();
  }
  function startAnew() {
    thread.clear();
    composer.clear();
    void client.startAnew();
    if (hasFinePointer()) composer.focus();
  }
  /** Where the old conversation was lost or closed: what could not be sent is still at hand. */
  function startOver() {
    const unsent = [...client.state.outbox.flatMap(({ body }) => body.text ?? []), client.draft].filter(Boolean);
    startAnew();
    composer.restore(unsent.join("\n"));
  }
  /** @param {import("./timeline.js").Entry[]} fresh */
  function moveFocus(fresh) {
    const answered = fresh.filter(({ role }) => role !== "visitor");
    if (!focusWaits || answered.length === 0) return;
    focusWaits = false;
    if (root.activeElement !== thread.element) return;
    const group = answered.map(({ key }) => thread.group(key)).findLast((found) => found !== undefined);
    if (group) group.focus({ preventScroll: true });
    else composer.focus();
  }
  /** Once a message, however often it is tried again. @param {import("./state.js").State} state */
  function sayFailures({ outbox }) {
    for (const entry of outbox) {
      if (entry.status !== "failed" || failed.has(entry.body.message_id)) continue;
      failed.add(entry.body.message_id);
      announcer.say(failureText(entry));
    }
  }
  /** @param {import("./state.js").State} state */
  function render(state) {
    header.update(state);
    composer.enable(state.phase !== "expired");
    const news = recovery.update(state);
    moveFocus(thread.render(state));
    sayFailures(state);
    if (news) announcer.say(news);
  }

  const stream = createStream(client);
  client.subscribe(render);
  const app = h("section", { class: "chat", "aria-label": "ミナト 海外展開のご相談" },
    header.element, thread.element, announcer.element, composer.element);
  void loadStyles(root).then(() => {
    root.append(app);
    composer.fit();
    thread.reveal();
  });
  composer.restore(client.draft);
  return { client, poller: createPoller(client), stream };
}

if (!customElements.get("minato-chat")) customElements.define("minato-chat", MinatoChat);
