/** How a viewer's panel tells the operators of a line: to them alone (STATUSMSG), in words that any client shows. */
export const reportText = (nick: string, text: string): string => `Report of ${nick}: ${text}`;

export const REPORT = /^Report of (\S+): (.*)$/;
