import { createHash } from 'node:crypto';
import { pdfkitAddPlaceholder } from '@signpdf/placeholder-pdfkit';
import { SignPdf } from '@signpdf/signpdf';
import { SUBFILTER_ETSI_CADES_DETACHED, Signer } from '@signpdf/utils';
import { CENTER_NAME } from '../center.js';
import { layOut } from './flow.js';
import type { Script } from './paper.js';
import { collect, numberPages, openSheet } from './sheet.js';

const SIGNATURE_BYTES = 8192;

/** Why and when a paper is signed, as its signature says. */
export interface Signing {
  readonly reason: string;
  readonly at: Date;
}

/** A file that wants its signature: over which SHA-256, and where its letters go. */
export interface Unsigned {
  readonly pdf: Uint8Array;
  readonly digest: Uint8Array;
  readonly start: number;
  readonly letters: number;
}

/** The file of a paper. */
export async function drawPaper(script: Script, signing?: Signing): Promise<Buffer> {
  const doc = openSheet(script);
  const finished = collect(doc);
  layOut(doc, script.blocks, script.checkUrl);
  numberPages(doc, script.printedNo, script.contact ?? '');
  if (signing) leaveRoom(doc, signing);
  doc.end();
  return finished;
}

/** The file of a paper with room for its signature (PAdES), which is over all of it but that room. */
export async function drawUnsigned(script: Script, signing: Signing): Promise<Unsigned> {
  const digester = new Digester();
  const pdf = await new SignPdf().sign(await drawPaper(script, signing), digester);
  const [, before, after] = /\/ByteRange \[0 (\d+) (\d+) \d+\]/.exec(pdf.toString('latin1'))!.map(Number);
  // Between angle brackets, which are not signed either.
  return { pdf, digest: digester.digest!, start: before! + 1, letters: after! - before! - 2 };
}

function leaveRoom(doc: PDFKit.PDFDocument, { reason, at }: Signing): void {
  pdfkitAddPlaceholder({
    pdf: doc,
    pdfBuffer: Buffer.alloc(0),
    reason,
    contactInfo: '',
    name: CENTER_NAME,
    location: '宁夏贺兰',
    signingTime: at,
    signatureLength: SIGNATURE_BYTES,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
  });
}

/** The key is not here: only what it has to sign is found, and nothing put in its place. */
class Digester extends Signer {
  digest: Buffer | undefined;

  override sign(pdf: Buffer): Promise<Buffer> {
    this.digest = createHash('sha256').update(pdf).digest();
    return Promise.resolve(Buffer.alloc(0));
  }
}
