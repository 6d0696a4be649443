'use client';

import { useEffect } from 'react';
import { SiteProvider } from '#components/schedule/site-context.tsx';
import { PageLink } from '#components/shell/page-link.tsx';
import { Said, useWords } from '#components/words/use-words.tsx';
import type { BackstageState } from '#lib/backstage/state.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { EditList } from './edit-list.tsx';
import { NowPanel } from './now-panel.tsx';
import { ProblemList } from './problem-list.tsx';
import { RejectedPanel } from './rejected-panel.tsx';
import { NameField } from './sign-in.tsx';
import { SourceHealth } from './source-health.tsx';
import { TimeMachine } from './time-machine.tsx';
import { useBackstage } from './use-backstage.ts';

type Props = { initial: BackstageState; view: SiteView | null; renderedAt: number };

/** The organizers' page. */
export function Backstage({ initial, view, renderedAt }: Props) {
  return (
    <SiteProvider initial={view} renderedAt={renderedAt}>
      {initial.crew.name === '' ? <AskName /> : <Panels initial={initial} />}
    </SiteProvider>
  );
}

function AskName() {
  const { title, signIn } = useWords('backstage');
  return (
    <main className="bs-sign-in">
      <h1 className="bs-title">{title}</h1>
      <form method="post" action="/backstage/sign-in" className="bs-form">
        <NameField name="" />
        <button type="submit" className="bs-button bs-primary">
          {signIn.goOn}
        </button>
      </form>
    </main>
  );
}

function Panels({ initial }: { initial: BackstageState }) {
  const backstage = useBackstage(initial);
  const { state, trouble, said } = backstage;
  const words = useWords('backstage');

  // Viewers' pages look every ten seconds; whoever just changed something wants to see it.
  useEffect(() => {
    window.dispatchEvent(new Event('marquee:refresh'));
  }, [state.served]);

  return (
    <div className="bs">
      <header className="bs-head">
        <h1 className="bs-title">{words.title}</h1>
        <p className="bs-who">
          <span>
            <Said text={state.crew.open ? words.demo : '{name}'} name={<bdi>{state.crew.name}</bdi>} />
          </span>
          <PageLink href="/" className="bs-link">
            {words.site}
          </PageLink>
        </p>
        {state.crew.open ? null : (
          <form method="post" action="/backstage/sign-in">
            <button type="submit" name="leave" value="1" className="bs-button">
              {words.signOut}
            </button>
          </form>
        )}
      </header>
      {trouble ? (
        <p className="bs-error" role="alert">
          {trouble}
        </p>
      ) : null}
      <p className="bs-said" role="status">
        {said}
      </p>
      <main className="bs-panels">
        {state.rejected ? <RejectedPanel rejected={state.rejected} backstage={backstage} /> : null}
        <NowPanel backstage={backstage} />
        <SourceHealth backstage={backstage} />
        <ProblemList problems={state.problems} />
        <TimeMachine revision={state.revision} />
        <EditList state={state} />
      </main>
    </div>
  );
}
