import { findRight, type PropertyType } from '../../property/property-type/index.js';
import type { FreeText } from '../wording/index.js';
import { APPLICATION_FIELDS, type Application } from './application.js';

const PLAIN = [
  'title',
  'location',
  'purpose',
  'condition',
  'qualification',
  'qualificationPaper',
  'delivery',
  'viewing',
] as const;

/** Every text of an application that somebody writes freely, with the name of its field. Source: rules §21 A5. */
export function freeTexts(application: Application, type: PropertyType): FreeText[] {
  const { attributes = {}, decision, agent, paymentPlan = [], right } = application;
  const traded = findRight(type, right);
  const texts: FreeText[] = PLAIN.map((field) => ({
    field,
    label: APPLICATION_FIELDS[field],
    text: application[field] ?? '',
  }));
  const answers = type.attributes
    .filter(({ kind, rights }) => kind === 'text' && (!rights || !traded || rights.includes(traded.code)))
    .map(({ key, name }) => ({ field: `attributes.${key}`, label: name, text: attributes[key] ?? '' }));
  return [
    ...texts,
    ...answers,
    ...parcelTexts(application),
    ...paymentPlan.map(({ event = '' }, index) => ({
      field: `paymentPlan.${index}.event`,
      label: '付款的事由',
      text: event,
    })),
    { field: 'decision.place', label: '开会地点', text: decision?.place ?? '' },
    { field: 'decision.resolution', label: '决议内容', text: decision?.resolution ?? '' },
    { field: 'decision.overseerOpinion', label: '监督意见', text: decision?.overseerOpinion ?? '' },
    { field: 'valuation.agency', label: '评估机构', text: application.valuation?.agency ?? '' },
    { field: 'areaAgreement.reason', label: '计价面积的理由', text: application.areaAgreement?.reason ?? '' },
    { field: 'agent.scope', label: '代理事项和权限', text: agent?.scope ?? '' },
  ].filter(({ text }) => text);
}

/** What is written of each parcel: its name, its use, and what it borders on. */
function parcelTexts({ parcels = [] }: Application): FreeText[] {
  return parcels.flatMap(({ name, landUse, east, south, west, north }, index) =>
    Object.entries({
      name: ['地块名称', name],
      landUse: ['土地利用类型', landUse],
      east: ['东至', east],
      south: ['南至', south],
      west: ['西至', west],
      north: ['北至', north],
    }).map(([key, [label = '', text = '']]) => ({ field: `parcels.${index}.${key}`, label, text })),
  );
}
