import type { ModestZip } from './modest-zip.js';
import { readXml } from './xml.js';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** What the workbook says of itself: where its first sheet that is shown lies, and where its days begin. */
export interface Book {
  readonly sheet: string;
  readonly isFrom1904: boolean;
}

/** Throws where the zip is no workbook. */
export async function readBook(zip: ModestZip): Promise<Book> {
  const sheets: string[] = [];
  let isFrom1904 = false;
  await readXml(zip.read(WORKBOOK), {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet' && ['visible', undefined].includes(attributes['state']))
        sheets.push(attributes['r:id'] ?? '');
    },
  });
  const targets = new Map<string, string>();
  await readXml(zip.read(RELATIONS), {
    open(name, { Id: id, Type: type, Target: target }) {
      if (name === 'Relationship' && id && target && type?.endsWith('/worksheet'))
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  const sheet = sheets.map((id) => targets.get(id)).find((target) => target !== undefined);
  if (!sheet || !zip.has(sheet)) throw new Error('the workbook shows no sheet');
  return { sheet, isFrom1904 };
}
