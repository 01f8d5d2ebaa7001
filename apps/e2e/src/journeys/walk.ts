import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { faultsOf } from './looks.js';
import { DESK, PHONE, Visitor } from './visitor.js';

type Viewport = typeof PHONE;

/** Who looks, by what login if any, at which pages. */
export type Group = readonly [who: string, login: string | null, names: readonly string[]];

const VIEWS: readonly (readonly [name: string, viewport: Viewport, isLarge: boolean])[] = [
  ['a phone', PHONE, false],
  ['a desk', DESK, false],
  ['a phone in large print', PHONE, true],
];

/** Several look at once, each at a screen of his own: most of the time a page only waits. */
const AT_ONCE = 3;

/** Pages of one platform, looked at by everybody who has them, on one screen after the other. */
export class Walk {
  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly groups: readonly Group[],
    private readonly addressOf: (name: string) => string,
  ) {}

  async look(login: string | null, viewport: Viewport, isLarge: boolean): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.browser, this.url, viewport);
    if (isLarge) await visitor.page.addInitScript(() => localStorage.setItem('large-print', 'on'));
    return login ? visitor.signIn(login) : visitor;
  }

  /** The faults that each group has seen. */
  async around(viewport: Viewport, isLarge: boolean): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    const waiting = [...this.groups];
    const next = async (): Promise<void> => {
      for (let group = waiting.shift(); group; group = waiting.shift()) {
        const [who, login, names] = group;
        const visitor = await this.look(login, viewport, isLarge);
        const faults: string[] = [];
        for (const name of names) {
          faults.push(...(await faultsOf(visitor.page, name, this.addressOf(name))));
          await visitor.picture(`${who}-${name}-${viewport.width}${isLarge ? '-large' : ''}`);
          if (viewport === DESK) faults.push(...(await barriersOf(visitor.page, name)));
        }
        found.set(who, [...faults, ...visitor.faults]);
        await visitor.leave();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return found;
  }
}

/** A test for each of them on each screen; the walk is there once what comes before the tests has been done. */
export function everybodyLooks(groups: readonly Group[], walkOf: () => Walk): void {
  describe.each(VIEWS)('on %s', (_, viewport, isLarge) => {
    let faults: Map<string, string[]>;
    beforeAll(async () => {
      faults = await walkOf().around(viewport, isLarge);
    }, 400_000);

    test.each(groups)('%s finds every page legible and within reach', (who) =>
      expect(faults.get(who)).toEqual([]),
    );
  });
}

/** Serious barriers of a page; what is on it is the same on every screen. */
async function barriersOf(page: Page, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact ?? ''))
    .map((violation) => `${name}: ${violation.id} ${violation.nodes[0]?.html.slice(0, 120)}`);
}
