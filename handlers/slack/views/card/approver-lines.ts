import type { Approval } from '#domain/run.ts';
import { mentions } from '#handlers/slack/views/mentions.ts';
import { mention } from '#handlers/slack/views/mrkdwn.ts';

/** Who may answer a question, how many have to, and who has approved so far. */
export function approverLines({ approvers, quorum, excluded, approvedBy }: Approval): string[] {
  if (approvers.length === 0) {
    return ['⚠ Nobody is listed as an approver: list people or user groups under `approvers` in firebreak.yml.'];
  }
  const but = excluded === null ? '' : `, but not ${mention(excluded)}, who asked for it`;
  return [
    `May approve: ${mentions(approvers)}${but}`,
    ...(quorum === 1 ? [] : [`*${approvedBy.length} of ${quorum}* approved${list(approvedBy)}`]),
  ];
}

function list(people: readonly string[]): string {
  return people.length === 0 ? ' so far: nobody yet' : `: ${mentions(people)}`;
}
