// @ts-check
// What the visitor has written and the server has not got yet: it outlives a reload. One entry a message, so that two
// windows of one conversation cannot undo each other's.

/** @typedef {import("./timeline.js").Pending} Pending */

/** @param {string | null} raw @returns {any} null for what is no JSON */
function parsed(raw) {
  try {
    return JSON.parse(raw ?? "null");
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {string | null} raw @returns {{order: number, pending: Pending} | null} */
function readEntry(raw) {
  const entry = parsed(raw);
  const { body, text, at, question, order } = entry ?? {};
  const texts = [body?.message_id, text, at];
  if (!texts.every((value) => typeof value === "string") || typeof order !== "number") return null;
  return { order, pending: { body, text, at, status: "waiting", problem: null, ...(question && { question }) } };
}

/**
 * Conversations are named by their id; "" is the one that could not be opened yet.
 * @param {import("./session.js").KeyValue} store
 * @param {string} apiBase two services on one page do not share what is written to one of them
 */
export function createUnsent(store, apiBase) {
  const [messages, drafts] = [`minato:unsent:${apiBase}:`, `minato:draft:${apiBase}:`];
  /** @param {string} conversation */
  const prefix = (conversation) => `${messages}${conversation}:`;
  /** @param {string} start */
  const keysFrom = (start) => store.keys().filter((key) => key.startsWith(start));
  /** @param {string} conversation */
  const entries = (conversation) =>
    keysFrom(prefix(conversation)).flatMap((key) => readEntry(store.getItem(key)) ?? []).sort((a, b) => a.order - b.order);
  /** The draft as this window last saw it: another window's is not ours to remove. @type {string | null} */
  let own = null;

  return {
    /** @param {string} conversation @returns {Pending[]} oldest first, each waiting to be sent */
    load: (conversation) => entries(conversation).map(({ pending }) => pending),
    /** @param {string} conversation @param {Pending} pending */
    keep(conversation, { body, text, at, question }) {
      const order = (entries(conversation).at(-1)?.order ?? 0) + 1;
      store.setItem(prefix(conversation) + body.message_id, JSON.stringify({ body, text, at, question, order }));
    },
    /** @param {string} conversation @param {string} messageId */
    drop: (conversation, messageId) => store.removeItem(prefix(conversation) + messageId),
    /** @param {string} conversation @returns {string} what was being written */
    draft(conversation) {
      own = store.getItem(drafts + conversation);
      return own ?? "";
    },
    /** @param {string} conversation @param {string | null} key of the store @returns {boolean} */
    isDraft: (conversation, key) => key === drafts + conversation,
    /** @param {string} conversation @param {string} text "" when it was sent or deleted */
    saveDraft(conversation, text) {
      const key = drafts + conversation;
      if (text) store.setItem(key, text);
      else if (store.getItem(key) === own) store.removeItem(key);
      own = text || null;
    },
    /** @param {string} from @param {string} to the conversation that everything written in `from` now belongs to */
    move(from, to) {
      const moves = keysFrom(prefix(from)).map((key) => [key, prefix(to) + key.slice(prefix(from).length)]);
      for (const [old, key] of [...moves, [drafts + from, drafts + to]]) {
        const value = store.getItem(old);
        if (value === null) continue;
        store.setItem(key, value);
        store.removeItem(old);
      }
    },
    /** Everything written to this service, in whichever conversation. */
    forget() {
      for (const key of [...keysFrom(messages), ...keysFrom(drafts)]) store.removeItem(key);
    },
  };
}
