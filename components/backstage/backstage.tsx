'use client';

import { useEffect } from 'react';
import { useHydrated } from '#components/hydration/use-hydrated.ts';
import { PageLink } from '#components/navigation/page-link.tsx';
import { SiteProvider } from '#components/schedule/site-context.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { BackstageState } from '#lib/backstage/state.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { ChatLogPanel } from './chat-log-panel.tsx';
import { ComingShows } from './coming-shows.tsx';
import { PeoplePanel } from './crew/people-panel.tsx';
import { EditList } from './edit-list.tsx';
import { GreenRoom } from './green-room.tsx';
import { HistoryPanel } from './losses/history-panel.tsx';
import { RejectedPanel } from './losses/rejected-panel.tsx';
import { NowPanel } from './now-panel.tsx';
import { ProblemList } from './problem-list.tsx';
import { NameField } from './sign-in.tsx';
import { SourceHealth } from './source-health.tsx';
import { TimeMachine } from './time-machine.tsx';
import { useBackstage } from './use-backstage.ts';
import { ViewersPanel } from './viewers-panel.tsx';

type Props = { initial: BackstageState; view: SiteView | null; renderedAt: number };

/** The organizers' page. */
export function Backstage({ initial, view, renderedAt }: Props) {
  return (
    <SiteProvider initial={view} title="Marquee" renderedAt={renderedAt}>
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
        <NameField required />
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
  const { roles } = useWords('crew');
  // Nothing in the panels can be done without scripts, and nearly every sentence has a time in it, which the server
  // would write in another way than this browser.
  const isHydrated = useHydrated();

  // The pages of viewers look every ten seconds, but a person who just changed something wants to see it at once.
  useEffect(() => {
    window.dispatchEvent(new Event('marquee:refresh'));
  }, [state.served]);

  return (
    <div className="bs">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <h1 className="bs-title">{words.title}</h1>
        <p className="flex flex-1 flex-wrap gap-x-4 gap-y-1 text-muted text-[0.9rem]">
          <span>
            <Translated text={state.crew.open ? words.demo : '{name}'} name={<bdi>{state.crew.name}</bdi>} />
            {state.crew.role === 'all' ? null : ` (${roles[state.crew.role]})`}
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
      <main className="bs-panels">{isHydrated ? <AllPanels backstage={backstage} /> : null}</main>
    </div>
  );
}

function AllPanels({ backstage }: { backstage: ReturnType<typeof useBackstage> }) {
  const { state } = backstage;
  return (
    <>
      {state.rejected ? <RejectedPanel rejected={state.rejected} backstage={backstage} /> : null}
      <NowPanel backstage={backstage} />
      <ComingShows backstage={backstage} />
      <GreenRoom />
      <ViewersPanel viewers={state.viewers} />
      <SourceHealth backstage={backstage} />
      <ProblemList problems={state.problems} />
      <TimeMachine revision={state.revision} />
      <EditList state={state} />
      <HistoryPanel backstage={backstage} />
      <ChatLogPanel role={state.crew.role} />
      <PeoplePanel backstage={backstage} />
    </>
  );
}
