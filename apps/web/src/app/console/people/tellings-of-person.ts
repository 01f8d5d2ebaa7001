import type { MouthTellingView } from '@helan/contracts';

export interface PersonTellings {
  readonly key: string;
  readonly name: string;
  readonly villageName: string;
  readonly phoneMasked: string;
  readonly tellings: readonly MouthTellingView[];
}

/** What one person is told in one visit, in the order in which the first of it comes. */
export function byPerson(tellings: readonly MouthTellingView[]): PersonTellings[] {
  const people = new Map<string, MouthTellingView[]>();
  for (const one of tellings) {
    const key = [one.name, one.villageName, one.phoneMasked].join(' ');
    people.set(key, [...(people.get(key) ?? []), one]);
  }
  return [...people].map(([key, all]) => {
    const { name, villageName, phoneMasked } = all[0]!;
    return { key, name, villageName, phoneMasked, tellings: all };
  });
}
