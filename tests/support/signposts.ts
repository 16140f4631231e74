/** What tests of the link on the ticket begin with. */
import { jiraIssue } from '../playground/jira/state';
import { browser, jiraItem, jiraLog, world as newWorld, save, tell, use, visit } from './others';
import { FORM } from './setting';

export const ITEM = jiraItem('ACME-142');
export const SECOND = jiraItem('ACME-138');

/** A shared outcome on an issue; `links`: what everybody sees of it there. */
export async function shared() {
  const world = newWorld();
  const d = browser(world);
  await use(d, ITEM);
  await visit(d, ITEM);
  const { outcome } = await save(d, ITEM, FORM);
  const links = (key = 'ACME-142') =>
    jiraIssue(world.jira, key).remoteLinks.map(({ globalId, object: { title, summary } }) => ({
      globalId,
      ...{ title, summary },
    }));
  const posts = () => jiraLog(world).filter((l) => l.startsWith('POST') && l.includes('remotelink')).length;
  const choose = (on: boolean, item = ITEM) => tell(d, { type: 'signpost.choose', item, on });
  const change = async (target: string, from: string | null) => {
    world.state.clock.advance(5_000);
    return save(d, ITEM, { ...FORM, target }, from);
  };
  return {
    world,
    d,
    clock: world.state.clock,
    version: outcome?.version ?? null,
    links,
    posts,
    choose,
    change,
  };
}
