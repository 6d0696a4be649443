import { line, type TextLine } from '#bot/announce/announcement.ts';

const VIEWERS = line`!now, !next and !schedule say what is on and what comes; !remind SERIES [10m] reminds you of it, !remind lists, !forget SERIES ends it.`;
const OPERATORS = line`Operators: !deploy, !rollback [REVISION], !status, !log [NUMBER].`;

/** The commands that somebody may use where they ask. */
export const helpFor = (mayDeploy: boolean): TextLine[] => (mayDeploy ? [VIEWERS, OPERATORS] : [VIEWERS]);
