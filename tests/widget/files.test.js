import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { ApiProblem } from "../../api/widget/problem.js";
import { Files, MAX_BYTES, refusal, sizeLabel } from "../../api/widget/files.js";
import { upload } from "../../api/widget/upload.js";

const PDF = "%PDF-1.7\n";
const pdf = (name = "カタログ.pdf") => new File([PDF, "x".repeat(2000)], name);
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Transfers that end when the test says so. */
function fixture() {
  const transfers = [];
  const heard = [];
  const send = (item, onProgress) => {
    const transfer = { id: item.id, name: item.file.name, onProgress, cancelled: false };
    transfer.done = new Promise((resolve, reject) => Object.assign(transfer, { resolve, reject }));
    transfer.cancel = () => void (transfer.cancelled = true);
    transfers.push(transfer);
    return transfer;
  };
  let count = 0;
  const files = new Files(send, {
    change: () => {}, added: (items) => heard.push(...items.map(({ detail }) => detail || "ready")),
    failed: ({ detail }) => heard.push(`failed ${detail}`), sent: ({ id }) => heard.push(`sent ${id}`),
  }, () => `f${++count}`);
  return { files, transfers, heard };
}
const states = (files) => files.items.map(({ file, status }) => `${file.name} ${status}`);

describe("what may be sent, known before it is", () => {
  for (const [head, ok] of [
    [PDF, true], ["\xff\xd8\xff\xe0", true], ["\x89PNG\r\n\x1a\n", true],
    ["PK\x03\x04", false], [" %PDF-", false], ["<svg", false], ["\x89PNG", false],
  ]) {
    test(`${JSON.stringify(head)} ${ok ? "is" : "is not"}`, async () => {
      const file = new File([Uint8Array.from(head, (sign) => sign.charCodeAt(0))], "a.pdf", { type: "application/pdf" });
      assert.equal((await refusal(file)) === "", ok);
    });
  }
  test("ten megabytes and not a byte more, and not nothing", async () => {
    const of = (size) => refusal(new File([PDF, new Uint8Array(size - PDF.length)], "a.pdf"));
    assert.equal(await of(MAX_BYTES), "");
    assert.match(await of(MAX_BYTES + 1), /10MB/);
    assert.match(await refusal(new File([], "a.pdf")), /空/);
  });
  test("sizes as people read them", () => {
    assert.deepEqual([1, 1500, 1024 * 1024, 2.44 * 1024 * 1024, MAX_BYTES].map(sizeLabel), ["1KB", "1KB", "1.0MB", "2.4MB", "10.0MB"]);
  });
});

describe("sending", () => {
  test("nothing goes before the visitor says so; then one after another, each with its own id", async () => {
    const { files, transfers, heard } = fixture();
    await files.add([pdf("一.pdf"), pdf("二.pdf")], true);
    assert.deepEqual([states(files), transfers], [["一.pdf ready", "二.pdf ready"], []]);
    files.send();
    assert.deepEqual(states(files), ["一.pdf sending", "二.pdf ready"]);
    transfers[0].onProgress(0.5);
    assert.equal(files.items[0].part, 0.5);
    await files.add([pdf("三.pdf")], true);
    transfers[0].resolve();
    await turn();
    transfers[1].resolve();
    await turn();
    assert.deepEqual(transfers.map(({ id }) => id), ["f1", "f2"]);
    assert.deepEqual(states(files), ["三.pdf ready"]);
    assert.deepEqual(heard, ["ready", "ready", "ready", "sent f1", "sent f2"]);
  });

  test("before consent none is taken, and why is said", async () => {
    const { files, heard } = fixture();
    await files.add([pdf()], false);
    assert.match(heard[0], /同意/);
    files.send();
    assert.deepEqual(states(files), ["カタログ.pdf refused"]);
    await files.add([pdf("二.pdf")], true);
    assert.deepEqual(states(files), ["二.pdf ready"]);
  });

  test("one that failed is tried again with the same id, by hand or when the connection is back", async () => {
    const { files, transfers } = fixture();
    await files.add([pdf()], true);
    files.send();
    transfers[0].reject(new ApiProblem(0, "通信できませんでした。"));
    await turn();
    assert.deepEqual(states(files), ["カタログ.pdf failed"]);
    files.sendLost();
    transfers[1].reject(new ApiProblem(503, "混み合っています。"));
    await turn();
    files.sendLost();
    assert.equal(transfers.length, 2);
    files.send();
    transfers[2].resolve();
    await turn();
    assert.deepEqual([transfers.map(({ id }) => id), states(files)], [["f1", "f1", "f1"], []]);
  });

  test("one that the server refuses for good is not tried again", async () => {
    const { files, transfers } = fixture();
    await files.add([pdf()], true);
    files.send();
    transfers[0].reject(new ApiProblem(415, "お預かりできません。"));
    await turn();
    files.send();
    assert.deepEqual([transfers.length, states(files), files.items[0].detail], [1, ["カタログ.pdf refused"], "お預かりできません。"]);
  });

  test("one taken back on its way is cancelled, and the next goes", async () => {
    const { files, transfers } = fixture();
    await files.add([pdf("一.pdf"), pdf("二.pdf")], true);
    files.send();
    files.remove("f1");
    assert.equal(transfers[0].cancelled, true);
    assert.deepEqual(states(files), ["二.pdf sending"]);
    files.clear();
    assert.deepEqual([transfers[1].cancelled, states(files)], [true, []]);
  });
});

class FakeRequest extends EventTarget {
  static last;
  upload = new EventTarget();
  headers = {};
  aborted = false;
  status = 0;
  response = null;
  constructor() {
    super();
    FakeRequest.last = this;
  }
  open(method, url) {
    Object.assign(this, { method, url });
  }
  setRequestHeader(name, value) {
    this.headers[name] = value;
  }
  send(body) {
    this.body = body;
  }
  abort() {
    this.aborted = true;
  }
  end(type, status, response = null) {
    Object.assign(this, { status, response });
    this.dispatchEvent(new Event(type));
  }
}

describe("one upload", () => {
  const begin = (onProgress = () => {}) => upload("https://minato.example/x/attachments", "secret", { id: "f1", file: pdf() }, onProgress, FakeRequest);

  test("carries its id and its token, the token not in the address", async () => {
    const parts = [];
    const { done } = begin((part) => parts.push(part));
    const request = FakeRequest.last;
    assert.deepEqual([request.method, request.headers.Authorization], ["POST", "Bearer secret"]);
    assert.doesNotMatch(request.url, /secret/);
    assert.equal(request.body.get("message_id"), "f1");
    assert.equal(request.body.get("file").name, "カタログ.pdf");
    request.upload.dispatchEvent(Object.assign(new Event("progress"), { loaded: 1, total: 4 }));
    request.end("load", 201);
    await done;
    assert.deepEqual(parts, [0.25]);
  });

  for (const [type, status, response, detail] of [
    ["load", 415, { detail: "お預かりできません。" }, /お預かりできません/],
    ["load", 502, null, /混み合っています/],
    ["error", 0, null, /通信できません/],
    ["timeout", 0, null, /通信できません/],
  ]) {
    test(`that ends with ${type} ${status} says so`, async () => {
      const { done } = begin();
      FakeRequest.last.end(type, status, response);
      await assert.rejects(done, (problem) => problem instanceof ApiProblem && problem.status === status && detail.test(problem.detail));
    });
  }

  test("can be cancelled", () => {
    begin().cancel();
    assert.equal(FakeRequest.last.aborted, true);
  });
});
