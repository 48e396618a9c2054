import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import type { LintReport } from './lint-files.ts';
import { type MissingAccess, resourceOf } from './missing-access.ts';

/** A report as text: a line a problem, warnings marked, and a line that counts. */
export function sayLint(report: LintReport, missing: readonly MissingAccess[] | null): string {
  const lines = report.problems.map((one) => `${formatProblem(one)}${one.severity === 'warning' ? ' [warning]' : ''}`);
  return [...lines, ...(missing ?? []).map(sayMissing), sayCounts(report, missing)].map((line) => `${line}\n`).join('');
}

/** A report as one JSON object, for other programs; docs/operations.md says what stands in it. */
export function jsonOfLint(report: LintReport, missing: readonly MissingAccess[] | null): string {
  const { checked, problems } = report;
  const access = report.access.map(({ runbook, needs }) => ({ runbook, needs: needs.map(resourceOf) }));
  const counts = { errors: errorsOf(report), warnings: problems.length - errorsOf(report) };
  return `${JSON.stringify({ checked, ...counts, problems, access, ...(missing !== null && { missing }) })}\n`;
}

/** How many problems keep a runbook from being loaded. */
export function errorsOf({ problems }: LintReport): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

function sayCounts(report: LintReport, missing: readonly MissingAccess[] | null): string {
  const errors = errorsOf(report);
  const warnings = report.problems.length - errors;
  const counts = [`${report.checked} checked`, `${errors} problems`];
  if (warnings > 0) counts.push(`${warnings} warnings`);
  if (missing !== null) counts.push(`${missing.length} missing permissions`);
  return counts.join(', ');
}

function sayMissing({ verb, group, resource, namespace, runbooks }: MissingAccess): string {
  const what = group === '' ? resource : `${resource}.${group}`;
  const where = namespace === null ? '' : ` in ${namespace}`;
  return `missing permission: ${verb} ${what}${where} (needed by ${runbooks.join(', ')})`;
}
