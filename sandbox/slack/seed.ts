/**
 * Northwind Health, a small health insurer: who works there, in which channels, and who is on call. The ids are
 * constants, so that configuration, demo and tests can name a person before the workspace runs.
 */
export const team = { id: 'T0NORTHWIND', name: 'Northwind Health', domain: 'northwind-health' } as const;

export const app = { id: 'A0NHAPP0001', botId: 'B0NHBOT0001', botUserId: 'U0NHBOT0001' } as const;

export interface SeedPerson {
  readonly id: string;
  /** The handle, as in `@maya`. */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly email: string;
  readonly timeZone: string;
  readonly color: string;
  readonly isAdmin: boolean;
}

export const people = {
  maya: person('U01MAYA0001', 'maya', 'Maya Lindqvist', 'Site reliability lead, on call', '#b3402a', true),
  devon: person('U02DEVON002', 'devon', 'Devon Okafor', 'Platform engineer', '#2f6f4f'),
  priya: person('U03PRIYA003', 'priya', 'Priya Raman', 'Backend engineer, claims', '#6b3fa0'),
  tomas: person('U04TOMAS004', 'tomas', 'Tomás Herrera', 'Backend engineer, billing', '#a86412'),
  ingrid: person('U05INGRID05', 'ingrid', 'Ingrid Solheim', 'Database administrator', '#1f6a8c'),
  walter: person('U06WALTER06', 'walter', 'Walter Kim', 'Incident manager', '#4a5568', true),
  amara: person('U07AMARA007', 'amara', 'Amara Diallo', 'Backend engineer, eligibility', '#9b2c5e'),
  sofia: person('U08SOFIA008', 'sofia', 'Sofia Marsh', 'Member support agent', '#7a7a1f'),
} as const satisfies Record<string, SeedPerson>;

/** The colour of the app's own avatar. */
export const botColor = '#c2410c';

const everyone = Object.values(people).map((each) => each.id);
const engineers = [people.maya, people.devon, people.priya, people.tomas, people.ingrid, people.amara].map(
  (each) => each.id,
);

export interface SeedChannel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly creator: string;
  readonly members: readonly string[];
}

export const channels = {
  general: {
    id: 'C01GENERAL1',
    name: 'general',
    topic: 'Company-wide announcements',
    creator: people.walter.id,
    members: everyone,
  },
  incidents: {
    id: 'C02INCIDENT',
    name: 'incidents',
    topic: 'Every open incident, one line each',
    creator: people.walter.id,
    members: [...everyone, app.botUserId],
  },
  platform: {
    id: 'C03PLATFORM',
    name: 'platform',
    topic: 'Clusters, deployments, databases',
    creator: people.maya.id,
    members: engineers,
  },
} as const satisfies Record<string, SeedChannel>;

export const usergroups = {
  sreOncall: {
    id: 'S01SREONCALL',
    handle: 'sre-oncall',
    name: 'SRE on call',
    description: 'Whoever carries the pager for the platform',
    users: [people.maya.id, people.devon.id],
  },
} as const;

function person(id: string, name: string, realName: string, title: string, color: string, isAdmin = false): SeedPerson {
  return {
    id,
    name,
    realName,
    title,
    email: `${name}@northwind-health.example`,
    timeZone: 'Europe/Stockholm',
    color,
    isAdmin,
  };
}
