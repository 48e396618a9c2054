import { divideUp, type Nanos, parseQuantity, sayBytes, sayCores } from './quantity.ts';

/** What a size measures; decides how one that was computed is written. */
export type SizeUnit = 'bytes' | 'cores';

/** A size as a runbook asks for it. */
export type SizeRequest =
  | { readonly kind: 'absolute'; readonly text: string }
  /** `+50%` is 150/100, `x1.5` is 15/10. */
  | { readonly kind: 'times'; readonly numerator: bigint; readonly denominator: bigint }
  | { readonly kind: 'plus'; readonly sign: 1n | -1n; readonly by: Nanos };

export type WantedSize = { readonly ok: true; readonly size: string } | { readonly ok: false; readonly reason: string };

/** Reads `768Mi`, `+50%`, `-20%`, `x2`, `x1.5`, `+256Mi` or `-100m`; null when the text is none of these. */
export function parseSize(text: string): SizeRequest | null {
  const percent = /^([+-])(\d{1,4})%$/.exec(text);
  if (percent !== null) {
    const by = BigInt(percent[2] ?? 0);
    const numerator = percent[1] === '-' ? 100n - by : 100n + by;
    return numerator > 0n ? { kind: 'times', numerator, denominator: 100n } : null;
  }
  const times = /^x(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text);
  if (times !== null) {
    const fraction = times[2] ?? '';
    const numerator = BigInt((times[1] ?? '') + fraction);
    return numerator > 0n ? { kind: 'times', numerator, denominator: 10n ** BigInt(fraction.length) } : null;
  }
  const sign = /^[+-]/.exec(text)?.[0];
  const value = parseQuantity(sign === undefined ? text : text.slice(1));
  // A second sign would be read as part of the number.
  if (value === null || value <= 0n || /^[+-]{2}/.test(text)) return null;
  return sign === undefined ? { kind: 'absolute', text } : { kind: 'plus', sign: sign === '-' ? -1n : 1n, by: value };
}

/**
 * The size to set, given the present one (null where none is set). `most` caps it; with the cap reached already there is
 * nothing left that growing could do, which is a refusal. A size that was computed is rounded up to whole Mi or
 * thousandths of a core; one that was given stands as it was written.
 */
export function wantedSize(
  request: SizeRequest,
  present: string | null,
  most: string | null,
  unit: SizeUnit,
): WantedSize {
  const now = present === null ? null : parseQuantity(present);
  if (request.kind !== 'absolute' && now === null) {
    return { ok: false, reason: 'none is set now, so a change relative to it cannot be told: give the whole size' };
  }
  const asked = valueOf(request, now ?? 0n);
  if (asked === null || asked <= 0n) return { ok: false, reason: 'nothing would be left of it' };
  const cap = most === null ? null : parseQuantity(most);
  if (cap === null || most === null || asked <= cap) {
    return { ok: true, size: request.kind === 'absolute' ? request.text : say(asked, unit) };
  }
  if (now !== null && now >= cap)
    return { ok: false, reason: `it is ${present} already, and at most ${most} is allowed` };
  return { ok: true, size: most };
}

function valueOf(request: SizeRequest, now: Nanos): Nanos | null {
  switch (request.kind) {
    case 'absolute':
      return parseQuantity(request.text);
    case 'times':
      return divideUp(now * request.numerator, request.denominator);
    case 'plus':
      return now + request.sign * request.by;
  }
}

function say(value: Nanos, unit: SizeUnit): string {
  return unit === 'bytes' ? sayBytes(value) : sayCores(value);
}
