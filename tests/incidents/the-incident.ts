import type { Incident } from '#domain/incident.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import type { TestDeps } from '#tests/support/test-deps.ts';

/** An incident that must exist. */
export async function theIncident(test: TestDeps, number: number): Promise<Incident> {
  const incident = await incidentByNumber(test.deps.db, number);
  if (!incident) throw new Error(`there is no INC-${number}`);
  return incident;
}
