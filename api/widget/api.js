// @ts-check
// The HTTP side of the contract, nothing else: no state, no DOM.

import { ApiProblem, FALLBACK_DETAIL, NO_CONNECTION } from "./problem.js";
import { openSocket } from "./socket.js";
import { upload } from "./upload.js";

/**
 * @typedef {{label: string, value: string, kind?: "answer" | "meta"}} Choice
 * @typedef {{field: string, label: string, value: unknown, display?: string, status: string | null,
 *   editable?: boolean}} SummaryItem
 * @typedef {{section: string, title: string, items: SummaryItem[]}} SummarySection
 * @typedef {{rule: string, finding: string, clause: string, reason: string, kind?: string, title?: string,
 *   clause_url?: string}} Finding
 * @typedef {{title?: string, verdict: string, findings: Finding[], notes?: string[], stage?: string,
 *   stage_label?: string, menus?: {id: string, label: string}[]}} Programme
 * @typedef {{programmes: Record<string, Programme>, ruleset?: string, as_of?: string}} Decision
 * @typedef {{id: string, title: string, detail: string, clause?: string, file_name?: string | null}} DocumentItem
 * @typedef {{type: "text", text: string, eligibility?: Decision, documents?: DocumentItem[]}} TextReply
 * @typedef {{type: "choices", text: string, choices: Choice[], field?: string | null,
 *   multiple?: boolean, eligibility?: Decision}} ChoicesReply
 * @typedef {{type: "summary", text?: string, sections: SummarySection[]}} SummaryReply
 * @typedef {{type: "handoff", text: string, ticket: string, expected_reply_by?: string | null}} HandoffReply
 * @typedef {TextReply | ChoicesReply | SummaryReply | HandoffReply} Reply
 * @typedef {{section?: string | null, title?: string | null, answered?: number, total?: number, asking?: string | null}} Progress
 * @typedef {{message_id: string, role: "visitor" | "bot" | "concierge" | "system", text: string,
 *   at: string, author?: string | null, replies?: Reply[] | null,
 *   attachment?: {name: string, size: number} | null}} Message
 * @typedef {{message_id: string, text?: string, choice?: string | string[], field?: string}} Outgoing
 * @typedef {{conversation_id: string, token: string}} Credentials
 * @typedef {{replies?: Reply[], state?: string, progress?: Progress | null}} Turn
 * @typedef {Turn & {messages: Message[], person?: string | null}} History
 * @typedef {{url: string, code: string, expires_at: string, code_expires_at: string, qr: string, line_url: string | null,
 *   mail?: {address: string | null} | null}} Link
 * @typedef {Credentials & Turn & {purpose: "resume" | "personal", fields: string[], return_url: string | null}} OpenedLink
 * @typedef {(Message & {type: "message"}) | {type: "state", state: string, person?: string | null, progress?: Progress | null}
 *   | {type: "typing", person: string}} Frame
 */

const TIMEOUT_MS = 30_000;

/** @param {Response} response @returns {Promise<ApiProblem>} */
async function problemOf(response) {
  const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
  const body = isJson ? await response.json().catch(() => null) : null;
  const detail = typeof body?.detail === "string" && body.detail ? body.detail : FALLBACK_DETAIL;
  return new ApiProblem(response.status, detail);
}

/**
 * @param {string} base origin (and path prefix, if any) of the API, without a trailing slash
 * @param {typeof fetch} fetcher
 */
export function createApi(base, fetcher = (input, init) => fetch(input, init)) {
  /**
   * @param {string} method @param {string} path @param {string | null} token @param {object} [body]
   * @returns {Promise<any>}
   */
  async function call(method, path, token, body) {
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    if (body) headers["Content-Type"] = "application/json";
    if (token) headers.Authorization = `Bearer ${token}`;
    let response;
    try {
      response = await fetcher(`${base}${path}`, {
        method,
        headers,
        body: body ? JSON.stringify(body) : undefined,
        cache: "no-store",
        credentials: "omit",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch {
      throw new ApiProblem(0, NO_CONNECTION);
    }
    if (!response.ok) throw await problemOf(response);
    // A captive portal or a proxy may answer 200 with a page of its own: that is no answer either.
    return response.json().catch(() => {
      throw new ApiProblem(0, FALLBACK_DETAIL);
    });
  }

  /** @param {Credentials} c */
  const path = (c) => `/v1/conversations/${encodeURIComponent(c.conversation_id)}`;

  return {
    /** @returns {Promise<Credentials & Turn>} */
    create: () => call("POST", "/v1/conversations", null, { channel: "web" }),
    /** @param {Credentials} c @param {Outgoing} message @returns {Promise<Turn>} */
    send: (c, message) => call("POST", `${path(c)}/messages`, c.token, message),
    /** A link and a code, each good once. @param {Credentials} c @returns {Promise<Link>} */
    link: (c) => call("POST", `${path(c)}/links`, c.token, { purpose: "resume" }),
    /** The same by e-mail. @param {Credentials} c @param {string} address @returns {Promise<{expires_at: string}>} */
    mailLink: (c, address) => call("POST", `${path(c)}/links/mail`, c.token, { address }),
    /** @param {Credentials} c @param {{id: string, file: File}} item @param {import("./upload.js").Progress} onProgress */
    attach: (c, item, onProgress) => upload(`${base}${path(c)}/attachments`, c.token, item, onProgress),
    /** Exchanges a link's secret, or a code, for a key. @param {{secret: string} | {code: string}} way @returns {Promise<OpenedLink>} */
    open: (way) => call("POST", "/v1/links/open", null, way),
    /** @param {Credentials} c @returns {Promise<History>} */
    history: (c) => call("GET", path(c), c.token),
    /**
     * The live stream. @param {Credentials} c @param {string | undefined} after the message after which it begins
     * @param {import("./socket.js").Listener} on @returns {import("./socket.js").Line}
     */
    listen: (c, after, on) => openSocket(`${base.replace(/^http/, "ws")}${path(c)}/stream`, { token: c.token, after }, on),
  };
}
