import { Transform } from 'class-transformer';
import {
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';
import {
  FACTS,
  type FactKind,
  type Refusal,
  TEXT_LIMITS,
  foldText,
  isRefusal,
  lengthOf,
  readArrival,
  readInstant,
  refusal,
} from '@helan/domain';
import { applyDecorators } from './apply-decorators.js';

/** A text is taken as its kind of fact is read, before anything is asked of it. Source: rules §21 A17. */
export function Folded(kind: FactKind): PropertyDecorator {
  return transformed(FACTS[kind].fold);
}

/** A fact of a kind that must be there, at least empty where it says so. */
export function Fact(kind: FactKind, min = 1): PropertyDecorator {
  return applyDecorators(Folded(kind), Bounded(FACTS[kind].max, min));
}

/** What may be missing; `null` says that it is. */
export function MayBeMissing(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => value ?? undefined),
  );
}

/** A fact of a kind that may be missing. */
export function OptionalFact(kind: FactKind): PropertyDecorator {
  return applyDecorators(MayBeMissing(), Folded(kind), Bounded(FACTS[kind].max, 0));
}

/** A fact of a kind that is empty where it is missing, as a form sends it. */
export function WrittenFact(kind: FactKind): PropertyDecorator {
  return applyDecorators(IsOptional(), EmptyForNull(), Folded(kind), Bounded(FACTS[kind].max, 0));
}

/** A text that is empty where it is missing, as a form sends it. */
export function WrittenText(max: number): PropertyDecorator {
  return applyDecorators(IsOptional(), EmptyForNull(), transformed(foldText), Bounded(max, 0));
}

function EmptyForNull(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => value ?? '');
}

/** A text of at most `max` characters, counted as code points; at least one unless it says otherwise. */
export function Text(max: number, min = 1): PropertyDecorator {
  return applyDecorators(transformed(foldText), Bounded(max, min));
}

/** As {@link Text}, and may be missing. */
export function OptionalText(max: number): PropertyDecorator {
  return applyDecorators(MayBeMissing(), transformed(foldText), Bounded(max, 0));
}

/** An id as the database writes it, in whatever letters it comes. */
export function IsId(): PropertyDecorator {
  return applyDecorators(transformed(lowered), IsUUID());
}

/** Several ids. */
export function EachId(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((id: unknown) => (typeof id === 'string' ? lowered(id) : id)) : value,
    ),
    IsUUID('all', { each: true }),
  );
}

function lowered(id: string): string {
  return id.toLowerCase();
}

/** Several texts, each of at most `max` characters and none of them empty. */
export function EachText(max: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value)
        ? value.map((text: unknown) => (typeof text === 'string' ? foldText(text) : text))
        : value,
    ),
    Bounded(max, 1, true),
  );
}

/** A text that is taken as it was typed, to the last blank: a password, a key, what somebody signs. */
export function Exact(max: number): PropertyDecorator {
  return Bounded(max, 1);
}

/** An amount in whole fen, above zero, as digits: no person types it, and nothing is taken out of it. */
export function FenText(): PropertyDecorator {
  return applyDecorators(AsSent(), IsString(), Matches(/^[1-9]\d{0,14}$/));
}

/** Fields of a class out of which the door takes nothing: they are refused whole. */
const AS_SENT = new WeakMap<object, Set<string>>();

function AsSent(): PropertyDecorator {
  return (form, field) => {
    const fields = AS_SENT.get(form.constructor) ?? new Set();
    AS_SENT.set(form.constructor, fields.add(String(field)));
  };
}

/** Whether a field of a request is judged as it was sent, with whatever no text may hold. */
export function isAsSent(form: object | undefined, field: string): boolean {
  return form !== undefined && (AS_SENT.get(form)?.has(field) ?? false);
}

/** A day as `YYYY-MM-DD`. */
export function DateText(): PropertyDecorator {
  return applyDecorators(Folded('DATE'), Written(), IsString(), Matches(/^\d{4}-\d{2}-\d{2}$/));
}

