/** Lines whose quantity is a driver's: everything is resolved but the values, which many lines read and which change together. */
import type { DriverSeries } from '../../domain/plan/line-plan.ts';
import type { LineEntity } from '../../syntax/items/entities.ts';
import { recall } from '../engine/remembered.ts';
import { finish, type Inputs } from './line-inputs.ts';
import type { LineUnit } from './lines.ts';
import type { Environment, PlannedLine } from './planned-line.ts';

interface Planned {
  readonly series: DriverSeries | undefined;
  readonly line: PlannedLine;
}

/** One line. The same object as long as nothing but the values has changed, on either side of a comparison. */
export class DrivenLine {
  readonly unit: LineUnit;
  readonly environment: Environment;
  readonly inputs: Inputs;
  /** Where its values are found, see `SeriesTables.at`. */
  readonly values: string;
  readonly #planned: Planned[] = [];

  constructor(environment: Environment, unit: LineUnit, inputs: Inputs, values: string) {
    this.unit = unit;
    this.environment = environment;
    this.inputs = inputs;
    this.values = values;
  }

  get entity(): LineEntity {
    return this.unit.entity;
  }

  get category(): string | undefined {
    return this.inputs.category;
  }

  get unresolved(): PlannedLine['unresolved'] {
    return this.inputs.unresolved;
  }

  /** Not known here, as its values are not. */
  get driver(): undefined {
    return undefined;
  }

  get incomplete(): true {
    return true;
  }

  /** The line with these values; the same object for the same values. */
  plan(series: DriverSeries | undefined): PlannedLine {
    return recall(
      this.#planned,
      (it) => it.series === series,
      () => ({ series, line: finish(this.environment, this.unit, this.inputs, series) }),
    ).line;
  }
}

/** Whether the quantity of a line is a driver's. */
export function isDriven({ entity: { money } }: LineUnit): boolean {
  return money?.by === 'quantity' && 'text' in money.quantity;
}
