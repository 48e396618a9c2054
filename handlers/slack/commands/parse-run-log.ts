import { readIncidentArgument } from './incident-argument.ts';
import type { RunbookSubcommand } from './runbook-subcommand.ts';

/** Reads what stands behind `/runbook log`: perhaps a number, perhaps `page` and its number. */
export function parseRunLog(words: readonly string[]): RunbookSubcommand {
  const at = words.findIndex((word) => word.toLowerCase() === 'page');
  const [number, ...more] = at === -1 ? words : words.slice(0, at);
  const incident = number === undefined ? null : readIncidentArgument(number);
  if (more.length > 0 || (number !== undefined && incident === null)) {
    return wrong(`log takes the number of one incident and perhaps a page, not "${words.join(' ')}"`);
  }
  if (at === -1) return { kind: 'log', incident, page: 1 };
  const [page, ...rest] = words.slice(at + 1);
  if (page === undefined || rest.length > 0 || !/^[1-9]\d{0,5}$/.test(page)) {
    return wrong(`page takes one number from 1, not "${words.slice(at + 1).join(' ')}"`);
  }
  return { kind: 'log', incident, page: Number(page) };
}

function wrong(problem: string): RunbookSubcommand {
  return { kind: 'wrong', problem, example: '/runbook log 12 page 2' };
}