/** A moment with its zone. Source: rules §21 A16. */
export function InstantText(): PropertyDecorator {
  return applyDecorators(Folded('INSTANT'), readBy(readInstant));
}

/** When money came: a moment with its zone, or the bank's day. Source: rules §21 A16. */
export function ArrivalText(): PropertyDecorator {
  return applyDecorators(Folded('INSTANT'), readBy(readArrival));
}

/** A 12-digit village code. */
export function VillageCode(): PropertyDecorator {
  return applyDecorators(Folded('ACCOUNT'), Written(), IsString(), Matches(/^\d{12}$/));
}

const CONTRACTOR_CODE = /^(\d{18})?$/;

/** 承包方编码 of 18 digits, empty where there is none, or missing: judged as it stands once it is folded. */
export function OptionalContractorCode(): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && CONTRACTOR_CODE.test(value);
  return applyDecorators(
    MayBeMissing(),
    Folded('ACCOUNT'),
    IsString(),
    ValidateBy({ name: 'isContractorCode', validator: { validate } }),
  );
}

/** A number of people, or nothing. */
export function OptionalCount(): PropertyDecorator {
  return applyDecorators(MayBeMissing(), IsInt(), Min(0), Max(1_000_000));
}

/** The key of an answer to a question of a type. */
export const ANSWER_KEY = /^[a-zA-Z]{1,40}$/;

/** Answers to the questions of a type: short keys, texts of limited length, not too many. */
export function IsAnswers(): PropertyDecorator {
  return ValidateBy({ name: 'isAnswers', validator: { validate: areAnswers } });
}

function areAnswers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= TEXT_LIMITS.answers &&
    entries.every(
      ([key, answer]) =>
        ANSWER_KEY.test(key) && typeof answer === 'string' && lengthOf(answer) <= TEXT_LIMITS.long,
    )
  );
}

function transformed(fold: (text: string) => string): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? fold(value) : value));
}

/** Of a length in code points; says which bound it breaks. */
function Bounded(max: number, min: number, isEach = false): PropertyDecorator {
  const refuse = (text: string) => {
    const length = lengthOf(text);
    if (length > max) return refusal('text.too-long', undefined, { max, length });
    if (length >= min) return undefined;
    return length === 0 ? refusal('text.missing') : refusal('text.too-short', undefined, { min, length });
  };
  return refusedBy('isBounded', refuse, isEach, [{ max, min }]);
}

/** That something stands there is asked before what it is. */
function Written(): PropertyDecorator {
  return refusedBy('isWritten', (text) => (text === '' ? refusal('text.missing') : undefined));
}

function readBy(read: (text: string) => unknown): PropertyDecorator {
  return refusedBy('isReadable', (text) => {
    if (text === '') return refusal('text.missing');
    const found = read(text);
    return isRefusal(found) ? found : undefined;
  });
}

/** What the domain refuses in a text is told to whoever answers the request, as JSON in place of a message. */
function refusedBy(
  name: string,
  refuse: (text: string) => Refusal | undefined,
  isEach = false,
  constraints: readonly object[] = [],
): PropertyDecorator {
  const isRight = (value: unknown) => typeof value === 'string' && refuse(value) === undefined;
  const validator = {
    validate: isRight,
    defaultMessage: (context?: { value: unknown }) => {
      const value =
        isEach && Array.isArray(context?.value)
          ? (context.value as unknown[]).find((text) => !isRight(text))
          : context?.value;
      if (value === undefined) return JSON.stringify(refusal('text.missing'));
      return typeof value === 'string' ? JSON.stringify(refuse(value) ?? null) : '';
    },
  };
  return ValidateBy({ name, constraints: [...constraints], validator }, isEach ? { each: true } : {});
}

/** A GeoJSON value of any kind; which ground it means, and whether it can, the domain reads. */
export function IsGeoJson(): PropertyDecorator {
  return IsObject();
}
