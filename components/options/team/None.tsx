/** Nobody has set a team up here: what holds meanwhile, and the two ways to one. */
import { options } from '../../../lib/strings/pages';
import { team as words } from '../../../lib/strings/pages-team';
import type { Section } from '../section';
import { JOIN, MAKE } from './address';

export function None({ section }: { section: Section }) {
  return (
    <>
      <h1 tabIndex={-1}>{options.sections[section]}</h1>
      <p className="lead">{words.none.here}</p>
      <Ways />
    </>
  );
}

/** Joining and making a team. */
export function Ways() {
  return (
    <div className="row said">
      <a className="btn lg" href={`#team/${JOIN}`}>
        {words.none.join}
      </a>
      <a className="btn lg" href={`#team/${MAKE}`}>
        {words.none.make}
      </a>
    </div>
  );
}
