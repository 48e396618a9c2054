import type { EscalationCount } from '#domain/track-record.ts';
import { betaMean } from './beta.ts';
import { levelsOf, type Levels, type Place } from './levels.ts';
import { shrunkShare, type Tally } from './shrunk-share.ts';

/** How often such incidents were escalated within 15 minutes. */
export interface EscalationShare {
  /** For the class and service, shrunk to the class, and that to all: 0–1. */
  readonly share: number;
  /** The same for all incidents: what the share is to be compared with. */
  readonly usual: number;
  /** The counts behind it in words: "6 of 9 such incidents were escalated within 15 minutes". */
  readonly words: string;
}

/** Fewer incidents than this are not quoted while a broader level has more. */
const fewestWorthQuoting = 3;

/** What past incidents say of one like this; null where there were none. */
export function escalationShare(counts: readonly EscalationCount[], place: Place): EscalationShare | null {
  const quoted = quote(levelsOf(counts, place));
  if (quoted === null) return null;
  const { here, ofClass, elsewhere } = levelsOf(counts, place);
  return {
    share: betaMean(shrunkShare([tally(elsewhere), tally(ofClass), tally(here)])),
    usual: betaMean(shrunkShare([tally(counts)])),
    words: quoted,
  };
}

function quote({ here, ofClass, elsewhere }: Levels<EscalationCount>): string | null {
  const groups = [
    { ...tally(here), name: 'such incidents' },
    { ...tally([...here, ...ofClass]), name: 'incidents of this class' },
    { ...tally([...here, ...ofClass, ...elsewhere]), name: 'incidents so far' },
  ];
  const group = groups.find(({ hits, misses }) => hits + misses >= fewestWorthQuoting) ?? groups.at(-1);
  if (group === undefined || group.hits + group.misses === 0) return null;
  const { hits, misses, name } = group;
  return `${hits} of ${hits + misses} ${name} ${hits === 1 ? 'was' : 'were'} escalated within 15 minutes`;
}

function tally(counts: readonly EscalationCount[]): Tally {
  const hits = counts.reduce((sum, { escalated }) => sum + escalated, 0);
  return { hits, misses: counts.reduce((sum, { incidents }) => sum + incidents, 0) - hits };
}
