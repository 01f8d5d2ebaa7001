import {
  APPLICATION_FIELDS,
  type Application,
  TRADING_FIELDS,
  findDocumentName,
  findPropertyType,
  nameOf,
} from '@helan/domain';
import type { Fault } from '@helan/contracts';
import type { DealFacts } from './deal-facts.js';
import type { RefusedByPlatform } from './person.js';

/** Why something is not done, with the word of the form for the field that it is about. */
export interface NamedFault extends Fault {
  readonly fieldName: string;
}

/** How the play of one lot ends: in the archive, refused, or where something is not offered yet. */
export interface End {
  readonly lotName: string;
  readonly archiveNo?: string;
  /** Of the notice of an archived lot, on the public board. */
  readonly noticeId?: string;
  readonly faults: readonly NamedFault[];
  readonly notOffered: readonly string[];
  /** What nobody foresaw, and at which step. */
  readonly trouble?: string;
}

/** Something that a notice wants and nobody does here yet has been reached. */
export class NotOfferedHere extends Error {
  constructor(readonly notOffered: readonly string[]) {
    super(notOffered.join('、'));
  }
}

/** A way of trading is called not offered yet only where the platform has said so of it; one that its type does not know is refused. */
export function endOfRefusal(refusal: RefusedByPlatform, facts: DealFacts, step: string): End {
  const { lotName = '', notOffered = [], refusedMethod, typeCode } = facts;
  const { faults: all } = refusal.problem;
  const isRefused = refusedMethod !== undefined && all.some(isNotYet);
  const faults = all
    // The form's own word for what is not offered says no more than the name of what is missed.
    .filter((fault) => !(isRefused && isNotYet(fault)) && !isWordless(fault, facts))
    .map((fault) => ({ ...fault, fieldName: fieldNameOf(fault, typeCode) || step }));
  return { lotName, faults, notOffered: notOffered.filter((one) => isRefused || one !== refusedMethod) };
}

function isNotYet({ code, field }: Fault): boolean {
  return code === 'method.not-yet' && field === 'method';
}

/** A way of trading that the form has no word for was left out of it: that it is missing there says no more. */
function isWordless({ code, field }: Fault, { application, notOffered = [] }: DealFacts): boolean {
  const isMissing = code === 'application.missing-field' && field === 'method';
  return isMissing && application.method === undefined && notOffered.length > 0;
}

/** The word that the form of the type has for a field. */
export function fieldNameOf(
  { field = '', name = '' }: Pick<Fault, 'field' | 'name'>,
  typeCode: string,
): string {
  const type = findPropertyType(typeCode);
  const [head = '', ...rest] = field.split('.');
  const key = rest.join('.');
  if (head === 'attributes') return type?.attributes.find((one) => one.key === key)?.name ?? key;
  if (head === 'documents') return (type && findDocumentName(type, key)) ?? name;
  if (head === 'trading' && key in TRADING_FIELDS) return TRADING_FIELDS[key as keyof typeof TRADING_FIELDS];
  if (head === 'typeCode') return '品种';
  if (head === 'households') return '各户名册';
  if (!(head in APPLICATION_FIELDS)) return name || field;
  const label = type ? nameOf(head as keyof Application, type) : head;
  return /^\d+/.test(key) ? `${label} ${Number(key.split('.')[0]) + 1}` : label;
}

export function endInWords({ archiveNo, faults, notOffered, trouble }: End): string[] {
  if (archiveNo !== undefined) return [`办成了：档号 ${archiveNo}。`];
  return [
    ...(trouble === undefined ? [] : [`没有办成：${trouble}`]),
    ...(faults.length > 0 ? ['没有办成：', ...faults.map(inWords)] : []),
    ...(notOffered.length > 0 ? [`没有办成：还没有开办${notOffered.join('、')}。`] : []),
  ];
}

function inWords({ fieldName, sentence, rule }: NamedFault): string {
  return `  ${fieldName}：${sentence}${rule ? `（依据：${rule}）` : ''}`;
}
