/** Timing and manners of the page, from the query of the script's address; tests may change them at run time. */
export const config = {
  hydrationMs: 400,
  softNavMs: 250,
  pollMs: 1000,
  /** `reuse` keeps the issue view's nodes from issue to issue. */
  mode: 'remount',
  recycle: true,
  shortcuts: 'bubble',
  inbox: 'issue',
};

export function configure(params) {
  config.hydrationMs = Number(params.get('hydration') ?? config.hydrationMs);
  config.softNavMs = Number(params.get('softnav') ?? config.softNavMs);
  config.pollMs = Number(params.get('poll') ?? config.pollMs);
  config.mode = params.get('mode') ?? config.mode;
  config.recycle = params.get('recycle') === '1';
  config.shortcuts = params.get('shortcuts') ?? config.shortcuts;
  config.inbox = params.get('inbox') ?? config.inbox;
}

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let leaving = false;
let staying;
for (const sign of ['beforeunload', 'pagehide'])
  addEventListener(sign, () => {
    leaving = true;
    // It may not go after all.
    clearTimeout(staying);
    staying = setTimeout(() => (leaving = false), 2000);
  });

/** An answer that the browser cut off because the page goes away is no error of the page: it just never comes. */
async function untilGone(answer) {
  try {
    return await answer;
  } catch (e) {
    if (leaving) return new Promise(() => {});
    throw e;
  }
}

const json = async (...request) => (await fetch(...request)).json();

export const get = (name, params = {}) =>
  untilGone(json(`/_practice/${name}?${new URLSearchParams(params)}`, { cache: 'no-store' }));

export const act = (input) =>
  untilGone(
    (async () => {
      const response = await fetch('/_practice/act', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ path: location.pathname, ...input }),
      });
      return { ok: response.ok, ...(await response.json()) };
    })(),
  );

export const main = () => document.querySelector('[data-practice-main]');
export const portal = () => document.querySelector('[data-practice-portal]');
