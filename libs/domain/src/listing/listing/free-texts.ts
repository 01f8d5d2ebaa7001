import { findRight, type PropertyType } from '../../property/property-type/index.js';
import { type FreeText, findWords, type WordHit, wordRulesFor } from '../wording/index.js';
import { APPLICATION_FIELDS, type Application } from './application.js';

const PLAIN = ['title', 'location', 'purpose', 'condition', 'qualification', 'delivery', 'viewing'] as const;

/** Every text of an application that somebody writes freely, with the name of its field. Source: rules §21 A5. */
export function freeTexts(application: Application, type: PropertyType): FreeText[] {
  const { attributes = {}, decision, agent, paymentPlan = [], right, parcels = [] } = application;
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
    ...parcels.map(({ name }, index) => ({ field: `parcels.${index}.name`, label: '地块名称', text: name })),
    ...paymentPlan.map(({ event = '' }, index) => ({
      field: `paymentPlan.${index}.event`,
      label: '付款的事由',
      text: event,
    })),
    { field: 'decision.resolution', label: '决议内容', text: decision?.resolution ?? '' },
    { field: 'decision.overseerOpinion', label: '监督意见', text: decision?.overseerOpinion ?? '' },
    { field: 'agent.scope', label: '代理事项和权限', text: agent?.scope ?? '' },
  ].filter(({ text }) => text);
}

/** Hits of the word list, the refused ones and those that are findings; what is refused is told once. */
export function wordHits(application: Application, type: PropertyType): WordHit[] {
  const hits = findWords(freeTexts(application, type), wordRulesFor(type.code));
  const isTold = (hit: WordHit) =>
    hits.some(
      (other) =>
        other !== hit &&
        other.field === hit.field &&
        other.words.includes(hit.words) &&
        other.words !== hit.words,
    );
  return hits.filter((hit) => !isTold(hit));
}
