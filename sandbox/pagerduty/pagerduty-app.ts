import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { eventProblems, eventSchema } from './event-schema.ts';
import type { IncidentList, PagedIncident } from './incident-list.ts';

export interface EventFault {
  readonly status: 429 | 500 | 503;
  readonly times?: number;
}

export interface PagerDutyApp {
  readonly app: Hono;
  /** Makes the next events fail as PagerDuty would. */
  readonly failNext: (fault: EventFault) => void;
}

export interface PagerDutyOptions {
  readonly incidents: IncidentList;
  readonly routingKey: string;
  readonly apiToken: string;
  readonly onEvent: () => void;
}

const largestEventBytes = 512 * 1024;

const failureBodies = {
  429: {
    status: 'throttle exceeded',
    message: 'Requests for this service are arriving too quickly. Please retry later.',
  },
  500: { status: 'internal error', message: 'Internal server error' },
  503: { status: 'unavailable', message: 'Service unavailable' },
} as const;

/** Events API v2 and as much of the REST API as finds an incident by its key. */
export function createPagerDutyApp(options: PagerDutyOptions): PagerDutyApp {
  const app = new Hono();
  let failing: { readonly status: EventFault['status']; readonly left: number } | null = null;

  app.post('/v2/enqueue', async (c) => {
    const text = await c.req.text();
    if (failing) {
      const { status, left } = failing;
      failing = left > 1 ? { status, left: left - 1 } : null;
      return c.json(failureBodies[status], status);
    }
    if (Buffer.byteLength(text) > largestEventBytes) {
      return c.json(
        { status: 'invalid event', message: 'Event object is too large', errors: ['maximum is 512 KB'] },
        413,
      );
    }
    const body = parseJson(text);
    const problems = body === null ? ['JSON cannot be parsed'] : eventProblems(body, options.routingKey);
    if (problems.length > 0) {
      return c.json({ status: 'invalid event', message: 'Event object is invalid', errors: problems }, 400);
    }
    const dedupKey = options.incidents.process(eventSchema.parse(body), () => randomBytes(16).toString('hex'));
    options.onEvent();
    return c.json({ status: 'success', message: 'Event processed', dedup_key: dedupKey }, 202);
  });

  app.get('/incidents', (c) => {
    if (c.req.header('authorization') !== `Token token=${options.apiToken}`) {
      return c.json({ error: { message: 'Unauthorized', code: 2006 } }, 401);
    }
    const key = c.req.query('incident_key');
    const statuses = c.req.queries('statuses[]');
    const found = options.incidents
      .incidents()
      .filter((incident) => key === undefined || incident.dedupKey === key)
      .filter((incident) => statuses === undefined || statuses.includes(incident.status));
    const limit = Math.min(100, Number(c.req.query('limit') ?? 25) || 25);
    const offset = Number(c.req.query('offset') ?? 0) || 0;
    const page = found.slice(offset, offset + limit);
    return c.json({
      incidents: page.map(showIncident),
      limit,
      offset,
      total: null,
      more: found.length > offset + limit,
    });
  });

  app.notFound((c) => c.json({ error: { message: 'Not Found', code: 2100 } }, 404));
  return {
    app,
    failNext: ({ status, times }) => {
      failing = { status, left: times ?? 1 };
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function showIncident(incident: PagedIncident): Record<string, unknown> {
  return {
    id: `Q${String(incident.number).padStart(13, '0')}`,
    type: 'incident',
    incident_number: incident.number,
    title: incident.title,
    incident_key: incident.dedupKey,
    status: incident.status,
    urgency: incident.severity === 'critical' || incident.severity === 'error' ? 'high' : 'low',
    created_at: new Date(incident.createdAtMs).toISOString(),
    updated_at: new Date(incident.updatedAtMs).toISOString(),
    alert_counts: { all: incident.alertCount },
    service: { id: 'PNORTHWIND', type: 'service_reference', summary: 'Northwind production' },
  };
}
