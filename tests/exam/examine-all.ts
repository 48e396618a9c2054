import type { DatabaseLocation } from '#store/database.ts';
import { examineIncident } from './examine-incident.ts';
import type { ExamRecord } from './exam-record.ts';
import type { IncidentPlan } from './incident-plan.ts';
import { openInstallation } from './installation.ts';

/** Plays plans one after the other on one installation; tells of each record as it comes. */
export async function examineAll(
  plans: readonly IncidentPlan[],
  options: { readonly location: DatabaseLocation; readonly onRecord?: (record: ExamRecord) => void },
): Promise<readonly ExamRecord[]> {
  const installation = await openInstallation(options.location);
  try {
    const records: ExamRecord[] = [];
    for (const plan of plans) {
      const record = await examineIncident(installation, plan);
      records.push(record);
      options.onRecord?.(record);
    }
    return records;
  } finally {
    await installation.stop();
  }
}
