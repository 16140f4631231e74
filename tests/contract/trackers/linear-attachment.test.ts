import { afterEach, describe, expect, it, vi } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { fromAttachment, issueOf, toAttachment, urlOf } from '../../../lib/trackers/linear/attachment';
import { FULL, HOME } from '../../fixtures/outcome/full';

const ISSUE = '6f3a2b1c-0000-4000-8000-00000000abcd';
const BASE = 'https://sightline.example/';

describe('Linear attachment', () => {
  it('carries the full record and comes back unchanged', () => {
    const attachment = toAttachment(FULL, ISSUE, BASE);
    console.info(`full record as a Linear attachment: ${JSON.stringify(attachment).length} characters`);
    const stored: unknown = JSON.parse(JSON.stringify(attachment.metadata));
    expect(fromAttachment(stored)).toMatchObject({ kind: 'ok', outcome: FULL, thinned: 0 });
  });

  it('reads well without the extension', () => {
    const { title, subtitle, metadata } = toAttachment(FULL, ISSUE, BASE);
    expect(title).toBe('Outcome: improved');
    expect(subtitle).toBe('Checkout completion: 64.0 → 66\u00a0% by 15 Apr 2027');
    expect(metadata.attributes.map((a) => a.name)).toEqual([
      'Problem',
      'For whom',
      'Metric',
      'From',
      'Target',
      'By',
      'Because',
      'Verdict',
      'Learning',
    ]);
    expect(Object.values(metadata).every((v) => typeof v !== 'object' || Array.isArray(v))).toBe(true);
  });

  it('stands under a URL of its issue, also after a change of base', () => {
    expect(urlOf(BASE, ISSUE)).toBe(`https://sightline.example/#linear/${ISSUE}`);
    const bases = ['https://new.example/o', BASE];
    expect(issueOf(urlOf(BASE, ISSUE), bases)).toBe(ISSUE);
    expect(issueOf(urlOf('https://new.example/o', ISSUE), bases)).toBe(ISSUE);
    expect(issueOf(`https://other.example/#linear/${ISSUE}`, bases)).toBeNull();
    expect(issueOf('https://sightline.example/', bases)).toBeNull();
  });

  it('cuts by characters, not in the middle of one', () => {
    const content = { ...FULL.content, primary: { metric: { name: '👩'.repeat(100) }, target: '1' } };
    const { subtitle } = toAttachment(stamp(null, content, { id: 'o', home: HOME }), ISSUE, BASE);
    expect(Array.from(subtitle).length).toBeLessThanOrEqual(120);
    expect(subtitle.isWellFormed()).toBe(true);
  });

  it('shows nothing of a removed outcome', () => {
    const gone = stamp(FULL, { removed: { at: '2026-12-20T10:00:00Z' } }, { id: FULL.id, home: HOME });
    const { title, subtitle, metadata } = toAttachment(gone, ISSUE, BASE);
    expect([title, subtitle, metadata.attributes]).toEqual(['Outcome: removed', '', []]);
  });

  it.each([null, 'x', {}, { sightline: 7 }, { sightline: '{' }, { sightline: '[]' }])('refuses %j', (m) =>
    expect(fromAttachment(m)).toEqual({ kind: 'damaged', why: 'malformed' }),
  );

  it('says what is not there with empty texts, which count as absent', () => {
    const bare = stamp(null, { hypothesis: { problem: 'p' } }, { id: 'o', home: HOME });
    const { metadata } = toAttachment(bare, ISSUE, BASE);
    expect(metadata).toMatchObject({ sightlineHistory: '', sightlineDamaged: '' });
    expect(fromAttachment(metadata)).toMatchObject({ kind: 'ok', outcome: bare });
    // As a server that merges would hold it after a version with a history.
    expect(fromAttachment({ ...toAttachment(FULL, ISSUE, BASE).metadata, ...metadata })).toMatchObject({
      outcome: bare,
    });
    expect(fromAttachment({ ...metadata, sightline: '' })).toEqual({ kind: 'damaged', why: 'malformed' });
  });

  it('leaves newer ones alone', () => {
    expect(fromAttachment({ sightlineVersion: 2, sightline: '{}' })).toEqual({
      kind: 'newer',
      format: '2.0',
    });
  });
});

describe('the address of a build', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });
  const bases = async (of: string) => {
    vi.resetModules();
    vi.stubEnv('SIGHTLINE_HOMEPAGE', of);
    return (await import('../../../lib/trackers/linear/base')).BASES;
  };

  it('is its own; what stands under that of every other build is still read', async () => {
    expect(await bases('')).toEqual({ base: 'https://sightline.example/', formerBases: [] });
    expect(await bases('https://sightline.example/')).toEqual(await bases(''));
    expect(await bases('https://outcomes.acme.test/')).toEqual({
      base: 'https://outcomes.acme.test/',
      formerBases: ['https://sightline.example/'],
    });
  });
});
