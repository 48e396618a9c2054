import { createHash } from 'node:crypto';
import type { Labels } from './alert.ts';

/** Labels that tell which copy of a highly available sender spoke, not what the alert is about. */
const senderLabels = new Set(['prometheus', 'prometheus_replica', 'replica', '__replica__', 'receive_replica']);

/**
 * The identity of an alert: 64 bits of SHA-256 over its sorted labels, hexadecimal. Labels that differ between the
 * replicas of one sender are left out, so that both replicas' copies are one alert.
 */
export function fingerprintOf(labels: Labels): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(labels).sort()) {
    if (senderLabels.has(name)) continue;
    hash.update(`${JSON.stringify(name)}:${JSON.stringify(labels[name])};`);
  }
  return hash.digest('hex').slice(0, 16);
}
