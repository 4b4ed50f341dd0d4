// A server in memory that keeps the contract: same message id, same answer; messages in order.

import { ApiProblem } from "../../api/widget/problem.js";
import { ChatClient } from "../../api/widget/client.js";
import { createSession, memoryStore } from "../../api/widget/session.js";
import { createUnsent } from "../../api/widget/unsent.js";

export const BASE = "https://minato.example";
export const NOW = "2026-11-21T09:00:00.000Z";

export const text = (words) => ({ type: "text", text: words });
export const choices = (words, options, extra = {}) => ({
  type: "choices",
  text: words,
  choices: options.map(([label, value]) => ({ label, value })),
  ...extra,
});

/** Each call is recorded in `calls`; an error put in `failures` is thrown by the next one, in order. */
export function fakeApi(answer = (message) => [text(`「${message.text ?? message.choice}」ですね。`)]) {
  const conversations = new Map();
  const api = {
    calls: [],
    failures: [],
    loseAnswer: false,
    state: "bot",
    person: null,
    progress: { section: "product", answered: 1, total: 8, asking: "product_name" },
    conversations,
    streams: [],
    listen(credentials, after, on) {
      const stream = { credentials, after, closed: false, told: [] };
      for (const name of ["frame", "end"]) stream[name] = (told) => void (stream.closed || on[name](told));
      api.streams.push(stream);
      return Object.assign(() => void (stream.closed = true), { tell: (frame) => void stream.told.push(frame) });
    },
    async create() {
      step("create");
      const id = `c${conversations.size + 1}`;
      conversations.set(id, { seen: new Map(), messages: [{ message_id: "m0", role: "bot", text: "こんにちは。", at: NOW }] });
      return { conversation_id: id, token: `t-${id}`, replies: [text("こんにちは。")], state: api.state, progress: api.progress };
    },
    async send(credentials, message) {
      step("send", message);
      const conversation = known(credentials);
      if (!conversation.seen.has(message.message_id)) record(conversation, message);
      if (api.loseAnswer) {
        api.loseAnswer = false;
        throw new ApiProblem(0, "通信できませんでした。");
      }
      return { replies: conversation.seen.get(message.message_id), state: api.state, progress: api.progress };
    },
    async history(credentials) {
      step("history");
      return { messages: [...known(credentials).messages], state: api.state, person: api.person, progress: api.progress };
    },
  };
  function step(name, message) {
    api.calls.push(message ? [name, message] : [name]);
    const failure = api.failures.shift();
    if (failure) throw failure;
  }
  function known({ conversation_id, token }) {
    const conversation = conversations.get(conversation_id);
    if (!conversation || token !== `t-${conversation_id}`) throw new ApiProblem(404, "見つかりませんでした。");
    return conversation;
  }
  function record(conversation, message) {
    const replies = answer(message);
    conversation.seen.set(message.message_id, replies);
    conversation.messages.push({ message_id: message.message_id, role: "visitor", text: message.text ?? String(message.choice), at: NOW });
    conversation.messages.push({ message_id: `b${conversation.messages.length}`, role: "bot", text: "", at: NOW, replies });
  }
  return api;
}

export function clientWith(api, store = memoryStore()) {
  let count = 0;
  const client = new ChatClient({
    api,
    session: createSession(store, BASE),
    unsent: createUnsent(store, BASE),
    now: () => new Date(NOW),
    newId: () => `v${++count}`,
  });
  return { client, store };
}

/** What a reader would see: role and words, oldest first. */
export const lines = ({ entries, outbox }) => [
  ...entries.map((entry) => `${entry.role}: ${entry.text ?? entry.reply.text}`),
  ...outbox.map((pending) => `${pending.status}: ${pending.text}`),
];
