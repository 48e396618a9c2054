import type { TimelineEntry, TimelineKind } from '#domain/timeline.ts';
import { latestTimeline } from '#store/repositories/timeline.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';

/** Entries of an incident's timeline, oldest first; those of one kind where so asked. */
export async function timelineOf(
  test: TestDeps,
  incident: number,
  kind?: TimelineKind,
): Promise<readonly TimelineEntry[]> {
  const entries = await latestTimeline(test.deps.db, incident, 100);
  return kind === undefined ? entries : entries.filter((entry) => entry.kind === kind);
}
