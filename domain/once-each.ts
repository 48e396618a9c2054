import type { Finding } from './hypothesis.ts';

/**
 * One finding for every question that was asked, in the order in which they were first answered, however many sources answered it: one that was
 * seen rather than one that was looked for in vain, and one that was measured rather than what an alert says of itself.
 */
export function onceEach(findings: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>();
  for (const finding of findings) {
    const known = best.get(finding.id);
    if (known === undefined || worth(finding) > worth(known)) best.set(finding.id, finding);
  }
  return [...best.values()];
}

function worth({ present, source }: Finding): number {
  return (present ? 2 : 0) + (source === 'alert' ? 0 : 1);
}
