import { parseRunbook } from '#runbooks/reading/parse-runbook.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import type { Runbook } from '#runbooks/runbook.ts';

/** The hosts that an installation replaces by its own. */
const placeholder = /https:\/\/(?:flags|certificates)\.internal(?=\/)/g;

/** The library with the address of an installation's own services written in, as its people would do it. */
export function atTheOperations(runbooks: readonly Runbook[], origin: string): readonly Runbook[] {
  return runbooks.map((runbook) => {
    if (runbook.source.search(placeholder) === -1) return runbook;
    const parsed = parseRunbook(runbook.source.replaceAll(placeholder, origin), runbook.file);
    if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
    return parsed.runbook;
  });
}
