import type { StoredAlert } from '#domain/alert.ts';
import type { Evidence, Finding } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import type { Deps } from '#incidents/deps.ts';
import { alertEvidence } from './alert-evidence.ts';
import { kubernetesEvidence } from './kubernetes-evidence.ts';
import { metricEvidence } from './metric-evidence.ts';

/** What one source contributes: facts, numbers for conditions, and what it could not tell. */
export interface EvidencePart {
  readonly findings: readonly Finding[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly unavailable: Evidence['unavailable'];
}

export type EvidenceSource = (deps: Deps, incident: Incident, alerts: readonly StoredAlert[]) => Promise<EvidencePart>;

/** Every place that is asked about an incident. */
const sources: readonly { readonly name: string; readonly collect: EvidenceSource }[] = [
  { name: 'alert', collect: alertEvidence },
  { name: 'prometheus', collect: metricEvidence },
  { name: 'kubernetes', collect: kubernetesEvidence },
];

/**
 * Asks all sources at once under one deadline. A source that fails or is late is named with its reason; it never keeps
 * the others from answering.
 */
export async function gatherEvidence(
  deps: Deps,
  incident: Incident,
  alerts: readonly StoredAlert[],
): Promise<Evidence> {
  const parts = await Promise.all(
    sources.map(async ({ name, collect }): Promise<EvidencePart> => {
      try {
        return await withDeadline(collect(deps, incident, alerts), deps.policy.evidenceTimeoutMs);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { findings: [], metrics: {}, unavailable: [{ source: name, reason }] };
      }
    }),
  );
  return {
    findings: parts.flatMap((part) => part.findings),
    metrics: Object.assign({}, ...parts.map((part) => part.metrics)) as Record<string, number>,
    unavailable: parts.flatMap((part) => part.unavailable),
  };
}

async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
