// @ts-check
// Coming by a one-time link. Its secret stands behind the # of the address: no server and no log sees it. No DOM.

/**
 * @typedef {object} Visit a page opened by a personal link
 * @property {string} secret the link's; spent, it only says which visit this is
 * @property {import("./api.js").Credentials | null} credentials null once everything was asked
 * @property {string[]} fields the only ones that are asked
 * @property {number} shown how many of the conversation's last messages were there for this page when it opened
 * @property {string | null} from key of the first entry that this page shows
 * @property {string | null} returnUrl where LINE goes on
 */

const HASH = /^#(go|open|fill)=([\w-]{20,200})$/;

/** @type {Record<string, "resume" | "mailed" | "personal">} */
const KINDS = { go: "resume", open: "mailed", fill: "personal" };

/** @param {string} hash @returns {{kind: "resume" | "mailed" | "personal", secret: string} | null} */
export function linkIn(hash) {
  const found = HASH.exec(hash);
  return found && { kind: KINDS[found[1]], secret: found[2] };
}

/** @param {string} text a code as somebody types it @returns {string} or "" if it can be none */
export function typedCode(text) {
  const plain = text.normalize("NFKC").toUpperCase().replace(/[\s\-‐‑–—―−ー_・]+/g, "");
  return /^[A-Z0-9]{8}$/.test(plain) ? plain : "";
}

/** @param {string | null} raw @returns {Visit | null} */
function parsed(raw) {
  try {
    const visit = JSON.parse(raw ?? "null");
    return visit && typeof visit.secret === "string" && Array.isArray(visit.fields) ? visit : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * The visit by a personal link, beside this browser's own conversation and never in its place. It outlives a reload:
 * the link itself opens once only. @param {import("./session.js").KeyValue} store @param {string} apiBase
 */
export function createVisits(store, apiBase) {
  const key = `minato:visit:${apiBase}`;
  return {
    /** @param {string} secret @returns {Visit | null} the visit that this link has begun before */
    find(secret) {
      const visit = parsed(store.getItem(key));
      return visit?.secret === secret ? visit : null;
    },
    /** @param {Visit} visit */
    keep: (visit) => store.setItem(key, JSON.stringify(visit)),
    /** @param {Visit} visit what its page may remember @returns {ReturnType<typeof import("./session.js").createSession>} */
    session: (visit) => ({ load: () => visit.credentials, save() {}, clear() {} }),
  };
}

/** @param {string} secret @param {import("./api.js").OpenedLink} opened @returns {Visit} */
export const visitOf = (secret, { conversation_id, token, fields, replies, return_url }) =>
  ({ secret, credentials: { conversation_id, token }, fields, shown: replies?.length ?? 0, from: null, returnUrl: return_url });

/** Whether everything was asked that the page is for. @param {Visit} visit @param {import("./state.js").State} state */
export const isDone = ({ credentials, fields }, { phase, progress }) =>
  credentials === null || (phase === "ready" && progress !== null && !fields.includes(progress.asking ?? ""));

/** What the page shows of the conversation: its own questions and how many of them are answered.
 * @param {Visit} visit @param {import("./state.js").State} state @returns {import("./state.js").State} */
export function stateOfVisit({ fields, from }, state) {
  const begin = Math.max(state.entries.findIndex(({ key }) => key === from), 0);
  const place = fields.indexOf(state.progress?.asking ?? "");
  const answered = place < 0 ? fields.length : place;
  const progress = state.progress && { ...state.progress, title: "会社・ご連絡先", answered, total: fields.length };
  return { ...state, entries: from === null ? [] : state.entries.slice(begin), progress };
}
