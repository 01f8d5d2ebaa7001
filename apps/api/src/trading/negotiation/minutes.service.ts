import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuseMinutes, signerOf } from '@helan/domain';
import type { SignContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { DealService } from '../deal/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { type LotEntity, THE_PLATFORM } from '../../listing/listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { type OpenPaper, type PaperSource, type Signed, Signatures } from '../signature/index.js';
import { MinutesPress } from './minutes-press.js';
import { NegotiationEntity } from './negotiation.entity.js';
import { NegotiationTable } from './negotiation-table.js';

/** 协商纪要: signed by both sides it is the result, which then stands in public. */
@Injectable()
export class MinutesService implements OnModuleInit, PaperSource {
  readonly kind = 'MINUTES';

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly table: NegotiationTable,
    private readonly press: MinutesPress,
    private readonly deals: DealService,
    private readonly signatures: Signatures,
  ) {}

  onModuleInit(): void {
    this.signatures.findWith(this);
  }

  /** A side signs the paper it was shown, in its own name. */
  async sign(actor: Actor, id: string, { name, fileHash }: SignContractRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, negotiation, side } = await this.table.sit(tx, actor, id);
      if (negotiation.state !== 'AGREED') throw refused('lifecycle.not-now');
      await this.signatures.sign(tx, lot, {
        kind: this.kind,
        side: signerOf(side),
        actor,
        fileHash,
        by: { typedName: name },
      });
    });
  }

  async find(tx: EntityManager, lot: LotEntity): Promise<OpenPaper | undefined> {
    const agreed = await this.agreed(tx, lot);
    if (!agreed || lot.state !== 'TRADING') return undefined;
    const { minutesNo, minutesFileId, priorityUntil } = agreed;
    const { transferor, applicant } = await this.press.namesOf(tx, lot, agreed);
    const now = (await this.clock.now(tx)).getTime();
    return {
      no: minutesNo!,
      fileId: minutesFileId!,
      dueAt: null,
      names: { TRANSFEROR: transferor, TRANSFEREE: applicant },
      hold: refuseMinutes(priorityUntil?.getTime() ?? null, now),
    };
  }

  async whenSigned(tx: EntityManager, lot: LotEntity, { isComplete }: Signed): Promise<void> {
    const agreed = await this.agreed(tx, lot);
    if (isComplete && agreed) await this.conclude(tx, lot, agreed.id);
  }

  private async agreed(tx: EntityManager, lot: LotEntity): Promise<NegotiationEntity | undefined> {
    return (await this.table.live(tx, lot)).find(({ state }) => state === 'AGREED');
  }

  private async conclude(tx: EntityManager, lot: LotEntity, id: string): Promise<void> {
    const negotiation = await lockRow(tx, NegotiationEntity, { id });
    const registration = await lockRow(tx, RegistrationEntity, { id: negotiation.registrationId });
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
