// @ts-check
// One file to the server, with its progress. fetch cannot tell how much has gone: this is an XMLHttpRequest.

import { ApiProblem, FALLBACK_DETAIL, NO_CONNECTION } from "./problem.js";

/** @typedef {{done: Promise<void>, cancel: () => void}} Transfer `done` rejects with an ApiProblem; never after `cancel` */
/** @typedef {(part: number) => void} Progress from 0 to 1 */

/** @param {XMLHttpRequest} request */
function problemOf({ status, response }) {
  const detail = typeof response?.detail === "string" && response.detail;
  return new ApiProblem(status, detail || (status === 0 ? NO_CONNECTION : FALLBACK_DETAIL));
}

/**
 * @param {string} url @param {string} token @param {{id: string, file: File}} item its id stays the same at every attempt
 * @param {Progress} onProgress @param {typeof XMLHttpRequest} Request
 * @returns {Transfer}
 */
export function upload(url, token, { id, file }, onProgress, Request = XMLHttpRequest) {
  const request = new Request();
  const form = new FormData();
  form.append("message_id", id);
  form.append("file", file, file.name);
  const done = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const fail = () => reject(problemOf(request));
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => (request.status === 201 ? resolve() : fail()));
    request.addEventListener("error", fail);
    request.addEventListener("timeout", fail);
  });
  request.open("POST", url);
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("Authorization", `Bearer ${token}`);
  request.send(form);
  return { done, cancel: () => request.abort() };
}
