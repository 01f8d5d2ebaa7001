import type { PageView } from '@helan/contracts';
import type { TestPerson } from './test-person.js';

/** All pages of a list, from the first one to the last. */
export async function pagesOf<T>(person: TestPerson, route: string): Promise<PageView<T>[]> {
  const pages = [await person.get<PageView<T>>(route)];
  for (let { next } = pages[0]!; next !== null; { next } = pages.at(-1)!)
    pages.push(await person.get<PageView<T>>(atPlace(route, next)));
  return pages;
}

/** The address of a list at a place that one of its pages has named. */
export function atPlace(route: string, place: string): string {
  return `${route}${route.includes('?') ? '&' : '?'}at=${place}`;
}
