import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { ApiProblem } from "../../api/widget/problem.js";
import { clientWith, fakeApi, lines, text } from "./support.js";

const offline = () => new ApiProblem(0, "通信できませんでした。");
const sent = (api) => api.calls.filter(([name]) => name === "send").map(([, message]) => message);

describe("opening", () => {
  test("a first visit creates a conversation and keeps its token out of everything but the store", async () => {
    const { client, store } = clientWith(fakeApi());
    await client.start();
    assert.equal(client.state.phase, "ready");
    assert.equal(client.state.resumed, false);
    assert.deepEqual(lines(client.state), ["bot: こんにちは。"]);
    assert.match(store.getItem("minato:conversation:https://minato.example"), /"token":"t-c1"/);
    assert.doesNotMatch(JSON.stringify(client.state), /t-c1/);
  });

  test("a reload reads the conversation back, with the same keys as before", async () => {
    const api = fakeApi();
    const { client, store } = clientWith(api);
    await client.start();
    await client.sendText("急須です");
    const again = clientWith(api, store).client;
    await again.start();
    assert.equal(again.state.resumed, true);
    assert.deepEqual(lines(again.state), lines(client.state));
    assert.deepEqual(again.state.entries.map(({ key }) => key), client.state.entries.map(({ key }) => key));
  });

  for (const status of [401, 404]) {
    test(`a stored conversation answered with ${status} is offered to be begun anew`, async () => {
      const api = fakeApi();
      const { client, store } = clientWith(api);
      await client.start();
      api.failures.push(new ApiProblem(status, "見つかりませんでした。"));
      const again = clientWith(api, store).client;
      await again.start();
      assert.equal(again.state.phase, "expired");
      await again.startAnew();
      assert.equal(again.state.phase, "ready");
      assert.equal(api.conversations.size, 2);
    });
  }

  test("a server that is not there is tried again without losing what was typed meanwhile", async () => {
    const api = fakeApi();
    api.failures.push(new ApiProblem(503, "準備中です。"));
    const { client } = clientWith(api);
    await client.start();
    assert.equal(client.state.phase, "failed");
    assert.equal(client.state.problem.detail, "準備中です。");
    await client.sendText("急須です");
    await client.start();
    assert.deepEqual(lines(client.state), ["bot: こんにちは。", "visitor: 急須です", "bot: 「急須です」ですね。"]);
  });

  test("an unreadable entry in the store counts as a first visit", async () => {
    const { client, store } = clientWith(fakeApi());
    store.setItem("minato:conversation:https://minato.example", "{broken");
    await client.start();
    assert.equal(client.state.phase, "ready");
  });
});

