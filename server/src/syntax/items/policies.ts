/** Allocation and approval policies: read, validated and resolved; a later version runs them. */
import { nearest } from '../../base/nearest.ts';
import type { Timed, TimedEntry } from '../../domain/period.ts';
import { quoted } from '../../domain/words/visible.ts';
import type {
  AllocationPolicy,
  AllocationRuleItem,
  ApprovalPolicy,
  ApprovalRuleItem,
  Effect,
  SplitItem,
} from '../generated/types.ts';
import type { Node } from '../node.ts';
import { readMoney } from '../values/money.ts';
import { RESERVED_NAMES } from '../values/name.ts';
import { readNumber } from '../values/number.ts';
import { readPercent } from '../values/percent.ts';
import { readPeriod } from '../values/period.ts';
import { checkTreatment, conditionOf, readCondition } from './conditions.ts';
import type {
  AllocationPolicyEntity,
  AllocationRuleEntity,
  ApprovalPolicyEntity,
  ApprovalRuleEntity,
  Named,
  ReferenceKind,
  Share,
  SplitEntity,
} from './entities.ts';
import type { Fields } from './fields.ts';
import { readNamed } from './named.ts';

/** The head, with any splits that are in it. */
export function readAllocationPolicy(
  named: Named,
  spec: Fields<NonNullable<AllocationPolicy['spec']>>,
): AllocationPolicyEntity {
  const splits = spec.list('splits').flatMap((it) => {
    const split = readSplit(it);
    return split ? [{ at: it.at, split }] : [];
  });
  return { kind: 'AllocationPolicy', ...named, splits };
}

/** The head of an ApprovalPolicy. */
export function readApprovalPolicy(
  named: Named,
  spec: Fields<NonNullable<ApprovalPolicy['spec']>>,
): ApprovalPolicyEntity {
  const separationOfDuties = spec.references('separationOfDuties').map((it) => it.text);
  return { kind: 'ApprovalPolicy', ...named, separationOfDuties };
}

/** An entry of `rules` of an AllocationPolicy. */
export function readAllocationRule(fields: Fields<AllocationRuleItem>): AllocationRuleEntity | undefined {
  const named = readNamed(fields, RESERVED_NAMES);
  const match = readCondition(fields);
  const valid = fields.period('valid');
  const assigned = fields.map('assign');
  const assign: AllocationRuleEntity['assign'][number][] = [];
  for (const { key, value, at } of assigned.entries()) {
    const from = assigned.map(key.text).text('from');
    if (value?.kind === 'scalar')
      assign.push({ dimension: key.text, at, value: assigned.referenceOf(value, at) });
    else if (from !== undefined) assign.push({ dimension: key.text, at, value: { from } });
  }
  return named && { kind: 'AllocationRule', ...named, valid, match, assign };
}

/** An entry of `splits`. */
export function readSplit(fields: Fields<SplitItem>): SplitEntity | undefined {
  const named = readNamed(fields, RESERVED_NAMES);
  const rest = {
    valid: fields.period('valid'),
    from: fields.reference('from'),
    match: readCondition(fields),
    to: readTargets(fields),
    key: readKey(fields),
  };
  if (rest.to && rest.to.by !== 'shares' && !fields.has('by'))
    fields.add({
      code: 'malformed-item',
      at: fields.pointer('to'),
      part: 'key',
      message: 'no `by` says how much each center gets',
      help: 'add `by: even`, `by: cost` or `by:` and a driver, or write shares: `to: { payments: 40%, search: rest }`',
    });
  return named && { kind: 'Split', ...named, ...rest };
}

function readTargets(fields: Fields<SplitItem>): SplitEntity['to'] {
  const node = fields.node('to');
  if (node?.kind === 'list') return { by: 'list', centers: fields.references('to') };
  if (node?.kind !== 'map') return undefined;
  const to = fields.map('to');
  const [first] = node.entries;
  // a cost center may be called 2101: then its share is a scalar
  const isByPeriod = first?.value?.kind === 'map' && readPeriod(first.key.text).ok;
  if (isByPeriod) return { by: 'shares', shares: sharesByPeriod(to) };
  const isShares = node.entries.some(
    (it) => it.value?.kind === 'scalar' && /%$|^rest$|^[\d.]+$/.test(it.value.text),
  );
  if (!isShares) return { by: 'selector', selector: conditionOf(to) };
  return { by: 'shares', shares: [{ period: undefined, value: sharesOf(to), at: to.at }] };
}

type Shares = readonly {
  readonly center: { readonly text: string; readonly at: string };
  readonly share: Share;
}[];

function sharesByPeriod(to: Fields): Timed<Shares> {
  const out: TimedEntry<Shares>[] = [];
  for (const { key, at } of to.entries()) {
    const period = to.periodKey(key, at);
    if (period) out.push({ period, value: sharesOf(to.map(key.text)), at });
  }
  return out;
}

