import type { Json } from '#domain/run.ts';
import { explainExpression } from '#runbooks/expressions/explain-expression.ts';
import { evaluate, type Variables } from '#runbooks/expressions/expression.ts';
import { plainText } from '#runbooks/templates/plain-text.ts';
import type { HttpAnswer } from '#runbooks/ports.ts';
import { answerBody } from './answer-body.ts';
import { extractValues } from './extract-values.ts';
import type { Expected } from './request-fields.ts';

/** What an answer means for whoever sent the request. */
export type Verdict =
  | { readonly kind: 'as_wanted'; readonly output: Readonly<Record<string, Json>>; readonly words: string }
  /** Another answer than the one wanted, and a definite one. */
  | { readonly kind: 'not_wanted'; readonly status: number; readonly reason: string }
  /** Of the wanted status, but what else is wanted of it cannot be read. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** The server did nothing and asks to come again. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  /** Something broke within the server: how far it had come cannot be told. */
  | { readonly kind: 'failing'; readonly reason: string };

/** What is looked for in an answer. */
export interface Wanted {
  readonly expect: Expected;
  /** JSONPath by name. */
  readonly extract: Readonly<Record<string, string>>;
}

/** Judges an answer by its status first (RFC 9110, section 15), then by what its body says. */
export function judgeAnswer(answer: HttpAnswer, wanted: Wanted, variables: Variables): Verdict {
  const { status } = answer;
  if (fits(status, wanted.expect.status)) return judgeContent(answer, wanted, variables);
  const reason = `answered ${status}, wanted ${sayStatus(wanted.expect.status)}${excerpt(answer.body)}`;
  const asksToWait = status === 429 || (status === 503 && answer.retryAfterMs !== undefined);
  if (asksToWait) return { kind: 'later', afterMs: answer.retryAfterMs ?? 0, reason };
  // 501 and 505 refuse a request before anything is done for it.
  if (status >= 500 && status !== 501 && status !== 505) return { kind: 'failing', reason };
  return { kind: 'not_wanted', status, reason };
}

function judgeContent(answer: HttpAnswer, { expect, extract }: Wanted, variables: Variables): Verdict {
  const { status, headers } = answer;
  const said = `answered ${status}`;
  const readsBody = expect.assert !== undefined || Object.keys(extract).length > 0;
  if (answer.truncated && readsBody) {
    return { kind: 'unreadable', reason: `${said}, but with more than the 1 MiB that is read of an answer` };
  }
  const body = answerBody(answer);
  if (expect.assert !== undefined) {
    const known = { ...variables, status, headers, body };
    const result = evaluate(expect.assert, known);
    if (!result.ok) return { kind: 'unreadable', reason: `${said}, but it cannot be checked: ${result.message}` };
    if (result.value !== true) {
      return {
        kind: 'not_wanted',
        status,
        reason: `${said}, but not as wanted: ${explainExpression(expect.assert, known)}`,
      };
    }
  }
  const { values, missing } = extractValues(body, extract);
  if (missing.length > 0) return { kind: 'unreadable', reason: `${said}, but ${missing.join('; ')}` };
  const asWanted = expect.assert === undefined ? '' : `, as wanted: ${expect.assert}`;
  return { kind: 'as_wanted', output: { status, ...values }, words: `${said}${asWanted}` };
}

function fits(status: number, wanted: Expected['status']): boolean {
  return [wanted].flat().some((one) => (typeof one === 'number' ? one === status : one[0] === String(status)[0]));
}

function sayStatus(wanted: Expected['status']): string {
  return [wanted].flat().join(' or ');
}

function excerpt(body: string): string {
  const text = plainText(body.trim().slice(0, 200));
  return text === '' ? '' : `: ${text}`;
}
