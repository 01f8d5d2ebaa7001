import fs from 'node:fs';
import path from 'node:path';
import type { BidRecordView, CertificateRowView, ContractView } from '@helan/contracts';
import { certify } from './acts/certificate.js';
import { listIt } from './acts/listing.js';
import { negotiate } from './acts/negotiation.js';
import { register } from './acts/registration.js';
import { settle } from './acts/settlement.js';
import { trade } from './acts/trading.js';
import type { Stage } from './stage.js';

export interface Played {
  readonly lotId: string;
  readonly noticeId: string;
  /** Null where nobody bid. */
  readonly record: BidRecordView | null;
  readonly certificate: CertificateRowView;
}

/** A whole deal through the HTTP API, from the application to the archive, with its papers in `folder`. */
export async function playDeal(stage: Stage, folder: string): Promise<Played> {
  const listed = await listIt(stage);
  const registered = await register(stage, listed);
  const isNegotiated = stage.facts.application.method === 'NEGOTIATION';
  const record = isNegotiated ? null : await trade(stage, listed, registered);
  if (isNegotiated) await negotiate(stage, listed, registered);
  await settle(stage, listed, registered);
  const certificate = await certify(stage, listed.lotId);
  await keepPapers(stage, { lotId: listed.lotId, noticeId: listed.notice.id, record, certificate }, folder);
  return { lotId: listed.lotId, noticeId: listed.notice.id, record, certificate };
}

/** What is only shown, or tendered elsewhere, is played up to its notice. */
export async function playListing(stage: Stage, folder: string): Promise<void> {
  const { notice } = await listIt(stage);
  const proof: unknown = await (await fetch(`${stage.url}/api/notices/${notice.id}/proof`)).json();
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'notice.json'), asText(proof));
}

async function keepPapers({ cast, url }: Stage, played: Played, folder: string): Promise<void> {
  const { archivist } = cast.staff;
  const { lotId, noticeId, record, certificate } = played;
  const contract = await archivist.get<ContractView>(`lots/${lotId}/contract`);
  const proof: unknown = await (await fetch(`${url}/api/notices/${noticeId}/proof`)).json();
  const write = (name: string, content: string | Buffer) =>
    fs.writeFileSync(path.join(folder, name), content);
  fs.mkdirSync(folder, { recursive: true });
  write('notice.json', asText(proof));
  if (record) write('record.json', asText(record));
  write('contract.pdf', await archivist.download(`contracts/${contract.id}/file`));
  write('settlement.pdf', await archivist.download(`lots/${lotId}/settlement/sheet`));
  write('certificate.pdf', await archivist.download(`certificates/${certificate.id}/file`));
  write('archive.json', asText(await archivist.get(`lots/${lotId}/archive`)));
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
