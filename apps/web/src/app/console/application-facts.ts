import { APPLICATION_FIELDS, type LeaseApplication, PAYMENT_MODES, TRANSFER_MODES } from '@helan/domain';

/** How the fields that are not plain text read; what is left out here has a table of its own on the page. */
const IN_WORDS: Partial<Record<keyof LeaseApplication, (application: LeaseApplication) => string>> = {
  transferMode: ({ transferMode }) => (transferMode ? TRANSFER_MODES[transferMode] : ''),
  payment: ({ payment }) => (payment ? PAYMENT_MODES[payment] : ''),
  escalation: ({ escalation }) =>
    escalation ? `每 ${escalation.everyYears} 年增加 ${escalation.percentHundredths / 100}%` : '不递增',
  startPriceYuan: ({ startPriceYuan }) => withUnit(startPriceYuan, '元/亩/年'),
  stepYuan: ({ stepYuan }) => withUnit(stepYuan, '元/亩/年'),
  depositYuan: ({ depositYuan }) => withUnit(depositYuan, '元'),
  publicationWorkingDays: ({ publicationWorkingDays }) => withUnit(publicationWorkingDays, '个工作日'),
  extensionCycles: ({ extensionCycles }) => withUnit(extensionCycles, '次'),
};

const ELSEWHERE: readonly (keyof LeaseApplication)[] = [
  'parcels',
  'coHolders',
  'villageCode',
  'isDeclared',
  'title',
];

/** An application in the order of its form, without what is empty. */
export function applicationFacts(application: LeaseApplication): { label: string; value: string }[] {
  const fields = Object.keys(APPLICATION_FIELDS) as (keyof LeaseApplication)[];
  return fields
    .filter((field) => !ELSEWHERE.includes(field))
    .map((field) => ({
      label: APPLICATION_FIELDS[field],
      value: IN_WORDS[field]?.(application) ?? plain(application[field]),
    }))
    .filter((fact) => fact.value !== '');
}

function withUnit(value: string | number | undefined, unit: string): string {
  return value === undefined || value === '' ? '' : `${value} ${unit}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
