import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { MOST_PARTS, TEXT_LIMITS } from '@helan/domain';
import { Fact, IsGeoJson, OptionalCount, Text, WrittenFact } from './decorators.js';

export class ParcelPartRequest {
  @WrittenFact('NAME') name = '';
  @WrittenFact('QUANTITY') mu = '';
}

/** How a parcel is split, and on what ground. */
export class SplitParcelRequest {
  @IsArray()
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => ParcelPartRequest)
  parts!: readonly ParcelPartRequest[];
  @Text(TEXT_LIMITS.long) reason!: string;
}

/** The area that the register should have had. */
export class CorrectParcelRequest {
  @Fact('QUANTITY') mu!: string;
  @Text(TEXT_LIMITS.long) reason!: string;
}

/** The corners of a parcel as they were walked, or as a map has them. */
export class DrawBoundaryRequest {
  @IsGeoJson() boundary!: object;
  /** Of the application upon which it was drawn. */
  @OptionalCount() version?: number;
}
