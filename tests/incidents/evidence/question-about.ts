import type { Evidence } from '#domain/hypothesis.ts';
import type { EvidenceQuestion, EvidenceSource } from '#incidents/evidence/evidence-source.ts';
import { openNotebook } from '#incidents/evidence/notebook.ts';
import { alertsOfIncident } from '#store/repositories/alerts.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';
import { freshService, openIncident } from '#tests/incidents/alerts.ts';
import { theIncident } from '#tests/incidents/the-incident.ts';

type Place = Parameters<typeof openIncident>[1];

/** What evidence is gathered about: a fresh incident, alone in its cluster, that began when its alert says. */
export async function questionAbout(
  test: TestDeps,
  place: Place,
  deps: EvidenceQuestion['deps'] = test.deps,
): Promise<EvidenceQuestion> {
  const { number } = await openIncident(test, { cluster: freshService('cluster'), ...place });
  const incident = await theIncident(test, number);
  const alerts = await alertsOfIncident(test.deps.db, number);
  return {
    deps,
    incident,
    alerts,
    startedAt: test.clock.now(),
    now: test.clock.now(),
    signal: new AbortController().signal,
  };
}

/** What one source writes down about a question, all of it answered. */
export async function collectFrom(source: EvidenceSource, question: EvidenceQuestion): Promise<Evidence> {
  const notebook = openNotebook(source.name, question.deps.clock);
  await source.collect(question, notebook);
  return notebook.close(null);
}

/** The ids of what was seen. */
export function seen({ findings }: Pick<Evidence, 'findings'>): readonly string[] {
  return [...new Set(findings.filter(({ present }) => present).map(({ id }) => id))].toSorted();
}
