/** A push as any forge tells it. All of it is somebody else's text: for showing, never for git. */
export type Push = {
  pusher: string;
  /** Commits in all; forges list only the first (or last) of many. */
  total: number;
  /** Oldest first. */
  commits: { id: string; author: string; subject: string }[];
  /** A page that shows the difference; '' if there is none. */
  compare: string;
};
