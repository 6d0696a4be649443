/** Between the forms of a sentence that counts and their names: `one¦{n} show¦other¦{n} shows`. */
export const FORM = '¦';
