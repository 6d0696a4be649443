import { notFound } from 'next/navigation';
import { CheckPage } from '#components/check/check-page.tsx';
import { getSite } from '#server/services.ts';

/** "Try your sheet": reads a sheet as this site would, with its settings. */
export default function Check() {
  const site = getSite();
  if (!site?.config.checkPage) notFound();
  const { config, current } = site;
  return (
    <CheckPage
      timeZone={current?.schedule.timeZone ?? null}
      locale={current?.schedule.locale ?? config.locale}
      siteHost={new URL(config.siteUrl).hostname}
      allowedHosts={config.embedHosts}
      themeFiles={config.themeFiles}
    />
  );
}
