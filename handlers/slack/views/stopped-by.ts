import { mention, say } from './mrkdwn.ts';

/** "all runbooks are stopped by @x (reason). …" and what ends that, as escaped mrkdwn. */
export function stoppedBy({ by, reason }: { readonly by: string; readonly reason: string | null }): string {
  const why = reason === null ? '' : ` (${say(reason, 300)})`;
  return `all runbooks are stopped by ${mention(by)}${why}. An approver lets them run again with \`/runbook resume\`.`;
}
