// Where the browsers are on this machine. Node built-ins only: it runs before anything is installed.
import { accessSync, closeSync, constants, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What can be asked for: the variable that overrides, names on the PATH, fixed places, the Debian package. */
export const BROWSERS = {
  chromium: {
    env: 'CHROMIUM',
    bins: ['chromium', 'chromium-browser'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium', ...playwrightChromium()],
    apt: 'chromium',
    byHand: {
      ubuntu: 'npx playwright install chromium',
      darwin: 'brew install --cask chromium   (or: npx playwright install chromium)',
      other: 'npx playwright install chromium',
    },
  },
  firefox: {
    env: 'FIREFOX',
    bins: ['firefox-esr', 'firefox'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    apt: 'firefox-esr',
    byHand: {
      ubuntu: 'the .deb of https://support.mozilla.org/kb/install-firefox-linux (the snap cannot be driven)',
      darwin: 'brew install --cask firefox',
      other: 'https://www.mozilla.org/firefox/',
    },
  },
};

/**
 * Finds a browser that can be driven.
 * @param {'chromium' | 'firefox'} name
 * @returns {string | undefined} path of the executable; undefined when there is none or only a snap's stub
 */
export function findBrowser(name) {
  const { env, bins, places } = BROWSERS[name];
  const asked = process.env[env];
  if (asked) return asked;
  return [...bins.map(which), ...places].find((p) => p && existsSync(p) && !isSnapStub(p));
}

/** @param {'chromium' | 'firefox'} name @returns {string | undefined} the stub, when that is all there is */
export function findSnapStub(name) {
  return BROWSERS[name].bins.map(which).find((p) => p && isSnapStub(p));
}

/** @param {string} bin @returns {string | undefined} full path of a program on the PATH */
export function which(bin) {
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(dir, bin);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
}

/** Ubuntu ships a script that only starts (or asks for) the snap, whose confinement hides our profile folders. */
function isSnapStub(path) {
  if (path.startsWith('/snap/')) return true;
  const head = Buffer.alloc(2048);
  const file = openSync(path, 'r');
  try {
    const text = head.toString('latin1', 0, readSync(file, head, 0, head.length, 0));
    return text.startsWith('#!') && /snap (install|run)|\/snap\/bin\//.test(text);
  } finally {
    closeSync(file);
  }
}

function playwrightChromium() {
  const cache =
    process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches/ms-playwright')
      : join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((d) => /^chromium-\d+$/.test(d))
    .sort()
    .reverse()
    .flatMap((d) => [
      join(cache, d, 'chrome-linux/chrome'),
      join(cache, d, 'chrome-linux64/chrome'),
      join(cache, d, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'),
      join(cache, d, 'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium'),
    ]);
}
