// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

export const LAUNCH_FLAGS = [
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
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) return (await starts(named)) ? named : undefined;
  for (const candidate of installed()) if (await starts(candidate)) return candidate;
  const carried = await carriedBrowser();
  return carried && (await starts(carried)) ? carried : undefined;
}

function installed() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter((file) =>
    fs.existsSync(file),
  );
}

async function carriedBrowser() {
  try {
    const { default: carried } = await import('@sparticuz/chromium');
    return await carried.executablePath();
  } catch {
    return undefined;
  }
}

/** @param {string} executablePath */
async function starts(executablePath) {
  try {
    const browser = await chromium.launch({ executablePath, args: LAUNCH_FLAGS });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
