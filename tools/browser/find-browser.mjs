// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { carriedBrowsers } from './carried-browser.mjs';

/** @typedef {import('./carried-browser.mjs').CarriedBrowser} Candidate */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];

/**
 * A browser that really starts on this machine: `CHROME_PATH`, else one that is installed, else the one that an
 * npm package carries. Nothing when there is none.
 * @returns {Promise<Candidate | undefined>}
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH'];
  const candidates = named ? [{ executablePath: named }] : installed();
  for (const candidate of candidates) if (await starts(candidate)) return candidate;
  if (named) return undefined;
  for (const candidate of carriedBrowsers()) if (await starts(candidate)) return candidate;
  return undefined;
}

/**
 * Opens the browser that was found; its place travels to other processes in the environment.
 * @param {Candidate} [candidate]
 */
export function launchBrowser(candidate) {
  const executablePath = candidate?.executablePath ?? process.env['CHROME_PATH'];
  const libraries = candidate ? candidate.libraries : process.env['CHROME_LIBRARIES'];
  if (!executablePath) throw new Error('CHROME_PATH is not set; run the journeys through npm test');
  const env = /** @type {Record<string, string>} */ ({
    ...process.env,
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
  });
  return chromium.launch({ executablePath, args: FLAGS, env });
}

/** @returns {Candidate[]} */
function installed() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .filter((file) => fs.existsSync(file))
    .map((executablePath) => ({ executablePath }));
}

/** @param {Candidate} candidate */
async function starts(candidate) {
  try {
    const browser = await launchBrowser(candidate);
    await browser.newPage();
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
