import { foldDate } from '../../kernel/date/index.js';
import { foldQuantity } from '../../kernel/area/index.js';
import { foldNumber, type PartyKind } from '../../kernel/identity/index.js';
import { foldText } from '../../kernel/index.js';
import { FORM_EDITION } from './edition.js';

/** One fact that a type of right asks for beyond the fields that all types share. */
export interface Attribute {
  readonly key: string;
  readonly name: string;
  readonly kind: 'text' | 'number' | 'date' | 'yesno' | 'code' | 'register';
  readonly unit?: string;
  /** For `code`: what may be chosen, stored code → word. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly isRequired: boolean;
  readonly hint?: string;
  /** Asked only where one of these rights is traded. */
  readonly rights?: readonly string[];
  /** The only answers the law allows, and why the others are refused. */
  readonly lawful?: Lawful;
  /** For `register`: how a register writes such a number. */
  readonly shape?: NumberShape;
  /** Asked only where another question was answered so. */
  readonly when?: Condition;
  /** Asked only of these. */
  readonly of?: readonly PartyKind[];
  /** Why it must be answered, where a rule of its own asks it. */
  readonly because?: { readonly reason: string; readonly source: string };
  /** Its answer is somebody's name, or several: the public sees those of persons masked. */
  readonly isName?: boolean;
  /** From this edition of the form on it is asked; from the first where nothing is said. */
  readonly since?: number;
}

/** What an application says that decides which questions and papers its type asks. */
export interface Asking {
  readonly right: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  /** Whose application it is; every question is asked where nothing is said. */
  readonly listerKind?: PartyKind | undefined;
  /** Under which edition it was sent; the newest where nothing is said. */
  readonly edition?: number | undefined;
}

export interface Condition {
  readonly attribute: string;
  readonly is: readonly string[];
}

export interface NumberShape {
  readonly pattern: RegExp;
  /** The shape in words: `14 位数字`. */
  readonly words: string;
  /** The rule that sets it. */
  readonly source: string;
}

export interface Lawful {
  readonly answers: readonly string[];
  readonly reason: string;
  readonly source: string;
}

type Options = Partial<
  Pick<Attribute, 'hint' | 'rights' | 'lawful' | 'when' | 'of' | 'because' | 'since' | 'isName'>
>;

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

/** A number by which a register knows something; kept without blanks, its letters large. */
export function registerNo(key: string, name: string, shape: NumberShape, options: Options = {}): Attribute {
  return { key, name, kind: 'register', shape, hint: shape.words, isRequired: true, ...options };
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

/** Whether an application is asked this question. */
export function isAsked(attribute: Attribute, asking: Asking): boolean {
  const { rights, when, of, since = 1 } = attribute;
  const { right, attributes, listerKind, edition = FORM_EDITION } = asking;
  return (
    since <= edition &&
    (!rights || (right !== undefined && rights.includes(right))) &&
    (!of || listerKind === undefined || of.includes(listerKind)) &&
    (!when || when.is.includes(attributes[when.attribute] ?? ''))
  );
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
  if (kind === 'register') return foldNumber(answer);
  return kind === 'date' ? foldDate(answer) : foldText(answer);
}
