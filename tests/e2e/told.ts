/** Outcomes that stand in a tracker before a story begins, where that tracker keeps them. */
import { applyForm, type Form } from '../../lib/outcome/fields';
import { stamp } from '../../lib/outcome/version';
import { writeSection } from '../../lib/trackers/github/section';
import { PROPERTY, SUMMARY_PROPERTY, toProperties } from '../../lib/trackers/jira/property';
import { toAttachment } from '../../lib/trackers/linear/attachment';
import { BASES } from '../../lib/trackers/linear/base';
import { issueAt } from '../playground/github/state';
import { jiraIssue } from '../playground/jira/state';
import { linearIssue, upsertAttachment } from '../playground/linear/state';
import type { Playground } from '../playground/server';
import type { Scene } from './scenes';

/** What others shared of an item earlier: written straight into the tracker's state, without a request. */
export function tell({ tracker, place }: Scene, playground: Playground, key: string, form: Form): void {
  const linear = tracker === 'linear' ? linearIssue(playground.linear, key) : null;
  const jira = tracker === 'jira' ? jiraIssue(playground.jira, key) : null;
  const id = linear?.id ?? (jira ? String(jira.id) : undefined);
  const home = { tracker, site: place.site, key, ...(id !== undefined && { id }) };
  const content = applyForm({}, form, () => 'g1');
  const outcome = stamp(null, content, { id: `told-${key}`, home });
  if (jira) {
    const at = playground.jira.clock.now();
    const { property, summary } = toProperties(outcome);
    jira.properties.set(PROPERTY, { value: property, by: 'acme-pm', at });
    jira.properties.set(SUMMARY_PROPERTY, { value: summary, by: 'acme-pm', at });
  } else if (linear) {
    const { issueId: _, ...attachment } = toAttachment(outcome, linear.id, BASES.base);
    upsertAttachment(playground.linear, linear, { by: 'acme-pm', ...attachment });
  } else {
    const issue = issueAt(playground.state, key);
    issue.body = `${issue.body ?? ''}\n\n${writeSection(outcome)}`;
  }
}
