// @ts-check
// What may go wrong between the page and the service, in words that may be shown.

export const NO_CONNECTION = "通信できませんでした。電波の状態をご確認ください。";
export const FALLBACK_DETAIL = "ただいま混み合っています。少し待って、もう一度お試しください。";

/** A request that did not succeed. `status` is 0 when no answer came at all; `detail` is Japanese and may be shown. */
export class ApiProblem extends Error {
  /** @param {number} status @param {string} detail */
  constructor(status, detail) {
    super(`${status} ${detail}`);
    this.name = "ApiProblem";
    this.status = status;
    this.detail = detail;
  }

  /** True if the server no longer knows this conversation or its token. */
  get gone() {
    return this.status === 401 || this.status === 403 || this.status === 404 || this.status === 410;
  }

  /** True if the very same request can never succeed, such as a text that is too long. */
  get rejected() {
    return [400, 409, 413, 422].includes(this.status);
  }
}

/** @param {unknown} error @returns {ApiProblem} the problem to show; anything else is a defect and goes on up */
export function asProblem(error) {
  if (error instanceof ApiProblem) return error;
  throw error;
}
