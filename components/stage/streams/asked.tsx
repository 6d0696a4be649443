import type { ReactNode } from 'react';
import type { Embed } from '#lib/embed/types.ts';
import Facade from './facade.tsx';
import { useConsent } from './use-consent.ts';

type Props = { embed: Embed; title: string; children: ReactNode };

/** A player of another site, on a site that asks first: it is loaded once the viewer has agreed. */
export default function Asked({ embed, title, children }: Props) {
  return useConsent(true).given(embed) ? children : <Facade embed={embed} title={title} />;
}
