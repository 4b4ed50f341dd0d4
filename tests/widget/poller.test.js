import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiProblem } from "../../api/widget/problem.js";
import { createPoller } from "../../api/widget/poller.js";

/** Stands for a client and a page: counts how often it is woken, lets a test change state and visibility. */
function stage(patch) {
  const [page, host] = [new EventTarget(), new EventTarget()];
  page.visibilityState = "visible";
  const listeners = new Set();
  const client = {
    state: { phase: "ready", mode: "bot", connected: true, live: false, outbox: [], ...patch },
    wakes: 0,
    subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    wake: async () => void (client.wakes += 1),
    become(change) {
      client.state = { ...client.state, ...change };
      for (const listener of listeners) listener(client.state);
    },
    listeners,
  };
  const show = (state) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  return { client, host, show, poller: createPoller(client, page, host) };
}

/** Lets the clock go on second by second, so that each poll can arm the next. */
async function pass(timers, seconds) {
  for (let second = 0; second < seconds; second += 1) {
    timers.tick(1000);
    await Promise.resolve();
    await Promise.resolve();
  }
}

const unsent = (status, problem) => [{ body: { message_id: "v1" }, status, problem }];
const cases = [
  ["a bot, without a stream", { mode: "bot" }, 11, 2],
  ["a person, without a stream", { mode: "human" }, 11, 2],
  ["a closed conversation", { mode: "closed" }, 61, 0],
  ["a live stream: seldom, in case it died unnoticed", { live: true }, 61, 1],
  ["a lost connection: soon, then less often", { connected: false, live: true }, 31, 4],
  ["a conversation that could not be opened", { phase: "failed" }, 31, 4],
  ["a message that could not be sent", { live: true, outbox: unsent("failed", new ApiProblem(503, "")) }, 31, 4],
  ["a message that the server will never take", { live: true, outbox: unsent("failed", new ApiProblem(422, "")) }, 31, 0],
  ["a conversation that is gone", { phase: "expired" }, 61, 0],
];
for (const [name, state, seconds, expected] of cases) {
  test(name, async ({ mock }) => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const { client, poller } = stage(state);
    poller.start();
    await pass(mock.timers, seconds);
    assert.equal(client.wakes, expected);
    poller.stop();
    await pass(mock.timers, 61);
    assert.equal(client.wakes, expected);
    assert.equal(client.listeners.size, 0);
  });
}

test("trouble shortens a long wait, and each new trouble begins soon", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client, poller } = stage({ live: true });
  poller.start();
  await pass(mock.timers, 10);
  client.become({ connected: false });
  await pass(mock.timers, 3);
  assert.equal(client.wakes, 1);
  client.become({ connected: true });
  client.become({ connected: false });
  await pass(mock.timers, 3);
  assert.equal(client.wakes, 2);
  poller.stop();
});

test("hidden it rests, unless words wait to be sent; shown, focused or online again it asks at once", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client, host, show, poller } = stage({ mode: "human" });
  poller.start();
  show("hidden");
  await pass(mock.timers, 20);
  assert.equal(client.wakes, 0);
  client.become({ outbox: unsent("failed", new ApiProblem(0, "")) });
  await pass(mock.timers, 3);
  assert.equal(client.wakes, 1);
  client.become({ outbox: [] });
  show("visible");
  host.dispatchEvent(new Event("focus"));
  host.dispatchEvent(new Event("online"));
  assert.equal(client.wakes, 4);
  poller.stop();
});
