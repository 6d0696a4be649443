import { useWords } from '#components/words/use-words.tsx';
import { deviceZones } from '#lib/format/device.ts';
import { intlZone, zoneText } from '#lib/format/times.ts';
import { say } from '#lib/words/words.ts';
import { Field } from './field.tsx';

type Props = {
  /** The zone picked, '' for the reader's own. */
  value: string;
  own: string;
  home: string;
  /** False in the HTML and while it hydrates, when nobody can pick. */
  ready: boolean;
  onPick: (zone: string) => void;
};

/** Which zone the times are in. */
export function ZonePicker({ value, own, home, ready, onPick }: Props) {
  const words = useWords('schedule');
  const zones = ready ? deviceZones() : [];
  return (
    <Field name={words.zone}>
      {(id, className) => (
        <select
          {...{ id, className, value }}
          disabled={!ready}
          onChange={(event) => onPick(event.target.value)}
        >
          <option value="">{ready ? say(words.yourZone, { zone: named(own) }) : named(home)}</option>
          {ready && home !== own ? (
            <option value={intlZone(home)}>{say(words.homeZone, { zone: named(home) })}</option>
          ) : null}
          {zones.length > 0 ? (
            <optgroup label={words.all}>
              {['UTC', ...zones.filter((zone) => zone !== 'UTC')].map((zone) => (
                <option key={zone} value={zone}>
                  {named(zone)}
                </option>
              ))}
            </optgroup>
          ) : null}
        </select>
      )}
    </Field>
  );
}

const named = (zone: string) => zone.replaceAll('_', ' ');

/** `Europe/London (GMT)`: a zone and its name at an instant. */
export function zoneWithName(zone: string, instant: number, locale: string | null): string {
  const short = zoneText(instant, { locale, timeZone: zone });
  return short === zone ? zone : `${named(zone)} (${short})`;
}
