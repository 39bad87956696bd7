/** Another way to read what an import wrote: the `yaml` package and plain arithmetic, nothing of the product. */
import { parseAllDocuments } from 'yaml';

/** One line as it stands in the text; amounts by written period, in hundredths. */
export interface WrittenLine {
  readonly center: string;
  readonly name: string;
  readonly amounts: ReadonlyMap<string, bigint>;
  readonly entry: ReadonlyMap<string, unknown>;
}

/** A center or category as it stands in the text. */
export interface WrittenThing {
  readonly code: string | undefined;
  readonly parent: string | undefined;
}

/** Every line of every Budget, and centers and categories by name. A name that stands twice is an error. */
export function readWritten(files: ReadonlyMap<string, string>): {
  readonly lines: readonly WrittenLine[];
  readonly centers: ReadonlyMap<string, WrittenThing>;
  readonly categories: ReadonlyMap<string, WrittenThing>;
} {
  const lines: WrittenLine[] = [];
  const centers = new Map<string, WrittenThing>();
  const categories = new Map<string, WrittenThing>();
  for (const [kind, spec] of [...files.values()].flatMap(documentsOf)) {
    const things = kind === 'CostCenterList' ? centers : categories;
    for (const entry of asList(spec.get('items')).map(asMap)) {
      const name = String(entry.get('name'));
      if (things.has(name)) throw new Error(`${name} stands twice`);
      things.set(name, { code: textOf(entry.get('code')), parent: textOf(entry.get('parent')) });
    }
    for (const entry of asList(spec.get('lines')).map(asMap)) lines.push(lineOf(spec, entry));
  }
  return { lines, centers, categories };
}

function documentsOf(
  text: string,
): readonly (readonly [kind: unknown, spec: ReadonlyMap<string, unknown>])[] {
  return parseAllDocuments(text, { schema: 'failsafe', strict: true }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    const root = asMap(document.toJS({ mapAsMap: true }));
    return [root.get('kind'), asMap(root.get('spec'))] as const;
  });
}

function lineOf(spec: ReadonlyMap<string, unknown>, entry: ReadonlyMap<string, unknown>): WrittenLine {
  return {
    center: String(spec.get('costCenter')),
    name: String(entry.get('name')),
    amounts: amountsOf(entry.get('amount'), String(spec.get('period'))),
    entry,
  };
}

function amountsOf(amount: unknown, period: string): ReadonlyMap<string, bigint> {
  if (amount instanceof Map)
    return new Map([...amount].map(([key, text]) => [String(key), hundredths(String(text))]));
  const text = String(amount);
  if (!text.endsWith('/month')) return new Map([[period, hundredths(text)]]);
  const [year] = period.split('-');
  const monthly = hundredths(text.slice(0, -'/month'.length));
  return new Map(
    Array.from({ length: 12 }, (_, index) => [`${year}-${`${index + 1}`.padStart(2, '0')}`, monthly]),
  );
}

/** `-1_234.5k` in hundredths. */
export function hundredths(text: string): bigint {
  const [, sign, whole = '', fraction = '', suffix = ''] =
    /^(-?)(\d+)(?:\.(\d+))?([kM]?)$/.exec(text.replaceAll('_', '')) ?? [];
  if (whole === '') throw new Error(`not an amount: ${text}`);
  const zeros = { '': 2, k: 5, M: 8 }[suffix] ?? 2;
  const value = BigInt(whole + fraction.padEnd(zeros, '0'));
  return sign === '-' ? -value : value;
}

function asMap(value: unknown): ReadonlyMap<string, unknown> {
  return value instanceof Map ? value : new Map();
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
