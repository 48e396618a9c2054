import { createHash } from 'node:crypto';
import type { ScriptPort } from '#runbooks/ports.ts';
import type { RehearsalCase } from './case-schema.ts';
import { answersOf, nothingRecorded, type Proceedings, recordedFailure } from './first-answer.ts';
import { fitsPattern } from './fits-pattern.ts';

type Answer = RehearsalCase['answers']['scripts'][number];

/** Scripts as they were recorded; there are those that an answer is recorded for. */
export function recordedScripts(recorded: readonly Answer[], on: Proceedings): ScriptPort {
  const answers = answersOf(recorded, on);
  return {
    fingerprint: async (script) => {
      if (!recorded.some((one) => one.script === script)) return null;
      return createHash('sha256').update(script).digest('hex');
    },
    run: async ({ script, args }) => {
      const asked = [script, ...args].join(' ');
      const fits = (one: Answer): boolean => one.script === script && fitsPattern(args.join(' '), one.args ?? '*');
      const chosen = answers.choose(fits, `the script ${asked}`);
      if (chosen === null) throw nothingRecorded('script', asked);
      const { answer } = chosen;
      if (answer.error !== undefined) throw recordedFailure('script', answer.error);
      const { exit_code: exitCode, stdout, stderr } = answer;
      return { exitCode, signal: null, stdout, stderr, truncated: false, endedBy: 'itself', durationMs: 0 };
    },
  };
}
