import type { Word } from '#ml/features/words.ts';
import { metricClasses } from './metric-classes.ts';
import { valuesOfMetric } from './metric-index.ts';
import { hintPhrases, nounPhrases, productPhrases, troublePhrases } from './phrase-tables.ts';
import { phrasesIn } from './phrase-trie.ts';
import type { PhraseTrie } from './phrase-trie.ts';
import { metricKinds } from './products.ts';
import type { Sighting, Topic } from './topics.ts';

/** A text of an alert, cut into words by `wordsOf`, and where it stood: `name`, `summary`, `description`, `annotation …`. */
export interface Passage {
  readonly place: string;
  readonly words: readonly Word[];
}

/** A metric of the rule's expression: its name in lower case, and that name cut by `wordsOf`. */
export interface MetricWords {
  readonly metric: string;
  readonly words: readonly Word[];
}

/** Where sightings in metrics are said to stand. */
const metricPlace = 'rule';

const products = productPhrases();
const nouns = nounPhrases();
const troubles = troublePhrases();
const hints = hintPhrases();
const classesOfMetrics = metricClasses();
const kindsOfMetrics = metricKinds();

/**
 * What somebody who knows the field sees in a text of an alert, whoever wrote it: of which kind of thing it speaks (`kind:queue` for Kafka, NATS), what the
 * trouble is (`trouble:backlog`) and what all but decides the class. Pure; in reading order; a topic stands as often as it was seen. Nothing in the
 * lexicon was tuned on a corpus.
 */
export function topicsInText({ place, words }: Passage): readonly Sighting[] {
  const found: Sighting[] = [];
  const surfaces = words.map(({ surface }) => surface);
  const stems = words.map(({ stem }) => stem);
  const see = (trie: PhraseTrie<Topic>, tokens: readonly string[]): void => {
    for (const { from, to, values } of phrasesIn(trie, tokens)) {
      const what = `“${surfaces.slice(from, to).join(' ')}”`;
      for (const topic of values) found.push({ topic, what, place });
    }
  };
  see(products, surfaces);
  see(nouns, stems);
  see(troubles, stems);
  see(hints, stems);
  return found;
}

/**
 * The same of a metric, by its name and its beginning (`hint:data.queue_backlog` for `kafka_consumergroup_lag`); the words of its name tell the
 * trouble, unless the whole metric is well known.
 */
export function topicsInMetric({ metric, words }: MetricWords): readonly Sighting[] {
  const found: Sighting[] = [];
  const see = (topics: readonly Topic[]): void => {
    for (const topic of topics) found.push({ topic, what: `metric ${metric}`, place: metricPlace });
  };
  const known = valuesOfMetric(classesOfMetrics, metric);
  see(known);
  see(valuesOfMetric(kindsOfMetrics, metric));
  if (known.length > 0) return found;
  const stems = words.map(({ stem }) => stem);
  for (const { values } of phrasesIn(troubles, stems)) see(values);
  return found;
}
