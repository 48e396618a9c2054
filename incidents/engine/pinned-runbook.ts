import { BoundedCache } from '#domain/bounded-cache.ts';
import type { Run } from '#domain/run.ts';
import { readDrafts } from '#runbooks/reading/load-runbooks.ts';
import { draftOf } from '#runbooks/reading/load-order.ts';
import type { Runbook } from '#runbooks/runbook.ts';

/** A run asks for its runbook at every turn, and reading one takes longer than most steps. */
const kept = new BoundedCache<Runbook>(100);

type Pinned = Pick<Run, 'id' | 'runbook' | 'runbookHash' | 'runbookSource' | 'calledSources'>;

/**
 * The runbook as it was when the run was created, with those it calls, whatever their files say today. Names were
 * checked then: a service that has left the catalogue since does not stop a run.
 */
export function pinnedRunbook(run: Pinned): Runbook {
  return kept.get(run.runbookHash, () => read(run));
}

function read(run: Pinned): Runbook {
  const file = `${run.runbook} (pinned by run ${run.id})`;
  const called = Object.entries(run.calledSources).map(([name, text]) => draftOf(`${name} (called by ${file})`, text));
  const read = readDrafts([...called, draftOf(file, run.runbookSource)], { checkedBefore: true });
  const found = read.runbooks.find(({ name }) => name === run.runbook);
  if (found === undefined) {
    throw new Error(`run ${run.id}: its pinned runbook no longer parses: ${read.problems[0]?.message ?? ''}`);
  }
  return found;
}
