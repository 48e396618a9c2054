import { z } from 'zod';
import {
  actions,
  confidenceBands,
  recordBands,
  riskBands,
  type Action,
  type ConfidenceBand,
  type RecordBand,
  type RiskBand,
} from '#domain/decision.ts';
import { defaultDecisionTable } from '#incidents/rules/default-decision-table.ts';
import { didYouMean } from '#runbooks/did-you-mean.ts';

const share = z.number().min(0, 'must be a share from 0 to 1').max(1, 'must be a share from 0 to 1');
const runs = z.int('must be a whole number of runs').min(1, 'must be at least 1 run');

const action = z.string().transform((word, context): Action => {
  const known = actions.find((one) => one === word);
  if (known !== undefined) return known;
  context.addIssue(`must be ${oneOf(actions)}, not "${word}"${meant(word, actions)}`);
  return z.NEVER;
});

const cell = (confidence: ConfidenceBand, risk: RiskBand, record: RecordBand) =>
  action.default(defaultDecisionTable[confidence][risk][record]);

const byRecord = (confidence: ConfidenceBand, risk: RiskBand) =>
  z
    .strictObject(
      {
        poor: cell(confidence, risk, 'poor'),
        none: cell(confidence, risk, 'none'),
        good: cell(confidence, risk, 'good'),
        proven: cell(confidence, risk, 'proven'),
      },
      { error: sayUnknown('record', recordBands) },
    )
    .prefault({});

const byRisk = (confidence: ConfidenceBand) =>
  z
    .strictObject(
      {
        low: byRecord(confidence, 'low'),
        medium: byRecord(confidence, 'medium'),
        high: byRecord(confidence, 'high'),
      },
      { error: sayUnknown('risk', riskBands) },
    )
    .prefault({});

/**
 * `decisions:` what is done, by confidence, then risk, then record, and where the bands of a record begin. A cell that is left out is
 * that of the default table; a word that is none of the bands or actions is refused.
 */
export const decisionSettings = z
  .strictObject({
    table: z
      .strictObject(
        { low: byRisk('low'), fair: byRisk('fair'), high: byRisk('high') },
        { error: sayUnknown('confidence', confidenceBands) },
      )
      .prefault({}),
    record: z
      .strictObject({
        fewest_runs: runs.default(3),
        poor_below: share.default(0.5),
        good_from: share.default(0.5),
        proven_from: share.default(0.7),
        proven_runs: runs.default(5),
      })
      .prefault({}),
  })
  .prefault({});

/** For a band that does not exist: which there are, and which was probably meant. */
function sayUnknown(what: string, bands: readonly string[]): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code !== 'unrecognized_keys') return undefined;
    const names = issue.keys.map((key) => `"${key}"${meant(key, bands)}`).join(', ');
    return `the ${what} is ${oneOf(bands)}, not ${names}`;
  };
}

function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function meant(typed: string, words: readonly string[]): string {
  const word = didYouMean(typed, words);
  return word === null ? '' : ` (did you mean ${word}?)`;
}
