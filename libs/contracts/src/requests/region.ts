import { IsLatitude, IsLongitude, IsNumber } from 'class-validator';
import { TEXT_LIMITS } from '@helan/domain';
import { OptionalCount, Text } from './decorators.js';

/** Where a village lies, in degrees (CGCS2000), and from what it is known. */
export class VillagePointRequest {
  @IsNumber() @IsLatitude() latitude!: number;
  @IsNumber() @IsLongitude() longitude!: number;
  @Text(TEXT_LIMITS.short, 2) source!: string;
  /** Of the point that lay there when it was typed. */
  @OptionalCount() version?: number;
}
