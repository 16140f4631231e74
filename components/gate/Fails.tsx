/** If rendering fails, the dialog goes and the press is let through: a fault of ours stops nobody. */
import { Component, type ReactNode } from 'react';

type Props = { children: ReactNode; fail: () => void };

export class Fails extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch() {
    // Not while it is still being drawn.
    setTimeout(this.props.fail);
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
