import { Injectable } from '@nestjs/common';
import { refuseMinutes } from '@helan/domain';
import type { SignContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { DealService, type PaperSignature, type PaperToSign } from '../deal/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { type LotEntity, THE_PLATFORM } from '../../listing/listing/index.js';
import { MinutesPress } from './minutes-press.js';
import type { NegotiationEntity } from './negotiation.entity.js';
import { NegotiationTable, type Seated } from './negotiation-table.js';

interface Signature extends SignContractRequest {
  readonly accountId: string;
  readonly scanFileId: string | null;
}

/** 协商纪要: signed by both sides it is the result, which then stands in public. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly files: FileStore,
    private readonly table: NegotiationTable,
    private readonly press: MinutesPress,
    private readonly deals: DealService,
  ) {}

  /** A side signs the paper it was shown, in its own name. */
  async sign(actor: Actor, id: string, request: SignContractRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const seated = await this.table.sit(tx, actor, id);
      const { lot, negotiation, side } = seated;
      const names = await this.press.namesOf(tx, lot, negotiation);
      if (request.name.trim() !== (side === 'TRANSFEROR' ? names.transferor : names.applicant))
        throw refused('request.invalid', undefined, 'name');
      await this.put(tx, seated, { ...request, accountId: actor.accountId, scanFileId: null });
    });
  }

  /** The minutes that wait for the transferor's signature, or nothing. */
  async toSign(tx: EntityManager, lot: LotEntity): Promise<PaperToSign | undefined> {
    const agreed = await this.agreed(tx, lot);
    if (!agreed || lot.state !== 'TRADING') return undefined;
    const { minutesNo, minutesFileId } = agreed;
    const rows: unknown[] = await tx.query(
      `select 1 from minutes_signature where minutes_no = $1 and side = 'TRANSFEROR'`,
      [minutesNo],
    );
    return rows.length > 0 ? undefined : { no: minutesNo!, fileId: minutesFileId!, dueAt: null };
  }

  /** The transferor has signed by hand. The lot's row is locked. */
  async signOnPaper(
    tx: EntityManager,
    actor: Actor,
    lot: LotEntity,
    signature: PaperSignature,
  ): Promise<void> {
    const agreed = await this.agreed(tx, lot);
    if (!agreed) throw refused('lifecycle.not-now');
    const seated = await this.table.sit(tx, actor, agreed.id);
    const { transferor } = await this.press.namesOf(tx, lot, seated.negotiation);
    await this.put(tx, seated, { ...signature, name: transferor });
  }

  private async agreed(tx: EntityManager, lot: LotEntity): Promise<NegotiationEntity | undefined> {
    return (await this.table.live(tx, lot)).find(({ state }) => state === 'AGREED');
  }

  private async put(tx: EntityManager, seated: Seated, signature: Signature): Promise<void> {
    const { negotiation } = seated;
    if (negotiation.state !== 'AGREED') throw refused('lifecycle.not-now');
    const now = (await this.clock.now(tx)).getTime();
    requireNone(refuseMinutes(negotiation.priorityUntil?.getTime() ?? null, now));
    const file = await this.files.find(negotiation.minutesFileId!, tx);
    if (file?.sha256 !== signature.fileHash) throw refused('request.conflict');
    if ((await this.write(tx, seated, signature)) === 2) await this.conclude(tx, seated);
  }

  /** Returns how many have signed. */
  private async write(
    tx: EntityManager,
    { negotiation: { id, minutesNo }, side }: Seated,
    { name, fileHash, accountId, scanFileId }: Signature,
  ): Promise<number> {
    const rows: unknown[] = await tx.query(
      `insert into minutes_signature (minutes_no, side, negotiation_id, account_id, name, file_hash, scan_file_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, platform_now()) on conflict do nothing returning side`,
      [minutesNo, side, id, accountId, name, fileHash, scanFileId],
    );
    if (rows.length === 0) throw refused('deal.signed-already');
    const counted: { count: number }[] = await tx.query(
      'select count(*)::int as count from minutes_signature where minutes_no = $1',
      [minutesNo],
    );
    return counted[0]!.count;
  }

  private async conclude(tx: EntityManager, { lot, negotiation, registration }: Seated): Promise<void> {
    await this.table.move(tx, negotiation, 'sign');
    for (const other of await this.table.live(tx, lot)) {
      other.endReason = '转出方和别人谈成了';
      await this.table.move(tx, other, 'breakOff');
    }
    await this.deals.settle(tx, lot, registration, {
      unitPriceFen: negotiation.agreedFen!,
      agreedTerms: negotiation.agreedTerms,
      manner: 'NEGOTIATION',
      mover: THE_PLATFORM,
    });
  }
}
