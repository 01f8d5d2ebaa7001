import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DEAL_SIDES,
  type DealSide,
  ENDING_CAUSES,
  type EndingCause,
  type EndingFacts,
  refuseEnding,
  refuseNotice,
} from '@helan/domain';
import { type ContractEndingView, type Role, sentenceOf } from '@helan/contracts';
import type { EndContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { AssistedWords, type NewWord } from '../paper-signature/index.js';
import { ContractEnd } from './contract-end.js';
import { EndingFactsReader, agreedBy } from './ending-facts.js';
import { EndingNoticeQueries } from './ending-notice.queries.js';

/** What a word to end a contract holds until it counts: it is tied to the letter, so that it binds nobody who comes after. */
interface EndingWord {
  readonly confirmationId: string | null;
  readonly reason: string;
  /** He does not want any more what he had wanted; missing in words from before that could be said. */
  readonly takesBack?: boolean;
}

interface Word {
  readonly side: DealSide;
  readonly wantsEnd: boolean;
  readonly reason: string;
  readonly by: string;
}

/** Who of the center sees how it stands with the end of a contract. */
const STAFF: readonly Role[] = ['CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'];

/** 协议解除: both sides want it, and the center carries it out. */
@Injectable()
export class EndingService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
    private readonly facts: EndingFactsReader,
    private readonly end: ContractEnd,
    private readonly notices: EndingNoticeQueries,
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
      const mine = deal && (await this.facts.sideOf(tx, actor, lot, deal));
      if (!deal || (!mine && !actor.roles.some((role) => STAFF.includes(role))))
        throw refused('resource.not-found');
      const consents = await this.facts.consentsOf(tx, deal);
      const facts = await this.facts.of(tx, lot, deal);
      const isOpen = this.moves.isAllowed(lot.state, 'endContract');
      const notice = await this.notices.lastOf(tx, actor, lot, mine?.side ?? null);
      const causes = isOpen ? causesFor(mine?.side ?? null, facts) : [];
      return {
        consents: consents.map(({ side, reason, at }) => ({
          side,
          sideName: DEAL_SIDES[side],
          reason,
          at: at.toISOString(),
        })),
        mySide: mine?.side ?? null,
        isOnBehalf: mine?.isOnBehalf ?? false,
        mayEnd: isOpen && !refuseEnding('AGREED', agreedBy(facts)),
        passedOn: facts.passedOn,
        causes,
        notice,
        mayNotify: mine !== null && !notice?.isOpen && causes.some(isLawful),
        ended: deal.endedAt && { at: deal.endedAt.toISOString(), why: deal.endedWhy! },
      };
    });
  }

  /** A side says that it wants the contract ended; the other one has to say so, too. */
  consent(actor: Actor, lotId: string, reason: string): Promise<void> {
    return this.say(actor, lotId, { reason });
  }

  /** A side does not want any more that the contract ends; as long as the center has not carried it out. */
  takeBack(actor: Actor, lotId: string, reason: string): Promise<void> {
    return this.say(actor, lotId, { reason, takesBack: true });
  }

  /** For whoever has no account it is written down, to be signed by hand. What was said already is not said again. */
  private async say(actor: Actor, lotId: string, said: Omit<EndingWord, 'confirmationId'>): Promise<void> {
    const { reason, takesBack = false } = said;
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const deal = await tx.findOneBy(DealEntity, { lotId });
      const mine = deal && (await this.facts.sideOf(tx, actor, lot, deal));
      if (!mine) throw refused('resource.not-found');
      this.moves.requireAllowed(lot.state, 'endContract');
      if (!takesBack) requireNone(refuseEnding('AGREED', agreedBy(await this.facts.of(tx, lot, deal))));
      const consents = await this.facts.consentsOf(tx, deal);
      if (consents.some(({ side }) => side === mine.side) !== takesBack) throw refused('lifecycle.not-now');
      if (mine.isOnBehalf) return this.words.write(tx, actor, lot, wordOf(deal, said));
      await writeWord(tx, deal, { side: mine.side, wantsEnd: !takesBack, reason, by: actor.accountId });
    });
  }

  /** What both sides have agreed on; a cause of the law goes by a notice, a hearing and two people. */
  async carryOut(actor: Actor, lotId: string, request: EndContractRequest): Promise<void> {
    const { cause, documentNo, note } = request;
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'endContract');
      if (!(await tx.existsBy(DealEntity, { lotId })))
        throw refused('ending.no-contract', undefined, 'cause');
      const deal = await lockRow(tx, DealEntity, { lotId });
      requireNone(refuseEnding(cause, await this.facts.of(tx, lot, deal)));
      if (cause !== 'AGREED') throw refused('ending.needs-notice', undefined, 'cause');
      if (await this.words.isHandedIn(tx, lot, 'ENDING'))
        throw refused('ending.word-waits', undefined, 'cause');
      await this.end.carryOut(tx, lot, deal, { actor, cause, documentNo, note });
    });
  }

  private async countWord(
    tx: EntityManager,
    { id: lotId }: LotEntity,
    content: string,
    by: string,
  ): Promise<void> {
    const deal = await tx.findOneByOrFail(DealEntity, { lotId });
    const { reason, takesBack = false } = JSON.parse(content) as EndingWord;
    await writeWord(tx, deal, { side: 'TRANSFEROR', wantsEnd: !takesBack, reason, by });
  }
}

/** Each cause with why it is none now; those that a side cannot name are left out for it. */
function causesFor(side: DealSide | null, facts: EndingFacts): ContractEndingView['causes'] {
  return (Object.keys(ENDING_CAUSES) as EndingCause[])
    .filter((cause) => side === null || cause === 'AGREED' || !refuseNotice(side, cause, 'x'))
    .map((cause) => {
      const fault = refuseEnding(cause, facts);
      return {
        cause,
        name: ENDING_CAUSES[cause],
        refusal: fault ? sentenceOf(fault.code, fault.values) : null,
      };
    });
}

function isLawful({ cause, refusal }: ContractEndingView['causes'][number]): boolean {
  return cause !== 'AGREED' && refusal === null;
}

/** As the paper says it that is signed by hand. */
function wordOf({ confirmationId }: DealEntity, said: Omit<EndingWord, 'confirmationId'>): NewWord {
  const word: EndingWord = { confirmationId, ...said };
  const opinion = said.takesBack
    ? '收回先前同意解除的意见，合同继续履行'
    : '同意解除这个标的的流转合同；受让方也同意的，由中心办理解除';
  return {
    kind: 'ENDING',
    content: JSON.stringify(word),
    facts: [
      ['意见', opinion],
      ['原因', said.reason],
    ],
  };
}

async function writeWord(
  tx: EntityManager,
  { confirmationId }: DealEntity,
  { side, wantsEnd, reason, by }: Word,
): Promise<void> {
  await tx.query(
    `insert into ending_word (id, confirmation_id, side, wants_end, account_id, reason, at)
     values ($1, $2, $3, $4, $5, $6, platform_now())`,
    [randomUUID(), confirmationId, side, wantsEnd, by, reason],
  );
}
