import { divideHalfUp } from '../money/index.js';

/** Area in whole 0.01 m², as it is stored. */
export type CentiSquareMetres = bigint;
/** Area in whole 0.0001 亩, as a certificate states it. */
export type MuTenThousandths = bigint;

/** 1 亩 = 2000/3 m²; rounded half up to 0.01 m². */
export function muToArea(mu: MuTenThousandths): CentiSquareMetres {
  return divideHalfUp(mu * 200_000n, 30_000n);
}

/** 亩 = m² × 3 / 2000; rounded half up to 0.0001 亩. */
export function areaToMu(area: CentiSquareMetres): MuTenThousandths {
  return divideHalfUp(area * 30_000n, 200_000n);
}

/** `3124600n` → `312.46`: at least two decimals, up to four where they are not zero. */
export function formatMu(mu: MuTenThousandths): string {
  const decimals = (mu % 10_000n)
    .toString()
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${(mu / 10_000n).toString()}.${decimals}`;
}

/** Difference of two areas in hundredths of a percent of the first, rounded up: 500n is 5 %. */
export function differenceInBasisPoints(stated: bigint, measured: bigint): bigint {
  const difference = stated > measured ? stated - measured : measured - stated;
  return (difference * 10_000n + stated - 1n) / stated;
}
