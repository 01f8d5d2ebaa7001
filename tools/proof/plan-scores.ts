/** Points of the plans in hundredths, by paddle; and of each who has scored, where several have. */
export interface Scored {
  readonly scores: Record<string, number>;
  readonly judges?: readonly Readonly<Record<string, { readonly points: number }>>[];
}

/** Rounded half up: twice the sum and once the number of judges, by twice that number. */
export function isMean(scores: Scored['scores'], judges: NonNullable<Scored['judges']>): boolean {
  const count = judges.length;
  return (
    count >= 2 &&
    Object.entries(scores).every(([paddle, mean]) => {
      const points = judges.map((one) => one[paddle]?.points ?? Number.NaN);
      const sum = points.reduce((total, one) => total + one, 0);
      return Math.floor((2 * sum + count) / (2 * count)) === mean;
    })
  );
}
