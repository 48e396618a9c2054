import { mention } from './mrkdwn.ts';

const shown = 12;

/** People and user groups by mention: "<@U…>, <!subteam^S…>"; of more than twelve, the first twelve and a count. */
export function mentions(ids: readonly string[]): string {
  const all = ids.map(mention);
  return all.length <= shown ? all.join(', ') : `${all.slice(0, shown).join(', ')} and ${all.length - shown} more`;
}
