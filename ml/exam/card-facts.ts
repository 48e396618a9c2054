import type { ModelDescription } from '#ml/model-file.ts';
import type { TrainingData } from '#ml/training/training-data.ts';
import type { Ablation } from './ablate.ts';
import type { ExamReport } from './exam-report.ts';

/** What a card is written from. */
export interface CardFacts {
  readonly description: ModelDescription;
  readonly data: TrainingData;
  /** The main exam: rules by repository where there are any, else the written examples. */
  readonly main: { readonly name: string; readonly report: ExamReport };
  /** Null where they were not asked for: they train the model once more for each group. */
  readonly ablations: readonly Ablation[] | null;
}