function sharesOf(shares: Fields): Shares {
  const out: Shares[number][] = [];
  for (const { key, value, at } of shares.entries()) {
    if (value?.kind !== 'scalar') continue;
    const share = value.text === 'rest' ? 'rest' : shares.read(value, at, readPercent);
    if (share !== undefined) out.push({ center: { text: key.text, at }, share });
  }
  return out;
}

function readKey(fields: Fields<SplitItem>): SplitEntity['key'] {
  const node = fields.node('by');
  if (node?.kind === 'map') {
    const cost = fields.map('by');
    return cost.has('cost') ? { by: 'cost', part: conditionOf(cost.map('cost')) } : undefined;
  }
  const driver = fields.reference('by');
  if (!driver) return undefined;
  if (driver.text === 'even') return { by: 'even' };
  if (driver.text === 'cost') return { by: 'cost', part: undefined };
  return /^[A-Z]/.test(driver.text) ? { by: 'column', column: driver.text } : { by: 'driver', driver };
}

const MEASURES = [
  'increase',
  'decrease',
  'runRateIncrease',
  'committedIncrease',
  'envelopeIncrease',
  'allocatedIncrease',
] as const;
const NARROWING: Readonly<Record<string, ReferenceKind>> = {
  costCenter: 'center',
  category: 'category',
  vendor: 'vendor',
  service: 'service',
};
const MOST_APPROVALS = 1000n;
const OTHERS: readonly string[] = ['any', 'not', 'touches', 'treatment', 'project'];

/** An entry of `rules` of an ApprovalPolicy. */
export function readApprovalRule(fields: Fields<ApprovalRuleItem>): ApprovalRuleEntity | undefined {
  const named = readNamed(fields, RESERVED_NAMES);
  const references: Mentioned[] = [];
  if (fields.has('if')) readIf(fields.map('if'), references);
  for (const reference of fields.references('approvers')) references.push({ kind: 'owner', reference });
  if (fields.isEmpty('approvers')) wrong(fields, 'approvers', 'nobody approves, expected at least one');
  const effect = saidIn(fields.node('if'), '').sort();
  return named && { kind: 'ApprovalRule', ...named, references, effect, count: readCount(fields) };
}

/** Each text below a node, with its place. */
function saidIn(node: Node | undefined, at: string): string[] {
  if (node === undefined || node.kind === 'scalar') return [`${at}: ${node?.text ?? ''}`];
  return node.kind === 'map'
    ? node.entries.flatMap(({ key, value }) => saidIn(value, `${at}/${key.text}`))
    : node.items.flatMap((item, index) => saidIn(item, `${at}/${index}`));
}

/** A whole number, and no larger than a crowd. */
function readCount(fields: Fields<ApprovalRuleItem>): number {
  const count = fields.value('count', readNumber);
  if (!count) return 1;
  if (count.scale === 0 && count.digits > 0n && count.digits <= MOST_APPROVALS) return Number(count.digits);
  wrong(
    fields,
    'count',
    `${quoted(fields.text('count') ?? '')} is no number of people, expected 1, 2 or more`,
  );
  return 1;
}

function wrong(fields: Fields<ApprovalRuleItem>, key: keyof ApprovalRuleItem, message: string): void {
  fields.add({ code: 'malformed-item', at: fields.pointer(key), part: 'value', message });
}

type Mentioned = { kind: ReferenceKind; reference: { text: string; at: string } };

function readIf(fields: Fields<Effect>, references: Mentioned[]): void {
  for (const { key, value, at } of fields.entries()) {
    const kind = NARROWING[key.text];
    if (kind && value)
      references.push(...fields.referencesOf(value, at).map((reference) => ({ kind, reference })));
    else readMeasure(fields, key.text, at, references);
  }
}

function readMeasure(fields: Fields<Effect>, key: string, at: string, references: Mentioned[]): void {
  if (MEASURES.some((it) => it === key)) readThreshold(fields, key);
  else if (key === 'any') for (const it of fields.list('any')) readIf(it, references);
  else if (key === 'not') readIf(fields.map('not'), references);
  else if (key === 'treatment') checkTreatment(fields);
  else if (!OTHERS.includes(key) && !key.startsWith('labels.')) unknownMeasure(fields, key, at);
}

/** Money, or a percentage of the center's plan. */
function readThreshold(fields: Fields<Effect>, key: string): void {
  const text = fields.text(key);
  if (text?.endsWith('%')) fields.value(key, readPercent);
  else fields.value(key, readMoney);
}

function unknownMeasure(fields: Fields<Effect>, text: string, at: string): void {
  const near = nearest(text, [...MEASURES, ...Object.keys(NARROWING), ...OTHERS]);
  fields.add({
    code: 'unknown-measure',
    at,
    part: 'key',
    message: `${quoted(text)} is neither a measure nor a dimension`,
    ...(near === undefined ? {} : { label: `did you mean \`${near}\`?` }),
    help: `measures are ${MEASURES.map((it) => `\`${it}\``).join(', ')} and \`touches\``,
    fixes:
      near === undefined
        ? []
        : [{ title: `write \`${near}\``, safety: 'unsafe', edits: [{ op: 'rename', at, text: near }] }],
  });
}
