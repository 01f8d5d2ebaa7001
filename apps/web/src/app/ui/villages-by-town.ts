import type { RegionView } from '@helan/contracts';

/** The villages of one township, as a list to choose from shows them. */
export interface TownVillages {
  readonly town: string;
  readonly villages: readonly RegionView[];
}

/** Seventy villages are found by their township. Codes: a township has 9 digits, a village 12. */
export function villagesByTown(regions: readonly RegionView[]): TownVillages[] {
  return regions
    .filter(({ code }) => code.length === 9)
    .map(({ code, name: town }) => ({
      town,
      villages: regions.filter(({ code: own }) => own.length === 12 && own.startsWith(code)),
    }))
    .filter(({ villages }) => villages.length > 0);
}
