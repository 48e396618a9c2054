import type { FreezeSpan, FreezeWindow } from '#incidents/guardrail-policy.ts';
import { allow, type Guardrail, type Verdict } from './guardrail.ts';
import { fitsNamespace } from './namespace-pattern.ts';
import { weeklyEnd } from './weekly-end.ts';
import { worstVerdict } from './worst-verdict.ts';

/** While a freeze window stands, nothing it is about is changed, unless the incident is severe enough. */
export const freezeWindow: Guardrail = {
  name: 'freeze-window',
  judge({ target }, { now, severity }, { freezeWindows }) {
    return worstVerdict(
      freezeWindows
        .filter(({ exceptSeverities }) => !exceptSeverities.includes(severity))
        .filter(({ namespaces }) => namespaces?.some((pattern) => fitsNamespace(pattern, target.namespace)) ?? true)
        .map((window) => verdictOf(window, now)),
    );
  },
};

function verdictOf(window: FreezeWindow, now: Date): Verdict {
  const until = frozenUntil(window.span, now);
  if (until === null) return allow;
  const frozen = `The freeze window "${window.name}" lasts until ${until.toISOString()}`;
  if (window.onFreeze === 'wait') return { verdict: 'wait', until, reason: `${frozen}.` };
  return { verdict: 'refuse', reason: `${frozen}, and changes are not put off until then.` };
}

function frozenUntil(span: FreezeSpan, now: Date): Date | null {
  switch (span.kind) {
    case 'once':
      return span.from <= now && now < span.to ? span.to : null;
    case 'weekly':
      return weeklyEnd(span, now);
  }
}
