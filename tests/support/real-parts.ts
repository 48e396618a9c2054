/** Set to 1 where a skipped real part is a failure: in CI, where everything is installed. */
const requireVariable = 'FIREBREAK_REQUIRE_REAL';

/**
 * The one rule for tests against real servers (Kubernetes, Prometheus, …): where a part is missing they are skipped
 * and say what is missing; with FIREBREAK_REQUIRE_REAL=1 they fail instead.
 * @param missing what is missing and where to get it, or null when the part is there.
 * @returns the reason to skip, or null to go on.
 */
export function requireRealPart(name: string, missing: string | null): string | null {
  if (missing === null) return null;
  const reason = `real ${name} is not available: ${missing}`;
  if (process.env[requireVariable] === '1') throw new Error(`${reason} (${requireVariable}=1 forbids to skip it)`);
  return `skipped, ${reason}`;
}
