import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSeverity, severities, severityWord, worseSeverity } from '#domain/severity.ts';

describe('parseSeverity', () => {
  it.each([
    ['sev1', ['sev1', 'SEV-1', '1', 'P1', 'critical', 'Critical', ' page ', 'emergency', 'disaster', 'fatal']],
    ['sev2', ['sev2', 'sev-2', '2', 'p2', 'high', 'HIGH', 'error', 'major', 'severe']],
    ['sev3', ['sev3', 'sev-3', '3', 'p3', 'medium', 'warning', 'warn', 'minor', 'average']],
    ['sev4', ['sev4', 'sev-4', '4', 'p4', 'p5', 'low', 'info', 'informational', 'notice', 'none', 'debug']],
  ] as const)('reads every spelling of %s', (severity, spellings) => {
    expect(spellings.filter((spelling) => parseSeverity(spelling) !== severity)).toEqual([]);
  });

  it.each(['', '0', '5', 'sev0', 'sev5', 'sev11', 'criticality', 'toString', '__proto__', 'high low'])(
    'knows no severity called %j',
    (text) => {
      expect(parseSeverity(text)).toBeNull();
    },
  );

  it('reads back its own words', () => {
    for (const severity of severities) expect(parseSeverity(severityWord[severity])).toBe(severity);
  });

  it('minds neither case nor blanks around', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...severities),
        fc.stringMatching(/^[ \t]{0,3}$/),
        fc.boolean(),
        (severity, pad, up) => {
          expect(parseSeverity(`${pad}${up ? severity.toUpperCase() : severity}${pad}`)).toBe(severity);
        },
      ),
    );
  });
});

describe('worseSeverity', () => {
  const any = fc.constantFrom(...severities);

  it('is the one with the smaller number, in either order', () => {
    expect(worseSeverity('sev1', 'sev4')).toBe('sev1');
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(worseSeverity(a, b)).toBe(worseSeverity(b, a));
      }),
    );
  });

  it('never gives anything milder than either', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const worse = severities.indexOf(worseSeverity(a, b));
        expect(worse).toBe(Math.min(severities.indexOf(a), severities.indexOf(b)));
      }),
    );
  });
});
