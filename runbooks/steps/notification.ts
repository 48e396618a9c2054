import { z } from 'zod';
import { type Announcement, jsonSchema, type Outcome } from '#domain/run.ts';
import { parseSeverity, severityWord } from '#domain/severity.ts';
import { render } from '#runbooks/templates/render.ts';
import { blockTexts } from '#runbooks/templates/render-block.ts';
import { stepType, type StepRun, type StepText } from '#runbooks/step-type.ts';
import { webhookBody } from '#runbooks/webhook-body.ts';

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
  z.strictObject({
    channel: z.literal('webhook'),
    url: z
      .string()
      .min(1)
      .describe('A host of `http.allow`; scheme and host are written out. A template whose values are encoded.'),
    message: z.string().min(1).describe('What is told, as `text` of the body. A template.'),
    body: z
      .record(z.string(), jsonSchema)
      .optional()
      .describe('A block to post as JSON in place of the usual one, its texts templates.'),
  }),
]);

type Fields = z.infer<typeof fields>;

/** Tells people or another system. The message goes out by a job that commits with the step, so that it goes out once. */
export const notification = stepType({
  summary: "Tells people or another system: in the incident's Slack channel, by a page, or by a webhook.",
  fields,
  branches: [],
  effects: () => 'none',
  gives: null,
  texts,
  describe: (own, say) => {
    const message = own.message === undefined ? '' : `: ${say(own.message)}`;
    switch (own.channel) {
      case 'slack':
        return `${own.escalate ? 'Tell Slack and call for a person' : 'Tell Slack'}${message}`;
      case 'pagerduty':
        return `Page PagerDuty (${severityWord[own.severity]})${message}`;
      case 'webhook':
        return `Tell the webhook at ${hostOf(own.url)}${message}`;
    }
  },
  run: async (own, run) => tell(own, run),
});

function texts(own: Fields): readonly StepText[] {
  const { message } = own;
  const context = own.channel === 'slack' ? 'slack' : 'plain';
  const said: readonly StepText[] =
    message === undefined ? [] : [{ kind: 'template', field: ['message'], text: message, context }];
  if (own.channel !== 'webhook') return said;
  const body = own.body === undefined ? [] : blockTexts(own.body, ['body']);
  return [...said, { kind: 'template', field: ['url'], text: own.url, context: 'url' }, ...body];
}

function tell(own: Fields, run: StepRun): Outcome {
  const { variables } = run;
  switch (own.channel) {
    case 'slack': {
      const text = render(own.message, variables, 'slack');
      if (!text.ok) return { kind: 'failed', reason: `cannot word the message: ${text.message}` };
      const summary = own.escalate ? 'told Slack and called for a person' : 'told Slack';
      return told(summary, { channel: 'slack', text: text.text, escalate: own.escalate });
    }
    case 'pagerduty': {
      const text = render(own.message ?? defaultPage(run.runbook, variables['service']), variables, 'plain');
      if (!text.ok) return { kind: 'failed', reason: `cannot word the page: ${text.message}` };
      const { severity } = own;
      return told(`paged (${severityWord[severity]})`, { channel: 'pagerduty', text: text.text, severity });
    }
    case 'webhook': {
      const text = render(own.message, variables, 'plain');
      if (!text.ok) return { kind: 'failed', reason: `cannot word the message: ${text.message}` };
      const url = render(own.url, variables, 'url');
      if (!url.ok) return { kind: 'failed', reason: `cannot tell the webhook, the url: ${url.message}` };
      const body = webhookBody(own.body, text.text, run);
      if (!body.ok) return { kind: 'failed', reason: `cannot write the body: ${body.message}` };
      const summary = `told the webhook at ${new URL(url.text).host}`;
      return told(summary, { channel: 'webhook', url: url.text, text: text.text, body: body.text });
    }
  }
}

function told(summary: string, announcement: Announcement): Outcome {
  return { kind: 'done', output: null, summary, announcements: [announcement] };
}

/** A webhook's address often is its own password, so only the host is shown. */
function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? 'an address';
}

function defaultPage(runbook: string, service: unknown): string {
  const where = typeof service === 'string' ? ' on {{ service }}' : '';
  return `The runbook ${runbook} did not settle the incident${where}: a person is needed`;
}
