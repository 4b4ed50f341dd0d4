import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { ApiProblem } from "../../api/widget/problem.js";
import { memoryStore } from "../../api/widget/session.js";
import { createUnsent } from "../../api/widget/unsent.js";
import { BASE, clientWith, fakeApi, lines, NOW } from "./support.js";

const offline = () => new ApiProblem(0, "通信できませんでした。");
const sent = (api) => api.calls.filter(([name]) => name === "send").map(([, message]) => message);
const pending = (id, text, extra = {}) => ({ body: { message_id: id, text }, text, at: NOW, status: "failed", problem: offline(), ...extra });
const words = (unsent, conversation) => unsent.load(conversation).map(({ text }) => text);

describe("what the browser keeps until it is delivered", () => {
  test("words in the order in which they were said, waiting again", () => {
    const store = memoryStore();
    const unsent = createUnsent(store, BASE);
    for (const [id, text] of [["z", "一"], ["a", "二"], ["m", "三"]]) unsent.keep("c1", pending(id, text));
    const found = createUnsent(store, BASE).load("c1");
    assert.deepEqual(found.map(({ body, status, problem }) => [body, status, problem]), [
      [{ message_id: "z", text: "一" }, "waiting", null],
      [{ message_id: "a", text: "二" }, "waiting", null],
      [{ message_id: "m", text: "三" }, "waiting", null],
    ]);
  });

  test("a choice with its field, its label and the question it answers", () => {
    const unsent = createUnsent(memoryStore(), BASE);
    const choice = { body: { message_id: "v1", choice: ["a", "b"], field: "support_needs" }, text: "甲、乙", at: NOW, question: "start/1" };
    unsent.keep("c1", { ...choice, status: "waiting", problem: null });
    assert.deepEqual(unsent.load("c1"), [{ ...choice, status: "waiting", problem: null }]);
  });

  test("nothing of another conversation, of another service, or of a longer id that begins alike", () => {
    const store = memoryStore();
    const unsent = createUnsent(store, BASE);
    unsent.keep("c1", pending("v1", "急須"));
    unsent.saveDraft("c1", "書きかけ");
    for (const [base, id] of [[BASE, "c2"], [BASE, "c"], [BASE, ""], ["https://other.example", "c1"]]) {
      assert.deepEqual([words(createUnsent(store, base), id), createUnsent(store, base).draft(id)], [[], ""]);
    }
  });

  test("an unreadable entry is no message", () => {
    const store = memoryStore();
    const unsent = createUnsent(store, BASE);
    unsent.keep("c1", pending("v1", "急須"));
    const [key] = store.keys();
    for (const broken of ["{broken", "null", "[]", "5", '{"body":{}}', '{"body":{"message_id":5},"text":"x","at":"y"}']) {
      store.setItem(key, broken);
      assert.deepEqual(words(unsent, "c1"), [], broken);
    }
  });

  test("what is delivered goes, and another window's words stay", () => {
    const store = memoryStore();
    const [one, two] = [createUnsent(store, BASE), createUnsent(store, BASE)];
    one.keep("c1", pending("v1", "一"));
    two.keep("c1", pending("v2", "二"));
    two.drop("c1", "v2");
    assert.deepEqual(words(two, "c1"), ["一"]);
  });

  test("a draft goes when it is sent, unless another window wrote it", () => {
    const store = memoryStore();
    const [one, two] = [createUnsent(store, BASE), createUnsent(store, BASE)];
    one.saveDraft("c1", "急須は");
    two.saveDraft("c1", "");
    assert.equal(two.draft("c1"), "急須は");
    one.saveDraft("c1", "");
    assert.equal(one.draft("c1"), "");
  });

  test("words written before the conversation could be opened go with it; a new start forgets all", () => {
    const store = memoryStore();
    const unsent = createUnsent(store, BASE);
    unsent.keep("", pending("v1", "急須"));
    unsent.saveDraft("", "岩手で");
    unsent.move("", "c1");
    assert.deepEqual([words(unsent, "c1"), unsent.draft("c1"), words(unsent, ""), unsent.draft("")], [["急須"], "岩手で", [], ""]);
    unsent.forget();
    assert.deepEqual(store.keys(), []);
  });
});

