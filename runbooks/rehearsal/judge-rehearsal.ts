import type { Announcement, Json } from '#domain/run.ts';
import { severityWord } from '#domain/severity.ts';
import { stepAt } from '#runbooks/flow.ts';
import type { Runbook } from '#runbooks/runbook.ts';
import type { Rehearsed } from './acting.ts';
import type { RehearsalCase } from './case-schema.ts';
import { fitsPattern } from './fits-pattern.ts';

/** A rehearsal with the traces it left in its world. */
export type Performance = Rehearsed & {
  readonly writes: readonly string[];
  readonly missing: readonly string[];
};

/** What in a rehearsal was not as expected, a line each; empty when all was. */
export function judgeRehearsal(
  runbook: Runbook,
  expected: RehearsalCase['expect'],
  seen: Performance,
): readonly string[] {
  const { state, reason, steps, writes, messages, saved } = expected;
  const faults = seen.missing.map((asked) => `no answer is recorded for ${asked}`);
  if (seen.state !== state)
    faults.push(`it ${sayState(seen.state)} (${seen.reason}), and should have ${sayState(state)}`);
  if (reason !== undefined && !seen.reason.includes(reason)) {
    faults.push(`the reason is "${seen.reason}", in which "${reason}" does not stand`);
  }
  if (steps !== undefined) faults.push(...judgeSteps(runbook, steps, seen));
  if (writes !== undefined) faults.push(...judgeWrites(writes, seen.writes));
  if (messages !== undefined) faults.push(...judgeMessages(messages, seen.announcements.map(sayAnnouncement)));
  for (const [name, value] of Object.entries(saved ?? {})) {
    const found = seen.variables[name];
    if (!isSame(found, value))
      faults.push(`${name} is ${JSON.stringify(found)}, and should be ${JSON.stringify(value)}`);
  }
  return faults;
}

/** The steps that were taken, skipped ones left out. */
export function takenSteps({ steps }: Pick<Rehearsed, 'steps'>): Rehearsed['steps'] {
  return steps.filter(({ state }) => state !== 'skipped');
}

/** A message as expectations meet it: where it goes, then its text. */
export function sayAnnouncement(announcement: Announcement): string {
  const { channel, text } = announcement;
  switch (channel) {
    case 'slack':
      return `${announcement.escalate ? 'slack, calling for a person' : 'slack'}: ${text}`;
    case 'pagerduty':
      return `pagerduty (${severityWord[announcement.severity]}): ${text}`;
    case 'webhook':
      return `webhook ${announcement.url}: ${text}`;
  }
}

function judgeSteps(runbook: Runbook, wanted: readonly string[], seen: Performance): readonly string[] {
  const taken = takenSteps(seen).map(({ path }) => path);
  const fits = (path: string, word: string): boolean => {
    const { id, name } = stepAt(runbook, path);
    return path === word || id === word || name === word;
  };
  const same = taken.length === wanted.length && taken.every((path, index) => fits(path, wanted[index] ?? ''));
  return same ? [] : [`the steps taken are ${sayList(taken)}, and should be ${sayList(wanted)}`];
}

function judgeWrites(wanted: readonly string[], made: readonly string[]): readonly string[] {
  const same = made.length === wanted.length && made.every((write, index) => fitsPattern(write, wanted[index] ?? ''));
  return same ? [] : [`the changes made are ${sayList(made)}, and should be ${sayList(wanted)}`];
}

function judgeMessages(wanted: readonly string[], said: readonly string[]): readonly string[] {
  if (wanted.length === 0)
    return said.length === 0 ? [] : [`people are told ${sayList(said)}, and should be told nothing`];
  return wanted
    .filter((part) => !said.some((text) => text.includes(part)))
    .map((part) => `no message says "${part}": they say ${sayList(said)}`);
}

function isSame(a: Json | undefined, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sayState(state: Rehearsed['state']): string {
  return state === 'unknown' ? 'ended in doubt' : state;
}

function sayList(list: readonly string[]): string {
  return list.length === 0 ? 'none' : `[${list.join(' | ')}]`;
}
