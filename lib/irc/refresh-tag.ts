/** The client tag by which a bot of the site tells pages that the schedule changed; its value is the new revision. */
export const REFRESH_TAG = '+marquee/refresh';
