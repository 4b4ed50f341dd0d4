import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { createNews } from "../../api/widget/news.js";
import { openSocket } from "../../api/widget/socket.js";
import { createStream } from "../../api/widget/stream.js";
import { clientWith, fakeApi, lines, NOW, text } from "./support.js";

class FakeSocket extends EventTarget {
  static opened = [];
  sent = [];
  closed = false;
  constructor(url) {
    super();
    this.url = url;
    FakeSocket.opened.push(this);
  }
  send(frame) {
    this.sent.push(JSON.parse(frame));
  }
  close() {
    this.closed = true;
  }
}
const event = (type, extra) => Object.assign(new Event(type), extra);

test("the token goes in the first frame and never in the address; what is no frame is passed over", () => {
  const heard = [];
  const close = openSocket("wss://minato.example/v1/conversations/c1/stream", { token: "secret", after: "v1" }, {
    frame: (frame) => heard.push(frame),
    end: () => heard.push("end"),
  }, FakeSocket);
  const socket = FakeSocket.opened.at(-1);
  assert.doesNotMatch(socket.url, /secret/);
  assert.deepEqual(socket.sent, []);
  socket.dispatchEvent(event("open"));
  assert.deepEqual(socket.sent, [{ token: "secret", after: "v1" }]);
  for (const data of ["no json", "5", "null", '{"type":"state"}', new ArrayBuffer(2)]) socket.dispatchEvent(event("message", { data }));
  socket.dispatchEvent(event("close", { code: 1006 }));
  assert.deepEqual(heard, [{ type: "state" }, "end"]);
  close();
  assert.equal(socket.closed, true);
});

test("a page that may not open one is told so like one whose socket failed", async () => {
  const heard = [];
  class Forbidden {
    constructor() {
      throw new DOMException("blocked", "SecurityError");
    }
  }
  openSocket("wss://minato.example/", {}, { frame: () => {}, end: () => heard.push("end") }, Forbidden);
  await Promise.resolve();
  assert.deepEqual(heard, ["end"]);
});

describe("what is news to this page", () => {
  const shown = [{ key: "start/0" }, { key: "v1" }, { key: "v1/0" }, { key: "k1/0" }];
  const state = { mode: "bot", progress: { answered: 1, asking: "product_name" }, entries: shown, outbox: [] };
  const message = (role, message_id, replies = [text("はい。")]) => ({ type: "message", role, message_id, text: "", at: NOW, replies });
  const cases = [
    ["all it shows already", undefined, [message("bot", "m0"), message("visitor", "v1"), message("bot", "m1"), message("concierge", "k1")], [false, false, false, false]],
    ["the answer to the message it began after", "v1", [message("bot", "m1")], [false]],
    ["a second answer to it", "v1", [message("bot", "m1"), message("bot", "m2")], [false, true]],
    ["a message of another window, and its answer", "v1", [message("visitor", "x1"), message("bot", "x2")], [true, true]],
    ["a person's words", "v1", [message("concierge", "k2")], [true]],
    ["a turn in which the bot kept silent", "v1", [message("bot", "m1", [])], [false]],
    ["the state it knows", "v1", [{ type: "state", state: "bot", progress: { answered: 1, asking: "product_name" } }], [false]],
    ["another question asked", "v1", [{ type: "state", state: "bot", progress: { answered: 2, asking: "company_name" } }], [true]],
    ["a person at the lead", "v1", [{ type: "state", state: "bot", person: "佐藤", progress: { answered: 1, asking: "product_name" } }], [true]],
    ["a person who writes", "v1", [{ type: "typing", person: "佐藤" }], [false]],
    ["another owner", "v1", [{ type: "state", state: "human", progress: { answered: 1, asking: "product_name" } }], [true]],
    ["a frame of a newer server", "v1", [{ type: "typing" }], [false]],
  ];
  for (const [name, after, frames, expected] of cases) {
    test(name, () => {
      const isNews = createNews(after);
      assert.deepEqual(frames.map((frame) => isNews(frame, state)), expected);
    });
  }
  test("the message under way and its answer are not: they come as the answer to the request", () => {
    const isNews = createNews("v1");
    const sending = { ...state, outbox: [{ body: { message_id: "v2" }, status: "sending" }] };
    assert.deepEqual([message("visitor", "v2"), message("bot", "m2")].map((frame) => isNews(frame, sending)), [false, false]);
  });
  test("one whose answer was lost is", () => {
    const failed = { ...state, outbox: [{ body: { message_id: "v2" }, status: "failed" }] };
    assert.equal(createNews("v1")(message("visitor", "v2"), failed), true);
  });
});

