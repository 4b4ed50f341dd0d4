import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { createApi } from "../../api/widget/api.js";
import { ApiProblem } from "../../api/widget/problem.js";
import { newMessageId } from "../../api/widget/message-id.js";
import { createSession, memoryStore } from "../../api/widget/session.js";

const CREDENTIALS = { conversation_id: "c/1", token: "secret" };

function apiAnswering(response) {
  const requests = [];
  const api = createApi("https://minato.example", async (url, init) => {
    requests.push({ url, ...init });
    if (response instanceof Error) throw response;
    return response;
  });
  return { api, requests };
}
const json = (body, status = 200, type = "application/json") => new Response(JSON.stringify(body), { status, headers: { "content-type": type } });

test("a message carries the token in its header and never in its address", async () => {
  const { api, requests } = apiAnswering(json({ replies: [] }));
  await api.send(CREDENTIALS, { message_id: "v1", text: "急須です" });
  const [request] = requests;
  assert.equal(request.url, "https://minato.example/v1/conversations/c%2F1/messages");
  assert.equal(request.method, "POST");
  assert.equal(request.headers.Authorization, "Bearer secret");
  assert.deepEqual(JSON.parse(request.body), { message_id: "v1", text: "急須です" });
  assert.equal(request.credentials, "omit");
});

test("a new conversation names its channel and has no token yet", async () => {
  const { api, requests } = apiAnswering(json({ conversation_id: "c", token: "t", replies: [] }, 201));
  await api.create();
  assert.deepEqual(JSON.parse(requests[0].body), { channel: "web" });
  assert.equal(requests[0].headers.Authorization, undefined);
});

describe("problems", () => {
  const cases = [
    ["a problem document", json({ detail: "2,000文字までです。" }, 422, "application/problem+json"), 422, "2,000文字までです。"],
    ["a page of a proxy", new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "content-type": "text/html" } }), 502, /混み合っています/],
    ["a problem without words", json({ detail: "" }, 500, "application/problem+json"), 500, /混み合っています/],
    ["a detail that is no text", json({ detail: [{ loc: ["body"] }] }, 422), 422, /混み合っています/],
    ["a success that is no JSON", new Response("<html>", { status: 200 }), 0, /混み合っています/],
    ["no answer at all", new TypeError("network"), 0, /通信できませんでした/],
  ];
  for (const [name, response, status, detail] of cases) {
    test(name, async () => {
      await assert.rejects(apiAnswering(response).api.history(CREDENTIALS), (error) => {
        assert.ok(error instanceof ApiProblem);
        assert.equal(error.status, status);
        assert.match(error.detail, new RegExp(detail));
        return true;
      });
    });
  }
});

test("sessions of two services on one page do not meet", () => {
  const store = memoryStore();
  const [one, other] = ["https://a.example", "https://b.example"].map((base) => createSession(store, base));
  one.save({ ...CREDENTIALS, replies: ["not kept"] });
  assert.equal(other.load(), null);
  assert.deepEqual(one.load(), CREDENTIALS);
  one.clear();
  assert.equal(one.load(), null);
});

test("a message id is a UUID, also where the browser offers none", () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.match(newMessageId(), uuid);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  assert.match(newMessageId(), uuid);
  delete crypto.randomUUID;
});
