import type { ComponentProps, ReactNode } from 'react';
import { chatMenus } from '../words.ts';

const KINDS = {
  plain: 'border-line bg-raised',
  main: 'border-transparent bg-accent text-accent-text',
  danger: 'border-transparent bg-danger text-bg',
};

/** A button of a dialog. `main` is the one that is expected, `danger` one whose act is felt by others. */
export function Button({
  kind = 'plain',
  ...props
}: ComponentProps<'button'> & { kind?: keyof typeof KINDS }) {
  return (
    <button
      type="button"
      {...props}
      className={`rounded border px-[0.9rem] py-2 font-semibold disabled:cursor-default ${KINDS[kind]}`}
    />
  );
}

/** The buttons at the end of a dialog. */
export const Buttons = ({ children }: { children: ReactNode }) => (
  <div className="mt-[1.1rem] flex flex-wrap justify-end gap-2">{children}</div>
);

/** The end of a dialog that only shows something. */
export const DoneRow = ({ close }: { close: () => void }) => (
  <Buttons>
    <Button kind="main" onClick={close}>
      {chatMenus.done}
    </Button>
  </Buttons>
);

const FIELD = 'flex min-h-11 items-center justify-between gap-x-4 gap-y-[0.35rem] py-[0.2rem]';

/** A control with its name. It goes below the name if there is no room beside it. */
export const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the children are the control
  <label className={`${FIELD} flex-wrap`}>
    <span>{label}</span>
    {children}
  </label>
);

/** A box beside its name, however long the name is. */
export const CheckField = ({ label, ...props }: ComponentProps<'input'> & { label: string }) => (
  <label className={FIELD}>
    <span>{label}</span>
    <input {...props} type="checkbox" className="flex-none accent-accent" />
  </label>
);

/** The look of fields for text and of lists. 16 px, because Safari on phones zooms into anything smaller. */
export const INPUT = 'min-w-0 rounded border border-line bg-bg px-3 py-2 text-[length:max(16px,1rem)]';
/** The same beside a name: as wide as there is room for, and of one width in a form. */
export const WIDE_INPUT = `${INPUT} flex-[1_1_12rem]`;
export const FORM_INPUT = `${INPUT} flex-[0_1_13rem]`;

/** The look of a text after the box or button that chooses it. */
export const CHOICE = 'flex items-baseline gap-2 wrap-anywhere';
