/** Bytes of a sheet, as for a file that the site reads. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** Rows that the page shows at a time. */
export const ROWS_A_PAGE = 50;
