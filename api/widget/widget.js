// @ts-check
// <minato-chat>: puts the parts together and moves the focus. `api` names another service; without it, the one this
// file came from. `mode="launcher"` makes it a button that opens a panel, `takeover` lets it fill the screen of a phone;
// with `links` it opens the one-time links of its page. `theme`, `position` and `text-…`: docs/widget.md.

import { explanation, refusalOf } from "./admission.js";
import { createApi } from "./api.js";
import { linkIn } from "./arrival.js";
import { createAttach } from "./attach.js";
import { ChatClient } from "./client.js";
import { createComposer } from "./composer.js";
import { createTicks } from "./documents.js";
import { h, show } from "./dom.js";
import { failureText } from "./entry-view.js";
import { createHeader, createQuestion } from "./header.js";
import { createLauncher } from "./launcher.js";
import { createPoller } from "./poller.js";
import { createRecovery } from "./recovery.js";
import { browserStore, createSession } from "./session.js";
import { createCodeEntry, createShare } from "./share.js";
import { createStream } from "./stream.js";
import { addStyles } from "./styles.js";
import { followTheme } from "./theme.js";
import { createAnnouncer, createThread } from "./thread.js";
import { createUnsent } from "./unsent.js";
import { followViewport } from "./viewport.js";
import { createVisitView } from "./visit-view.js";
import { createVisiting } from "./visiting.js";
import { takeWords, word } from "./words.js";

const CONSENT = "consent_privacy";
/** Where the browser keeps that Enter breaks the line. */
const ENTER = "minato:enter";
const LEAVING = {
  id: "leaving", title: "続きの相談に切り替えますか？", text: "この画面で途中のご相談は、この画面では見られなくなります。",
  no: "このまま続ける", yes: "切り替える",
};

/** Where the service is: at the address of this file, without its folder. */
const HOME = new URL("..", import.meta.url).href;

/** True where a keyboard is at hand: with a finger, focus would only bring up the on-screen one. */
const hasFinePointer = () => matchMedia("(hover: hover) and (pointer: fine)").matches;

class MinatoChat extends HTMLElement {
  static observedAttributes = ["theme"];
  /** @type {ReturnType<typeof assemble> | null} */
  #parts = null;
  /** @type {(() => void)[]} */
  #cleanups = [];
  #fitTheme = () => {};

