// @ts-check
// Opens what the page's address asks for: a conversation taken along by a link, the questions of a personal link, or,
// without a link, this browser's own conversation.

import { asProblem } from "./problem.js";
import { createVisits, isDone, linkIn, stateOfVisit, visitOf } from "./arrival.js";

/** @typedef {import("./arrival.js").Visit} Visit */

/**
 * @param {object} parts
 * @param {import("./client.js").ChatClient} parts.client
 * @param {ReturnType<typeof import("./api.js").createApi>} parts.api
 * @param {import("./session.js").KeyValue} parts.store @param {string} parts.base
 * @param {ReturnType<typeof import("./visit-view.js").createVisitView>} parts.view
 * @param {() => boolean} parts.hasOwn whether this browser has a conversation of its own, which is not begun for a link
 * @param {(detail: string) => void} parts.onRefused a link or code that opens nothing
 * @param {() => Promise<boolean>} parts.mayLeave asks whether the conversation that is under way here may be left
 * @param {() => void} parts.onVisit the page is for a personal link only
 */
export function createVisiting({ client, api, store, base, view, hasOwn, onRefused, mayLeave, onVisit }) {
  const visits = createVisits(store, base);
  /** @type {Visit | null} */
  let visit = null;

  /** @param {{secret: string} | {code: string}} way */
  async function goOn(way) {
    if ((client.state.progress?.answered ?? 0) > 0 && !(await mayLeave())) return;
    await client.goTo(await api.open(way));
  }

  /** @param {string} secret */
  async function resume(secret) {
    const own = hasOwn();
    if (own) await client.start();
    try {
      await goOn({ secret });
    } catch (error) {
      onRefused(asProblem(error).detail);
      if (!own) await client.start();
    }
    // Spent, or not wanted: a reload must not try it again.
    history.replaceState(null, "", location.pathname + location.search);
  }

  /** The address keeps its link, which is spent: after a reload it says which visit this is. @param {string} secret */
  async function answer(secret) {
    onVisit();
    try {
      begin(visits.find(secret) ?? visitOf(secret, await api.open({ secret })));
    } catch (error) {
      view.failed(asProblem(error));
    }
  }

  /** @param {Visit} opened */
  function begin(opened) {
    visit = opened;
    visits.keep(visit);
    if (visit.credentials === null) view.done(visit);
    else {
      view.begin(visit);
      void client.goTo(visit.credentials, visits.session(visit));
    }
  }

  /** Notes where the page's own part of the conversation begins. @param {Visit} here @param {import("./state.js").State} state */
  function settle(here, { phase, entries }) {
    if (here.from !== null || phase !== "ready" || entries.length === 0) return here;
    return { ...here, from: (entries.at(-here.shown) ?? entries[0]).key };
  }

  return {
    goOn,
    async open(hash = location.hash) {
      const link = linkIn(hash);
      if (link === null) await client.start();
      else if (link.kind === "mailed") view.mailed(() => void resume(link.secret));
      else await (link.kind === "resume" ? resume(link.secret) : answer(link.secret));
    },
    /** @param {import("./state.js").State} state @returns {import("./state.js").State} what is to be shown of it */
    seen(state) {
      if (visit === null) return state;
      const before = visit;
      visit = settle(visit, state);
      if (state.phase === "expired" && visit.credentials !== null && state.problem) view.failed(state.problem);
      if (visit.credentials !== null && isDone(visit, state)) {
        visit = { ...visit, credentials: null };
        view.done(visit);
      }
      if (visit !== before) visits.keep(visit);
      return stateOfVisit(visit, state);
    },
  };
}
