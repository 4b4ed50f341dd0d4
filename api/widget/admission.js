// @ts-check
// Whether the page around the widget may talk to the service at all; asked once, before anything else is.

/** @typedef {"" | "origin" | "policy"} Refusal origin: not allowed by the operator; policy: the page's own Content-Security-Policy forbids it */

/**
 * @param {string} base @param {string} origin of the page
 * @param {(url: string, init: object) => Promise<Response>} fetcher @param {EventTarget} page
 * @returns {Promise<Refusal>} "" also where there was no answer: that is told as any bad connection is
 */
export async function refusalOf(base, origin = location.origin, fetcher = (url, init) => fetch(url, init), page = document) {
  const service = new URL(base).origin;
  if (service === origin) return "";
  let blocked = false;
  const onViolation = (/** @type {any} */ { blockedURI }) => void (blocked ||= String(blockedURI).startsWith(service));
  page.addEventListener("securitypolicyviolation", onViolation);
  try {
    const response = await fetcher(`${base}/widget/admission`, { credentials: "omit", cache: "no-store" });
    return (await response.json()).allowed === false ? "origin" : "";
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    // The page is told of the violation a little after the request has failed.
    await new Promise((resolve) => setTimeout(resolve));
    return blocked ? "policy" : "";
  } finally {
    page.removeEventListener("securitypolicyviolation", onViolation);
  }
}

/** For the person who put the widget on the page. @param {Refusal} refusal @param {string} base @param {string} origin */
export function explanation(refusal, base, origin = location.origin) {
  const service = new URL(base).origin;
  return refusal === "policy"
    ? `設置された方へ：このページの Content-Security-Policy の connect-src に、${service} と ${service.replace(/^http/, "ws")} を加えてください。`
    : `設置された方へ：${origin} は、許可するオリジンに入っていません。ミナトの設定 MINATO_ALLOWED_ORIGINS に加えてください。`;
}
