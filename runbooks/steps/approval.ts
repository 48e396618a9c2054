import { z } from 'zod';
import { sayDuration } from '#domain/duration.ts';
import { durationField } from '#runbooks/duration-field.ts';
import { render } from '#runbooks/templates/render.ts';
import { approvalRulesSchema } from '#runbooks/schema.ts';
import { stepType } from '#runbooks/step-type.ts';

const fields = z.strictObject({
  message: z.string().min(1).describe('The question, as the approvers read it. A template.'),
  expires: durationField('How long the question stands; unanswered it counts as refused.').default(30 * 60_000),
  approvers: approvalRulesSchema.unwrap().shape.approvers,
  quorum: approvalRulesSchema.unwrap().shape.quorum,
});

const decisionSchema = z.discriminatedUnion('approved', [
  z.object({ approved: z.literal(true), by: z.string() }),
  z.object({ approved: z.literal(false), reason: z.string(), by: z.string().nullish() }),
]);

/** Asks people, and goes on only when they agree. The decision comes back as the memo of the resumed step. */
export const approval = stepType({
  summary: 'Asks people whether to go on. Refused or unanswered, the step fails.',
  fields,
  branches: [],
  effects: () => 'none',
  gives: 'who approved, as `by`',
  texts: (own) => [{ kind: 'template', field: ['message'], text: own.message, context: 'plain' }],
  describe: (own, say) => `Ask for approval: ${say(own.message)}`,
  run: async (own, run) => {
    const decision = decisionSchema.safeParse(run.memo);
    if (decision.success) {
      const { data } = decision;
      if (data.approved) return { kind: 'done', output: { by: data.by }, summary: `approved by ${data.by}` };
      return { kind: 'failed', reason: `not approved: ${data.reason}` };
    }
    const prompt = render(own.message, run.variables, 'plain');
    if (!prompt.ok) return { kind: 'failed', reason: `cannot word the question: ${prompt.message}` };
    const expiresAt = new Date(run.startedAt.getTime() + own.expires);
    if (expiresAt <= run.now()) {
      return { kind: 'failed', reason: `not approved: nobody answered within ${sayDuration(own.expires)}` };
    }
    return {
      kind: 'waiting',
      for: {
        kind: 'approval',
        prompt: prompt.text,
        expiresAt,
        approvers: own.approvers ?? null,
        quorum: own.quorum ?? null,
      },
      memo: { asked: true },
      summary: `waiting for approval: ${prompt.text}`,
    };
  },
});
