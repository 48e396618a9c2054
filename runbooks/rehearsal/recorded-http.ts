import type { HttpPort } from '#runbooks/ports.ts';
import type { RehearsalCase } from './case-schema.ts';
import { answersOf, nothingRecorded, type Proceedings, recordedFailure } from './first-answer.ts';
import { fitsPattern } from './fits-pattern.ts';

type Answer = RehearsalCase['answers']['http'][number];

/** Hosts as they were recorded. */
export function recordedHttp(recorded: readonly Answer[], on: Proceedings): HttpPort {
  const answers = answersOf(recorded, on);
  return {
    send: async ({ method, url, limitBytes }) => {
      const asked = `${method} ${url}`;
      const fits = (one: Answer): boolean => (one.method ?? method) === method && fitsPattern(url, one.url);
      const chosen = answers.choose(fits, asked);
      if (chosen === null) throw nothingRecorded('http', asked);
      const { answer } = chosen;
      if (answer.error !== undefined) throw recordedFailure('http', answer.error);
      const written = answer.body;
      const body = typeof written === 'string' ? written : JSON.stringify(written);
      const type = typeof written === 'string' ? {} : { 'content-type': 'application/json' };
      const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      return {
        status: answer.status,
        headers: { ...type, ...Object.fromEntries(headers) },
        body: body.slice(0, limitBytes),
        truncated: body.length > limitBytes,
        url,
      };
    },
  };
}
