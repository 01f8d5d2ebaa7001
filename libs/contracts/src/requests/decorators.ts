import { applyDecorators } from './apply-decorators.js';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** A text of at most `max` characters; at least one unless it says otherwise. */
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

/** A 12-digit village code. */
export function VillageCode(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(/^\d{12}$/));
}
