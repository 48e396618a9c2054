import { z } from 'zod';

const text = z.string().trim().min(1);

/** A PagerDuty event, version 2 (developer.pagerduty.com/docs/events-api-v2/trigger-events). */
export const eventSchema = z.looseObject({
  routing_key: text,
  event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
  dedup_key: z.string().max(255).optional(),
  payload: z
    .looseObject({
      summary: text.max(1024),
      source: text,
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      timestamp: z.string().optional(),
      component: z.string().optional(),
      group: z.string().optional(),
      class: z.string().optional(),
      custom_details: z.unknown().optional(),
    })
    .optional(),
  client: z.string().optional(),
  client_url: z.string().optional(),
  links: z.array(z.looseObject({ href: z.string() })).optional(),
  images: z.array(z.looseObject({ src: z.string() })).optional(),
});

export type PagerDutyEvent = z.infer<typeof eventSchema>;

/** The `errors` of a 400, in PagerDuty's wording; empty when the event may be processed. */
export function eventProblems(body: unknown, knownRoutingKey: string): readonly string[] {
  const parsed = eventSchema.safeParse(body);
  const event = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const field = issue.path.join('.') || 'event';
        if (issue.code === 'invalid_value')
          return `'${field}' is invalid (must be one of the following: ${issue.values.map((value) => `'${String(value)}'`).join(', ')})`;
        if (issue.code === 'too_big') return `'${field}' is too long (maximum is ${issue.maximum} characters)`;
        return `'${field}' is missing or blank`;
      });
  const key = event['routing_key'];
  if (typeof key === 'string' && key !== '') problems.push(...routingKeyProblems(key, knownRoutingKey));
  if (event['event_action'] === 'trigger' && event['payload'] === undefined)
    problems.push("'payload' is missing or blank");
  if (['acknowledge', 'resolve'].includes(String(event['event_action'])) && !event['dedup_key']) {
    problems.push("'dedup_key' is missing or blank");
  }
  return problems;
}

function routingKeyProblems(key: string, known: string): readonly string[] {
  const problems: string[] = [];
  if (key.length !== 32) problems.push("Length of 'routing_key' is incorrect (should be 32 characters)");
  if (!/^[a-z0-9]*$/i.test(key)) problems.push("'routing_key' cannot contain non-alphanumeric characters.");
  return problems.length === 0 && key !== known ? ['Invalid routing key'] : problems;
}
