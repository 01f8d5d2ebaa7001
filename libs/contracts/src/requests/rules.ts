import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { type CalendarDay, TEXT_LIMITS } from '@helan/domain';
import { DateText, Fact, MayBeMissing, Text } from './decorators.js';

export class ChangeParameterRequest {
  @Text(60) key!: string;
  @IsInt() @Min(0) @Max(2_000_000_000) value!: number;
  @DateText() effectiveFrom!: string;
  @Text(TEXT_LIMITS.short) source!: string;
}

export class CalendarDayRequest {
  @DateText() date!: string;
  @IsIn(['NATIONAL', 'NINGXIA', 'COUNTY']) scope!: CalendarDay['scope'];
  @IsIn(['OFF', 'WORK']) kind!: CalendarDay['kind'];
  @Text(20) name!: string;
  @MayBeMissing() @IsBoolean() isRemoved?: boolean;
}

export class ChangeCalendarRequest {
  @Fact('NUMBER') documentNo!: string;
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayRequest)
  days!: CalendarDayRequest[];
  @MayBeMissing() @DateText() confirmedThrough?: string;
}
