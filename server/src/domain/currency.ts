/** The currencies of ISO 4217 and how many digits their minor unit has. */

/**
 * By the digits of the minor unit. Codes that were withdrawn since 2020 stay (`BGN`, `HRK`, `ANG`, …): old plans are written in
 * them. Metals and other units without a minor unit (`XAU`, `XDR`) are not money here.
 */
const CODES: ReadonlyMap<number, string> = new Map([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU ' +
      'CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES ' +
      'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB ' +
      'PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD ' +
      'TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG ZWL',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]);

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  [...CODES].flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, exponent] as const)),
);

/** Tried first, in this order, when a code is misspelled. */
const COMMON =
  'USD EUR GBP JPY CNY CHF INR CAD AUD SEK NOK DKK PLN CZK BRL MXN KRW SGD HKD NZD ZAR ILS TRY AED'.split(
    ' ',
  );

/** What people write instead of a code, in upper case. A dollar or yen sign stands for several currencies and is left out. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₪', 'ILS'],
  ['₴', 'UAH'],
  ['₽', 'RUB'],
  ['₫', 'VND'],
  ['₦', 'NGN'],
  ['US$', 'USD'],
  ['C$', 'CAD'],
  ['A$', 'AUD'],
  ['R$', 'BRL'],
  ['HK$', 'HKD'],
  ['NZ$', 'NZD'],
  ['S$', 'SGD'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['EURO', 'EUR'],
  ['EUROS', 'EUR'],
  ['DOLLAR', 'USD'],
  ['DOLLARS', 'USD'],
  ['POUND', 'GBP'],
  ['POUNDS', 'GBP'],
  ['STG', 'GBP'],
  ['UKP', 'GBP'],
  ['RMB', 'CNY'],
  ['SFR', 'CHF'],
  ['FR', 'CHF'],
  ['FRANKEN', 'CHF'],
  ['YEN', 'JPY'],
]);

/** How many digits the minor unit has (`JPY` 0, `USD` 2, `KWD` 3); undefined when there is no such currency. Codes are upper case. */
export function exponentOf(code: string): number | undefined {
  return EXPONENTS.get(code);
}

/** Every code, sorted. */
export function currencyCodes(): readonly string[] {
  return [...EXPONENTS.keys()].sort();
}

/** The code that was probably meant: another case, a sign, a word, or one letter away. */
export function nearestCurrency(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  if (EXPONENTS.has(upper)) return upper;
  const other = OTHER_NAMES.get(upper);
  if (other !== undefined || !/^[A-Z]{2,4}$/.test(upper)) return other;
  return COMMON.find((code) => isNear(upper, code)) ?? currencyCodes().find((code) => isNear(upper, code));
}

/** One letter is different, missing or extra, or two neighbours are swapped. */
function isNear(text: string, code: string): boolean {
  let start = 0;
  while (start < text.length && text[start] === code[start]) start += 1;
  const [a, b] = [text.slice(start), code.slice(start)];
  if (a.length === b.length) return a.slice(1) === b.slice(1) || `${a[1]}${a[0]}${a.slice(2)}` === b;
  return a.length > b.length ? a.slice(1) === b : b.slice(1) === a;
}
