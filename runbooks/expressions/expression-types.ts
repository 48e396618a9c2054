/** The words in which messages name CEL's types. Runbooks know one kind of number. */
const words: Readonly<Record<string, string>> = {
  double: 'a number',
  int: 'a number',
  uint: 'a number',
  string: 'a text',
  bool: 'true or false',
  list: 'a list',
  map: 'an object',
  null: 'nothing (null)',
  null_type: 'nothing (null)',
};

/** Says a CEL type such as `dyn<double>` or `list<dyn>` in plain words. */
export function sayType(celType: string): string {
  const inner = /^dyn<(.+)>$/.exec(celType)?.[1] ?? celType;
  const outer = /^[a-z_]+/.exec(inner)?.[0] ?? inner;
  return words[inner] ?? words[outer] ?? inner;
}
