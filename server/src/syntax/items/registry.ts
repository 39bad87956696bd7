/** Entries of the lists that are referred to: centers, categories, services, vendors, people and teams. */
import { TREATMENTS } from '../../domain/plan/spec.ts';
import type {
  CategoryItem,
  CostCenterItem,
  PersonItem,
  ServiceItem,
  TeamItem,
  VendorItem,
} from '../generated/types.ts';
import type {
  CategoryEntity,
  CostCenterEntity,
  PersonEntity,
  ServiceEntity,
  TeamEntity,
  VendorEntity,
} from './entities.ts';
import type { Fields } from './fields.ts';
import { readNamed } from './named.ts';

/** Undefined without a name, like all entries here. */
export function readCostCenter(fields: Fields<CostCenterItem>): CostCenterEntity | undefined {
  const named = readNamed(fields);
  const rest = {
    parent: fields.timedReference('parent'),
    owner: fields.timedReference('owner'),
    segment: fields.word('segment'),
    valid: fields.period('valid'),
    successor: fields.reference('successor'),
  };
  return named && { kind: 'CostCenter', ...named, ...rest };
}

/** An entry of a CategoryList. */
export function readCategory(fields: Fields<CategoryItem>): CategoryEntity | undefined {
  const named = readNamed(fields);
  const rest = {
    pool: fields.word('pool'),
    glAccount: fields.word('glAccount'),
    treatment: fields.choice('treatment', TREATMENTS),
  };
  return named && { kind: 'Category', ...named, ...rest };
}

/** An entry of a ServiceList. */
export function readService(fields: Fields<ServiceItem>): ServiceEntity | undefined {
  const named = readNamed(fields);
  const rest = { owner: fields.timedReference('owner'), costCenter: fields.reference('costCenter') };
  return named && { kind: 'Service', ...named, ...rest };
}

/** An entry of a VendorList. */
export function readVendor(fields: Fields<VendorItem>): VendorEntity | undefined {
  const named = readNamed(fields);
  return named && { kind: 'Vendor', ...named };
}

/** An entry of `people`. */
export function readPerson(fields: Fields<PersonItem>): PersonEntity | undefined {
  const named = readNamed(fields);
  const rest = {
    emails: fields.references('emails').map((it) => it.text),
    roles: fields.references('roles').map((it) => it.text),
    valid: fields.period('valid'),
    delegate: fields.timedReference('delegate'),
  };
  return named && { kind: 'Person', ...named, ...rest };
}

/** An entry of `teams`. */
export function readTeam(fields: Fields<TeamItem>): TeamEntity | undefined {
  const named = readNamed(fields);
  const members = fields.references('members');
  return named && { kind: 'Team', ...named, members };
}
