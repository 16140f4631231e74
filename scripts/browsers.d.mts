export type BrowserKind = 'chromium' | 'firefox';
type Browser = {
  env: string;
  bins: string[];
  places: string[];
  apt: string;
  byHand: { ubuntu: string; darwin: string; other: string };
};
export const BROWSERS: Record<BrowserKind, Browser>;
export function findBrowser(name: BrowserKind): string | undefined;
export function findSnapStub(name: BrowserKind): string | undefined;
export function which(bin: string): string | undefined;
