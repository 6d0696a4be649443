'use client';

import { useMemo } from 'react';
import useSWR from 'swr';
import { LoadTable } from '#components/numbers/load-table.tsx';
import { Fact, Facts } from '#components/panels/facts.tsx';
import { Panel } from '#components/panels/panel.tsx';
import { useReader } from '#components/schedule/use-reader.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { BackstageState, LoadBody } from '#lib/backstage/state.ts';
import { numberText } from '#lib/format/counts.ts';
import { timeText } from '#lib/format/times.ts';
import { say } from '#lib/words/words.ts';
import { getJson } from './use-backstage.ts';

const WIDTH = 720;
const HEIGHT = 140;
/** How often (ms) the curve is drawn anew. */
const EVERY = 60_000;

/** How many watch now, the evening as a curve, and how many watched each show. */
export function ViewersPanel({ viewers }: { viewers: BackstageState['viewers'] }) {
  const words = useWords('numbers');
  const { language } = useWords('about');
  const reader = useReader();
  const { data } = useSWR<LoadBody>('/backstage/load', getJson, { refreshInterval: EVERY });
  const rooms = Object.entries(viewers.rooms);
  return (
    <Panel id="bs-viewers" title={words.title} wide>
      <Facts>
        <Fact name={words.now}>{numberText(viewers.all, language)}</Fact>
        {rooms.map(([room, count]) => (
          <Fact key={room} name={room}>
            {numberText(count, language)}
          </Fact>
        ))}
        <Fact name={words.inChat}>
          {viewers.chat === null ? words.noBot : numberText(viewers.chat, language)}
        </Fact>
      </Facts>
      {data && data.curve.length > 1 ? <Curve body={data} /> : null}
      {data ? <LoadTable loads={data.shows} words={words} language={language} reader={reader} /> : null}
      <p className="text-muted text-sm">{words.note}</p>
    </Panel>
  );
}

/** Viewers as an area, chat members as a line over it, and the shows as bands below. */
function Curve({ body }: { body: LoadBody }) {
  const words = useWords('numbers');
  const { language } = useWords('about');
  const reader = useReader();
  const { path, line, most, x } = useMemo(() => drawCurve(body), [body]);
  const text = say(words.curve, {
    most: numberText(most.viewers, language),
    time: timeText(most.at, reader),
  });
  const shows = body.shows.filter(({ start, end }) => Date.parse(end ?? start) > Date.parse(body.from));
  return (
    <figure>
      <svg
        className="h-auto w-full max-w-224"
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 22}`}
        role="img"
        aria-label={text}
      >
        <path className="fill-[color-mix(in_srgb,var(--mq-accent)_30%,transparent)] stroke-accent" d={path} />
        <path className="fill-none stroke-text [stroke-dasharray:4_3]" d={line} />
        {shows.map(({ uid, title, start, end }) => {
          const left = x(Date.parse(start));
          const right = x(end === null ? Date.parse(body.to) : Date.parse(end));
          return right <= left ? null : (
            <svg key={uid} x={left} y={HEIGHT + 3} width={right - left} height={19}>
              <title>{title}</title>
              <rect className="fill-raised stroke-line" width="100%" height={19} rx={4} />
              {/* On a phone the letters would be 5 px high, and the names are in the table. */}
              <text className="fill-text text-[11px] max-[640px]:hidden" x={5} y={13}>
                {title}
              </text>
            </svg>
          );
        })}
      </svg>
      <figcaption className="text-muted text-sm">{text}</figcaption>
    </figure>
  );
}

function drawCurve({ curve, from, to }: LoadBody) {
  // The evening begins with its first viewer.
  const [start, end] = [curve[0]?.at ?? Date.parse(from), Date.parse(to)];
  const x = (at: number) => ((Math.min(Math.max(at, start), end) - start) / (end - start)) * WIDTH;
  const most = curve.reduce((best, point) => (point.viewers > best.viewers ? point : best), {
    at: start,
    viewers: 0,
  });
  const highest = Math.max(1, most.viewers, ...curve.map(({ chat }) => chat ?? 0));
  const y = (n: number) => HEIGHT - (n / highest) * (HEIGHT - 8);
  const round = (n: number) => Math.round(n * 10) / 10;
  const points = (value: (point: LoadBody['curve'][number]) => number | null) =>
    curve.flatMap((point) => {
      const n = value(point);
      return n === null ? [] : [`${round(x(point.at))} ${round(y(n))}`];
    });
  const area = points(({ viewers }) => viewers);
  const chat = points((point) => point.chat);
  const edge = (index: number) => round(x(curve.at(index)?.at ?? start));
  return {
    x,
    most,
    path: `M${edge(0)} ${HEIGHT}L${area.join('L')}L${edge(-1)} ${HEIGHT}Z`,
    line: chat.length > 1 ? `M${chat.join('L')}` : '',
  };
}
