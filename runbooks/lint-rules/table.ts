import { blindWait } from './blind-wait.ts';
import { changeWithoutUndo } from './change-without-undo.ts';
import { deprecatedSpelling } from './deprecated-spelling.ts';
import type { LintRule } from './lint-rule.ts';
import { switchedOff } from './switched-off.ts';
import { untellableChange } from './untellable-change.ts';
import { unverifiedChange } from './unverified-change.ts';

/** What the linter warns of beyond what makes a runbook unfit to run. */
export const lintRules = {
  unverified_change: unverifiedChange,
  change_without_undo: changeWithoutUndo,
  untellable_change: untellableChange,
  switched_off: switchedOff,
  blind_wait: blindWait,
  deprecated_spelling: deprecatedSpelling,
} as const satisfies Readonly<Record<string, LintRule>>;
