import type { Finding } from '#domain/hypothesis.ts';
import type { Cause } from '#ml/causes/cause.ts';
import { findings as kinds, isFindingId } from '#ml/findings.ts';
import { bearing, seenIn, type Seen } from './weigh-evidence.ts';

/** What bears on a cause, every fact told once. */
export interface ToldOnce {
  /** What speaks for the cause first, the strongest of it above all. */
  readonly facts: readonly Finding[];
  /** Other findings of the same facts, in the same order: quieter ones, and such that another source contradicts. */
  readonly echoes: readonly Finding[];
}

/**
 * The findings that bear on a cause, parted into facts and their echoes. Findings of one group that speak the same way, for the cause or against
 * it, are one fact, and the loudest stands for all: of those that were seen before those that were looked for in vain, so that what a cause is
 * claimed upon is always among the facts, and where several are as loud one that was measured before what an alert says of itself. Together the
 * two hold every finding that bears on the cause, each once.
 */
export function tellOnce(cause: Cause, findings: readonly Finding[]): ToldOnce {
  const seen = seenIn(findings);
  const bearings = findings.filter((finding) => bearing(cause, finding) !== 1);
  const loudest = new Map<string, Finding>();
  for (const finding of bearings) {
    if (isContradicted(finding, seen)) continue;
    const fact = factOf(cause, finding);
    const known = loudest.get(fact);
    if (known === undefined || isLouder(cause, finding, known)) loudest.set(fact, finding);
  }
  const ordered = bearings.toSorted((a, b) => bearing(cause, b) - bearing(cause, a));
  const facts = new Set(loudest.values());
  return {
    facts: ordered.filter((finding) => facts.has(finding)),
    echoes: ordered.filter((finding) => !facts.has(finding)),
  };
}

/** What one source looked for in vain and another has seen counts as seen. */
function isContradicted({ id, present }: Finding, seen: Seen): boolean {
  return isFindingId(id) && !present && seen.get(id) === true;
}

function factOf(cause: Cause, finding: Finding): string {
  const group = isFindingId(finding.id) ? kinds[finding.id].group : finding.id;
  return `${bearing(cause, finding) > 1 ? 'for' : 'against'} ${group}`;
}

function isLouder(cause: Cause, finding: Finding, than: Finding): boolean {
  if (finding.present !== than.present) return finding.present;
  const [here, there] = [finding, than].map((one) => Math.abs(Math.log(bearing(cause, one))));
  if (here !== there) return (here ?? 0) > (there ?? 0);
  return than.source === 'alert' && finding.source !== 'alert';
}
