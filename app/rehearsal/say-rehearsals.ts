import { formatProblem, type RunbookProblem } from '#runbooks/reading/runbook-problem.ts';
import { sayAnnouncement, takenSteps } from '#runbooks/rehearsal/judge-rehearsal.ts';
import type { Performed } from '#runbooks/rehearsal/perform-case.ts';

/** One case that was rehearsed. */
export interface RehearsedCase {
  readonly file: string;
  readonly runbook: string;
  readonly name: string;
  readonly performed: Performed;
}

/** Rehearsals as text: a line a case, below it what was not as expected and what happened, and a line that counts. */
export function sayRehearsals(cases: readonly RehearsedCase[], problems: readonly RunbookProblem[]): string {
  const good = cases.filter(({ performed }) => performed.faults.length === 0).length;
  const lines = [...problems.map(formatProblem), ...cases.flatMap(sayCase), `${good} of ${cases.length} as expected`];
  return lines.map((line) => `${line}\n`).join('');
}

/** Rehearsals as one JSON object, for other programs. */
export function jsonOfRehearsals(cases: readonly RehearsedCase[], problems: readonly RunbookProblem[]): string {
  const told = cases.map(({ file, runbook, name, performed: { faults, performance } }) => ({
    file,
    runbook,
    name,
    ok: faults.length === 0,
    faults,
    ...(performance !== null && {
      state: performance.state,
      reason: performance.reason,
      steps: performance.steps.map(({ path, state, summary }) => ({ path, state, summary })),
      writes: performance.writes,
      messages: performance.announcements.map(sayAnnouncement),
    }),
  }));
  return `${JSON.stringify({ cases: told, problems })}\n`;
}

function sayCase({ runbook, name, performed: { faults, performance } }: RehearsedCase): readonly string[] {
  const head = `${faults.length === 0 ? '✓' : '✗'} ${runbook}: ${name}`;
  if (faults.length === 0) return [head];
  const steps = performance === null ? [] : takenSteps(performance);
  const story = steps.map(
    ({ path, state, summary }) => `      ${path} ${state}${summary === null ? '' : `: ${summary}`}`,
  );
  return [head, ...faults.map((fault) => `    ${fault}`), ...story];
}
