import type { IncidentArgument } from './incident-argument.ts';

/** What somebody asked of `/runbook`. A null incident means the one whose channel this is. */
export type RunbookSubcommand =
  | { readonly kind: 'help' | 'list' | 'status' | 'resume' }
  | { readonly kind: 'show'; readonly name: string }
  | {
      readonly kind: 'run';
      readonly name: string;
      readonly incident: IncidentArgument | null;
      /** As written, in the order written; each name once. */
      readonly inputs: readonly GivenInput[];
    }
  | { readonly kind: 'cancel' | 'retry'; readonly incident: IncidentArgument | null }
  /** Pages count from 1. */
  | { readonly kind: 'log'; readonly incident: IncidentArgument | null; readonly page: number }
  | { readonly kind: 'stop'; readonly reason: string | null }
  | { readonly kind: 'unknown'; readonly word: string; readonly suggestion: string | null }
  | { readonly kind: 'wrong'; readonly problem: string; readonly example: string };

/** An input of a runbook as somebody wrote it behind the command. */
export interface GivenInput {
  readonly name: string;
  readonly value: string;
}
