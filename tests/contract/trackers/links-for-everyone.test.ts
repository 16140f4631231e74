/** What people without the extension see of an item that only points to the outcome of another one. */
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { stateOf } from '../../../lib/trackers/jira/words';
import { fromAttachment, toAttachment } from '../../../lib/trackers/linear/attachment';
import { FULL, HOME } from '../../fixtures/outcome/full';

const ref = { tracker: 'jira', site: 'acme.atlassian.net', key: 'PAY-28' };
const outcome = (links: object[], more: object = {}) =>
  stamp(null, { links, ...more } as never, { id: 'o', home: HOME });

describe('a link', () => {
  it('says on Linear where the outcome is, and what that issue is called', () => {
    const link = outcome([{ ref, title: 'Pay by invoice' }]);
    const { title, subtitle, metadata } = toAttachment(link, 'id', 'https://sightline.example/');
    expect([title, subtitle, metadata.attributes]).toEqual(['Outcome: held in PAY-28', 'Pay by invoice', []]);
    expect(metadata.title).toBe(title);
    expect(fromAttachment(JSON.parse(JSON.stringify(metadata)))).toMatchObject({ kind: 'ok', outcome: link });
  });

  it('names an issue of Linear as people do, and no title where none is known', () => {
    const link = outcome([{ ref: { tracker: 'linear', site: 'linear.app', key: 'acme/ENG-142' } }]);
    const { title, subtitle } = toAttachment(link, 'id', 'https://sightline.example/');
    expect([title, subtitle]).toEqual(['Outcome: held in ENG-142', '']);
  });

  it('says so on Jira', () => expect(stateOf(outcome([{ ref }]))).toBe('held in PAY-28'));

  it('is nothing of the kind beside words of its own', () => {
    const own = outcome([{ ref }], FULL.content);
    expect(toAttachment(own, 'id', 'https://sightline.example/').title).not.toContain('held in');
    expect(stateOf(own)).not.toContain('held in');
  });
});
