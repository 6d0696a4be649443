/** The shape of what can be pressed or chosen in what asks and says things about reminders. */
export const FIELD = 'min-h-10 rounded-[8px] border px-[0.9rem] py-[0.4rem]';
