import type { ModestZip } from './modest-zip.js';
import { readXml } from './xml.js';

const STYLES = 'xl/styles.xml';
const GENERAL = 'General';
const MOST = 70_000;
const LONGEST = 255;

/** Formats that sheets name by a number without writing them down; those of dates are alike for what is done here. */
const KNOWN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  41: '#,##0;-#,##0;"-"',
  42: '#,##0;-#,##0;"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '#,##0.00;-#,##0.00;"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};
const isKnownDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** The number format of each style, in the order in which cells name them. */
export async function readFormats(zip: ModestZip): Promise<string[]> {
  if (!zip.has(STYLES)) return [];
  const own = new Map<number, string>();
  const formats: string[] = [];
  let isInCells = false;
  await readXml(zip.read(STYLES), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'cellXfs') isInCells = true;
      if (name === 'numFmt' && own.size < MOST)
        own.set(id, (attributes['formatCode'] ?? '').slice(0, LONGEST));
      if (name === 'xf' && isInCells && formats.length < MOST)
        formats.push(own.get(id) ?? KNOWN[id] ?? (isKnownDate(id) ? 'yyyy/m/d' : GENERAL));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats;
}
