// @ts-check
// Going on at another device: a link, its QR code and a short code to take away; and a place to type a code.

import { asProblem } from "./problem.js";
import { typedCode } from "./arrival.js";
import { h, show } from "./dom.js";
import { clockLabel, dayLabel } from "./format.js";
import { icon } from "./icons.js";
import { drawQr } from "./qr.js";

/** @param {string} id @param {string} title @param {(Node | string)[]} content */
function createDialog(id, title, ...content) {
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { class: "dialog", "aria-labelledby": id }));
  const close = h("button", { type: "button", class: "button-quiet", text: "閉じる", on: { click: () => dialog.close() } });
  dialog.append(h("h3", { id, text: title }), ...content, h("div", { class: "dialog-actions" }, close));
  return dialog;
}

/** @param {string} at RFC 3339 @returns {string} 20:15 */
const clock = (at) => new Date(at).toLocaleTimeString("ja-JP", { hour: "numeric", minute: "2-digit" });

/**
 * What is said in the dialog, shown and read aloud. @param {string} [id] @param {(text: string) => void} [say]
 */
function createStatus(id, say) {
  const element = h("p", { id, class: "share-status" });
  return {
    element,
    /** @param {string} text "" for nothing @param {boolean} [trouble] */
    set(text, trouble = false) {
      element.replaceChildren(...(trouble ? [icon("alert")] : []), text);
      if (text) say?.(text);
    },
  };
}

/** @param {string} at RFC 3339 @returns {string} 11月28日(土) 20:15 */
const until = (at) => `${dayLabel(at)} ${clockLabel(at)}`;

/**
 * The link by e-mail, for days rather than minutes. @param {(address: string) => Promise<{expires_at: string}>} mailLink
 * @param {(text: string) => void} say
 */
function createMail(mailLink, say) {
  const input = /** @type {HTMLInputElement} */ (h("input", {
    id: "mail", class: "code-input mail-input", type: "email", autocomplete: "email", maxlength: "254", "aria-describedby": "mail-status",
  }));
  const status = createStatus("mail-status", say);
  const send = h("button", { type: "submit", class: "button-quiet", text: "メールで送る" });
  const element = h("form", { class: "share mail", novalidate: true },
    h("label", { for: "mail", text: "リンクをメールで受け取る" }), h("div", { class: "share-row" }, input, send), status.element,
    h("p", { class: "fine", text: "アドレスは、このメールを送るためだけに使い、保存しません。" }));
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void post();
  });

  async function post() {
    send.toggleAttribute("disabled", true);
    status.set("送っています…");
    try {
      const { expires_at } = await mailLink(input.value.trim());
      status.set(`メールを送りました。${until(expires_at)}まで、一度だけ開けます。`);
    } catch (error) {
      status.set(asProblem(error).detail, true);
      input.focus();
    }
    send.toggleAttribute("disabled", false);
  }
  return {
    element,
    /** @param {import("./api.js").Link["mail"]} offer */
    offer(offer) {
      show(element, Boolean(offer));
      input.value ||= offer?.address ?? "";
      status.set("");
    },
  };
}

/**
 * @param {() => Promise<import("./api.js").Link>} makeLink
 * @param {(address: string) => Promise<{expires_at: string}>} mailLink
 * @param {(text: string) => void} say reads aloud
 */
export function createShare(makeLink, mailLink, say) {
  const mail = createMail(mailLink, say);
  const status = createStatus(undefined, say);
  const body = h("div", { class: "share", hidden: true });
  const dialog = createDialog("share-title", "ほかの端末で続ける", status.element, body);

  /** @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      status.set("リンクをコピーしました。");
    } catch (error) {
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
      status.set("コピーできませんでした。リンクを長押しするか選んで、コピーしてください。", true);
    }
  }
  /** @param {import("./api.js").Link} link */
  function put({ url, code, expires_at, code_expires_at, qr, line_url, mail: offer }) {
    mail.offer(offer);
    const address = /** @type {HTMLInputElement} */ (h("input", { class: "share-url", type: "text", readonly: true, value: url, "aria-label": "続きを開くリンク" }));
    address.addEventListener("focus", () => address.select());
    body.replaceChildren(
      h("p", { text: `QRコードを読み取るか、リンクを開いてください。コードは、ほかの端末のメニュー「コードで続きを開く」${line_url ? "か、LINE" : ""}に入力します。どれか一度だけ使えます。` }),
      drawQr(qr, "続きを開くQRコード"),
      h("div", { class: "share-facts" },
        h("p", { class: "share-label", text: `コード（${clock(code_expires_at)}まで）` }),
        h("p", { class: "share-code", text: code }),
        h("p", { class: "share-label", text: `リンク（${clock(expires_at)}まで）` }),
        h("div", { class: "share-row" }, address,
          h("button", { type: "button", class: "button-quiet", text: "コピー", on: { click: () => void copy(url) } }))),
      mail.element,
      ...(line_url ? [h("a", { class: "button-primary button-link", href: line_url, target: "_blank", rel: "noopener noreferrer" }, "LINEで続ける"),
        h("p", { class: "fine", text: "LINEが開いたら、書かれているコードをそのままお送りください。" })] : []));
    show(body, true);
  }
  return {
    element: dialog,
    async open() {
      show(body, false);
      dialog.showModal();
      status.set("リンクとコードを用意しています…");
      try {
        const link = await makeLink();
        put(link);
        status.set("");
        say(`コードは ${[...link.code].join(" ")} です。`);
      } catch (error) {
        status.set(asProblem(error).detail, true);
      }
    },
  };
}

/**
 * @param {(code: string) => Promise<void>} onCode it rejects with an ApiProblem where the code is none
 * @param {(text: string) => void} say reads aloud
 */
export function createCodeEntry(onCode, say) {
  const input = /** @type {HTMLInputElement} */ (h("input", {
    id: "code", class: "code-input", type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "20",
    "aria-describedby": "code-status",
  }));
  const status = createStatus("code-status", say);
  const send = h("button", { type: "submit", class: "button-primary", text: "続きを開く" });
  const form = h("form", { class: "share" },
    h("label", { for: "code", text: "ほかの端末やLINEに出ている、8文字のコードを入力してください。" }), input, status.element, send);
  const dialog = createDialog("code-title", "コードで続きを開く", form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void open();
  });

  async function open() {
    const code = typedCode(input.value);
    status.set("");
    if (!code) {
      status.set("コードは8文字です。もう一度お確かめください。", true);
      input.focus();
      return;
    }
    try {
      await onCode(code);
      dialog.close();
    } catch (error) {
      status.set(asProblem(error).detail, true);
      input.focus();
    }
  }
  return {
    element: dialog,
    open() {
      input.value = "";
      status.set("");
      dialog.showModal();
      input.focus();
    },
  };
}
