/** Jira: no credential of ours. Whose login was met where, and companies' own domains. */
import { check } from '../../../lib/look/icons';
import { options } from '../../../lib/strings/pages';
import { dayWords } from '../../../lib/strings/time';
import { Icon } from '../../Icon';
import { Reading } from '../../page/Reading';
import { siteOf } from '../../page/sites';
import { Below, Part } from './Part';
import { Sites } from './Sites';
import { useConnections } from './store';

const words = options.jiraSessions;

export function JiraPart() {
  const { sessions, read } = useConnections();
  return (
    <Part tracker="jira" lead={[words.lead, words.account]}>
      <Below title={words.who}>
        <Reading what={words.whoList} of={sessions} again={() => void read()}>
          {(all) => {
            const list = all.filter((s) => s.tracker === 'jira');
            return (
              <ul className="lines" aria-label={words.whoList}>
                {list.length === 0 && <li className="t2">{words.none}</li>}
                {list.map((s) => (
                  <li key={s.id}>
                    <span className="good">
                      <Icon shape={check} />
                    </span>
                    <span className="st">{siteOf(s)}</span>
                    <span className="s t2">
                      {words.as(s.login ?? '')}
                      {s.checkedAt !== undefined && ` ${words.since(dayWords(new Date(s.checkedAt)))}`}
                    </span>
                  </li>
                ))}
              </ul>
            );
          }}
        </Reading>
      </Below>
      <Sites of="jira" />
    </Part>
  );
}
