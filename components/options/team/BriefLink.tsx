/** The way to the one-page brief of the team that is shown. */
import { browser } from '../../../lib/browser';
import { people as words } from '../../../lib/strings/pages-team-lists';
import { useHere } from './here';

export function BriefLink({ className = 'btn' }: { className?: string }) {
  const { view } = useHere();
  const page = `/brief.html?team=${encodeURIComponent(view.team.id)}`;
  return (
    <a className={className} href={browser.runtime.getURL(page)} target="_blank" rel="noreferrer">
      {words.openBrief}
    </a>
  );
}
