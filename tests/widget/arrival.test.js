import assert from "node:assert/strict";
import { test } from "node:test";

import { createVisits, isDone, linkIn, stateOfVisit, typedCode, visitOf } from "../../api/widget/arrival.js";
import { memoryStore } from "../../api/widget/session.js";
import { BLANK } from "../../api/widget/state.js";
import { BASE, clientWith, fakeApi, lines } from "./support.js";

const SECRET = "s".repeat(43);
const visit = () => visitOf(SECRET, {
  conversation_id: "c1", token: "t", fields: ["company_name", "contact_name"], replies: [{ type: "text", text: "会社名" }],
  purpose: "personal", return_url: null,
});
const asking = (name, entries = []) => ({ ...BLANK, phase: "ready", entries, progress: { title: "会社", answered: 9, total: 38, asking: name } });

test("an address says what it opens", () => {
  assert.deepEqual(linkIn(`#go=${SECRET}`), { kind: "resume", secret: SECRET });
  assert.deepEqual(linkIn(`#fill=${SECRET}`), { kind: "personal", secret: SECRET });
  for (const hash of ["", "#about", "#chat", "#go=", "#go=short", `#go=${SECRET}<`, `#token=${SECRET}`]) assert.equal(linkIn(hash), null, hash);
});

test("a code is read however it is typed", () => {
  for (const typed of ["AC3F9HJK", "ac3f-9hjk", "ＡＣ３Ｆー９ＨＪＫ", " AC3F 9HJK "]) assert.equal(typedCode(typed), "AC3F9HJK");
  for (const typed of ["", "AC3F", "コードはAC3F9HJK"]) assert.equal(typedCode(typed), "");
});

test("a visit is found again by its own link only, and not by what is broken", () => {
  const store = memoryStore();
  const visits = createVisits(store, BASE);
  visits.keep(visit());
  assert.deepEqual(visits.find(SECRET), visit());
  assert.equal(visits.find("x".repeat(43)), null);
  store.setItem(`minato:visit:${BASE}`, "{");
  assert.equal(visits.find(SECRET), null);
});

test("a visit shows its own questions and counts only them", () => {
  const entries = ["m1/0", "m2", "m2/0"].map((key) => ({ key, role: "bot", at: "", reply: { type: "text", text: key } }));
  const here = { ...visit(), from: "m2/0" };
  const shown = stateOfVisit(here, asking("contact_name", entries));
  assert.deepEqual(shown.entries.map(({ key }) => key), ["m2/0"]);
  assert.deepEqual([shown.progress.answered, shown.progress.total], [1, 2]);
  assert.deepEqual(stateOfVisit(visit(), asking("contact_name", entries)).entries, []);
  assert.equal(stateOfVisit(here, asking("prefecture", entries)).progress.answered, 2);
});

test("a visit is done once another question stands", () => {
  assert.equal(isDone(visit(), asking("company_name")), false);
  assert.equal(isDone(visit(), BLANK), false);
  assert.equal(isDone(visit(), asking("prefecture")), true);
  assert.equal(isDone(visit(), asking(null)), true);
});

test("going on elsewhere leaves the present conversation, and a visit is not remembered as this browser's own", async () => {
  const api = fakeApi();
  const other = await api.create();
  const { client, store } = clientWith(api);
  await client.start();
  const own = client.state.conversation;
  await client.goTo({ conversation_id: other.conversation_id, token: other.token }, createVisits(store, BASE).session({ ...visit(), credentials: other }));
  assert.notEqual(client.state.conversation, own);
  assert.deepEqual(lines(client.state), ["bot: こんにちは。"]);
  const again = clientWith(api, store).client;
  await again.start();
  assert.equal(again.state.conversation, own);
});
