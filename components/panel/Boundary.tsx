/** If rendering fails, the panel says so and can be opened again; the page and the kept draft are not touched. */
import { Component, type ReactNode } from 'react';
import { fault, mark } from '../../lib/look/icons';
import { OUTCOME, REGION } from '../../lib/strings/common';
import { STOPPED } from '../../lib/strings/panel';
import { Icon } from '../Icon';
import { Banner } from './Banner';

type Props = { children: ReactNode; onAgain: () => void };

export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="cq">
        <section className="sl" aria-label={REGION}>
          <div className="sl-h">
            <Icon shape={mark} className="mark" />
            <h2>{OUTCOME}</h2>
          </div>
          <Banner
            icon={fault}
            tone="e"
            role="alert"
            bold={STOPPED.bold}
            actions={
              <button
                type="button"
                className="btn"
                onClick={() => {
                  this.props.onAgain();
                  this.setState({ broken: false });
                }}
              >
                {STOPPED.again}
              </button>
            }
          >
            {STOPPED.rest}
          </Banner>
        </section>
      </div>
    );
  }
}
