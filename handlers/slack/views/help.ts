import type { Message } from '#handlers/slack/message.ts';
import { notice } from './notice.ts';

const incidentUsage = [
  '`/incident list` open incidents · `/incident list all` closed ones too',
  '`/incident show 12` one incident with its timeline',
  '`/incident declare` opens a form · `/incident declare sev2 Claims portal is down` needs none',
  '`/incident severity 12 sev2 only reports are late` says how severe it is',
  '`/incident ack 12` takes it · `/incident resolve 12 pool was exhausted` resolves it with a note',
  '`/incident cause 12` says what it really was, while it is open or afterwards',
  'In an incident’s own channel the number may be left out. `12`, `#12` and `INC-12` are the same.',
];

const runbookUsage = [
  '`/runbook list` every runbook · `/runbook show <name>` its steps and inputs',
  '`/runbook run <name> 12` asks for a run on INC-12 · `/runbook run <name> 12 replicas=6 note="two words"` with inputs',
  '`/runbook log 12` what its latest run did, step by step · `/runbook log 12 page 2`',
  '`/runbook cancel 12` ends its run · `/runbook retry 12` goes on from the step that failed',
  '`/runbook status` what is under way, and whether runbooks may run',
  '`/runbook stop all they make it worse` stops every runbook at once · `/runbook resume` lets them run again',
  'In an incident’s own channel the number may be left out.',
];

/** The answer to `/incident help`; `problem` is an escaped sentence about what was typed. */
export function incidentHelp(problem: string | null): Message {
  return notice(...(problem === null ? [] : [problem]), ...incidentUsage);
}

/** The answer to `/runbook help`; `problem` is an escaped sentence about what was typed. */
export function runbookHelp(problem: string | null): Message {
  return notice(...(problem === null ? [] : [problem]), ...runbookUsage);
}
