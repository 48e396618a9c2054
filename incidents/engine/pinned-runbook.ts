import type { Run } from '#domain/run.ts';
import { readDrafts } from '#runbooks/load-runbooks.ts';
import { draftOf } from '#runbooks/load-order.ts';
import type { Runbook } from '#runbooks/runbook.ts';

/** A run asks for its runbook at every turn, and reading one takes longer than most steps. */
const mostKept = 100;
const kept = new Map<string, Runbook>();

/**
 * The runbook as it was when the run was created, with those it calls, whatever their files say today. Names were
 * checked then: a service that has left the catalogue since does not stop a run.
 */
export function pinnedRunbook(run: Pick<Run, 'id' | 'runbook' | 'runbookHash' | 'runbookSource' | 'calledSources'>): Runbook {
  const known = kept.get(run.runbookHash);
  if (known !== undefined) return known;
  const file = `${run.runbook} (pinned by run ${run.id})`;
  const called = Object.entries(run.calledSources).map(([name, text]) => draftOf(`${name} (called by ${file})`, text));
  const read = readDrafts([...called, draftOf(file, run.runbookSource)], { checkedBefore: true });
  const found = read.runbooks.find(({ name }) => name === run.runbook);
  if (found === undefined) {
    throw new Error(`run ${run.id}: its pinned runbook no longer parses: ${read.problems[0]?.message ?? ''}`);
  }
  const oldest = kept.keys().next();
  if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
  kept.set(run.runbookHash, found);
  return found;
}
