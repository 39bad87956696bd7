/** Every rule, ordered by code. */
import type { Rule, RuleMeta } from '../analysis/findings/rule.ts';
import { ambiguousAlias } from './ambiguous-alias/ambiguous-alias.ts';
import { ambiguousScalar } from './ambiguous-scalar/ambiguous-scalar.ts';
import { amountTooLarge } from './amount-too-large/amount-too-large.ts';
import { barePercent } from './bare-percent/bare-percent.ts';
import { centerCycle } from './center-cycle/center-cycle.ts';
import { centerNotValid } from './center-not-valid/center-not-valid.ts';
import { conflictMarkers } from './conflict-markers/conflict-markers.ts';
import { duplicateKey } from './duplicate-key/duplicate-key.ts';
import { duplicateName } from './duplicate-name/duplicate-name.ts';
import { emptiedTarget } from './emptied-target/emptied-target.ts';
import { expiredWaiver } from './expired-waiver/expired-waiver.ts';
import { foreignYaml } from './foreign-yaml/foreign-yaml.ts';
import { invalidCalendar } from './invalid-calendar/invalid-calendar.ts';
import { invalidMoney } from './invalid-money/invalid-money.ts';
import { invalidName } from './invalid-name/invalid-name.ts';
import { invalidNumber } from './invalid-number/invalid-number.ts';
import { invalidPercent } from './invalid-percent/invalid-percent.ts';
import { invalidPeriod } from './invalid-period/invalid-period.ts';
import { malformedItem } from './malformed-item/malformed-item.ts';
import { malformedWaiver } from './malformed-waiver/malformed-waiver.ts';
import { missingCategory } from './missing-category/missing-category.ts';
import { missingCostCenter } from './missing-cost-center/missing-cost-center.ts';
import { missingDriverValue } from './missing-driver-value/missing-driver-value.ts';
import { missingFile } from './missing-file/missing-file.ts';
import { missingOwner } from './missing-owner/missing-owner.ts';
import { missingPeriod } from './missing-period/missing-period.ts';
import { missingRate } from './missing-rate/missing-rate.ts';
import { missingWorkspace } from './missing-workspace/missing-workspace.ts';
import { mixedCurrencies } from './mixed-currencies/mixed-currencies.ts';
import { moneyOutsidePeriod } from './money-outside-period/money-outside-period.ts';
import { monthNotInCalendar } from './month-not-in-calendar/month-not-in-calendar.ts';
import { nearlyOurs } from './nearly-ours/nearly-ours.ts';
import { notSupportedYet } from './not-supported-yet/not-supported-yet.ts';
import { overlappingPeriods } from './overlapping-periods/overlapping-periods.ts';
import { ownerNotValid } from './owner-not-valid/owner-not-valid.ts';
import { percentCycle } from './percent-cycle/percent-cycle.ts';
import { repeatedLine } from './repeated-line/repeated-line.ts';
import { severalWorkspaces } from './several-workspaces/several-workspaces.ts';
import { sharesNotWhole } from './shares-not-whole/shares-not-whole.ts';
import { suspiciousMagnitude } from './suspicious-magnitude/suspicious-magnitude.ts';
import { tooManyDigits } from './too-many-digits/too-many-digits.ts';
import { unknownCurrency } from './unknown-currency/unknown-currency.ts';
import { unknownKey } from './unknown-key/unknown-key.ts';
import { unknownMeasure } from './unknown-measure/unknown-measure.ts';
import { unknownReference } from './unknown-reference/unknown-reference.ts';
import { unmarkedCredit } from './unmarked-credit/unmarked-credit.ts';
import { unreadableFile } from './unreadable-file/unreadable-file.ts';
import { unreadableYaml } from './unreadable-yaml/unreadable-yaml.ts';
import { unusedCategory } from './unused-category/unused-category.ts';
import { unusedDriver } from './unused-driver/unused-driver.ts';
import { unusedWaiver } from './unused-waiver/unused-waiver.ts';
import { wrongUnit } from './wrong-unit/wrong-unit.ts';

/** In the order of the generated reference. */
export const RULES: readonly Rule[] = [
  ambiguousAlias,
  ambiguousScalar,
  amountTooLarge,
  barePercent,
  centerCycle,
  centerNotValid,
  conflictMarkers,
  duplicateKey,
  duplicateName,
  emptiedTarget,
  expiredWaiver,
  foreignYaml,
  invalidCalendar,
  invalidMoney,
  invalidName,
  invalidNumber,
  invalidPercent,
  invalidPeriod,
  malformedItem(metas),
  malformedWaiver,
  missingCategory,
  missingCostCenter,
  missingDriverValue,
  missingFile,
  missingOwner,
  missingPeriod,
  missingRate,
  missingWorkspace,
  mixedCurrencies,
  moneyOutsidePeriod,
  monthNotInCalendar,
  nearlyOurs,
  notSupportedYet,
  overlappingPeriods,
  ownerNotValid,
  percentCycle,
  repeatedLine,
  severalWorkspaces,
  sharesNotWhole,
  suspiciousMagnitude,
  tooManyDigits,
  unknownCurrency,
  unknownKey(metas),
  unknownMeasure,
  unknownReference,
  unmarkedCredit,
  unreadableFile,
  unreadableYaml,
  unusedCategory,
  unusedDriver,
  unusedWaiver,
  wrongUnit,
];

function metas(): readonly RuleMeta[] {
  return RULES.map((it) => it.meta);
}
