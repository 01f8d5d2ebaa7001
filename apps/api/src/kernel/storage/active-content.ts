import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFStream,
} from '@cantoo/pdf-lib';

/** Actions that do more than turn to a page or name an address. */
const ACTING = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'Rendition', 'RichMediaExecute'];
/** Where files and forms that act lie, whatever leads to them. */
const CARRYING = ['EmbeddedFiles', 'JavaScript', 'XFA'];
const IN_WORDS = new RegExp(`/(JS|EF|${[...ACTING, ...CARRYING].join('|')})\\b`);

/** Whether a paper holds scripts, starts something, or carries other files. */
export function isActive(context: PDFContext): boolean {
  return context.enumerateIndirectObjects().some(([, object]) => acts(object));
}

function acts(object: PDFObject): boolean {
  if (object instanceof PDFStream) return acts(object.dict);
  if (object instanceof PDFArray) return object.asArray().some(acts);
  if (object instanceof PDFDict) return isActing(object) || object.values().some(acts);
  // What cannot be read as an object is read as text.
  return object instanceof PDFInvalidObject && IN_WORDS.test(textOf(object));
}

function isActing(dictionary: PDFDict): boolean {
  const has = (key: string) => dictionary.has(PDFName.of(key));
  const named = (key: string) => {
    const value = dictionary.lookup(PDFName.of(key));
    return value instanceof PDFName ? value.decodeText() : '';
  };
  const isFile = has('EF') && (has('F') || has('UF') || named('Type') === 'Filespec');
  return isFile || CARRYING.some(has) || named('Type') === 'EmbeddedFile' || ACTING.includes(named('S'));
}

function textOf(object: PDFInvalidObject): string {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return Buffer.from(bytes).toString('latin1');
}
