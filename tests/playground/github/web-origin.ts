/**
 * Under which names GitHub answers: github.com, or a tenant of Enterprise Cloud with data residency. An answer names
 * the addresses of the host it was asked at. The API is synchronous, so that "the host of this request" is one value.
 */
export interface Origin {
  web: string;
  api: string;
}

const GITHUB: Origin = { web: 'https://github.com', api: 'https://api.github.com' };
/** Host of the API → addresses in its answers. */
export const API_HOSTS: Readonly<Record<string, Origin>> = {
  'api.github.com': GITHUB,
  'api.acme.ghe.com': { web: 'https://acme.ghe.com', api: 'https://api.acme.ghe.com' },
};
/** Hosts of pages, which also answer the device flow. */
export const WEB_HOSTS: readonly string[] = Object.values(API_HOSTS).map(({ web }) => new URL(web).host);

let current = GITHUB;
/** Addresses of the request that is being answered. */
export const origin = (): Origin => current;

/** Answers one request of an API or page host; addresses within are of github.com for any host not known. */
export function underHost<T>(host: string, answer: () => T): T {
  const before = current;
  current = API_HOSTS[host] ?? API_HOSTS[`api.${host}`] ?? GITHUB;
  try {
    return answer();
  } finally {
    current = before;
  }
}
