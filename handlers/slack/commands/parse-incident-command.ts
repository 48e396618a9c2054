import type { Severity } from '#domain/severity.ts';
import { parseSeverity } from '#domain/severity.ts';
import { titleMaxLength } from '#handlers/slack/views/declare-modal.ts';
import type { IncidentArgument } from './incident-argument.ts';
import { looksLikeIncident, readIncidentArgument } from './incident-argument.ts';
import { nearestWord } from './nearest-word.ts';
import { parseSeverityChange } from './parse-severity-change.ts';

/** What somebody asked of `/incident`. A null incident means the one whose channel this is. */
export type IncidentCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly state: 'open' | 'all' }
  | { readonly kind: 'show' | 'ack' | 'cause'; readonly incident: IncidentArgument | null }
  | { readonly kind: 'resolve'; readonly incident: IncidentArgument | null; readonly note: string | null }
  | {
      readonly kind: 'severity';
      readonly incident: IncidentArgument | null;
      readonly severity: Severity;
      readonly reason: string | null;
    }
  | { readonly kind: 'declare'; readonly severity: Severity | null; readonly title: string | null }
  | { readonly kind: 'unknown'; readonly word: string; readonly suggestion: string | null }
  | { readonly kind: 'wrong'; readonly problem: string; readonly example: string };

const subcommands = ['list', 'show', 'declare', 'ack', 'severity', 'resolve', 'cause', 'help'] as const;
type Subcommand = (typeof subcommands)[number];

const otherNames: ReadonlyMap<string, Subcommand> = new Map([
  ['ls', 'list'],
  ['acknowledge', 'ack'],
  ['open', 'declare'],
  ['new', 'declare'],
  ['create', 'declare'],
  ['sev', 'severity'],
  ['resolved', 'resolve'],
  ['close', 'resolve'],
]);

const noteMaxLength = 1000;

/** Reads what stands behind `/incident`. Pure; problems are plain text that names the argument. */
export function parseIncidentCommand(text: string): IncidentCommand {
  const { first, rest } = split(text);
  const word = first.toLowerCase();
  const subcommand = subcommands.find((name) => name === word) ?? otherNames.get(word);
  switch (subcommand) {
    case 'list':
      return parseList(rest);
    case 'show':
    case 'ack':
    case 'cause':
      return parseOne(subcommand, rest);
    case 'resolve':
      return parseResolve(rest);
    case 'severity':
      return parseSeverityChange(rest);
    case 'declare':
      return parseDeclare(rest);
    case 'help':
      return { kind: 'help' };
    case undefined:
      if (word === '') return { kind: 'help' };
      return { kind: 'unknown', word: first, suggestion: nearestWord(word, [...subcommands, 'acknowledge']) };
  }
}

function parseList(rest: string): IncidentCommand {
  const state = rest.toLowerCase();
  if (state === '' || state === 'open') return { kind: 'list', state: 'open' };
  if (state === 'all') return { kind: 'list', state: 'all' };
  return wrong(`list takes nothing or "all", not "${rest}"`, '/incident list all');
}

function parseOne(kind: 'show' | 'ack' | 'cause', rest: string): IncidentCommand {
  if (rest === '') return { kind, incident: null };
  const incident = readIncidentArgument(rest);
  if (incident) return { kind, incident };
  return wrong(`${kind} takes the number of one incident, not "${rest}"`, `/incident ${kind} 12`);
}

function parseResolve(rest: string): IncidentCommand {
  const { first, rest: behind } = split(rest);
  const incident = readIncidentArgument(first);
  if (!incident && looksLikeIncident(first)) {
    return wrong(`"${first}" is not the number of an incident`, '/incident resolve 12 the pool was exhausted');
  }
  const note = incident ? behind : rest;
  if (note.length > noteMaxLength) {
    const problem = `the note has ${note.length} characters; at most ${noteMaxLength} are kept in the timeline`;
    return wrong(problem, '/incident resolve 12 the pool was exhausted');
  }
  return { kind: 'resolve', incident, note: note === '' ? null : note };
}

/** Only `sev1` and `p1` spellings count as a severity here: "high latency in claims" is a title. */
function parseDeclare(rest: string): IncidentCommand {
  const { first, rest: behind } = split(rest);
  const severity = /^(?:sev-?|p)\d$/i.test(first) ? parseSeverity(first) : null;
  const title = severity === null ? rest : behind;
  if (title.length > titleMaxLength) {
    const problem = `the title has ${title.length} characters; at most ${titleMaxLength} fit`;
    return wrong(problem, '/incident declare sev2 Claims portal answers with errors');
  }
  return { kind: 'declare', severity, title: title === '' ? null : title };
}

function split(text: string): { first: string; rest: string } {
  const match = /^(?<first>\S*)\s*(?<rest>[\s\S]*)$/.exec(text.trim());
  return { first: match?.groups?.first ?? '', rest: match?.groups?.rest?.trim() ?? '' };
}

function wrong(problem: string, example: string): IncidentCommand {
  return { kind: 'wrong', problem, example };
}
