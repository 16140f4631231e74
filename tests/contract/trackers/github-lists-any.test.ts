/** Whatever the tracker answers: no row is missing, none is taken for another, nothing throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answering, item, lists } from './github-lists-world';

describe('for any answer', () => {
  const keys = ['acme/shop#1', 'acme/payments#2', 'acme/shop#1', 'x', 'acme/shop#3'];
  const asked = keys.map((key) => item(key));
  const issue = { __typename: 'Issue', id: 'I', url: 'https://github.com/acme/shop/issues/1', title: 't' };
  const whole = { ...issue, updatedAt: '2026-11-01T00:00:00Z', state: 'OPEN', body: '' };
  const node = fc.oneof(
    fc.constant(null),
    fc.constant(whole),
    fc.constant(issue),
    fc.constant({ ...whole, __typename: 'PullRequest', closingIssuesReferences: null }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const repository = fc.oneof(
    fc.constant(null),
    fc.record({ i1: node, i2: node, i3: node }, { requiredKeys: [] }),
  );
  const error = fc.record(
    {
      message: fc.constantFrom('Could not resolve', 'SAML', 'Something went wrong', ''),
      type: fc.constantFrom('NOT_FOUND', 'FORBIDDEN', 'RESOURCE_LIMITS_EXCEEDED'),
      path: fc.constantFrom(['r0'], ['r0', 'i1'], ['r1', 'i2', 'author'], []),
    },
    { requiredKeys: [] },
  );
  const shaped = fc.record(
    {
      data: fc.oneof(fc.constant(null), fc.record({ r0: repository, r1: repository }, { requiredKeys: [] })),
      errors: fc.array(error, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  const text = fc.oneof(
    { weight: 4, arbitrary: shaped.map((v) => JSON.stringify(v)) },
    fc.json(),
    fc.string(),
  );

  test('rows keep their order and their number, and only whole ones are items', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (answer) => {
        const told = await lists.read(asked, answering(answer));
        if (!told.ok) {
          expect(told.trouble.code).toBeTruthy();
          return;
        }
        expect(told.rows).toHaveLength(keys.length);
        expect(told.rows[0]).toEqual(told.rows[2]);
        expect(told.rows[3]).toEqual({ kind: 'unreadable', trouble: { code: 'bad-answer' } });
        const data = (JSON.parse(answer) as { data?: Record<string, Record<string, unknown> | null> }).data;
        const given = [data?.r0?.i1, data?.r1?.i2, data?.r0?.i1, null, data?.r0?.i3];
        for (const [i, row] of told.rows.entries()) {
          const complete = JSON.stringify(given[i]) === JSON.stringify(whole);
          if (row.kind !== 'unreadable') expect(complete).toBe(true);
          else expect(complete).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('so do marks of change', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (answer) => {
        const told = await lists.stamps(asked, answering(answer));
        if (told.ok) expect(told.stamps).toHaveLength(keys.length);
        else expect(told.trouble.code).toBeTruthy();
      }),
      { numRuns: 200 },
    );
  });

  test('and a search never throws', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (answer) => {
        const told = await lists.query('github.com', 'is:issue', undefined, answering(answer));
        expect(told.ok ? told.items.length : told.trouble.code).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });
});
