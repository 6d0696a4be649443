/** May somebody with these membership prefixes remove others? */
export const isOperator = (prefixes: string): boolean => /[~&@%!]/.test(prefixes);
