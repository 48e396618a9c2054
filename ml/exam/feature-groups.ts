import type { Block } from '#ml/features/occurrence.ts';

/** What can be taken from a model to see what it is worth, group by group; every block of features stands in one. */
export const featureGroups = {
  'words of name and texts': ['word'],
  'pairs of words': ['pair'],
  'words and pairs of the name': ['name'],
  'pieces of words': ['piece'],
  'metric names of the expression': ['metric'],
  'functions, states and reasons': ['rule'],
  'label keys': ['label'],
  'the lexicon (topics, crossed topics, meanings)': ['topic', 'cross', 'meaning'],
} as const satisfies Readonly<Record<string, readonly Block[]>>;
