import { isPlainDate } from '../../kernel/date/index.js';
import { type Refusal, lengthOf, refusal, isBlank } from '../../kernel/index.js';
import {
  type Asking,
  type Attribute,
  type PropertyType,
  isAsked,
} from '../../property/property-type/index.js';
import type { Application } from './application.js';
import { TEXT_LIMITS } from './text-limits.js';
import type { ApplicationContext } from './application-context.js';
import { refusedWords, wordHits } from './word-hits.js';

/** The facts that a type asks such an application for. */
export function attributesFor(type: PropertyType, asking: Asking): Attribute[] {
  return type.attributes.filter((attribute) => isAsked(attribute, asking));
}

/** Answers that are missing, unreadable, unknown to the type, or such that the law forbids the listing. */
export function refuseAttributes(
  { right, attributes = {} }: Application,
  { type, listerKind, edition }: Pick<ApplicationContext, 'type' | 'listerKind' | 'edition'>,
): Refusal[] {
  const asked = attributesFor(type, { right, attributes, listerKind, edition });
  const unknown = Object.keys(attributes)
    .filter((key) => !type.attributes.some((attribute) => attribute.key === key))
    .map((key) => badAnswer(`attributes.${key}`, key, '本品种要填的项目'));
  return [
    ...asked.flatMap((attribute) => refuseAnswer(attribute, attributes[attribute.key] ?? '')),
    ...unknown,
  ];
}

/** Promises and demands that no notice of the type may hold, each with its words marked. Source: rules §3.3, §21 A5. */
export function refuseWords(application: Application, type: PropertyType): Refusal[] {
  return refusedWords(wordHits(application, type));
}

function refuseAnswer(attribute: Attribute, answer: string): Refusal[] {
  const field = `attributes.${attribute.key}`;
  if (isBlank(answer)) return attribute.isRequired ? [refuseEmpty(attribute, field)] : [];
  if (attribute.codes && !(answer in attribute.codes))
    return [badAnswer(field, attribute.name, '列出的选项之一')];
  if (attribute.kind === 'number' && !/^\d{1,12}(\.\d{1,4})?$/.test(answer))
    return [badAnswer(field, attribute.name, '数字，最多四位小数')];
  if (attribute.kind === 'date' && !isPlainDate(answer)) return [refusal('calendar.bad-date', field)];
  const { shape } = attribute;
  if (shape && !shape.pattern.test(answer))
    return [
      refusal('code.bad-shape', field, { name: attribute.name, shape: shape.words, source: shape.source }),
    ];
  if (lengthOf(answer) > TEXT_LIMITS.long)
    return [badAnswer(field, attribute.name, `不超过 ${TEXT_LIMITS.long} 个字`)];
  const { lawful } = attribute;
  if (!lawful || lawful.answers.includes(answer)) return [];
  const { reason, source } = lawful;
  return [refusal('application.unlawful-answer', field, { name: attribute.name, reason, source })];
}

function refuseEmpty({ name, because }: Attribute, field: string): Refusal {
  return because
    ? refusal('application.missing-fact', field, { name, ...because })
    : refusal('application.missing-field', field, { name });
}

function badAnswer(field: string, name: string, shape: string): Refusal {
  return refusal('application.bad-answer', field, { name, shape });
}
