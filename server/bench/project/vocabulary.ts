/** The words of generated projects. */

/** What money is for. */
export const CATEGORIES: readonly string[] = [
  'cloud',
  'saas',
  'salaries',
  'contractors',
  'travel',
  'training',
  'hardware',
  'facilities',
  'marketing',
  'legal',
  'insurance',
  'events',
  'support',
  'telecom',
  'other',
];

/** The first level of the tree below the company. */
export const DIVISIONS: readonly string[] = [
  'engineering',
  'sales',
  'operations',
  'finance',
  'personal-møller',
  'research',
  'kundenservice',
  'marketing',
];

/** Names of teams; some are not ASCII, as in real life. */
export const TEAMS: readonly string[] = [
  'platform',
  'billing',
  'data-lake',
  'observability',
  'mobile',
  'storefront',
  'security',
  'payments',
  'zürich',
  'onboarding',
  'campaigns',
  'são-paulo',
  'call-center',
  '東京',
  'łódź',
  'field-team',
];

/** Who is paid. */
export const VENDORS: readonly string[] = [
  'aws',
  'azure',
  'gcp',
  'github',
  'datadog',
  'hays',
  'regus',
  'müller-gmbh',
  'telia',
  'allianz',
  'salesforce',
  'dell',
];

/** What customers and colleagues use. */
export const SERVICES: readonly string[] = ['checkout', 'search', 'ledger', 'build-farm', 'mail', 'web-shop'];

/** Who is responsible for cost centers. */
export const PEOPLE: readonly string[] = [
  'amara',
  'bela',
  'chen',
  'dana',
  'emil',
  'fatima',
  'giulia',
  'hiro',
  'inge',
  'jürgen',
];

/** Reporting currency first; the others have rates to it. */
export const CURRENCIES: readonly string[] = ['EUR', 'USD', 'GBP'];