/** A client on a fake server whose streams a test feeds, and a page to hide. */
async function stage() {
  const api = fakeApi();
  const { client } = clientWith(api);
  const [page, host] = [new EventTarget(), new EventTarget()];
  page.visibilityState = "visible";
  const stream = createStream(client, page, host);
  stream.start();
  await client.start();
  const show = (state) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  return { api, client, host, show, stream, last: () => api.streams.at(-1) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the live stream", () => {
  test("shows what another window of the same visitor said, once and in order", async () => {
    const { api, client, last, stream } = await stage();
    await client.sendText("急須です");
    const other = { message_id: "x1", text: "日用品" };
    await api.send({ conversation_id: "c1", token: "t-c1" }, other);
    for (const message of api.conversations.get("c1").messages) last().frame({ type: "message", ...message });
    await settled();
    assert.deepEqual(lines(client.state), [
      "bot: こんにちは。", "visitor: 急須です", "bot: 「急須です」ですね。", "visitor: 日用品", "bot: 「日用品」ですね。",
    ]);
    assert.ok(api.calls.filter(([name]) => name === "history").length <= 2);
    stream.stop();
    assert.equal(last().closed, true);
  });

  test("a frame that comes while a message is under way is not forgotten", async () => {
    const { api, client, last, stream } = await stage();
    const sending = client.sendText("急須です");
    api.conversations.get("c1").messages.push({ message_id: "k1", role: "concierge", text: "佐藤です。", at: NOW });
    last().frame({ type: "message", ...api.conversations.get("c1").messages.at(-1) });
    await sending;
    await settled();
    assert.ok(lines(client.state).includes("concierge: 佐藤です。"));
    stream.stop();
  });

  test("opens again after it broke, later each time, and at once when the network is back", async ({ mock }) => {
    const { api, client, host, last, stream } = await stage();
    mock.timers.enable({ apis: ["setTimeout"] });
    last().frame({ type: "state", state: "bot", progress: api.progress });
    assert.equal(client.state.live, true);
    last().end();
    assert.equal(client.state.live, false);
    mock.timers.tick(2_000);
    assert.equal(api.streams.length, 2);
    last().end();
    mock.timers.tick(2_000);
    assert.equal(api.streams.length, 2);
    mock.timers.tick(3_000);
    assert.equal(api.streams.length, 3);
    last().end();
    host.dispatchEvent(new Event("online"));
    assert.equal(api.streams.length, 4);
    stream.stop();
  });

  test("what waits is sent when it opens again", async () => {
    const { api, client, last, stream } = await stage();
    const { ApiProblem } = await import("../../api/widget/problem.js");
    api.failures.push(new ApiProblem(503, "混み合っています。"));
    await client.sendText("急須です");
    assert.equal(client.state.outbox[0].status, "failed");
    last().frame({ type: "state", state: "bot", progress: api.progress });
    await settled();
    assert.deepEqual(client.state.outbox, []);
    stream.stop();
  });

  test("follows to a new conversation and leaves the old one", async () => {
    const { api, client, last, stream } = await stage();
    const old = last();
    await client.startAnew();
    assert.deepEqual([old.closed, last().credentials.conversation_id], [true, "c2"]);
    old.frame({ type: "message", role: "concierge", message_id: "k", text: "前の会話", at: NOW });
    await settled();
    assert.equal(api.calls.filter(([name]) => name === "history").length, 0);
    stream.stop();
  });

  test("rests a minute after the page was hidden, and comes back with it", async ({ mock }) => {
    const { api, client, last, show, stream } = await stage();
    mock.timers.enable({ apis: ["setTimeout"] });
    show("hidden");
    mock.timers.tick(59_000);
    assert.equal(last().closed, false);
    mock.timers.tick(2_000);
    assert.deepEqual([last().closed, client.state.live], [true, false]);
    show("visible");
    assert.equal(api.streams.length, 2);
    stream.stop();
  });
});

describe("a person who leads", () => {
  const led = { type: "state", state: "human", person: "佐藤", progress: null };

  test("is named as soon as they join, and no longer once they have left", async () => {
    const { api, client, last, stream } = await stage();
    Object.assign(api, { state: "human", person: "佐藤" });
    last().frame(led);
    await settled();
    assert.deepEqual([client.state.mode, client.state.person], ["human", "佐藤"]);
    Object.assign(api, { state: "queued", person: null });
    last().frame({ ...led, state: "queued", person: null });
    await settled();
    assert.deepEqual([client.state.mode, client.state.person], ["queued", null]);
    stream.stop();
  });

  test("is seen writing until they send, or have stopped for a while", async ({ mock }) => {
    const { client, last, stream } = await stage();
    mock.timers.enable({ apis: ["setTimeout"] });
    last().frame({ type: "typing", person: "佐藤" });
    assert.equal(client.state.typing, "佐藤");
    mock.timers.tick(4_000);
    last().frame({ type: "typing", person: "佐藤" });
    mock.timers.tick(4_000);
    assert.equal(client.state.typing, "佐藤");
    mock.timers.tick(3_000);
    assert.equal(client.state.typing, null);
    last().frame({ type: "typing", person: "佐藤" });
    last().frame({ type: "message", role: "concierge", message_id: "k1", text: "はい。", at: NOW });
    assert.equal(client.state.typing, null);
    stream.stop();
  });

  test("is told that the visitor writes, now and then, and the bot is not", async () => {
    const { api, client, last, stream } = await stage();
    stream.tellTyping();
    assert.deepEqual(last().told, []);
    Object.assign(api, { state: "human", person: "佐藤" });
    last().frame(led);
    await settled();
    assert.equal(client.state.mode, "human");
    stream.tellTyping();
    stream.tellTyping();
    assert.deepEqual(last().told, [{ type: "typing" }]);
    stream.stop();
  });
});
