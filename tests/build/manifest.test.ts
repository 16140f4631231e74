/** What the shipped manifests ask for. A permission that appears here is a decision, never an accident. */
import { describe, expect, test } from 'vitest';
import { BUILDS, manifestOf } from './builds';

const PAGES = ['https://*.atlassian.net/*', 'https://github.com/*', 'https://linear.app/*'];
const APIS = ['https://api.github.com/*', 'https://api.linear.app/*'];

describe.each(BUILDS)('%s', (build) => {
  const manifest = manifestOf(build);

  test('is version 3 and asks for four permissions', () => {
    expect(manifest.manifest_version).toBe(3);
    expect([...(manifest.permissions ?? [])].sort()).toEqual(['activeTab', 'alarms', 'scripting', 'storage']);
    expect(manifest.optional_permissions).toBeUndefined();
  });

  test('companies’ sites are asked for one by one, never with the installation', () => {
    // A company's Jira can have any name: one is asked for by its exact address.
    expect(manifest.optional_host_permissions).toEqual(['https://*.ghe.com/*', 'https://*/*']);
    expect(JSON.stringify([manifest.host_permissions, manifest.content_scripts])).not.toContain('ghe.com');
  });

  test('reaches three trackers and their interfaces at most', () => {
    expect([...new Set(manifest.host_permissions)].sort()).toEqual([...PAGES, ...APIS].sort());
  });

  test('offers nothing to pages or to other extensions', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_security_policy).toBeUndefined();
  });

  test('runs two scripts on the pages of a tracker, in the top frame, and no more', () => {
    const scripts = (manifest.content_scripts ?? []).map((s) => ({
      matches: [...s.matches].sort(),
      js: s.js,
      at: s.run_at ?? 'document_idle',
      frames: s.all_frames ?? false,
      css: s.css,
    }));
    expect(scripts.sort((a, b) => String(a.js).localeCompare(String(b.js)))).toEqual([
      {
        matches: PAGES,
        js: ['content-scripts/fence.js'],
        at: 'document_start',
        frames: false,
        css: undefined,
      },
      ...[
        ['github', 'https://github.com/*'],
        ['jira', 'https://*.atlassian.net/*'],
        ['linear', 'https://linear.app/*'],
      ].map(([id, pages]) => ({
        matches: [pages],
        js: [`content-scripts/tracker-${id}.js`],
        at: 'document_idle',
        frames: false,
        css: undefined,
      })),
    ]);
  });

  test('every key of the manifest is known', () => {
    const known = [
      'action',
      'background',
      'commands',
      'content_scripts',
      'description',
      'homepage_url',
      'host_permissions',
      'icons',
      'manifest_version',
      'name',
      'optional_host_permissions',
      'options_ui',
      'permissions',
      'version',
      // Chromium reads there what an administrator may set; Firefox takes it without.
      ...(build === 'firefox' ? ['browser_specific_settings'] : ['minimum_chrome_version', 'storage']),
    ];
    expect(Object.keys(manifest).sort()).toEqual(known.sort());
  });
});

test('the worker of Chrome is a service worker, that of Firefox an event page', () => {
  expect(manifestOf('chrome').background).toEqual({ service_worker: 'background.js' });
  expect(manifestOf('firefox').background).toEqual({ scripts: ['background.js'] });
});

test('the floor is Chrome 144 and Firefox 153, and no data is collected', () => {
  expect(manifestOf('chrome').minimum_chrome_version).toBe('144');
  expect(manifestOf('firefox').browser_specific_settings).toEqual({
    gecko: {
      id: 'sightline@sightline.example',
      strict_min_version: '153.0',
      data_collection_permissions: { required: ['none'] },
    },
    gecko_android: { strict_min_version: '153.0' },
  });
});
