import type { Stage, Verdict } from './acting.ts';
import type { RehearsalCase } from './case-schema.ts';
import { answersOf, type Proceedings } from './first-answer.ts';
import { fitsPattern } from './fits-pattern.ts';
import { noteWrites } from './note-writes.ts';
import { recordedCluster } from './recorded-cluster.ts';
import { recordedHttp } from './recorded-http.ts';
import { recordedLoki, recordedPrometheus } from './recorded-queries.ts';
import { recordedScripts } from './recorded-scripts.ts';

/** A world of recorded answers, and what came of it. */
export interface RecordedStage extends Stage {
  /** Changes of the world so far, in order. */
  readonly writes: readonly string[];
  /** What was asked and is not recorded; each once. */
  readonly missing: ReadonlySet<string>;
}

/** When every rehearsal begins: at night, as real ones do. */
const beginning = new Date('2026-03-01T03:00:00Z');

export function createRecordedStage({ answers, given }: Pick<RehearsalCase, 'answers' | 'given'>): RecordedStage {
  let elapsedMs = 0;
  const writes: string[] = [];
  const missing = new Set<string>();
  const on: Proceedings = { elapsedMs: () => elapsedMs, writes, missing: (what) => void missing.add(what) };
  const now = (): Date => new Date(beginning.getTime() + elapsedMs);
  const approvals = answersOf(answers.approvals, on);
  const kubernetes = recordedCluster(answers.kubernetes, given.namespace ?? 'default', now);
  return {
    ports: noteWrites(
      {
        prometheus: recordedPrometheus(answers.prometheus, on),
        loki: recordedLoki(answers.loki, on),
        kubernetes,
        http: recordedHttp(answers.http, on),
        scripts: recordedScripts(answers.scripts, on),
      },
      (text) => void writes.push(text),
    ),
    now,
    pass: (ms) => void (elapsedMs += ms),
    decide: (prompt): Verdict | null => {
      const chosen = approvals.choose((one) => fitsPattern(prompt, one.prompt), `people: ${prompt}`);
      if (chosen === null || chosen.answer.answer === 'none') return null;
      const { answer, by, reason } = chosen.answer;
      return answer === 'approved' ? { approved: true, by } : { approved: false, by, reason };
    },
    writes,
    missing,
  };
}
