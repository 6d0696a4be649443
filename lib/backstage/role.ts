/**
 * The roles backstage, each of which may do more than the one before: look; act during a show night; manage keys and earlier
 * sheets, too.
 */
export const ROLES = ['look', 'night', 'all'] as const;
export type Role = (typeof ROLES)[number];

export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/**
 * A key as the crew sees it: never the key itself. Instants are UTC. `account` is the person's services account on IRC, for
 * which the bot does what the role allows; '' is none.
 */
export type CrewKey = {
  id: string;
  name: string;
  role: Role;
  account: string;
  madeAt: string;
  madeBy: string;
};

/** Somebody whose backstage is open, and when their page asked last. */
export type Present = { name: string; role: Role; at: string };
