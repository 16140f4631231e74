/** Shows what a loaded part holds, or that it is on its way, or why it is not there. */
import type { ReactNode } from 'react';
import { common } from '../../lib/strings/pages';
import { Banner } from './Banner';
import type { Loaded } from './loaded';

export function Reading<T>({
  what,
  of,
  again,
  children,
}: {
  /** Name of the part for the failure sentence. */
  what: string;
  of: Loaded<T>;
  again(): void;
  children(value: T): ReactNode;
}) {
  if (of.state === 'loading') {
    return (
      <p className="t2" role="status">
        {common.loading}
      </p>
    );
  }
  if (of.state === 'failed') {
    return (
      <Banner
        kind="e"
        live
        actions={
          <button type="button" className="btn" onClick={again}>
            {common.again}
          </button>
        }
      >
        {common.failed(what, of.why)}
      </Banner>
    );
  }
  return <>{children(of.value)}</>;
}
