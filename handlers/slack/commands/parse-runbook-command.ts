import type { IncidentArgument } from './incident-argument.ts';
import { readIncidentArgument } from './incident-argument.ts';
import { nearestWord } from './nearest-word.ts';

/** What somebody asked of `/runbook`. A null incident means the one whose channel this is. */
export type RunbookCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  | { readonly kind: 'show'; readonly name: string }
  | { readonly kind: 'run'; readonly name: string; readonly incident: IncidentArgument | null }
  | { readonly kind: 'unknown'; readonly word: string; readonly suggestion: string | null }
  | { readonly kind: 'wrong'; readonly problem: string; readonly example: string };

const subcommands = ['list', 'show', 'run', 'help'] as const;
const exampleName = 'high-latency-database-connection-pool';

/** Reads what stands behind `/runbook`. Pure; problems are plain text that names the argument. */
export function parseRunbookCommand(text: string): RunbookCommand {
  const [first = '', ...rest] = text.replaceAll('`', '').trim().split(/\s+/);
  const word = first.toLowerCase();
  const subcommand = subcommands.find((name) => name === (word === 'ls' ? 'list' : word));
  switch (subcommand) {
    case 'list':
      return rest.length === 0
        ? { kind: 'list' }
        : wrong(`list takes nothing, not "${rest.join(' ')}"`, '/runbook list');
    case 'show':
      return parseShow(rest);
    case 'run':
      return parseRun(rest);
    case 'help':
      return { kind: 'help' };
    case undefined:
      return word === ''
        ? { kind: 'help' }
        : { kind: 'unknown', word: first, suggestion: nearestWord(word, subcommands) };
  }
}

function parseShow(rest: readonly string[]): RunbookCommand {
  const [name, ...more] = rest;
  const example = `/runbook show ${exampleName}`;
  if (name === undefined) return wrong('show needs the name of a runbook', example);
  if (more.length > 0) return wrong(`show takes one name, not "${rest.join(' ')}"`, example);
  return { kind: 'show', name };
}

function parseRun(rest: readonly string[]): RunbookCommand {
  const [name, number, ...more] = rest;
  const example = `/runbook run ${exampleName} 12`;
  if (name === undefined) return wrong('run needs the name of a runbook', example);
  if (number === undefined) return { kind: 'run', name, incident: null };
  const incident = readIncidentArgument(number);
  if (!incident) return wrong(`"${number}" is not the number of an incident`, example);
  if (more.length > 0) return wrong(`run takes a name and a number, not also "${more.join(' ')}"`, example);
  return { kind: 'run', name, incident };
}

function wrong(problem: string, example: string): RunbookCommand {
  return { kind: 'wrong', problem, example };
}
