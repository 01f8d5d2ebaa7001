import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DEAL_SIDES, ENDING_CAUSES, refuseEnding, refuseNotice } from '@helan/domain';
import { type AnswerEndingRequest, GiveEndingNoticeRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { readForm, refused, requireNone } from '../../kernel/http/index.js';
import { FileStore, MAX_FILE_BYTES } from '../../kernel/storage/file-store.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { UploadDesk } from '../../kernel/storage/upload-desk.js';
import type { Upload } from '../../kernel/storage/upload.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { AssistedWords, type NewWord } from '../paper-signature/index.js';
import { EndingFactsReader, type OwnSide } from './ending-facts.js';
import { EndingNoticeBook, type NewNotice } from './ending-notice-book.js';
import type { EndingNoticeEntity } from './ending-notice.entity.js';
import { EndingNoticeService } from './ending-notice.service.js';

/** What the liaison writes down for whoever has no account; it is tied to the letter, or to the notice. */
type AssistedWord =
  | { readonly act: 'give'; readonly confirmationId: string | null; readonly given: NewNotice }
  | { readonly act: 'takeBack'; readonly noticeId: string; readonly note: string }
  | { readonly act: 'answer'; readonly noticeId: string; readonly agrees: boolean; readonly note: string };

interface Own {
  readonly lot: LotEntity;
  readonly deal: DealEntity;
  readonly mine: OwnSide;
}

/** Where the two sides give notice, take it back and answer: for themselves, or by a paper that they sign by hand. */
@Injectable()
export class EndingNoticeDesk implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly uploads: UploadDesk,
    private readonly files: FileStore,
    private readonly moves: ListingMoves,
    private readonly words: AssistedWords,
    private readonly facts: EndingFactsReader,
    private readonly book: EndingNoticeBook,
    private readonly notices: EndingNoticeService,
  ) {}

  onModuleInit(): void {
    this.words.use('ENDING_NOTICE', {
      isOpen: (tx, lot, { content }) => this.isOpen(tx, lot, JSON.parse(content) as AssistedWord),
      count: (tx, lot, { content, accountId }) =>
        this.count(tx, lot, JSON.parse(content) as AssistedWord, accountId),
    });
  }

  /** Nothing of the form is read before it is known that its sender is a side that may give notice now. */
  async give(actor: Actor, lotId: string, form: Incoming): Promise<void> {
    await this.transactions.look((tx) => this.lockOwn(tx, actor, lotId));
    const terms = { accountId: actor.accountId, maxBytes: MAX_FILE_BYTES, heldBytes: 0 };
    await this.uploads.take(form, terms, async (upload) => {
      const request = await readForm(GiveEndingNoticeRequest, upload.fields);
      await this.transactions.run(async (tx) => {
        const own = await this.lockOwn(tx, actor, lotId);
        await this.keep(tx, actor, own, { request, upload });
      });
    });
  }

  async takeBack(actor: Actor, id: string, note: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, notice, mine } = await this.lockNotice(tx, actor, id);
      if (mine.side !== notice.side) throw refused('resource.not-found');
      if (mine.isOnBehalf) {
        const word = { act: 'takeBack', noticeId: id, note } as const;
        return this.words.write(
          tx,
          actor,
          lot,
          toPaper(word, [
            ['意见', `收回解除通知 ${notice.no}`],
            ['原因', note],
          ]),
        );
      }
      await this.book.move(tx, notice, 'takeBack', wordOf(mine, actor.accountId, note));
    });
  }

  async answer(actor: Actor, id: string, request: AnswerEndingRequest): Promise<void> {
    const { agrees, note } = request;
    await this.transactions.run(async (tx) => {
      const { lot, notice, mine } = await this.lockNotice(tx, actor, id);
      if (mine.side === notice.side) throw refused('resource.not-found');
      if (mine.isOnBehalf) {
        const word = { act: 'answer', noticeId: id, agrees, note } as const;
        const answer = `对解除通知 ${notice.no}${agrees ? '没有异议' : '有异议'}`;
        return this.words.write(
          tx,
          actor,
          lot,
          toPaper(word, [
            ['答复', answer],
            ['理由', note],
          ]),
        );
      }
      await this.notices.answer(tx, notice, { ...request, side: mine.side, accountId: actor.accountId });
    });
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    { lot, deal, mine }: Own,
    { request, upload }: { readonly request: GiveEndingNoticeRequest; readonly upload: Upload },
  ): Promise<void> {
    const { cause, note, rulingNo = '' } = request;
    requireNone(refuseNotice(mine.side, cause, rulingNo));
    requireNone(refuseEnding(cause, await this.facts.of(tx, lot, deal)));
    const { id: evidenceFileId } = await this.files.accept(tx, upload, actor.accountId);
    const given = { side: mine.side, cause, note, rulingNo, evidenceFileId };
    if (!mine.isOnBehalf)
      return this.book.enter(tx, lot, deal, {
        ...given,
        accountId: actor.accountId,
        name: DEAL_SIDES[mine.side],
      });
    const word = { act: 'give', confirmationId: deal.confirmationId, given } as const;
    const facts: NewWord['facts'] = [
      ['意见', '依法解除这个标的的流转合同'],
      ['事由', ENDING_CAUSES[cause]],
      ['情况', note],
      ...(rulingNo ? [['裁判文书', rulingNo] as const] : []),
      ['证据', `${upload.name}（${upload.sha256}）`],
    ];
    await this.words.write(tx, actor, lot, toPaper(word, facts));
  }

  private async isOpen(tx: EntityManager, lot: LotEntity, word: AssistedWord): Promise<boolean> {
    if (!this.moves.isAllowed(lot.state, 'endContract')) return false;
    const open = await this.book.findOpen(tx, lot.id);
    if (word.act !== 'give') return open?.id === word.noticeId;
    const deal = await tx.findOneBy(DealEntity, { lotId: lot.id });
    return !open && deal?.confirmationId === word.confirmationId;
  }

  private async count(
    tx: EntityManager,
    lot: LotEntity,
    word: AssistedWord,
    accountId: string,
  ): Promise<void> {
    const name = `${DEAL_SIDES.TRANSFEROR}（纸质签字）`;
    if (word.act === 'give') {
      const deal = await tx.findOneByOrFail(DealEntity, { lotId: lot.id });
      requireNone(refuseEnding(word.given.cause, await this.facts.of(tx, lot, deal)));
      return this.book.enter(tx, lot, deal, { ...word.given, accountId, name });
    }
    const { notice } = await this.book.lock(tx, word.noticeId);
    if (word.act === 'takeBack')
      return this.book.move(tx, notice, 'takeBack', { accountId, name, note: word.note });
    return this.notices.answer(tx, notice, { ...word, side: 'TRANSFEROR', accountId });
  }

  private async lockNotice(
    tx: EntityManager,
    actor: Actor,
    id: string,
  ): Promise<{ lot: LotEntity; notice: EndingNoticeEntity; mine: OwnSide }> {
    const { lot, notice } = await this.book.lock(tx, id);
    const deal = await tx.findOneBy(DealEntity, { lotId: lot.id });
    const mine = deal && (await this.facts.sideOf(tx, actor, lot, deal));
    if (!mine) throw refused('resource.not-found');
    return { lot, notice, mine };
  }

  private async lockOwn(tx: EntityManager, actor: Actor, lotId: string): Promise<Own> {
    const lot = await lockLot(tx, lotId);
    const deal = await tx.findOneBy(DealEntity, { lotId });
    const mine = deal && (await this.facts.sideOf(tx, actor, lot, deal));
    if (!mine) throw refused('resource.not-found');
    this.moves.requireAllowed(lot.state, 'endContract');
    const open = await this.book.findOpen(tx, lotId);
    if (open) throw refused('ending.notice-open', { no: open.no });
    return { lot, deal, mine };
  }
}

function wordOf({ side }: OwnSide, accountId: string, note: string) {
  return { accountId, name: DEAL_SIDES[side], note };
}

/** As the paper says it that is signed by hand. */
function toPaper(word: AssistedWord, facts: NewWord['facts']): NewWord {
  return { kind: 'ENDING_NOTICE', content: JSON.stringify(word), facts };
}
