/**
 * Items with their meaning read: one type per kind of head and per kind of list entry. Plain, frozen data, without offsets and
 * without anything of another item. `at` is a pointer inside the item (see `Problem.at`).
 */
import type { CalendarSpec } from '../../domain/calendar.ts';
import type { Period, Timed } from '../../domain/period.ts';
import type {
  Dimensions,
  LineSpec,
  Percent,
  Quantity,
  Reference,
  Treatment,
} from '../../domain/plan/spec.ts';

/** What every named thing may carry. */
export interface Named {
  readonly name: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly code: string | undefined;
  readonly aliases: readonly Reference[];
  readonly labels: readonly (readonly [key: string, value: string])[];
}

/** How a finding is shown; `ignore` shows it nowhere. */
export type Level = 'error' | 'warning' | 'info' | 'ignore';

/** The settings of a workspace. */
export interface WorkspaceEntity extends Named {
  readonly kind: 'Workspace';
  readonly currency: string | undefined;
  readonly calendar: CalendarSpec | undefined;
  readonly basis: 'accrual' | 'cash' | undefined;
  readonly defaultBranch: string | undefined;
  /** Names for commits or tags. */
  readonly versions: readonly (readonly [name: string, revision: string])[];
  /** Label keys that lines may use and their values; undefined when the workspace does not say. */
  readonly lineLabels: readonly (readonly [key: string, values: readonly string[]])[] | undefined;
  /** Order of allocation policies. */
  readonly allocation: readonly Reference[];
  readonly levels: readonly (readonly [code: string, level: Level])[];
}

/** An entry of a CostCenterList. Without an owner, that of the nearest center above applies. */
export interface CostCenterEntity extends Named {
  readonly kind: 'CostCenter';
  readonly parent: Timed<Reference>;
  readonly owner: Timed<Reference>;
  readonly segment: string | undefined;
  readonly valid: Period | undefined;
  readonly successor: Reference | undefined;
}

/** An entry of a CategoryList. */
export interface CategoryEntity extends Named {
  readonly kind: 'Category';
  readonly pool: string | undefined;
  readonly glAccount: string | undefined;
  readonly treatment: Treatment | undefined;
}

/** An entry of a ServiceList. */
export interface ServiceEntity extends Named {
  readonly kind: 'Service';
  readonly owner: Timed<Reference>;
  readonly costCenter: Reference | undefined;
}

/** An entry of a VendorList; its aliases are the names that bills use. */
export interface VendorEntity extends Named {
  readonly kind: 'Vendor';
}

/** An entry of `people`. */
export interface PersonEntity extends Named {
  readonly kind: 'Person';
  readonly emails: readonly string[];
  readonly roles: readonly string[];
  readonly valid: Period | undefined;
  readonly delegate: Timed<Reference>;
}

/** An entry of `teams`. */
export interface TeamEntity extends Named {
  readonly kind: 'Team';
  readonly members: readonly Reference[];
}

/** The head of a Budget: what its lines inherit. */
export interface BudgetEntity extends Named, Dimensions {
  readonly kind: 'Budget';
  /** What is written but cannot be read: lines that would inherit it are unknown. */
  readonly unread: readonly ('currency' | 'period' | 'phasing' | 'treatment')[];
}

/** An entry of `lines`. */
export interface LineEntity extends LineSpec, Named {
  readonly kind: 'Line';
}

/** Values of one key of a Driver (a cost center) or of FxRates (`EUR/USD`). `at` points to the key. */
export interface Series {
  readonly key: Reference;
  readonly values: Timed<Quantity>;
}
/** What the keys of a series are: cost centers, or pairs of currencies. */
export type SeriesKeys = 'centers' | 'pairs';
/** Written in place, or a CSV file named by its path from the workspace folder. */
export type SeriesSource =
  | { readonly series: readonly Series[] }
  | { readonly file: Reference; readonly keys: SeriesKeys };

/** The head of a Driver: what is counted, and how many. */
export interface DriverEntity extends Named {
  readonly kind: 'Driver';
  readonly unit: string | undefined;
  readonly plan: SeriesSource | undefined;
  readonly actual: SeriesSource | undefined;
}

/** The head of FxRates: a key `EUR/USD` says how many dollars one euro is. */
export interface FxRatesEntity extends Named {
  readonly kind: 'FxRates';
  readonly plan: SeriesSource | undefined;
  readonly actual: SeriesSource | undefined;
}

