'use client';

import { useEffect } from 'react';
import { useHydrated } from '#components/hydration/use-hydrated.ts';
import { PageLink } from '#components/navigation/page-link.tsx';
import { Button } from '#components/panels/button.tsx';
import { LINK } from '#components/panels/looks.ts';
import { Notice } from '#components/panels/notice.tsx';
import { Page } from '#components/panels/page.tsx';
import { PANELS } from '#components/panels/panel.tsx';
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
import { NameField, SignInPage } from './sign-in.tsx';
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
    <SignInPage title={title}>
      <form method="post" action="/backstage/sign-in" className="grid gap-2">
        <NameField required />
        <Button type="submit" primary>
          {signIn.goOn}
        </Button>
      </form>
    </SignInPage>
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
    <Page
      title={words.title}
      aside={
        <>
          <span>
            <Translated text={state.crew.open ? words.demo : '{name}'} name={<bdi>{state.crew.name}</bdi>} />
            {state.crew.role === 'all' ? null : ` (${roles[state.crew.role]})`}
          </span>
          <PageLink href="/" className={LINK}>
            {words.site}
          </PageLink>
        </>
      }
      end={
        state.crew.open ? null : (
          <form method="post" action="/backstage/sign-in">
            <Button type="submit" name="leave" value="1">
              {words.signOut}
            </Button>
          </form>
        )
      }
    >
      {trouble ? (
        <Notice kind="error" alert>
          {trouble}
        </Notice>
      ) : null}
      <p
        className="not-empty:mb-3 not-empty:rounded not-empty:bg-raised not-empty:px-[0.9rem] not-empty:py-[0.6rem]"
        role="status"
      >
        {said}
      </p>
      <main className={PANELS}>{isHydrated ? <AllPanels backstage={backstage} /> : null}</main>
    </Page>
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
