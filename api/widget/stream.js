// @ts-check
// Keeps the live stream of the present conversation open while the page is looked at. Where it cannot be opened, the
// poller asks more often instead.

import { backoff } from "./backoff.js";
import { createNews } from "./news.js";

/** A hidden page is often back in a moment; one that stays away need not hold a connection. */
const HIDDEN_MS = 60_000;

/** @param {import("./client.js").ChatClient} client @param {Document} page @param {Window} host */
export function createStream(client, page = document, host = window) {
  /** @type {(() => void) | null} */
  let close = null;
  /** @type {string | null} */
  let conversation = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let failures = 0;

  function open() {
    clearTimeout(timer);
    if (close || page.visibilityState === "hidden") return;
    const after = client.state.entries.findLast(({ role }) => role === "visitor")?.key;
    const isNews = createNews(after);
    close = client.listen(after, { frame: (frame) => onFrame(isNews(frame, client.state)), end: onEnd });
  }
  /** The first frame proves that the server is there and knows us. @param {boolean} isNew */
  function onFrame(isNew) {
    client.hear(true);
    if (isNew) void client.refresh();
  }
  function onEnd() {
    close = null;
    client.hear(false);
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
    if (page.visibilityState === "hidden") timer = setTimeout(leave, HIDDEN_MS);
    else open();
  }
  /** @type {[EventTarget, string, () => void][]} */
  const sources = [
    [page, "visibilitychange", onVisibility],
    // The old socket may be dead without knowing it.
    [host, "online", again],
    // A page with an open socket could not be kept for the way back.
    [host, "pagehide", leave],
    [host, "pageshow", open],
  ];
  /** @type {(() => void) | null} */
  let unsubscribe = null;
  return {
    start() {
      for (const [target, type, listener] of sources) target.addEventListener(type, listener);
      unsubscribe = client.subscribe(follow);
      follow(client.state);
    },
    stop() {
      for (const [target, type, listener] of sources) target.removeEventListener(type, listener);
      unsubscribe?.();
      leave();
      conversation = null;
    },
  };
}
