'use client';

import { useId } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { deviceZones } from '#lib/format/device.ts';

type Options = { timeZone: string | null; locale: string | null };

/** The time zone and the locale that a sheet is read with. */
export function ReadOptions(props: { options: Options; onChange: (options: Options) => void }) {
  const { options, onChange } = props;
  const words = useWords('check');
  const zoneId = useId();
  const localeId = useId();
  const zones = deviceZones();
  const own = options.timeZone;
  return (
    <>
      <span className="check-option">
        <label htmlFor={zoneId}>{words.zone}</label>
        <select
          id={zoneId}
          className="bs-input"
          value={own ?? ''}
          onChange={({ target }) => onChange({ ...options, timeZone: target.value || null })}
        >
          <option value="">{words.zoneOfSheet}</option>
          {own !== null && !zones.includes(own) ? <option>{own}</option> : null}
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </span>
      <span className="check-option">
        <label htmlFor={localeId}>{words.locale}</label>
        <input
          id={localeId}
          className="bs-input w-28 invalid:border-danger"
          defaultValue={options.locale ?? ''}
          placeholder="en_GB"
          pattern="[A-Za-z]{2,3}([_\-][A-Za-z0-9]{2,8})*"
          maxLength={20}
          autoComplete="off"
          onChange={({ target }) =>
            onChange({ ...options, locale: target.validity.valid ? target.value || null : null })
          }
        />
      </span>
    </>
  );
}
