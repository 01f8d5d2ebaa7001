import { Injectable } from '@nestjs/common';
import { refuseMinutes } from '@helan/domain';
import type { SignContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { DealService } from '../deal/index.js';
import type { Actor } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { Transactions } from '../kernel/db/index.js';
import { refused, requireNone } from '../kernel/http/index.js';
import { FileStore } from '../kernel/storage/file-store.js';
import { THE_PLATFORM } from '../listing/index.js';
import { MinutesPress } from './minutes-press.js';
import { NegotiationTable, type Seated } from './negotiation-table.js';

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
      if (negotiation.state !== 'AGREED') throw refused('lifecycle.not-now');
      const now = (await this.clock.now(tx)).getTime();
      requireNone(refuseMinutes(negotiation.priorityUntil?.getTime() ?? null, now));
      const file = await this.files.find(negotiation.minutesFileId!, tx);
      if (file?.sha256 !== request.fileHash) throw refused('request.conflict');
      const names = await this.press.namesOf(tx, lot, negotiation);
      if (request.name.trim() !== (side === 'TRANSFEROR' ? names.transferor : names.applicant))
        throw refused('request.invalid', undefined, 'name');
      const count = await this.write(tx, actor, seated, request);
      if (count === 2) await this.conclude(tx, seated);
    });
  }

  /** Returns how many have signed. */
  private async write(
    tx: EntityManager,
    { accountId }: Actor,
    { negotiation: { id, minutesNo }, side }: Seated,
    { name, fileHash }: SignContractRequest,
  ): Promise<number> {
    const rows: unknown[] = await tx.query(
      `insert into minutes_signature (minutes_no, side, negotiation_id, account_id, name, file_hash, at)
       values ($1, $2, $3, $4, $5, $6, platform_now()) on conflict do nothing returning side`,
      [minutesNo, side, id, accountId, name, fileHash],
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