describe("sending", () => {
  test("messages go one at a time and in order, and their answers stand below each", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    const both = [client.sendText("一つ目"), client.sendText("二つ目")];
    assert.equal(sent(api).length, 1);
    assert.deepEqual(lines(client.state).slice(1), ["sending: 一つ目", "waiting: 二つ目"]);
    await Promise.all(both);
    assert.deepEqual(lines(client.state).slice(1), [
      "visitor: 一つ目", "bot: 「一つ目」ですね。", "visitor: 二つ目", "bot: 「二つ目」ですね。",
    ]);
  });

  test("a blank message is not sent", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    await client.sendText(" \n　");
    assert.equal(sent(api).length, 0);
  });

  test("a failure keeps the words, holds back those behind it, and retries with the same id", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.failures.push(offline());
    await client.sendText("急須です");
    await client.sendText("岩手で作っています");
    assert.deepEqual(lines(client.state).slice(1), ["failed: 急須です", "waiting: 岩手で作っています"]);
    await client.retry();
    assert.deepEqual(sent(api).map(({ message_id }) => message_id), ["v1", "v1", "v2"]);
    assert.equal(client.state.outbox.length, 0);
  });

  test("an answer lost on its way back has no second effect", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.loseAnswer = true;
    await client.sendText("急須です");
    assert.equal(client.state.outbox[0].status, "failed");
    await client.retry();
    assert.equal(api.conversations.get("c1").messages.filter(({ role }) => role === "visitor").length, 1);
    assert.deepEqual(lines(client.state).slice(1), ["visitor: 急須です", "bot: 「急須です」ですね。"]);
  });

  test("a message found on the server after all is not kept as failed", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.loseAnswer = true;
    await client.sendText("急須です");
    await client.refresh();
    assert.deepEqual(lines(client.state).slice(1), ["visitor: 急須です", "bot: 「急須です」ですね。"]);
  });

  test("a rejected message can be taken back and written anew", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.failures.push(new ApiProblem(422, "2,000文字までです。"));
    await client.sendText("長い話");
    assert.equal(client.state.outbox[0].problem.rejected, true);
    assert.equal(client.discard("v1"), "長い話");
    await client.sendText("短い話");
    assert.deepEqual(lines(client.state).slice(1), ["visitor: 短い話", "bot: 「短い話」ですね。"]);
  });

  test("a choice is sent by value and shown by label", async () => {
    const api = fakeApi(() => [text("承知しました。")]);
    const { client } = clientWith(api);
    await client.start();
    await client.sendChoice({ choice: ["ecommerce", "finance"], field: "support_needs", label: "海外EC、資金", question: "start/0" });
    assert.deepEqual(sent(api), [{ message_id: "v1", choice: ["ecommerce", "finance"], field: "support_needs" }]);
    assert.equal(client.state.entries[1].text, "海外EC、資金");
  });

  test("a choice that belongs to no field says none", async () => {
    const api = fakeApi(() => []);
    const { client } = clientWith(api);
    await client.start();
    await client.sendChoice({ choice: "edit:employees", field: null, label: "「従業員数」を直す" });
    assert.deepEqual(sent(api), [{ message_id: "v1", choice: "edit:employees" }]);
  });

  test("a token the server forgets in the middle leads to a new start, the words still at hand", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.failures.push(new ApiProblem(401, "もう一度お始めください。"));
    await client.sendText("急須です");
    assert.equal(client.state.phase, "expired");
    assert.equal(client.state.outbox[0].text, "急須です");
  });
});

describe("refreshing", () => {
  test("a person's message appears once, and nothing changes place", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    await client.sendText("担当者と話したい");
    api.conversations.get("c1").messages.push({ message_id: "k1", role: "concierge", text: "担当の佐藤です。", at: "2026-11-24T09:05:00+09:00" });
    api.state = "human";
    await client.refresh();
    await client.refresh();
    assert.equal(client.state.mode, "human");
    assert.deepEqual(client.state.entries.map(({ key }) => key), ["start/0", "v1", "v1/0", "k1/0"]);
  });

  test("a history read before an answer came does not undo it", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    const { promise, resolve } = deferred();
    const history = api.history;
    api.history = () => promise;
    const refreshed = client.refresh();
    await client.sendText("急須です");
    api.history = history;
    resolve({ messages: [], state: "bot", progress: null });
    await refreshed;
    assert.equal(client.state.entries.length, 3);
  });

  test("a failure is only noted, and the next success clears it", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    api.failures.push(offline());
    await client.refresh();
    assert.deepEqual([client.state.phase, client.state.connected], ["ready", false]);
    await client.refresh();
    assert.equal(client.state.connected, true);
  });

  test("an answer that arrives after a new start is dropped", async () => {
    const api = fakeApi();
    const { client } = clientWith(api);
    await client.start();
    const { promise, resolve } = deferred();
    const send = api.send;
    api.send = () => promise;
    const old = client.sendText("前の会話");
    api.send = send;
    await client.startAnew();
    await client.sendText("次の会話");
    resolve({ replies: [text("遅い返事")], state: "bot" });
    await old;
    assert.deepEqual(lines(client.state), ["bot: こんにちは。", "visitor: 次の会話", "bot: 「次の会話」ですね。"]);
  });
});

test("listeners hear each change until they leave", async () => {
  const { client } = clientWith(fakeApi());
  const phases = [];
  const leave = client.subscribe(({ phase }) => phases.push(phase));
  await client.start();
  leave();
  await client.sendText("急須です");
  assert.deepEqual(phases, ["starting", "ready"]);
});

function deferred() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
