import { parseFieldPath } from '#runbooks/reading/field-path.ts';
import type { LintRule } from './lint-rule.ts';

/** Fields that have a newer name, by step type. */
const newerNames: Readonly<Record<string, Readonly<Record<string, string>>>> = { wait: { duration: 'for' } };

/** A spelling that is still read, and has a better one. */
export const deprecatedSpelling: LintRule = ({ steps }) =>
  steps.flatMap(({ step, written }) =>
    Object.entries(newerNames[step.type] ?? {})
      .filter(([old]) => written[old] !== undefined)
      .map(([old, name]) => ({
        path: [...(parseFieldPath(step.path) ?? []), old],
        at: 'key' as const,
        message: `is an older spelling of ${name}`,
        fix: `write ${name}`,
      })),
  );
