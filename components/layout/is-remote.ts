import { getLayout } from './use-layout.ts';

/** Whether arrow keys move the focus: the viewer asked for it, or the device has no fine pointer, as televisions. */
export const isRemote = (): boolean => getLayout().remote || !matchMedia('(any-pointer: fine)').matches;
