import { allow, type Guardrail } from './guardrail.ts';

/** While people have stopped all runbooks, nothing is changed. */
export const killSwitch: Guardrail = {
  name: 'kill-switch',
  judge(_change, { stopped }) {
    if (stopped === null) return allow;
    const why = stopped.reason === null ? '' : `: ${stopped.reason}`;
    return { verdict: 'refuse', reason: `${stopped.by} stopped all runbooks at ${stopped.at.toISOString()}${why}.` };
  },
};
