import { line, type TextLine } from '#bot/announce/announcement.ts';

const VIEWERS = line`!now, !next and !schedule say what is on and what comes, !viewers how many watch; !remind SERIES [10m] reminds you of it, !remind lists, !forget SERIES ends it.`;
const MODERATORS = line`Operators of the channel: !shield on or off, !quiet NICK 10m, !words, !modlog [NICK], !modlog forget NICK.`;
const OPERATORS = line`Operators: !deploy, !rollback [REVISION], !status, !log [NUMBER].`;
export const NIGHT_HELP = line`Show night: !delay 10 [TITLE], !cancel TITLE, !hide TITLE, !swap TITLE, !stream ADDRESS, !card WORDS, !show ADDRESS or TITLE, !hold, !go (to the next), !release, !undo.`;

/** The commands that somebody may use in the channel in which they ask. */
export const helpFor = (mayDeploy: boolean): TextLine[] =>
  mayDeploy ? [VIEWERS, MODERATORS, OPERATORS] : [VIEWERS];
