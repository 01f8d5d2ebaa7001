import { applyDecorators } from './apply-decorators.js';
import {
  IsISO8601,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { TEXT_LIMITS, lengthOf } from '@helan/domain';

/** A text of at most `max` characters, counted as code points; at least one unless it says otherwise. */
export function Text(max: number, min = 1): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(max), ...(min > 0 ? [MinLength(min)] : []));
}

/** As {@link Text}, and may be missing. */
export function OptionalText(max: number): PropertyDecorator {
  return applyDecorators(IsOptional(), IsString(), MaxLength(max));
}

/** An amount of 元 as a person types it; the domain reads it and refuses what is no amount. */
export function YuanText(): PropertyDecorator {
  return Text(24);
}

/** An amount in whole fen, above zero, as digits. */
export function FenText(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(/^[1-9]\d{0,14}$/));
}

/** A day as `YYYY-MM-DD`. */
export function DateText(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(/^\d{4}-\d{2}-\d{2}$/));
}

/** Where it has its zone, which alone says what it means on every machine, and can be read by its digits. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A moment as ISO 8601, of a day that there is, with seconds and zone. */
export function MomentText(): PropertyDecorator {
  return applyDecorators(IsISO8601({ strict: true }), Matches(MOMENT));
}

/** A 12-digit village code. */
export function VillageCode(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(/^\d{12}$/));
}

/** A number of people, or nothing. */
export function OptionalCount(): PropertyDecorator {
  return applyDecorators(IsOptional(), IsInt(), Min(0), Max(1_000_000));
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

/** A GeoJSON value of any kind; which ground it means, and whether it can, the domain reads. */
export function IsGeoJson(): PropertyDecorator {
  return IsObject();
}
