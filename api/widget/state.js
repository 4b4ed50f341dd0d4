// @ts-check
// What a front end sees of the conversation.

/**
 * @typedef {object} State never changed in place
 * @property {"starting" | "ready" | "failed" | "expired"} phase failed: could not be opened; expired: the server does not know it any more
 * @property {string | null} conversation its id, once it is open
 * @property {string} mode who owns the conversation: bot, queued, human or closed
 * @property {string | null} person name of the person who leads the conversation
 * @property {string | null} typing name of the person who is writing just now
 * @property {import("./api.js").Progress | null} progress
 * @property {import("./timeline.js").Entry[]} entries acknowledged by the server
 * @property {import("./timeline.js").Pending[]} outbox ours, not acknowledged, oldest first
 * @property {import("./problem.js").ApiProblem | null} problem why the phase is failed or expired
 * @property {boolean} resumed the conversation was there before this page was
 * @property {boolean} connected false after a request that got no answer, until one does
 * @property {boolean} live the stream tells at once what is new
 */

/** @type {State} */
export const BLANK = {
  phase: "starting", conversation: null, mode: "bot", person: null, typing: null, progress: null, entries: [], outbox: [], problem: null,
  resumed: false, connected: true, live: false,
};
