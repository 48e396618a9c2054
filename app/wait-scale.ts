type Environment = Readonly<Record<string, string | undefined>>;

/**
 * FIREBREAK_WAIT_SCALE shortens every wait of every runbook, for drills and tests: 0.05 turns two minutes into six
 * seconds. An environment variable and no setting, so that a production firebreak.yml cannot carry it along. With a
 * problem the scale is 1.
 */
export function readWaitScale(env: Environment): { readonly waitScale: number; readonly problem: string | null } {
  const text = env['FIREBREAK_WAIT_SCALE']?.trim();
  if (!text) return { waitScale: 1, problem: null };
  const waitScale = Number(text);
  if (waitScale > 0 && waitScale <= 1) return { waitScale, problem: null };
  const problem = `must be a number above 0 and at most 1, such as 0.05, not "${text}"; leave it out for waits as the runbooks say`;
  return { waitScale: 1, problem };
}
