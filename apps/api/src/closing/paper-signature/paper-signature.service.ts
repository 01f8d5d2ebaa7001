import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LISTING_TABLE, PAPER_KINDS, type PaperKind, SIGNED_STATES } from '@helan/domain';
import type { PaperToSignView, RefusedScanView, ScanStandingView } from '@helan/contracts';
import { SignOnPaperRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { readForm, refused } from '../../kernel/http/index.js';
import { FileStore, MAX_FILE_BYTES, type StoredFile } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { UploadDesk } from '../../kernel/storage/upload-desk.js';
import type { Upload } from '../../kernel/storage/upload.js';
import {
  LotEntity,
  ProjectDocumentEntity,
  ProjectEntity,
  isOwnProject,
  lockLot,
} from '../../listing/listing/index.js';
import { type ScanStanding, Scans, Signatures, type WaitingPaper } from '../../trading/signature/index.js';

/** The hand that signs on paper is the transferor's: only for him the liaison files. */
const SIDE = 'TRANSFEROR';

/**
 * A transferor for whom the liaison has filed has no account to sign with: he signs the printed paper, and the
 * liaison hands in the scan, which lies with the project's papers for everybody who checks it.
 */
@Injectable()
export class PaperSignatureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly files: FileStore,
    private readonly signatures: Signatures,
    private readonly scans: Scans,
    private readonly desk: UploadDesk,
  ) {}

  /** What waits for the transferor's hand, in the order in which it comes. */
  async list(actor: Actor, lotId: string): Promise<PaperToSignView[]> {
    const views: PaperToSignView[] = [];
    for (const { kind, no, dueAt, file } of await this.waiting(actor, lotId))
      views.push({
        kind,
        kindName: PAPER_KINDS[kind],
        no,
        fileHash: file.sha256,
        dueAt: dueAt?.toISOString() ?? null,
        scan: toStanding(await this.scans.last(this.dataSource.manager, { kind, no, side: SIDE })),
      });
    return views;
  }

  /** Papers whose last scan did not count, as long as they wait for the transferor's hand; for whoever files for him. */
  async refused(actor: Actor): Promise<RefusedScanView[]> {
    return (await this.refusedScans(actor)).map(({ view }) => view);
  }

  /** The same, each with its scan. */
  async refusedScans(actor: Actor): Promise<{ id: string; view: RefusedScanView }[]> {
    const { manager } = this.dataSource;
    const rows: { id: string; lot_id: string; kind: PaperKind; paper_no: string; reason: string }[] =
      await manager.query(
        `select s.id, s.lot_id, s.kind, s.paper_no, s.reason
       from paper_scan s join lot l on l.id = s.lot_id join project p on p.id = l.project_id
       where s.is_sound = false and s.side = $2 and p.is_mandated and p.created_by = $1
         and (s.kind in ('ENDING', 'ENDING_NOTICE', 'WAIVER') or l.state <> all($3))
         and not exists (select from paper_scan o where o.kind = s.kind and o.paper_no = s.paper_no
           and o.side = s.side and o.handed_in_at > s.handed_in_at)
       order by s.handed_in_at`,
        [actor.accountId, SIDE, [...SIGNED_STATES, ...LISTING_TABLE.final]],
      );
    const views: { id: string; view: RefusedScanView }[] = [];
    for (const { id, lot_id, kind, paper_no, reason } of rows) {
      const lot = await manager.findOneByOrFail(LotEntity, { id: lot_id });
      const waiting = await this.signatures.waitingFor(manager, lot, SIDE);
      const paper = waiting.find((one) => one.kind === kind && one.no === paper_no);
      if (!paper) continue;
      const { projectId, terms } = lot;
      const dueAt = paper.dueAt?.toISOString() ?? null;
      const view = { projectId, title: terms.title, kindName: PAPER_KINDS[kind], reason, dueAt };
      views.push({ id, view });
    }
    return views;
  }

  /** The paper itself, to be printed. */
  async file(actor: Actor, lotId: string, kind: string): Promise<StoredFile> {
    const paper = (await this.waiting(actor, lotId)).find((one) => one.kind === kind);
    if (!paper) throw refused('resource.not-found');
    return paper.file;
  }

  /**
   * The scan is kept until a second person has seen it; then it is a signature. Nothing of the form is read before it
   * is known that its sender holds the mandate.
   */
  async handIn(actor: Actor, lotId: string, form: Incoming): Promise<void> {
    const { manager } = this.dataSource;
    await mandated(manager, actor, await manager.findOneBy(LotEntity, { id: lotId }));
    const terms = { accountId: actor.accountId, maxBytes: MAX_FILE_BYTES, heldBytes: 0 };
    await this.desk.take(form, terms, async (upload) => {
      const request = await readForm(SignOnPaperRequest, upload.fields);
      await this.transactions.run((tx) => this.keep(tx, actor, { lotId, request, upload }));
    });
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    { lotId, request, upload }: { lotId: string; request: SignOnPaperRequest; upload: Upload },
  ): Promise<void> {
    const { accountId } = actor;
    const { kind, fileHash } = request;
    const lot = await mandated(tx, actor, await lockLot(tx, lotId));
    const scan = await this.files.accept(tx, upload, accountId);
    await tx.insert(ProjectDocumentEntity, {
      id: randomUUID(),
      projectId: lot.projectId,
      kind: 'SIGNED_PAPER',
      fileId: scan.id,
      uploadedBy: accountId,
      uploadedAt: await this.clock.now(tx),
    });
    const handedIn = { kind, side: SIDE, fileHash, scanFileId: scan.id, handedInBy: accountId } as const;
    await this.signatures.handIn(tx, lot, handedIn);
  }

  private async waiting(actor: Actor, lotId: string): Promise<WaitingPaper[]> {
    const { manager } = this.dataSource;
    const lot = await mandated(manager, actor, await manager.findOneBy(LotEntity, { id: lotId }));
    return this.signatures.waitingFor(manager, lot, SIDE);
  }
}

function toStanding(scan: ScanStanding | undefined): ScanStandingView | null {
  if (!scan || scan.isSound) return null;
  const { handedInAt, isSound, reason } = scan;
  return { handedInAt: handedInAt.toISOString(), state: isSound === null ? 'WAITING' : 'REFUSED', reason };
}

/** Only who filed on the transferor's paper mandate hands in what he signed. */
async function mandated(tx: EntityManager, actor: Actor, lot: LotEntity | null): Promise<LotEntity> {
  if (!lot) throw refused('resource.not-found');
  const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
  if (!project.isMandated || !isOwnProject(actor, project)) throw refused('resource.not-found');
  return lot;
}
