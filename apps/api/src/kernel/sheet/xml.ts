import { SaxesParser } from 'saxes';

const MOST_DEEP = 64;

export type Attributes = Readonly<Record<string, string>>;

/** The document declares a type, and with it what its entities mean. */
export class DeclaredTypeError extends Error {
  constructor() {
    super('a table declares no document type');
  }
}

/** What is done as the elements of a document come by; names are without their prefixes. */
export interface XmlVisitor {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Whether enough was seen; the rest is neither unpacked nor read. */
  isDone?(): boolean;
}

/**
 * Reads a document of an unknown length piece by piece. Throws where it is not well-formed XML in the encoding of the
 * decoder, UTF-8 where none is given, where it declares a type (and with it entities of its own), and where it is nested
 * deeper than any table.
 */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  visitor: XmlVisitor,
  decoder = new TextDecoder('utf-8', { fatal: true }),
): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new DeclaredTypeError();
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEEP) throw new Error('the document is nested too deep');
    visitor.open?.(plain(name), attributes);
  });
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    visitor.close?.(plain(name));
  });
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (visitor.isDone?.()) return;
  }
  parser.write(decoder.decode());
  parser.close();
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
