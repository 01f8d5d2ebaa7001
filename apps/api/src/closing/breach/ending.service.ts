import { Injectable } from '@nestjs/common';
import {
  DEAL_SIDES,
  type DealSide,
  ENDING_CAUSES,
  type EndingCause,
  type EndingFacts,
  formatYuan,
  getPropertyType,
  isFault,
  refuseEnding,
  shanghaiDate,
} from '@helan/domain';
import type { ContractEndingView } from '@helan/contracts';
import type { EndContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import { DealEntity, DealService, DealSides } from '../../trading/deal/index.js';
import { priceInWords } from './breach.service.js';
import { Consequences } from './consequences.js';
import { ContractReleases } from './contract-releases.js';

interface Consent {
  side: DealSide;
  reason: string;
  at: Date;
}

/** 解除合同: both sides want it, or the transferee has given one of the causes of the law; what it does to money, claim and right. */
@Injectable()
export class EndingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
    private readonly sides: DealSides,
    private readonly deals: DealService,
    private readonly releases: ContractReleases,
    private readonly consequences: Consequences,
    private readonly board: NoticeBoard,
  ) {}

  async show(actor: Actor, lotId: string): Promise<ContractEndingView> {
    return this.transactions.look(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const deal = await tx.findOneBy(DealEntity, { lotId });
      const mySide = deal && (await this.sides.sideOf(tx, actor, lot, deal));
      if (!deal || (!mySide && !actor.roles.includes('CENTER_APPROVE'))) throw refused('resource.not-found');
      const consents = await consentsOf(tx, deal);
      return {
        consents: consents.map(({ side, reason, at }) => ({
          side,
          sideName: DEAL_SIDES[side],
          reason,
          at: at.toISOString(),
        })),
        mySide,
        mayEnd: this.moves.isAllowed(lot.state, 'endContract'),
        causes: (Object.keys(ENDING_CAUSES) as EndingCause[]).map((cause) => ({
          cause,
          name: ENDING_CAUSES[cause],
        })),
      };
    });
  }

  /** A side says that it wants the contract ended; the other one has to say so, too. */
  async consent(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const deal = await tx.findOneBy(DealEntity, { lotId });
      const side = deal && (await this.sides.sideOf(tx, actor, lot, deal));
      if (!side) throw refused('resource.not-found');
      this.moves.requireAllowed(lot.state, 'endContract');
      await tx.query(
        `insert into ending_consent (confirmation_id, side, account_id, reason, at)
         values ($1, $2, $3, $4, platform_now()) on conflict do nothing`,
        [deal.confirmationId, side, actor.accountId, reason],
      );
    });
  }

  async end(actor: Actor, lotId: string, request: EndContractRequest): Promise<void> {
    const { cause, documentNo, note } = request;
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'endContract');
      const deal = await lockRow(tx, DealEntity, { lotId });
      requireNone(refuseEnding(cause, await this.factsOf(tx, lot, deal)));
      const reason = `${ENDING_CAUSES[cause]}（${documentNo}）：${note}`;
      const price = await this.releases.release(tx, lot, isFault(cause));
      const keptFen = price?.toTransferorFen ?? 0n;
      if (isFault(cause)) await this.consequences.note(tx, lot, { actor, deal, ground: cause, note: reason });
      await this.deals.overturn(tx, lotId, 'ENDED', reason);
      await this.moves.moveLot(tx, lot, 'endContract', { role: 'CENTER_APPROVE', actor, reason });
      await this.board.publish(tx, lot, {
        kind: 'TERMINATION',
        title: `${lot.terms.title}（合同解除）`,
        registrationEndsAt: lot.registrationEndsAt,
        strip: [],
        rules: [],
        details: {
          解除原因: ENDING_CAUSES[cause],
          依据: documentNo,
          保证金: keptFen === 0n ? '没有没收' : `¥${formatYuan(keptFen)} 不予退还，付给转出方`,
          ...priceInWords(price),
          权利: '流转的权利回到转出方，可以重新申请',
        },
      });
    });
  }

  private async factsOf(tx: EntityManager, lot: LotEntity, deal: DealEntity): Promise<EndingFacts> {
    const agreed = [
      ...(await consentsOf(tx, deal)).map(({ side }) => side),
      ...(await withoutAccount(tx, lot, deal)),
    ];
    return {
      isSigned: lot.state === 'SETTLING' || lot.state === 'SETTLED',
      isLand: getPropertyType(lot.terms.typeCode).subject.kind === 'PARCELS',
      termFrom: lot.terms.price.termFrom,
      today: shanghaiDate(await this.consequences.now(tx)),
      agreed,
    };
  }
}

function consentsOf(tx: EntityManager, { confirmationId }: DealEntity): Promise<Consent[]> {
  return tx.query('select side, reason, at from ending_consent where confirmation_id = $1 order by at', [
    confirmationId,
  ]);
}

/** Sides for whom nobody can sign in: theirs is the paper whose number the center enters. */
async function withoutAccount(
  tx: EntityManager,
  { projectId }: LotEntity,
  { registrationId }: DealEntity,
): Promise<DealSide[]> {
  const rows: { side: DealSide }[] = await tx.query(
    `select side from (
       select 'TRANSFEROR' as side, transferor_id as party_id from project where id = $1
       union all select 'TRANSFEREE', party_id from registration where id = $2) sides
     where not exists (select from account a where a.party_id = sides.party_id)`,
    [projectId, registrationId],
  );
  return rows.map(({ side }) => side);
}
