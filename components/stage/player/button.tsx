import type { ComponentProps } from 'react';
import { Icon } from './icons.tsx';

/** How a button of the bar looks, apart from what is in it. */
export const BUTTON = 'min-h-10 min-w-10 rounded-lg text-white hover:bg-[rgb(255_255_255/0.15)]';

type Props = Omit<ComponentProps<'button'>, 'name'> & {
  name: string;
  icon: ComponentProps<typeof Icon>['name'];
};

/** A button of the bar, with an icon for those who see it. */
export function Button({ name, icon, ...rest }: Props) {
  return (
    <button type="button" className={`${BUTTON} grid place-items-center`} aria-label={name} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