  connectedCallback() {
    if (this.#parts === null) takeWords([...this.attributes]);
    const { begin, end, waits, shareDraft } = (this.#parts ??= assemble(this, (this.getAttribute("api") ?? HOME).replace(/\/+$/, "")));
    const theme = followTheme(this);
    this.#fitTheme = theme.fit;
    const other = () => linkIn(location.hash) && location.reload();
    if (this.hasAttribute("links")) window.addEventListener("hashchange", other);
    window.addEventListener("storage", shareDraft);
    this.#cleanups = [
      theme.stop, end, followViewport(this), () => window.removeEventListener("hashchange", other),
      () => window.removeEventListener("storage", shareDraft),
    ];
    if (!waits()) void begin();
  }

  disconnectedCallback() {
    this.#cleanups.splice(0).forEach((cleanup) => cleanup());
  }

  attributeChangedCallback() {
    this.#fitTheme();
  }
}

/** @param {HTMLElement} host @param {string} base */
function assemble(host, base) {
  const root = host.attachShadow({ mode: "open" });
  const store = browserStore();
  const api = createApi(base);
  const session = createSession(store, base);
  const client = new ChatClient({ api, session, unsent: createUnsent(store, base) });
  const announcer = createAnnouncer();
  const recovery = createRecovery({ retry: () => void client.start(), startAnew: startOver });
  const share = createShare(() => client.link(), (address) => client.mailLink(address), announcer.say);
  const codeEntry = createCodeEntry((code) => visiting.goOn({ code }), announcer.say);
  const launched = host.getAttribute("mode") === "launcher";
  const header = createHeader(startAnew, [
    { label: "ほかの端末で続ける", icon: "devices", onPress: () => void share.open() },
    { label: "コードで続きを開く", icon: "code", onPress: codeEntry.open },
    { label: "Enterキーで送信", icon: "keyboard", onPress: turnEnter, isOn: enterSends },
  ], launched ? () => launcher?.close() : undefined);
  const view = createVisitView(() => location.reload(), announcer.say);
  /** @type {(yes: boolean) => void} */
  let onLeave = () => {};
  const leaving = createQuestion(LEAVING, (yes) => onLeave(yes));
  const mayLeave = () => new Promise((/** @type {(yes: boolean) => void} */ resolve) => {
    onLeave = resolve;
    leaving.ask();
  });
  const refusal = h("p", { class: "refusal", hidden: true });
  const visiting = createVisiting({ client, api, store, base, view, mayLeave, hasOwn: () => session.load() !== null, onRefused: refuse, onVisit: () => host.toggleAttribute("visit", true) });
  const attach = createAttach({
    send: client.attach, mayAttach: () => client.state.progress?.asking !== CONSENT, say: announcer.say,
    onChange: () => composer.fit(), onSent: () => void client.refresh(),
  });
  const composer = createComposer({ send, draft }, attach);
  composer.letEnterSend(enterSends());
  const actions = { answer, retry: () => void client.retry(), rewrite, ticks: createTicks(store, base, () => client.state.conversation) };
  const thread = createThread({ actions, announcer, footer: recovery.element });
  /** After a choice by keyboard, the focus goes on to the next question as soon as it is there. */
  let focusWaits = false;
  let before = client.state;
  /** @type {Set<string>} */
  const failed = new Set();

  /** @param {string} detail */
  function refuse(detail) {
    refusal.textContent = detail;
    announcer.say(detail);
    show(refusal, true);
  }
  function enterSends() {
    return store.getItem(ENTER) !== "breaks";
  }
  function turnEnter() {
    if (enterSends()) store.setItem(ENTER, "breaks");
    else store.removeItem(ENTER);
    composer.letEnterSend(enterSends());
  }
  /** @param {string} text */
  function draft(text) {
    client.saveDraft(text);
    if (text) stream.tellTyping();
  }
  /** @param {string} text */
  function send(text) {
    show(refusal, false);
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
    attach.files.clear();
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
  /** @param {import("./state.js").State} whole */
  function render(whole) {
    const state = visiting.seen(whole);
    header.update(state);
    composer.enable(state.phase !== "expired");
    const news = recovery.update(state);
    const fresh = thread.render(state);
    moveFocus(fresh);
    if (fresh.some(({ role }) => role !== "visitor")) launcher?.mark();
    sayFailures(state);
    if (news) announcer.say(news);
    if ((state.connected && !before.connected) || (state.live && !before.live)) attach.files.sendLost();
    before = state;
  }

  const stream = createStream(client);
  client.subscribe(render);
  const app = h("section", { class: "chat", "aria-label": `${word("title")} ${word("subtitle")}` },
    header.element, refusal, view.intro, view.panel, thread.element, announcer.element, composer.element,
    share.element, codeEntry.element, leaving.element, attach.target);
  attach.accept(app);
  // What is outside of an open dialog is not read aloud: the one live region goes along.
  for (const { element } of [share, codeEntry]) {
    element.addEventListener("beforetoggle", (event) => {
      const opens = /** @type {ToggleEvent} */ (event).newState === "open";
      (opens ? element : app).append(announcer.element);
    });
  }
  const poller = createPoller(client);
  let [connected, started] = [false, false];
  /** Talks to the service from here on, or again: not before somebody wants to. */
  async function begin() {
    if (connected) return;
    connected = true;
    const refusal = started ? "" : await refusalOf(base);
    if (refusal) {
      connected = false;
      view.refused(explanation(refusal, base), `${base}/chat`);
    }
    if (!connected) return;
    poller.start();
    stream.start();
    if (started) return;
    started = true;
    await (host.hasAttribute("links") ? visiting.open() : client.start());
  }
  function end() {
    connected = false;
    poller.stop();
    stream.stop();
  }
  const launcher = launched ? createLauncher(app, () => {
    void begin();
    composer.fit();
    thread.reveal();
    (hasFinePointer() ? composer : thread.element).focus({ preventScroll: true });
  }) : null;
  void addStyles(root).then(() => {
    root.append(launcher?.element ?? app);
    composer.fit();
    thread.reveal();
  });
  composer.restore(client.draft);
  /** One conversation, one draft: what another window writes stands here, too. @param {StorageEvent} event */
  const shareDraft = ({ key }) => void (client.isDraft(key) && composer.follow(client.draft));
  return { begin, end, waits: () => launched && !started, shareDraft };
}

if (!customElements.get("minato-chat")) customElements.define("minato-chat", MinatoChat);
