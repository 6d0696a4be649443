'use client';

import { Activity, Component, type ReactNode } from 'react';

type Props = { children: ReactNode };

/**
 * Contains the recovery from a hydration error: if the HTML inside is not what the browser renders first, because an
 * extension, a translator or a fault of ours changed a word, React makes the content of the nearest <Activity> anew and
 * leaves everything outside of it as it is.
 */
export const HydrationBoundary = ({ children }: Props) => <Activity>{children}</Activity>;

/** A part of the page that recovers alone, and that alone is gone if an error comes back: nothing else depends on it. */
export class Part extends Component<Props & { fallback?: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    const { children, fallback = null } = this.props;
    return <Activity>{this.state.isBroken ? fallback : children}</Activity>;
  }
}
