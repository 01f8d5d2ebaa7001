import zlib from 'node:zlib';

/** Objects of a PDF of one page; others are numbered from 4. */
export interface PdfParts {
  readonly catalog?: string;
  readonly page?: string;
  readonly pages?: string;
  readonly others?: readonly (string | Buffer)[];
  /** Before the first word of the file. */
  readonly before?: string;
}

/** A PDF as it should be, but for what a test puts into it. */
export function pdf({ catalog = '', page = '', pages, others = [], before = '' }: PdfParts = {}): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    pages ?? '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}>>`,
    ...others,
  ].map((object) => Buffer.from(object as string, 'latin1'));
  const parts = [Buffer.from('%PDF-1.5\n')];
  const places = objects.map((object, index) => {
    const at = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
    return at;
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const count = objects.length + 1;
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat([Buffer.from(before), ...parts]);
}

/** An object whose content is packed. */
export function packed(dictionary: string, content: Buffer | string): Buffer {
  const bytes = zlib.deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Filter/FlateDecode/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}
