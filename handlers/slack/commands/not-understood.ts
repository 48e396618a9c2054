import type { Message } from '#handlers/slack/message.ts';
import { code, say } from '#handlers/slack/views/mrkdwn.ts';
import { notice } from '#handlers/slack/views/notice.ts';

/** For an argument that cannot be right: what is wrong with it, and how it would be right. */
export function notUnderstood({ problem, example }: { readonly problem: string; readonly example: string }): Message {
  return notice(`That did not work: ${say(problem, 600)}.`, `For example: ${code(example, 200)}`);
}
