const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;
const separator = 0xff;

/**
 * The fingerprint of a label set as Alertmanager computes it (prometheus/common model.LabelSet.Fingerprint): 64-bit
 * FNV-1a over the sorted names and values, each followed by the byte 0xff; 16 hexadecimal digits.
 */
export function fingerprint(labels: Readonly<Record<string, string>>): string {
  let hash = offsetBasis;
  const add = (bytes: Iterable<number>): void => {
    for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  };
  for (const name of Object.keys(labels).toSorted()) {
    add(Buffer.from(name));
    add([separator]);
    add(Buffer.from(labels[name] ?? ''));
    add([separator]);
  }
  return hash.toString(16).padStart(16, '0');
}
