import JsZip from 'jszip';

/** Parts of a workbook as they are written, for sheets that no program for tables would write. */
export interface WorkbookParts {
  /** Within `sheetData`. */
  readonly rows?: string;
  /** Behind `sheetData`. */
  readonly behind?: string;
  /** The whole sheet, in place of what stands above. */
  readonly sheet?: string;
  /** Within `sst`. */
  readonly texts?: string;
  /** Formats of numbers; the second is the style 1, and so on. */
  readonly formats?: readonly string[];
  readonly workbook?: string;
  /** Beside everything else. */
  readonly others?: Readonly<Record<string, string | Buffer>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const ONE_SHEET = '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>';

export async function workbook(parts: WorkbookParts): Promise<Buffer> {
  const { rows = '', behind = '', texts = '', formats = [], workbook: book = ONE_SHEET } = parts;
  const zip = new JsZip();
  zip.file('xl/workbook.xml', `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}">${book}</workbook>`);
  const relation = (number: number) =>
    `<Relationship Id="r${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`;
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships>${relation(1)}${relation(2)}</Relationships>`,
  );
  zip.file('xl/sharedStrings.xml', `${HEAD}<sst ${MAIN}>${texts}</sst>`);
  const own = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`);
  const styles = formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`);
  zip.file(
    'xl/styles.xml',
    `${HEAD}<styleSheet ${MAIN}><numFmts>${own.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
  );
  const sheet = `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData>${behind}</worksheet>`;
  zip.file('xl/worksheets/sheet1.xml', parts.sheet ?? sheet);
  for (const [name, content] of Object.entries(parts.others ?? {})) zip.file(name, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
