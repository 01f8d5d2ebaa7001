export interface ParameterView {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly floor: number | null;
  readonly ceiling: number | null;
  /** Between which values it may be set, in words. */
  readonly limits: string;
  readonly versions: readonly {
    readonly value: number;
    readonly valueName: string;
    readonly source: string;
    readonly effectiveFrom: string;
    readonly isInForce: boolean;
  }[];
}

export interface CalendarYearView {
  readonly year: number;
  readonly days: readonly {
    readonly date: string;
    readonly scope: 'NATIONAL' | 'NINGXIA' | 'COUNTY';
    readonly kind: 'OFF' | 'WORK';
    readonly name: string;
    readonly source: string;
    readonly confidence: 'OFFICIAL' | 'SEVERAL_SOURCES' | 'TWO_SOURCES' | 'ONE_SOURCE';
  }[];
}

/** A change to a rule, proposed or decided. */
export interface RulingView {
  readonly id: string;
  readonly kind: 'PARAMETER' | 'CALENDAR';
  readonly sentence: string;
  readonly state: 'PROPOSED' | 'IN_FORCE' | 'DROPPED';
  readonly stateName: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly deciderName: string | null;
  readonly decidedAt: string | null;
}
