import assert from "node:assert/strict";
import { test } from "node:test";

import { createPoller } from "../../api/widget/poller.js";

/** Stands for a client and a page: counts refreshes, lets a test change state and visibility. */
function stage(mode) {
  const page = new EventTarget();
  page.visibilityState = "visible";
  const listeners = new Set();
  const client = {
    state: { mode, connected: true },
    refreshes: 0,
    subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    refresh: async () => void (client.refreshes += 1),
    become(patch) {
      client.state = { ...client.state, ...patch };
      for (const listener of listeners) listener();
    },
    listeners,
  };
  const show = (state) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  return { client, page, show, poller: createPoller(client, page) };
}

/** Lets the clock go on second by second, so that each poll can arm the next. */
async function pass(timers, seconds) {
  for (let second = 0; second < seconds; second += 1) {
    timers.tick(1000);
    await Promise.resolve();
    await Promise.resolve();
  }
}

const cases = [
  ["bot", 0],
  ["queued", 2],
  ["human", 2],
  ["closed", 0],
];
for (const [mode, expected] of cases) {
  test(`in eleven seconds of ${mode} it asks ${expected} times`, async ({ mock }) => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const { client, poller } = stage(mode);
    poller.start();
    await pass(mock.timers, 11);
    assert.equal(client.refreshes, expected);
    poller.stop();
  });
}

test("it begins when a person takes over, and rests while the page is hidden", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client, show, poller } = stage("bot");
  poller.start();
  client.become({ mode: "human" });
  await pass(mock.timers, 6);
  assert.equal(client.refreshes, 1);
  show("hidden");
  await pass(mock.timers, 20);
  assert.equal(client.refreshes, 1);
  show("visible");
  assert.equal(client.refreshes, 2);
  poller.stop();
});

test("after a lost connection it asks until it is back", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client, poller } = stage("bot");
  poller.start();
  client.become({ connected: false });
  await pass(mock.timers, 11);
  assert.equal(client.refreshes, 2);
  poller.stop();
  await pass(mock.timers, 11);
  assert.equal(client.refreshes, 2);
  assert.equal(client.listeners.size, 0);
});
