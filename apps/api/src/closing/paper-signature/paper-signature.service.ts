import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PAPER_KINDS } from '@helan/domain';
import type { PaperToSignView } from '@helan/contracts';
import type { SignOnPaperRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import type { Upload } from '../../kernel/storage/upload.js';
import {
  LotEntity,
  ProjectDocumentEntity,
  ProjectEntity,
  isOwnProject,
  lockLot,
} from '../../listing/listing/index.js';
import { Signatures, type WaitingPaper } from '../../trading/signature/index.js';

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
  ) {}

  /** What waits for the transferor's hand, in the order in which it comes. */
  async list(actor: Actor, lotId: string): Promise<PaperToSignView[]> {
    return (await this.waiting(actor, lotId)).map(({ kind, no, dueAt, file }) => ({
      kind,
      kindName: PAPER_KINDS[kind],
      no,
      fileHash: file.sha256,
      dueAt: dueAt?.toISOString() ?? null,
    }));
  }

  /** The paper itself, to be printed. */
  async file(actor: Actor, lotId: string, kind: string): Promise<StoredFile> {
    const paper = (await this.waiting(actor, lotId)).find((one) => one.kind === kind);
    if (!paper) throw refused('resource.not-found');
    return paper.file;
  }

  /** The scan is kept and the signature stands, both or neither. */
  async sign(
    actor: Actor,
    lotId: string,
    { kind, fileHash }: SignOnPaperRequest,
    upload: Upload,
  ): Promise<void> {
    const { accountId } = actor;
    await this.transactions.run(async (tx) => {
      const lot = await mandated(tx, actor, await lockLot(tx, lotId));
      const scan = await this.files.accept(tx, { ...upload, accountId });
      await tx.insert(ProjectDocumentEntity, {
        id: randomUUID(),
        projectId: lot.projectId,
        kind: 'SIGNED_PAPER',
        fileId: scan.id,
        uploadedBy: accountId,
        uploadedAt: await this.clock.now(tx),
      });
      const by = { scanFileId: scan.id };
      await this.signatures.sign(tx, lot, { kind, side: SIDE, actor, fileHash, by });
    });
  }

  private async waiting(actor: Actor, lotId: string): Promise<WaitingPaper[]> {
    const { manager } = this.dataSource;
    const lot = await mandated(manager, actor, await manager.findOneBy(LotEntity, { id: lotId }));
    return this.signatures.waitingFor(manager, lot, SIDE);
  }
}

/** Only who filed on the transferor's paper mandate hands in what he signed. */
async function mandated(tx: EntityManager, actor: Actor, lot: LotEntity | null): Promise<LotEntity> {
  if (!lot) throw refused('resource.not-found');
  const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
  if (!project.isMandated || !isOwnProject(actor, project)) throw refused('resource.not-found');
  return lot;
}
