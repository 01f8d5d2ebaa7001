import { Injectable } from '@nestjs/common';
import { BREACH_GROUNDS, maskPerson, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { ACCOUNT_NAMES } from '../../kernel/center.js';
import type { Actor } from '../../kernel/auth/index.js';
import { type Paper, PaperPress, moneyInWords } from '../../kernel/paper/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { WITHOUT_RESULT } from './breach-due.queries.js';
import type { BreachDueEntity } from './breach-due.entity.js';

const GROUNDS = { ...BREACH_GROUNDS, WITHDRAWN: '有人报名以后撤牌' } as const;

/** 催付函: the letter that asks a transferor for what he owes. */
@Injectable()
export class BreachDueLetters {
  constructor(
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly parties: PartyService,
  ) {}

  /** Prints and keeps it; what it says of itself goes into the row. */
  async keep(
    tx: EntityManager,
    lot: LotEntity,
    due: BreachDueEntity,
    actor: Actor,
  ): Promise<Pick<BreachDueEntity, 'letterNo' | 'fileId'>> {
    const letterNo = `${lot.no}-违约催付-${due.id.slice(0, 4)}-${due.letters}`;
    const { name: debtor } = await this.parties.get(due.debtorId, tx);
    const { name: creditor } = await this.parties.get(due.creditorId, tx);
    const paper = this.press.paper({ title: '违约赔付催付函', no: letterNo, madeAt: due.askedAt! });
    printLetter(paper, { lot, due, debtor, creditor });
    const buffer = await this.press.printWhatItCan(paper);
    const { id: fileId } = await this.files.keep(tx, {
      buffer,
      mime: 'application/pdf',
      name: `催付函 ${letterNo}.pdf`,
      accountId: actor.accountId,
    });
    return { letterNo, fileId };
  }
}

function printLetter(
  paper: Paper,
  {
    lot: { terms, no },
    due,
    debtor,
    creditor,
  }: { lot: LotEntity; due: BreachDueEntity; debtor: string; creditor: string },
): void {
  const until = due.dueAt ? `${shanghaiDate(due.dueAt.getTime())} 17:00` : '收到本函后尽快';
  paper
    .heading()
    .facts([
      ['致', debtor],
      ['标的', `${terms.title}（${no}）`],
      ['违约事由', GROUNDS[due.ground]],
      ['应付给', WITHOUT_RESULT.includes(due.ground) ? maskPerson(creditor) : creditor],
      ['应付金额', moneyInWords(due.owedFen!)],
      ['最晚付款', until],
      ['收款账户', ACCOUNT_NAMES.DEPOSIT_BANK],
      ['子账号', due.subAccount!],
      ['第几次催付', `第 ${due.letters} 次`],
    ])
    .paragraph(
      '按本项目公告写明的违约责任，请在上述期限内从您本人登记的账户一次付清，金额一分不多、一分不少。款项由中心转付受让方。',
    )
    .paragraph('受让方放弃的，不用再付。到期不付的，由双方依法解决，并记入信用记录。有异议的，请联系中心。');
  paper.sayWhatIsMissing('以平台登记的为准。');
  paper.signatures(['贺兰县农村产权流转服务中心（章）']);
}
