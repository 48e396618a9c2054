import { readIncidentArgument } from './incident-argument.ts';
import { nearestWord } from './nearest-word.ts';
import { parseRun } from './parse-run.ts';
import { parseRunLog } from './parse-run-log.ts';
import type { RunbookSubcommand } from './runbook-subcommand.ts';

const subcommands = ['list', 'show', 'run', 'status', 'log', 'cancel', 'retry', 'stop', 'resume', 'help'] as const;
const synonyms: Readonly<Record<string, string>> = { ls: 'list' };

/** Reads what stands behind `/runbook`. Pure; problems are plain text that names the argument. */
export function parseRunbookCommand(text: string): RunbookSubcommand {
  const whole = text.trim();
  const [first = ''] = whole.replaceAll('`', '').split(/\s+/);
  const word = first.toLowerCase();
  const said = Object.hasOwn(synonyms, word) ? synonyms[word] : word;
  const subcommand = subcommands.find((name) => name === said);
  const behind = whole.slice(whole.split(/\s/, 1)[0]?.length ?? 0).trim();
  const words = behind.replaceAll('`', '').split(/\s+/).filter(Boolean);
  switch (subcommand) {
    case 'list':
    case 'status':
    case 'resume':
      if (words.length === 0) return { kind: subcommand };
      return wrong(`${subcommand} takes nothing, not "${words.join(' ')}"`, `/runbook ${subcommand}`);
    case 'show':
      return parseShow(words);
    case 'run':
      return parseRun(behind);
    case 'log':
      return parseRunLog(words);
    case 'cancel':
    case 'retry':
      return parseOneIncident(subcommand, words);
    case 'stop':
      return parseStop(behind);
    case 'help':
      return { kind: 'help' };
    case undefined:
      return word === ''
        ? { kind: 'help' }
        : { kind: 'unknown', word: first, suggestion: nearestWord(word, subcommands) };
  }
}

function parseShow(words: readonly string[]): RunbookSubcommand {
  const [name, ...more] = words;
  const example = '/runbook show high-latency-database-connection-pool';
  if (name === undefined) return wrong('show needs the name of a runbook', example);
  if (more.length > 0) return wrong(`show takes one name, not "${words.join(' ')}"`, example);
  return { kind: 'show', name };
}

function parseOneIncident(kind: 'cancel' | 'retry', words: readonly string[]): RunbookSubcommand {
  const [number, ...more] = words;
  if (number === undefined) return { kind, incident: null };
  const incident = readIncidentArgument(number);
  if (incident && more.length === 0) return { kind, incident };
  return wrong(`${kind} takes the number of one incident, not "${words.join(' ')}"`, `/runbook ${kind} 12`);
}

/** The word "all" keeps somebody who means one run from stopping every one. */
function parseStop(behind: string): RunbookSubcommand {
  const [, reason] = /^`?all`?(?:\s+([\s\S]*))?$/i.exec(behind) ?? [];
  if (reason !== undefined) return { kind: 'stop', reason };
  if (/^`?all`?$/i.test(behind)) return { kind: 'stop', reason: null };
  return wrong(
    'stop needs the word all, because it stops every runbook; cancel ends one run',
    '/runbook stop all the restarts make it worse',
  );
}

function wrong(problem: string, example: string): RunbookSubcommand {
  return { kind: 'wrong', problem, example };
}
