import { Injectable, type OnModuleInit } from '@nestjs/common';
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
import { type ContractEndingView, sentenceOf } from '@helan/contracts';
import type { EndContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import {
  ListingMoves,
  type LotEntity,
  ProjectEntity,
  isOnBehalf,
  lockLot,
} from '../../listing/listing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import { DealEntity, DealService, DealSides } from '../../trading/deal/index.js';
import { AssistedWords, type NewWord } from '../paper-signature/index.js';
import { priceInWords } from './breach.service.js';
import { Consequences } from './consequences.js';
import { ContractReleases } from './contract-releases.js';

interface Consent {
  side: DealSide;
  reason: string;
  at: Date;
}

/** What a word to end a contract holds until it counts: it is tied to the letter, so that it binds nobody who comes after. */
interface EndingWord {
  readonly confirmationId: string | null;
  readonly reason: string;
}

const BOTH = Object.keys(DEAL_SIDES) as DealSide[];
/** The deal stands where its right has passed by certificate, or is over otherwise. */
const CERTIFIED: readonly string[] = ['CERTIFIED', 'CLOSED', 'ARCHIVED'];

/** 解除合同: both sides want it, or the transferee has given one of the causes of the law; what it does to money, claim, certificate and right. */
@Injectable()
export class EndingService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
    private readonly sides: DealSides,
    private readonly deals: DealService,
    private readonly releases: ContractReleases,
    private readonly consequences: Consequences,
    private readonly board: NoticeBoard,
    private readonly words: AssistedWords,
  ) {}

  onModuleInit(): void {
    this.words.use('ENDING', {
      isOpen: async (tx, lot, { content }) => {
        const deal = await tx.findOneBy(DealEntity, { lotId: lot.id });
        if (!deal || !this.moves.isAllowed(lot.state, 'endContract')) return false;
        return deal.confirmationId === (JSON.parse(content) as EndingWord).confirmationId;
      },
      count: (tx, lot, { content, accountId }) => this.countWord(tx, lot, content, accountId),
    });
  }

  async show(actor: Actor, lotId: string): Promise<ContractEndingView> {
    return this.transactions.look(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const deal = await tx.findOneBy(DealEntity, { lotId });
      const mine = deal && (await this.sideOf(tx, actor, lot, deal));
      if (!deal || (!mine && !actor.roles.includes('CENTER_APPROVE'))) throw refused('resource.not-found');
      const consents = await consentsOf(tx, deal);
      const facts = await this.factsOf(tx, lot, deal);
      return {
        consents: consents.map(({ side, reason, at }) => ({
          side,
          sideName: DEAL_SIDES[side],
          reason,
          at: at.toISOString(),
        })),
        mySide: mine?.side ?? null,
        isOnBehalf: mine?.isOnBehalf ?? false,
        mayEnd: this.moves.isAllowed(lot.state, 'endContract') && !refuseEnding('AGREED', agreedBy(facts)),
        causes: (Object.keys(ENDING_CAUSES) as EndingCause[]).map((cause) => {
          const fault = refuseEnding(cause, facts);
          return {
            cause,
            name: ENDING_CAUSES[cause],
            refusal: fault ? sentenceOf(fault.code, fault.values) : null,
          };
        }),
      };
    });
  }

  /** A side says that it wants the contract ended; the other one has to say so, too. For whoever has no account it is written down. */
  async consent(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const deal = await tx.findOneBy(DealEntity, { lotId });
      const mine = deal && (await this.sideOf(tx, actor, lot, deal));
      if (!mine) throw refused('resource.not-found');
      this.moves.requireAllowed(lot.state, 'endContract');
      requireNone(refuseEnding('AGREED', agreedBy(await this.factsOf(tx, lot, deal))));
      if (!mine.isOnBehalf) return writeConsent(tx, deal, { side: mine.side, reason, by: actor.accountId });
      if ((await consentsOf(tx, deal)).some(({ side }) => side === mine.side))
        throw refused('lifecycle.not-now');
      await this.words.write(tx, actor, lot, wordOf(deal, reason));
    });
  }

  async end(actor: Actor, lotId: string, request: EndContractRequest): Promise<void> {
    const { cause, documentNo, note } = request;
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'endContract');
      if (!(await tx.existsBy(DealEntity, { lotId })))
        throw refused('ending.no-contract', undefined, 'cause');
      const deal = await lockRow(tx, DealEntity, { lotId });
      requireNone(refuseEnding(cause, await this.factsOf(tx, lot, deal)));
      const wasCertified = CERTIFIED.includes(lot.state);
      const reason = `${ENDING_CAUSES[cause]}（${documentNo}）：${note}`;
      const price = await this.releases.release(tx, lot, isFault(cause));
      const breach = { actor, deal, ground: cause, note: reason };
      const restFen = isFault(cause) ? await this.consequences.note(tx, lot, breach) : 0n;
      const keptFen = restFen + (price?.toTransferorFen ?? 0n);
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
          ...rightInWords(wasCertified),
        },
      });
    });
  }

  /** Whose side somebody is on, or writes for; nothing where it is nobody's. */
  private async sideOf(
    tx: EntityManager,
    actor: Actor,
    lot: LotEntity,
    deal: DealEntity,
  ): Promise<{ readonly side: DealSide; readonly isOnBehalf: boolean } | null> {
    const side = await this.sides.sideOf(tx, actor, lot, deal);
    if (side) return { side, isOnBehalf: false };
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    return isOnBehalf(actor, project) ? { side: 'TRANSFEROR', isOnBehalf: true } : null;
  }

  private async countWord(
    tx: EntityManager,
    { id: lotId }: LotEntity,
    content: string,
    by: string,
  ): Promise<void> {
    const deal = await tx.findOneByOrFail(DealEntity, { lotId });
    const { reason } = JSON.parse(content) as EndingWord;
    await writeConsent(tx, deal, { side: 'TRANSFEROR', reason, by });
  }

  private async factsOf(tx: EntityManager, lot: LotEntity, deal: DealEntity): Promise<EndingFacts> {
    const { termFrom, termTo } = lot.terms.price;
    return {
      isSigned: await this.releases.isSigned(tx, lot.id),
      isCertified: CERTIFIED.includes(lot.state),
      isLand: getPropertyType(lot.terms.typeCode).subject.kind === 'PARCELS',
      termFrom,
      termTo,
      today: shanghaiDate(await this.consequences.now(tx)),
      agreed: (await consentsOf(tx, deal)).map(({ side }) => side),
    };
  }
}

