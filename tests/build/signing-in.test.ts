/** A build that names no app at Linear asks for no permission to sign in there, and carries nothing of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BUILDS, filesOf, manifestOf, textOf } from './builds';

/** Names that the protocol gives, so that no bundler shortens them; and the button. */
const MARKS = ['code_challenge', 'refresh_token', 'authorization_code', 'oauth/', 'Sign in with'];

describe.each(BUILDS)('%s', (build) => {
  test('no permission to open a window for signing in', () => {
    expect(manifestOf(build).permissions).not.toContain('identity');
  });
  test('no code of it in any script', () => {
    for (const file of filesOf(build).filter((f) => f.endsWith('.js'))) {
      const text = textOf(build, file);
      expect(
        MARKS.filter((mark) => text.includes(mark)),
        file,
      ).toEqual([]);
    }
  });
});

test('the marks are found where the code is', () => {
  const sources = ['trackers/linear/oauth', 'trackers/linear/oauth-flow', 'trackers/linear/oauth-tokens'];
  const text = [...sources, 'strings/pages-linear-sign-in'].map((f) => readFileSync(`lib/${f}.ts`, 'utf8'));
  expect(MARKS.filter((mark) => !text.join('\n').includes(mark))).toEqual([]);
});
