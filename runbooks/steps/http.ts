import { planChange } from '#runbooks/http/plan-change.ts';
import { readsOnly } from '#runbooks/http/reads-only.ts';
import { requestFields } from '#runbooks/http/request-fields.ts';
import { requestTexts } from '#runbooks/http/request-texts.ts';
import { resumeChange, sendChange } from '#runbooks/http/send-change.ts';
import { sendRead } from '#runbooks/http/send-read.ts';
import { stepType } from '#runbooks/step-type.ts';

/** Sends a request to a host that the installation allows. One that changes something is sent once. */
export const http = stepType({
  summary: 'Sends a request to a host of `http.allow`, and checks and keeps what it answers.',
  fields: requestFields,
  branches: [],
  effects: (own) => (readsOnly(own) ? 'none' : 'changes'),
  gives: '`status`, and a member for each name of extract',
  texts: requestTexts,
  describe: (own, say) => {
    const line = `Send ${own.method} ${say(own.url)}`;
    return own.expect.assert === undefined ? line : `${line}, and check that ${own.expect.assert}`;
  },
  plan: async (own, run) => planChange(own, run),
  run: (own, run) => (readsOnly(own) ? sendRead(own, run) : sendChange(own, run)),
  reconcile: resumeChange,
});
