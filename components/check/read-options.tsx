'use client';

import { useId } from 'react';
import { Input, Select } from '#components/panels/field.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { deviceZones } from '#lib/format/device.ts';

type Options = { timeZone: string | null; locale: string | null };

/** A label stays with its field. */
const OPTION = 'inline-flex max-w-full items-center gap-2';

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
      <span className={OPTION}>
        <label className="flex-none" htmlFor={zoneId}>
          {words.zone}
        </label>
        <Select
          id={zoneId}
          value={own ?? ''}
          onChange={({ target }) => onChange({ ...options, timeZone: target.value || null })}
        >
          <option value="">{words.zoneOfSheet}</option>
          {own !== null && !zones.includes(own) ? <option>{own}</option> : null}
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </span>
      <span className={OPTION}>
        <label className="flex-none" htmlFor={localeId}>
          {words.locale}
        </label>
        <Input
          id={localeId}
          className="w-28 invalid:border-danger"
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
