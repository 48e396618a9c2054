import type { Escaped } from './escaped.ts';
import type { Scalar } from './context-rules.ts';

const duration = /^(?:\d+(?:ms|[smhdwy]))+$/;

/** A value outside the strings of a PromQL or LogQL query: a finite number or a duration such as `5m`, nothing else. */
export function bareQueryValue(value: Scalar): Escaped {
  const text = String(value);
  const harmless = (typeof value === 'number' && Number.isFinite(value)) || duration.test(text);
  const shown = JSON.stringify(text.slice(0, 60));
  const message = `${shown} stands outside quotes, where only a number or a duration may`;
  return harmless ? { ok: true, text } : { ok: false, message };
}
