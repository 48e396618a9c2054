import { instant } from './mrkdwn.ts';

/** Instants written in UTC inside escaped text (`2026-11-22T02:14:00Z`), shown in each reader's own time zone. */
export function localTimes(text: string): string {
  return text.replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z/g, (written) => {
    const at = new Date(written);
    return Number.isNaN(at.getTime()) ? written : instant(at);
  });
}
