import fs from 'node:fs';
import path from 'node:path';
import { getPropertyType } from '@helan/domain';
import type { BidRecordView, CertificateRowView, ContractView, NoticeView } from '@helan/contracts';
import { certify } from './acts/certificate.js';
import { apply, listIt } from './acts/listing.js';
import { negotiate } from './acts/negotiation.js';
import { register } from './acts/registration.js';
import { recordElsewhere } from './acts/relay.js';
import { settle } from './acts/settlement.js';
import { trade } from './acts/trading.js';
import { NotOfferedHere } from './ends.js';
import { type Stage, readPublic } from './stage.js';

export interface Played {
  readonly lotId: string;
  readonly noticeId: string;
  /** Null where nobody bid. */
  readonly record: BidRecordView | null;
  readonly certificate: CertificateRowView;
  readonly archiveNo: string;
}

/**
 * A whole deal through the HTTP API, from the application to the archive, with its papers in `folder`. What is not
 * offered here goes as far as it is judged: it is sent, so that whatever else is wrong with it is said.
 */
export async function playDeal(stage: Stage, folder: string): Promise<Played> {
  const { facts } = stage;
  const { notOffered = [], refusedMethod } = facts;
  if (getPropertyType(facts.typeCode).isRelay) {
    const listed = await listIt(stage);
    if (!listed.notice.terms.isRelay) throw new Error('the notice does not say that it is traded elsewhere');
    await recordElsewhere(stage, listed);
    throw new NotOfferedHere(notOffered);
  }
  if (notOffered.length > 0) {
    await apply(stage);
    if (refusedMethod !== undefined) throw new Error(`${refusedMethod} was accepted`);
    throw new NotOfferedHere(notOffered);
  }
  const listed = await listIt(stage);
  const registered = await register(stage, listed);
  // What belongs to a collective and several want is bid for. Source: rules §8.1, §21 A11.
  const isContested = listed.notice.terms.negotiation?.isContestable === true && registered.length > 1;
  const isNegotiated = facts.application.method === 'NEGOTIATION' && !isContested;
  const record = isNegotiated ? null : await trade(stage, listed, registered);
  if (isNegotiated) await negotiate(stage, listed, registered);
  await settle(stage, listed, registered);
  const { certificate, archiveNo } = await certify(stage, listed.lotId);
  const played = { lotId: listed.lotId, noticeId: listed.notice.id, record, certificate, archiveNo };
  await keepPapers(stage, played, folder);
  return played;
}

async function keepPapers(stage: Stage, played: Played, folder: string): Promise<void> {
  const { archivist } = stage.cast.staff;
  const { lotId, noticeId, record, certificate } = played;
  const contract = await archivist.get<ContractView>(`lots/${lotId}/contract`);
  const write = (name: string, content: string | Buffer) =>
    fs.writeFileSync(path.join(folder, name), content);
  fs.mkdirSync(folder, { recursive: true });
  const { chain } = await readPublic<NoticeView>(stage, `notices/${noticeId}`);
  const names = nameNotices(
    chain.map(({ no }) => no),
    record?.terms.notice.no,
  );
  for (const [index, { id }] of chain.entries())
    write(names[index]!, asText(await readPublic<unknown>(stage, `notices/${id}/proof`)));
  if (record) write('record.json', asText(record));
  write('contract.pdf', await archivist.download(`contracts/${contract.id}/file`));
  write('settlement.pdf', await archivist.download(`lots/${lotId}/settlement/sheet`));
  write('certificate.pdf', await archivist.download(`certificates/${certificate.id}/file`));
  write('archive.json', asText(await archivist.get(`lots/${lotId}/archive`)));
}

/** `notice.json` is the one whose rules the record was held by, or the first; the others bear their serial. */
export function nameNotices(nos: readonly string[], named: string | undefined): string[] {
  const main = nos.find((no) => no === named) ?? nos[0];
  return nos.map((no) => (no === main ? 'notice.json' : `notice-${no.split('-').at(-1)}.json`));
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
