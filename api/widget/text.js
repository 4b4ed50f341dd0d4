// @ts-check
// Plain text with https links, and what is read aloud of a reply. Pure.

/** @typedef {{text: string, href?: string}} TextPart */

// ASCII only: in Japanese a sentence goes on right after an address, without a space.
const ADDRESS = /https:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g;

/** @param {string} address @returns {string} without the punctuation of the sentence around it */
function trimmed(address) {
  let end = address.replace(/[.,;:!?'\]]+$/, "");
  while (end.endsWith(")") && end.split(")").length > end.split("(").length) end = end.slice(0, -1);
  return end;
}

/** @param {string} address @returns {URL | null} */
function parsed(address) {
  try {
    return new URL(address);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A link only if it is what it looks like: no user name in front that imitates another host. @param {string} address */
function isSafe(address) {
  const url = parsed(address);
  return url !== null && url.protocol === "https:" && !url.username && !url.password;
}

/** @param {string} text @returns {TextPart[]} parts that put together are the text again */
export function textParts(text) {
  /** @type {TextPart[]} */
  const parts = [];
  let rest = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (!isSafe(address)) continue;
    if (match.index > rest) parts.push({ text: text.slice(rest, match.index) });
    parts.push({ text: address, href: address });
    rest = match.index + address.length;
  }
  if (rest < text.length) parts.push({ text: text.slice(rest) });
  return parts;
}

/** @param {import("./api.js").Reply} reply @returns {string} */
export function spoken(reply) {
  switch (reply.type) {
    case "choices":
      return `${reply.text} 選択肢：${reply.choices.map((choice) => choice.label).join("、")}`;
    case "summary":
      return reply.text ?? "これまでにうかがった内容のまとめを表示しました。";
    case "handoff":
      return reply.text.includes(reply.ticket) ? reply.text : `${reply.text} 受付番号 ${reply.ticket}`;
    default:
      if ("documents" in reply && reply.documents?.length) {
        return `ご用意いただくものの一覧を表示しました。${reply.documents.map(({ title }) => title).join("、")}の${reply.documents.length}点です。`;
      }
      return reply.text ?? "";
  }
}
