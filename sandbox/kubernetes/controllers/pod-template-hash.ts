import type { PodTemplate } from '#sandbox/kubernetes/workload-objects.ts';

const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * A short name for a pod template: FNV-1a over its canonical JSON, written in the alphabet of Kubernetes' SafeEncode.
 * Equal templates have equal hashes whatever the order of their fields.
 */
export function podTemplateHash(template: PodTemplate): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(canonicalJson(template))) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return Array.from(Buffer.from(String(hash)), (digit) => alphabet[digit % alphabet.length]).join('');
}

/** The template without the label that the Deployment controller adds to a ReplicaSet's copy of it. */
export function templateWithoutHash(template: PodTemplate): PodTemplate {
  const { 'pod-template-hash': _hash, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}
