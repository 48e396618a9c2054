import { writeCausePriors } from '#ml/root-cause/cause-priors-file.ts';
import { strangeCauses } from '#ml/root-cause/cause-record.ts';
import { sayCauseRecord } from '#ml/root-cause/say-cause-record.ts';
import { trainSeverity } from '#ml/severity/train-severity.ts';
import { writeSeverityModel } from '#ml/severity/severity-file.ts';
import { writeTrackRecord } from '#ml/track-record/track-record-file.ts';
import { readHistory } from './history.ts';

/**
 * Learns from a history what is no matter of classes, and writes it beside the classifier: the severity model where it beats the rules, the track record of runbooks and
 * escalations, and which causes people named. Throws a RangeError that names file, line and field of a bad record.
 */
export async function learnFromHistory(folder: string, history: string, log: (line: string) => void): Promise<void> {
  const records = await readHistory(history);
  const severity = trainSeverity(records);
  log(severity.why);
  await writeSeverityModel(folder, severity.kind === 'model' ? severity.model : null);
  await writeTrackRecord(folder, records);
  log(sayCauseRecord(await writeCausePriors(folder, records), strangeCauses(records)));
}
