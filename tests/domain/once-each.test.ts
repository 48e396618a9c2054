import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#domain/hypothesis.ts';
import { onceEach } from '#domain/once-each.ts';

const finding = (id: string, present: boolean, source: string): Finding => ({
  id,
  present,
  text: `${id} by ${source}`,
  source,
  reference: 'where it was read',
  observedAt: new Date('2026-03-01T03:00:00Z'),
});

describe('onceEach', () => {
  it('keeps one finding of each question, where the first of them stood', () => {
    const [first, second, again] = [
      finding('memory', true, 'prometheus'),
      finding('probe', false, 'kubernetes'),
      finding('memory', true, 'kubernetes'),
    ];
    expect(onceEach([first, second, again])).toEqual([first, second]);
  });

  it('prefers what was seen to what was not, and what was measured to what an alert says', () => {
    const said = finding('memory', true, 'alert');
    expect(onceEach([finding('memory', false, 'prometheus'), said])).toEqual([said]);
    const measured = finding('memory', true, 'kubernetes');
    expect(onceEach([said, measured])).toEqual([measured]);
  });

  it('keeps every question, and seen what anybody has seen', () => {
    const some = fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean(), fc.constantFrom('alert', 'loki'))
        .map((parts) => finding(...parts)),
    );
    fc.assert(
      fc.property(some, (findings) => {
        const kept = onceEach(findings);
        expect(kept.map(({ id }) => id)).toEqual([...new Set(findings.map(({ id }) => id))]);
        for (const { id, present } of kept) {
          expect(present).toBe(findings.some((one) => one.id === id && one.present));
        }
      }),
    );
  });
});
