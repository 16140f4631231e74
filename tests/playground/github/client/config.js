/** Timing of the page, from the query of the script's address; tests may change it at run time. */
export const config = { hydrationMs: 400, softNavMs: 250, pollMs: 1000, mode: 'remount', recycle: false };

export function configure(params) {
  config.hydrationMs = Number(params.get('hydration') ?? config.hydrationMs);
  config.softNavMs = Number(params.get('softnav') ?? config.softNavMs);
  config.pollMs = Number(params.get('poll') ?? config.pollMs);
  config.mode = params.get('mode') ?? config.mode;
  config.recycle = params.get('recycle') === '1';
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
export async function untilGone(answer) {
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

export const post = async (input) => {
  const response = await fetch('/_graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return { ok: response.ok, ...(await response.json()) };
};

export const portal = () => document.getElementById('__primerPortalRoot__');