/** `match` and `if`: a condition is validated and resolved, and run by a later version. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | {
      /** A FOCUS column, `tags.<key>`, one of Outlay's dimensions or `labels.<key>`. */
      readonly key: string;
      readonly at: string;
      readonly operator: 'one-of' | 'prefix' | 'regex' | 'exists';
      readonly values: readonly Reference[];
    };

/** An entry of `rules` of an AllocationPolicy: places billing rows. */
export interface AllocationRuleEntity extends Named {
  readonly kind: 'AllocationRule';
  readonly valid: Period | undefined;
  readonly match: Condition | undefined;
  /** Dimension to a written value or to a column that is looked up. */
  readonly assign: readonly {
    readonly dimension: string;
    readonly at: string;
    readonly value: Reference | { readonly from: string };
  }[];
}

/** `rest` is what the other shares leave. */
export type Share = Percent | 'rest';
/** An entry of `splits`: moves cost from a center to others. */
export interface SplitEntity extends Named {
  readonly kind: 'Split';
  readonly valid: Period | undefined;
  readonly from: Reference | undefined;
  readonly match: Condition | undefined;
  readonly to:
    | { readonly by: 'list'; readonly centers: readonly Reference[] }
    | { readonly by: 'selector'; readonly selector: Condition }
    | {
        readonly by: 'shares';
        readonly shares: Timed<readonly { readonly center: Reference; readonly share: Share }[]>;
      }
    | undefined;
  readonly key:
    | { readonly by: 'even' }
    | { readonly by: 'driver'; readonly driver: Reference }
    | { readonly by: 'cost'; readonly part: Condition | undefined }
    | { readonly by: 'column'; readonly column: string }
    | undefined;
}

/** `rules` is the main list when the policy has rules; its splits are then in the head, otherwise they are the main list. */
export interface AllocationPolicyEntity extends Named {
  readonly kind: 'AllocationPolicy';
  /** The splits in the head, each with its pointer (`/spec/splits/0`). */
  readonly splits: readonly { readonly at: string; readonly split: SplitEntity }[];
}

/** An entry of `rules` of an ApprovalPolicy. */
export interface ApprovalRuleEntity extends Named {
  readonly kind: 'ApprovalRule';
  /** What `if` and `approvers` refer to: kind and text. */
  readonly references: readonly { readonly kind: ReferenceKind; readonly reference: Reference }[];
  /** The content of `if`, whatever the order of its keys: `/any/0/increase: 50k USD`. A later version runs it. */
  readonly effect: readonly string[];
  readonly count: number;
}

/** The head of an ApprovalPolicy. */
export interface ApprovalPolicyEntity extends Named {
  readonly kind: 'ApprovalPolicy';
  readonly separationOfDuties: readonly string[];
}

/** The head of a `…List` or of `People`; teams are in the head of `People`, each with its pointer. */
export interface ListEntity extends Named {
  readonly kind: 'CostCenterList' | 'CategoryList' | 'ServiceList' | 'VendorList' | 'People';
  readonly teams: readonly { readonly at: string; readonly team: TeamEntity }[];
}

/** A kind of the language that this version reads by its envelope only (`Scenario`, `Contract`, …). */
export interface LaterEntity extends Named {
  readonly kind: 'Later';
  readonly documentKind: string;
}

/** What the head of a document can be. */
export type HeadEntity =
  | WorkspaceEntity
  | BudgetEntity
  | DriverEntity
  | FxRatesEntity
  | AllocationPolicyEntity
  | ApprovalPolicyEntity
  | ListEntity
  | LaterEntity;

/** What an entry of a main list can be. */
export type ItemEntity =
  | CostCenterEntity
  | CategoryEntity
  | ServiceEntity
  | VendorEntity
  | PersonEntity
  | LineEntity
  | AllocationRuleEntity
  | SplitEntity
  | ApprovalRuleEntity;

/** Any item. */
export type Entity = HeadEntity | ItemEntity;

/** What a reference may name. */
export type ReferenceKind =
  | 'center'
  | 'category'
  | 'service'
  | 'vendor'
  | 'person'
  | 'team'
  | 'driver'
  | 'budget'
  | 'line'
  | 'policy'
  | 'owner';
