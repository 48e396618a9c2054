import type { PlannedChange } from '#domain/change.ts';
import type { PreviewedStep } from '#domain/run.ts';
import { changeSubject } from './approval-subject.ts';

/** A simulated change as those who approve are shown it. */
export function previewOf(path: string, change: PlannedChange, obstacle: string | null): PreviewedStep {
  const { title, difference, blast, version } = change;
  return {
    path,
    title,
    difference,
    pods: blast.pods,
    notes: blast.notes,
    version,
    subject: changeSubject(change),
    obstacle,
  };
}