describe("a reload", () => {
  test("brings unsent words back and sends them in order, each with the id it had", async () => {
    const api = fakeApi();
    const { client, store } = clientWith(api);
    await client.start();
    api.failures.push(offline());
    await client.sendText("日用品");
    await client.sendText("急須です");
    const again = clientWith(api, store).client;
    await again.start();
    assert.deepEqual(sent(api).map(({ message_id }) => message_id), ["v1", "v1", "v2"]);
    assert.deepEqual(lines(again.state).slice(1), ["visitor: 日用品", "bot: 「日用品」ですね。", "visitor: 急須です", "bot: 「急須です」ですね。"]);
    const third = clientWith(api, store).client;
    await third.start();
    assert.equal(sent(api).length, 3);
  });

  test("shows them at once, also while the server is not there", async () => {
    const api = fakeApi();
    const { client, store } = clientWith(api);
    await client.start();
    api.failures.push(offline(), offline());
    await client.sendText("日用品");
    const again = clientWith(api, store).client;
    const opening = again.start();
    assert.deepEqual(lines(again.state), ["waiting: 日用品"]);
    await opening;
    assert.equal(again.state.phase, "failed");
    assert.deepEqual(lines(again.state), ["waiting: 日用品"]);
    await again.wake();
    assert.deepEqual(lines(again.state), ["bot: こんにちは。", "visitor: 日用品", "bot: 「日用品」ですね。"]);
  });

  test("after an answer that got lost shows the message once and sends nothing", async () => {
    const api = fakeApi();
    const { client, store } = clientWith(api);
    await client.start();
    api.loseAnswer = true;
    await client.sendText("急須です");
    const again = clientWith(api, store).client;
    await again.start();
    assert.equal(sent(api).length, 1);
    assert.deepEqual(lines(again.state).slice(1), ["visitor: 急須です", "bot: 「急須です」ですね。"]);
    assert.deepEqual(createUnsent(store, BASE).load("c1"), []);
  });

  test("brings back what was typed before there was a conversation", async () => {
    const api = fakeApi();
    api.failures.push(offline());
    const { client, store } = clientWith(api);
    await client.start();
    await client.sendText("急須です");
    client.saveDraft("岩手で");
    const again = clientWith(api, store).client;
    assert.equal(again.draft, "岩手で");
    await again.start();
    assert.equal(again.draft, "岩手で");
    assert.deepEqual(lines(again.state).slice(1), ["visitor: 急須です", "bot: 「急須です」ですね。"]);
  });

  test("after a new start brings back nothing of before", async () => {
    const api = fakeApi();
    const { client, store } = clientWith(api);
    await client.start();
    api.failures.push(offline());
    await client.sendText("日用品");
    client.saveDraft("急須は");
    await client.startAnew();
    const again = clientWith(api, store).client;
    await again.start();
    assert.deepEqual([lines(again.state), again.draft], [["bot: こんにちは。"], ""]);
  });
});

describe("when the connection is back", () => {
  test("the queue goes out in order, and the question that was missed is shown", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.failures.push(offline());
    await client.sendText("日用品");
    await client.sendText("急須です");
    assert.equal(client.state.connected, false);
    await client.wake();
    assert.deepEqual(sent(api).map(({ text }) => text), ["日用品", "日用品", "急須です"]);
    assert.equal(client.state.connected, true);
    assert.deepEqual(client.state.outbox, []);
    assert.equal(client.state.entries.at(-1).reply.text, "「急須です」ですね。");
  });

  test("as long as it is not, nothing is sent and everything stays", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.failures.push(offline(), offline());
    await client.sendText("日用品");
    await client.wake();
    assert.equal(sent(api).length, 1);
    assert.deepEqual(lines(client.state).slice(1), ["failed: 日用品"]);
  });

  test("a message that the server will never take is not sent again by itself", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.failures.push(new ApiProblem(422, "2,000文字までです。"));
    await client.sendText("長い話");
    await client.wake();
    assert.equal(sent(api).length, 1);
    assert.equal(client.state.outbox[0].status, "failed");
  });

  test("a choice still names the question it was shown with", async () => {
    const api = fakeApi();
    const { client, store } = clientWith(api);
    await client.start();
    api.failures.push(offline());
    await client.sendChoice({ choice: "consumer", field: "product_category", label: "日用品", question: "start/0" });
    const again = clientWith(api, store).client;
    await again.start();
    assert.deepEqual(sent(api)[1], { message_id: "v1", choice: "consumer", field: "product_category" });
    assert.equal(again.state.entries[1].text, "日用品");
    assert.equal(again.state.entries[1].question, "start/0");
  });
});
