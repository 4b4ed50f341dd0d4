// @ts-check
// Keeps the live stream of the present conversation open while the page is looked at. Where it cannot be opened, the
// poller asks more often instead.

import { backoff } from "./backoff.js";
import { createNews } from "./news.js";

/** A hidden page is often back in a moment; one that stays away need not hold a connection. */
const HIDDEN_MS = 60_000;
/** A person who has written nothing for so long has stopped. */
const TYPING_SHOWN_MS = 6_000;
/** Between two words that the visitor writes. */
const TYPING_TOLD_MS = 3_000;

/** @param {import("./client.js").ChatClient} client @param {Document} page @param {Window} host */
export function createStream(client, page = document, host = window) {
  /** @type {import("./socket.js").Line | null} */
  let close = null;
  /** @type {string | null} */
  let conversation = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typingEnds;
  let toldTypingAt = -Infinity;
  let failures = 0;
  let hiddenAt = 0;

  function open() {
    clearTimeout(timer);
    if (close || page.visibilityState === "hidden") return;
    const after = client.state.entries.findLast(({ role }) => role === "visitor")?.key;
    const isNews = createNews(after);
    close = client.listen(after, { frame: (frame) => onFrame(frame, isNews(frame, client.state)), end: onEnd });
  }
  /** The first frame proves that the server is there and knows us. @param {import("./api.js").Frame} frame @param {boolean} isNew */
  function onFrame(frame, isNew) {
    client.hear(true);
    if (frame.type === "typing") seeTyping(frame.person);
    if (frame.type === "state") client.seePerson(frame.person ?? null);
    if (frame.type === "message" && frame.role === "concierge") seeTyping(null);
    if (isNew) void client.refresh();
  }
  /** @param {string | null} person */
  function seeTyping(person) {
    clearTimeout(typingEnds);
    client.seeTyping(person);
    if (person) typingEnds = setTimeout(() => client.seeTyping(null), TYPING_SHOWN_MS);
  }
  /** The visitor is writing: whoever leads the conversation sees it. It is not kept anywhere. */
  function tellTyping() {
    const { mode } = client.state;
    if ((mode !== "human" && mode !== "queued") || performance.now() - toldTypingAt < TYPING_TOLD_MS) return;
    toldTypingAt = performance.now();
    close?.tell?.({ type: "typing" });
  }
  function onEnd() {
    close = null;
    client.hear(false);
    seeTyping(null);
    timer = setTimeout(open, backoff(failures));
    failures += 1;
  }
  function leave() {
    clearTimeout(timer);
    close?.();
    close = null;
    client.hear(false);
  }
  function again() {
    leave();
    failures = 0;
    open();
  }
  /** @param {import("./state.js").State} state */
  function follow(state) {
    if (state.live) failures = 0;
    if (state.conversation === conversation) return;
    conversation = state.conversation;
    again();
  }
  function onVisibility() {
    clearTimeout(timer);
    if (page.visibilityState === "hidden") {
      hiddenAt = Date.now();
      timer = setTimeout(leave, HIDDEN_MS);
    } else if (Date.now() - hiddenAt > HIDDEN_MS) again(); // asleep, its timers stood still: the socket may be dead
    else open();
  }
  /** @type {[EventTarget, string, () => void][]} */
  const sources = [
    [page, "visibilitychange", onVisibility],
    // The old socket may be dead without knowing it.
    [host, "online", again],
    [page, "resume", again],
    // A page with an open socket could not be kept for the way back.
    [host, "pagehide", leave],
    [host, "pageshow", open],
  ];
  /** @type {(() => void) | null} */
  let unsubscribe = null;
  return {
    tellTyping,
    start() {
      for (const [target, type, listener] of sources) target.addEventListener(type, listener);
      unsubscribe = client.subscribe(follow);
      follow(client.state);
    },
    stop() {
      for (const [target, type, listener] of sources) target.removeEventListener(type, listener);
      unsubscribe?.();
      clearTimeout(typingEnds);
      leave();
      conversation = null;
    },
  };
}
