/** Text for the end of a line: what could break out of it becomes a space. */
export const trailingParam = (text: string): string => text.replace(/[\0\r\n]+/g, ' ');

/** For a parameter that is not the last: no spaces either, and no colon that would make it the last. */
export const middleParam = (text: string): string => text.replace(/[\0\r\n ]/g, '').replace(/^:+/, '');
