import { z } from 'zod';

/** Severities from worst to mildest; words and numbers are both accepted wherever people type one. */
export const severities = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

export const severityWord = {
  sev1: 'critical',
  sev2: 'high',
  sev3: 'medium',
  sev4: 'low',
} as const satisfies Record<Severity, string>;

const spellings: Readonly<Record<Severity, readonly string[]>> = {
  sev1: ['sev1', 'sev-1', '1', 'p1', 'critical', 'crit', 'page', 'emergency', 'disaster', 'fatal'],
  sev2: ['sev2', 'sev-2', '2', 'p2', 'high', 'error', 'major', 'severe'],
  sev3: ['sev3', 'sev-3', '3', 'p3', 'medium', 'warning', 'warn', 'minor', 'average'],
  sev4: ['sev4', 'sev-4', '4', 'p4', 'p5', 'low', 'info', 'informational', 'notice', 'none', 'debug'],
};

/** Reads a severity from any of the field's spellings; null when the word is not one of them. */
export function parseSeverity(text: string): Severity | null {
  const word = text.trim().toLowerCase();
  return severities.find((severity) => spellings[severity].includes(word)) ?? null;
}

/** The worse of two severities. */
export function worseSeverity(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) <= severities.indexOf(b) ? a : b;
}
