import { foldDate } from '../../kernel/date/index.js';
import { foldQuantity } from '../../kernel/area/index.js';
import { foldText } from '../../kernel/index.js';

/** One fact that a type of right asks for beyond the fields that all types share. */
export interface Attribute {
  readonly key: string;
  readonly name: string;
  readonly kind: 'text' | 'number' | 'date' | 'yesno' | 'code';
  readonly unit?: string;
  /** For `code`: what may be chosen, stored code → word. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly isRequired: boolean;
  readonly hint?: string;
  /** Asked only where one of these rights is traded. */
  readonly rights?: readonly string[];
  /** The only answers the law allows, and why the others are refused. */
  readonly lawful?: Lawful;
}

export interface Lawful {
  readonly answers: readonly string[];
  readonly reason: string;
  readonly source: string;
}

type Options = Partial<Pick<Attribute, 'hint' | 'rights' | 'lawful'>>;

export const YES_NO = { YES: '是', NO: '否' } as const;

export function text(key: string, name: string, options: Options = {}): Attribute {
  return { key, name, kind: 'text', isRequired: true, ...options };
}

export function number(key: string, name: string, unit: string, options: Options = {}): Attribute {
  return { key, name, kind: 'number', unit, isRequired: true, ...options };
}

export function date(key: string, name: string, options: Options = {}): Attribute {
  return { key, name, kind: 'date', isRequired: true, ...options };
}

export function yesNo(key: string, name: string, options: Options = {}): Attribute {
  return { key, name, kind: 'yesno', codes: YES_NO, isRequired: true, ...options };
}

export function code(
  key: string,
  name: string,
  codes: Readonly<Record<string, string>>,
  options: Options = {},
): Attribute {
  return { key, name, kind: 'code', codes, isRequired: true, ...options };
}

/** The same attribute, which may stay empty. */
export function optional(attribute: Attribute): Attribute {
  return { ...attribute, isRequired: false };
}

/** What a stored answer says, with its word or its unit. */
export function answerInWords(attribute: Attribute, answer: string): string {
  if (attribute.codes) return attribute.codes[answer] ?? answer;
  return attribute.unit ? `${answer} ${attribute.unit}` : answer;
}

/** Answers as they are kept, each as its kind of fact is read; those to no question stay. Source: rules §21 A17. */
export function foldAnswers(
  attributes: readonly Attribute[],
  answers: Readonly<Record<string, string>>,
): Record<string, string> {
  const kinds = new Map(attributes.map(({ key, kind }) => [key, kind]));
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => [key, foldAnswer(kinds.get(key), answer)]),
  );
}

function foldAnswer(kind: Attribute['kind'] | undefined, answer: string): string {
  if (kind === 'number') return foldQuantity(answer);
  return kind === 'date' ? foldDate(answer) : foldText(answer);
}
