/** A push as any forge reports it. All of it is text of others: it is shown, and never given to git. */
export type Push = {
  pusher: string;
  /** Commits in all; forges list only the first (or last) of many. */
  total: number;
  /** Oldest first. */
  commits: { id: string; author: string; subject: string }[];
  /** A page that shows the difference; '' if there is none. */
  compare: string;
};
