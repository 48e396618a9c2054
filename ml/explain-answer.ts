import { classes } from '#domain/classification.ts';
import { attributeByPath } from './boosting/attribute-by-path.ts';
import type { Booster } from './boosting/booster.ts';
import { explain, linearEffects, strongestFirst } from './explain.ts';
import type { Contribution, EffectsOf } from './explain.ts';
import { explainContext } from './explain-context.ts';
import { contextVectorOf, knownColumns } from './features/context.ts';
import { floatTensorIn } from './graph-weights.ts';
import type { ModelFile } from './model-file.ts';
import type { ReadItem } from './read-item.ts';

/** What stood in an alert and what was around it, with how much each moved the logit of a class. Strongest first. */
export type ExplainAnswer = (item: ReadItem, classIndex: number) => readonly Contribution[];

/** Makes a model's explanations, from the very weights and trees that are served. What all answers share is computed here, once. */
export function explainerOf(file: ModelFile): ExplainAnswer {
  const { contextTrees, description, imported } = file;
  const effectsOf =
    imported === null ? linearEffects(floatTensorIn(file.graph, 'weights'), classes.length) : treeEffects(imported);
  const explainText: ExplainAnswer = ({ occurrences, places, vector }, classIndex) =>
    explain(occurrences, places, vector.indices, effectsOf(vector, classIndex));
  if (contextTrees === null) return explainText;
  const attribute = attributeByPath(contextTrees);
  const scale = (description.context?.wordsWeight ?? 1) / description.temperature;
  return (item, classIndex) => {
    const inText = explainText(item, classIndex);
    const { context } = item;
    if (context === null) return inText;
    const tempered = inText.map((contribution) => ({ ...contribution, weight: scale * contribution.weight }));
    const known = knownColumns(contextVectorOf(context));
    return strongestFirst([...tempered, ...explainContext(attribute, known, context, classIndex)]);
  };
}

/** What the features of an alert add to a margin of trees, by path attribution; what absent features add has no place in the alert. */
function treeEffects(trees: Booster): EffectsOf {
  const attribute = attributeByPath(trees);
  return (vector, classIndex) => {
    const { contributions } = attribute(vector, classIndex);
    return Float64Array.from(vector.indices, (feature) => contributions.get(feature) ?? 0);
  };
}
