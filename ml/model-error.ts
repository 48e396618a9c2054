/** A model folder that cannot be served, with what is wrong and how to mend it. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: 'model_missing' | 'model_unreadable' | 'model_outdated' | 'model_inconsistent';

  constructor(code: ModelError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
