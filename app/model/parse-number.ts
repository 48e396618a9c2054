import { InvalidArgumentError } from 'commander';

/** A whole number from 0 on that the seeded generator tells apart from others. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('It must be a whole number from 0.');
  return seed;
}

/** How many folds: at least two. */
export function parseFolds(text: string): number {
  const folds = Number(text);
  if (!Number.isSafeInteger(folds) || folds < 2) throw new InvalidArgumentError('It must be a whole number from 2.');
  return folds;
}

/** A share from 0 to 1. */
export function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) throw new InvalidArgumentError('It must be from 0 to 1.');
  return share;
}
