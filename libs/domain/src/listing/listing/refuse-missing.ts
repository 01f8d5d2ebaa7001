import { isSealedMode } from '../trading-choice/index.js';
import { listsForHouseholds } from '../../property/household/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { asksCoHolders, findRight, type PropertyType } from '../../property/property-type/index.js';
import { APPLICATION_FIELDS, type Application } from './application.js';
import { isCertified, isUnletLand } from './evidence.js';
import type { ApplicationContext } from './application-context.js';

type Field = keyof Application;

const ALWAYS = [
  'title',
  'villageCode',
  'location',
  'right',
  'transferMode',
  'ownership',
  'condition',
  'priceUnit',
  'startPriceYuan',
  'publicationWorkingDays',
  'valuation',
] as const satisfies readonly Field[];

/** Fields that this application of this type must have, told by the names the form uses. Source: rules §9.1. */
export function requiredFields(application: Application, context: ApplicationContext): Field[] {
  const { type } = context;
  const right = findRight(type, application.right);
  const fields: Field[] = [...ALWAYS, ...titleFields(type, context)];
  if (type.subject.kind === 'PARCELS') fields.push('parcels');
  else fields.push('quantity', 'quantityUnit');
  if (!right?.isOutright) fields.push('termFrom', 'termTo');
  if (type.purposes.length > 0) fields.push('purpose');
  if (!type.isRelay) fields.push('method', 'payment');
  if (application.method === 'BIDDING' && !isSealedMode(application.trading?.mode ?? 'ASC_MULTI'))
    fields.push('stepYuan');
  if (asksCoHolders(type, context.listerKind, context.edition) && !application.isSoleHolder)
    fields.push('coHolders');
  return fields;
}

export function refuseMissing(application: Application, context: ApplicationContext): Refusal[] {
  const faults = requiredFields(application, context)
    .filter((field) => isEmpty(application[field]))
    .map((field) => refusal('application.missing-field', field, { name: nameOf(field, context.type) }));
  const isWithoutTable = listsForHouseholds(context.type, context.listerKind) && !context.households?.count;
  return isWithoutTable ? [...faults, refusal('households.none', 'households')] : faults;
}

/** The word the form of this type has for a field. */
export function nameOf(field: Field, { title, isBuying }: PropertyType): string {
  if (field === 'certificateNo') return title.certificate?.label ?? APPLICATION_FIELDS[field];
  if (field === 'contractNo') return title.contract?.label ?? APPLICATION_FIELDS[field];
  if (field === 'rightEndsOn') return title.rightEnds?.label ?? APPLICATION_FIELDS[field];
  if (field === 'startPriceYuan' && isBuying) return '最高限价';
  return APPLICATION_FIELDS[field];
}

/**
 * Numbers that only the certificate bears are not asked where an equivalent proof stands in for it; those of
 * many households stand in their table. Land that the collective never let out has neither contract nor end.
 */
function titleFields(type: PropertyType, context: ApplicationContext): Field[] {
  if (listsForHouseholds(type, context.listerKind)) return [];
  const isUnlet = isUnletLand(context);
  const { certificate, contract, rightEnds } = type.title;
  const fields: Field[] = [];
  if (certificate && isCertified(type, context.documentKinds)) fields.push('certificateNo');
  if (contract && !isUnlet) fields.push('contractNo');
  if (rightEnds && !isUnlet) fields.push('rightEndsOn');
  return fields;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
