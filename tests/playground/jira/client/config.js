/** Timing of the page, from the query of the script's address; tests may change it at run time. */
export const config = {
  hydrationMs: 400,
  skeletonMs: 200,
  softNavMs: 250,
  pollMs: 1000,
  mode: 'remount',
  recycle: false,
  view: 'modal',
  phase: 'bubble',
  /** Elements that the server sent in the root. */
  sent: 0,
};

export function configure(params) {
  config.hydrationMs = Number(params.get('hydration') ?? config.hydrationMs);
  config.skeletonMs = Number(params.get('skeleton') ?? config.skeletonMs);
  config.softNavMs = Number(params.get('softnav') ?? config.softNavMs);
  config.pollMs = Number(params.get('poll') ?? config.pollMs);
  config.mode = params.get('mode') ?? config.mode;
  config.recycle = params.get('recycle') === '1';
  config.view = params.get('view') ?? config.view;
  config.phase = params.get('phase') ?? config.phase;
  config.sent = Number(params.get('sent') ?? config.sent);
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

export const get = (path, params) =>
  untilGone(json(`/_practice/${path}?${new URLSearchParams(params)}`, { cache: 'no-store' }));

/** `{ ok, … }`; `error` in words when it is not. */
export const act = (input) =>
  untilGone(
    fetch('/_practice/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    }).then(async (response) => ({ ok: response.ok, ...(await response.json()) })),
  );

export const frontend = () => document.getElementById('jira-frontend');
export const portal = () => document.querySelector('.atlaskit-portal-container');
