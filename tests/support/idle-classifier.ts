import type { Classifier } from '#ml/classifier.ts';

/** Stands where a story has no alert to classify, and says so when it is asked. */
export function idleClassifier(): Classifier {
  const refuse = (): Promise<never> => Promise.reject(new Error('nothing is classified here'));
  return { model: 'none', classify: refuse, classifyAll: refuse, close: async () => undefined };
}