/** As it would be once both sides have said so. */
function agreedBy(facts: EndingFacts): EndingFacts {
  return { ...facts, agreed: BOTH };
}

/** As the paper says it that is signed by hand. */
function wordOf({ confirmationId }: DealEntity, reason: string): NewWord {
  const word: EndingWord = { confirmationId, reason };
  return {
    kind: 'ENDING',
    content: JSON.stringify(word),
    facts: [
      ['意见', '同意解除这个标的的流转合同；受让方也同意的，由中心办理解除'],
      ['原因', reason],
    ],
  };
}

function rightInWords(wasCertified: boolean): Record<string, string> {
  if (!wasCertified) return { 权利: '流转的权利回到转出方，可以重新申请' };
  return {
    权利: '流转的权利回到转出方，可以重新申请；办过登记的，双方到原登记机构注销',
    鉴证书: '已经作废，见作废公告',
  };
}

async function writeConsent(
  tx: EntityManager,
  { confirmationId }: DealEntity,
  { side, reason, by }: { readonly side: DealSide; readonly reason: string; readonly by: string },
): Promise<void> {
  await tx.query(
    `insert into ending_consent (confirmation_id, side, account_id, reason, at)
     values ($1, $2, $3, $4, platform_now()) on conflict do nothing`,
    [confirmationId, side, by, reason],
  );
}

function consentsOf(tx: EntityManager, { confirmationId }: DealEntity): Promise<Consent[]> {
  return tx.query('select side, reason, at from ending_consent where confirmation_id = $1 order by at', [
    confirmationId,
  ]);
}
