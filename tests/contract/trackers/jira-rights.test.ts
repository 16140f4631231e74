/** What a person may do in a project is remembered as theirs, whoever was noted at the site before. */
import { expect, test } from 'vitest';
import { memory } from '../../../lib/trackers/jira/memory';
import { rightsOf } from '../../../lib/trackers/jira/site';
import { RIGHTS, setting } from './jira-world';

const MARA = '712020:mara';
const WHO = 'GET /rest/api/3/myself';

/** One worker's memory. `noted`: who is noted at the site; undefined: nobody. */
function worker(login: string) {
  const s = setting({ login });
  const by = { memory: memory() };
  const rights = (noted: string | undefined) => {
    const credentials = async () => [
      { id: 'c', session: true as const, ...(noted !== undefined && { account: noted }) },
    ];
    return rightsOf('acme.atlassian.net', 'ACME-142', { ...by, io: { ...s.io, credentials } });
  };
  return { s, rights };
}

test('of somebody who came since, they are not taken for those of who was noted', async () => {
  const { s, rights } = worker('acme-design');
  expect(await rights(MARA)).toMatchObject({ value: { edit: false } });
  s.present.login = 'acme-pm';
  expect(await rights(MARA)).toMatchObject({ value: { edit: true } });
  expect(s.asked()).toEqual([WHO, RIGHTS, WHO, RIGHTS]);
});

test('are asked once an hour of whoever is known, in the page that says who it is', async () => {
  const { s, rights } = worker('acme-pm');
  for (let i = 0; i < 3; i++) expect(await rights(MARA)).toMatchObject({ value: { edit: true } });
  expect(s.asked()).toEqual([WHO, RIGHTS]);
  s.state.clock.advance(3_700_000);
  await rights(MARA);
  expect(s.asked().slice(2)).toEqual([WHO, RIGHTS]);
  s.described();
});

test('of nobody known are asked again', async () => {
  const { s, rights } = worker('acme-pm');
  await rights(undefined);
  await rights(undefined);
  expect(s.asked()).toEqual([WHO, RIGHTS, WHO, RIGHTS]);
});

test('who it is could not be told: they hold for this once', async () => {
  const { s, rights } = worker('acme-design');
  s.fault('GET', '/rest/api/3/myself', { kind: 'offline' });
  expect(await rights(MARA)).toMatchObject({ value: { edit: false } });
  s.present.login = 'acme-pm';
  expect(await rights(MARA)).toMatchObject({ value: { edit: true } });
});
