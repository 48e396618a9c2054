import { OutsideError } from '#domain/outside-error.ts';
import type { Json } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { answerBody } from './answer-body.ts';
import { extractValues } from './extract-values.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { RequestFields } from './request-fields.ts';
import { sendRequest } from './send-request.ts';

/** Whether an effect is there. */
export type Seen =
  | { readonly kind: 'there'; readonly output: Readonly<Record<string, Json>> }
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string };

/** Answers that are about whoever asks, and tell nothing about the effect. */
const aboutTheAsker: ReadonlySet<number> = new Set([401, 403, 407, 408]);

/**
 * Asks the declared check. Its answer stands in for the one that was lost: what `extract` names is read from it as far
 * as it is there. Never throws an OutsideError: a check that cannot be asked is unclear.
 */
export async function askCheck(own: RequestFields, check: PlannedRequest, run: StepRun): Promise<Seen> {
  try {
    const answer = await sendRequest(check, run);
    const expect = own.check?.expect ?? own.expect;
    const verdict = judgeAnswer(answer, { expect, extract: {} }, run.variables);
    switch (verdict.kind) {
      case 'as_wanted': {
        const { values } = extractValues(answerBody(answer), own.extract);
        return { kind: 'there', output: { ...verdict.output, ...values } };
      }
      case 'not_wanted':
        return { kind: aboutTheAsker.has(verdict.status) ? 'unclear' : 'absent', reason: verdict.reason };
      case 'unreadable':
      case 'later':
      case 'failing':
        return { kind: 'unclear', reason: verdict.reason };
    }
  } catch (error) {
    if (error instanceof OutsideError) return { kind: 'unclear', reason: error.message };
    throw error;
  }
}
