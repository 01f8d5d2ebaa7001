import { Injectable } from '@nestjs/common';
import type { ScanToSeeView, ToSeePageView } from '@helan/contracts';
import type { SeePaperRequest } from '@helan/contracts/requests';
import { PAPER_KINDS, type PaperKind } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, isInRegions, regionPatterns, requireOtherPerson } from '../../kernel/auth/index.js';
import { type SortKey, Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { lockLot } from '../../listing/listing/index.js';
import { Scans, Signatures } from '../../trading/signature/index.js';

interface Row {
  id: string;
  project_id: string;
  document_id: string;
  kind: PaperKind;
  paper_no: string;
  title: string;
  signer: string;
  handed_in_by: string;
  handed_in_at: Date;
  is_own: boolean;
}

/** Scans that nobody has seen yet. */
const WAITING = `from (
  select s.id, p.id as project_id, d.id as document_id, s.kind, s.paper_no, p.application->>'title' as title,
         t.name as signer, a.display_name as handed_in_by, s.handed_in_at, s.handed_in_by = $2 as is_own
  from paper_scan s join lot l on l.id = s.lot_id join project p on p.id = l.project_id
  join project_document d on d.project_id = p.id and d.file_id = s.scan_file_id
  join party t on t.id = p.transferor_id join account a on a.id = s.handed_in_by
  where s.seen_at is null and p.village_code like any($1)) m`;

const ORDER: readonly SortKey[] = [
  { sql: 'm.handed_in_at', type: 'timestamptz' },
  { sql: 'm.id', type: 'uuid' },
];

/** The township's reviewer or the window's clerk sees what a liaison has handed in before it binds anybody. */
@Injectable()
export class ScanDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly signatures: Signatures,
    private readonly scans: Scans,
  ) {}

  async list(actor: Actor, at: string | undefined): Promise<ToSeePageView<ScanToSeeView>> {
    const params = [regionPatterns(actor), actor.accountId];
    const statement = { columns: 'm.*', from: WAITING, where: 'true', order: ORDER, params };
    const { rows, place } = await readPage<Row>(this.dataSource, statement, at);
    const [count]: [{ toSee: number }] = await this.dataSource.query(
      `select count(*)::int as "toSee" ${WAITING} where not m.is_own`,
      params,
    );
    const items = rows.map((row) => ({
      id: row.id,
      projectId: row.project_id,
      documentId: row.document_id,
      kindName: PAPER_KINDS[row.kind],
      paperNo: row.paper_no,
      title: row.title,
      signerName: row.signer,
      handedInBy: row.handed_in_by,
      handedInAt: row.handed_in_at.toISOString(),
      isOwn: row.is_own,
    }));
    return { items, ...place, ...count };
  }

  /** What is sound is a signature from now on; what is not is handed in again. */
  async see(actor: Actor, id: string, { isSound, reason = '' }: SeePaperRequest): Promise<void> {
    if (!isSound && !reason.trim()) throw refused('scan.no-reason', undefined, 'reason');
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, await this.lotOf(tx, actor, id));
      const { kind, side, fileHash, scanFileId, handedInBy } = await this.scans.lockWaiting(tx, id);
      requireOtherPerson(actor, [handedInBy]);
      await this.scans.markSeen(tx, id, { isSound, reason: reason.trim(), seenBy: actor.accountId });
      if (!isSound) return;
      const by = { scanFileId, handedInBy };
      await this.signatures.sign(tx, lot, { kind, side, actor, fileHash, by });
    });
  }

  private async lotOf(tx: EntityManager, actor: Actor, id: string): Promise<string> {
    const rows: { lot_id: string; village_code: string }[] = await tx.query(
      `select s.lot_id, p.village_code from paper_scan s join lot l on l.id = s.lot_id
       join project p on p.id = l.project_id where s.id = $1`,
      [id],
    );
    if (!rows[0] || !isInRegions(actor, rows[0].village_code)) throw refused('resource.not-found');
    return rows[0].lot_id;
  }
}
