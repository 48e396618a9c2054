import { z } from 'zod';
import { parseSeverity, severityWord } from '#domain/severity.ts';
import { render } from '#runbooks/render.ts';
import { stepType } from '#runbooks/step-type.ts';

const severity = z
  .string()
  .transform((word, context) => {
    const parsed = parseSeverity(word);
    if (parsed !== null) return parsed;
    const message = `${JSON.stringify(word)} is not a severity: write critical, high, medium or low, or sev1 to sev4`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .describe('critical, high, medium or low, or sev1 to sev4.');

const fields = z.discriminatedUnion('channel', [
  z.strictObject({
    channel: z.literal('slack'),
    message: z
      .string()
      .min(1)
      .describe("Posted in the incident's channel. A template; Slack's mrkdwn as written here."),
    escalate: z.boolean().default(false).describe('Also calls for a person: the incident counts as not handled.'),
  }),
  z.strictObject({
    channel: z.literal('pagerduty'),
    severity,
    message: z
      .string()
      .min(1)
      .optional()
      .describe('What the page says. A template; by default it names the runbook and the service.'),
  }),
]);

/** Tells people. The message goes out by a job that commits with the step, so that it goes out once. */
export const notification = stepType({
  summary: "Tells people: in the incident's Slack channel, or by a page.",
  fields,
  branches: [],
  effects: () => 'none',
  gives: null,
  texts: (own) =>
    own.message === undefined
      ? []
      : [
          {
            kind: 'template',
            field: ['message'],
            text: own.message,
            context: own.channel === 'slack' ? 'slack' : 'plain',
          },
        ],
  describe: (own, say) => {
    const message = own.message === undefined ? '' : `: ${say(own.message)}`;
    if (own.channel === 'pagerduty') return `Page PagerDuty (${severityWord[own.severity]})${message}`;
    return `${own.escalate ? 'Tell Slack and call for a person' : 'Tell Slack'}${message}`;
  },
  run: async (own, run) => {
    if (own.channel === 'slack') {
      const text = render(own.message, run.variables, 'slack');
      if (!text.ok) return { kind: 'failed', reason: `cannot word the message: ${text.message}` };
      const summary = own.escalate ? 'told Slack and called for a person' : 'told Slack';
      const announcements = [{ channel: 'slack' as const, text: text.text, escalate: own.escalate }];
      return { kind: 'done', output: null, summary, announcements };
    }
    const text =
      own.message === undefined
        ? ({ ok: true, text: defaultPage(run.runbook, run.variables['service']) } as const)
        : render(own.message, run.variables, 'plain');
    if (!text.ok) return { kind: 'failed', reason: `cannot word the page: ${text.message}` };
    const announcements = [{ channel: 'pagerduty' as const, text: text.text, severity: own.severity }];
    return { kind: 'done', output: null, summary: `paged (${severityWord[own.severity]})`, announcements };
  },
});

function defaultPage(runbook: string, service: unknown): string {
  const where = typeof service === 'string' ? ` on ${service}` : '';
  return `The runbook ${runbook} did not settle the incident${where}: a person is needed`;
}
