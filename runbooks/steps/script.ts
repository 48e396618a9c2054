import { commandLine } from '#runbooks/script/command-line.ts';
import { planScript } from '#runbooks/script/plan-script.ts';
import { resumeScript, runScript } from '#runbooks/script/run-script.ts';
import { scriptTexts } from '#runbooks/script/script-call.ts';
import { scriptFields } from '#runbooks/script/script-fields.ts';
import { stepType } from '#runbooks/step-type.ts';

/** Runs a file of the configured folder, with arguments and environment alone. One that changes something runs once. */
export const script = stepType({
  summary: 'Runs a script of `scripts.folder`: no shell, a time limit, and killed with its children.',
  fields: scriptFields,
  branches: [],
  effects: (own) => (own.changes ? 'changes' : 'none'),
  gives: 'what it printed, as output says',
  texts: scriptTexts,
  describe: (own, say) => `Run ${commandLine({ script: own.script, args: own.args.map(say) })}`,
  plan: planScript,
  run: runScript,
  reconcile: resumeScript,
});
