import foreign from './foreign-header-names.json' with { type: 'json' };
import names from './header-names.json' with { type: 'json' };

/** A column of the schedule. */
export type Field = keyof typeof names;

/**
 * The names of each field's column, folded, in three lists, the surest first: of a "Title" and a "Name", the first is
 * the title. A name of the last list counts only if no other field takes the column.
 */
export const HEADER_NAMES: Readonly<Record<Field, readonly string[]>> = names;

/**
 * Names of columns in further languages, folded: those of the Nordic, Baltic, Slavic, Turkic and Indian languages, Greek,
 * Hungarian, Romanian, Indonesian, Malay, Vietnamese, Chinese, Korean, Arabic, Hebrew, Persian, Thai and others. The first
 * list of a field is surer than the second. No name stands for two fields.
 */
export const FOREIGN_HEADER_NAMES: Readonly<Partial<Record<Field, readonly string[]>>> = foreign;
