import type { Page } from 'playwright-core';

/** A room never falls silent: its feed stays open. */
const SETTLED_MS = 2_500;
/** What of Latin letters is no English: addresses, kinds of files, numbers, names of devices, logins. */
const NO_ENGLISH = /https?:\S+|SHA-256|JPG|PNG|PDF|HLNQ|MB|Chrome|Linux/g;
const LOGIN = /^(nonghu|jingmai|shenhe|helan)/;
const HEXADECIMAL = /^[0-9a-f]+$/i;

/** Opens a page and waits until nothing of it is on its way. Names the faults that a person would see: wider than the screen, English left over. */
export async function faultsOf(page: Page, name: string, address: string): Promise<string[]> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle', { timeout: SETTLED_MS }).catch(() => undefined);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const text = await page.locator('body').innerText();
  // Logins, marks and commands say themselves that they are words of no language.
  const names = await page.locator('[translate=no]').allInnerTexts();
  const words = names.filter(Boolean).reduce((left, name) => left.replaceAll(name, ''), text);
  const english = words.replace(NO_ENGLISH, '').match(/\b[a-z]{4,}\b/gi) ?? [];
  const leftOver = english.filter((word) => !HEXADECIMAL.test(word) && !LOGIN.test(word));
  return [
    ...(overflow > 0 ? [`${name}: ${overflow} px wider than the screen`] : []),
    ...leftOver.map((word) => `${name}: English “${word}”`),
  ];
}
