import { Injectable } from '@nestjs/common';
import { minutesNumber, totalPrice, formatPrice } from '@helan/domain';
import { lotQuantityInWords, priceTermsOf, lotPriceInWords } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { takeSerial } from '../../kernel/db/index.js';
import { type Paper, PaperPress, moneyInWords, termInWords } from '../../kernel/paper/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { MandateBearers } from '../../people/identity/index.js';
import { PartyService } from '../../people/party/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { NegotiationTable } from './negotiation-table.js';
import type { NegotiationEntity, OfferEntity } from './negotiation.entity.js';

const SIDES = { TRANSFEROR: '转出方', APPLICANT: '受让方' } as const;

/** Names of the two sides, as the paper has them. */
export interface NegotiationNames {
  readonly transferor: string;
  readonly applicant: string;
}

/** 协商纪要 in print: what was offered, by whom and when, and what both agreed on. */
@Injectable()
export class MinutesPress {
  constructor(
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly parties: PartyService,
    private readonly table: NegotiationTable,
    private readonly bearers: MandateBearers,
  ) {}

  async print(
    tx: EntityManager,
    lot: LotEntity,
    negotiation: NegotiationEntity,
  ): Promise<{ minutesNo: string; minutesFileId: string }> {
    const madeAt = negotiation.agreedAt!;
    const minutesNo = minutesNumber(lot.no, await takeSerial(tx, `minutes:${lot.no}`));
    const paper = this.press.paper({ title: '协商纪要', no: minutesNo, madeAt });
    const names = await this.signersOf(tx, lot, negotiation);
    const offers = await this.table.offers(tx, negotiation.id);
    const buffer = await this.press.seal(
      printMinutes(paper, { lot, negotiation, names, offers }),
      '协商纪要',
      madeAt,
    );
    const name = `协商纪要 ${minutesNo}.pdf`;
    const file = await this.files.keep(tx, { buffer, mime: 'application/pdf', name, accountId: null });
    return { minutesNo, minutesFileId: file.id };
  }

  async namesOf(
    tx: EntityManager,
    lot: LotEntity,
    negotiation: NegotiationEntity,
  ): Promise<NegotiationNames> {
    const { transferorId, partyId } = await this.sidesOf(tx, lot, negotiation);
    return {
      transferor: (await this.parties.get(transferorId, tx)).name,
      applicant: (await this.parties.get(partyId, tx)).name,
    };
  }

  /** The same with whoever may sign for them. */
  private async signersOf(
    tx: EntityManager,
    lot: LotEntity,
    negotiation: NegotiationEntity,
  ): Promise<NegotiationNames> {
    const { transferor, applicant } = await this.namesOf(tx, lot, negotiation);
    const { transferorId, partyId } = await this.sidesOf(tx, lot, negotiation);
    const bearers = await this.bearers.inWords(tx, [transferorId, partyId], lot.projectId);
    return {
      transferor: `${transferor}${bearers.get(transferorId) ?? ''}`,
      applicant: `${applicant}${bearers.get(partyId) ?? ''}`,
    };
  }

  private async sidesOf(
    tx: EntityManager,
    { projectId }: LotEntity,
    { registrationId }: NegotiationEntity,
  ): Promise<{ transferorId: string; partyId: string }> {
    const { transferorId } = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
    const { partyId } = await tx.findOneByOrFail(RegistrationEntity, { id: registrationId });
    return { transferorId, partyId };
  }
}

export interface Minutes {
  readonly lot: Pick<LotEntity, 'no' | 'terms'>;
  readonly negotiation: Pick<NegotiationEntity, 'agreedFen' | 'agreedTerms'>;
  readonly names: NegotiationNames;
  readonly offers: readonly Pick<OfferEntity, 'seq' | 'side' | 'amountFen' | 'terms' | 'at'>[];
}

/** The minutes on a paper: facts, offers, what was agreed. */
export function printMinutes(
  paper: Paper,
  { lot: { no, terms }, negotiation, names, offers }: Minutes,
): Paper {
  const agreedFen = negotiation.agreedFen!;
  const { unit, scale = 2 } = terms.price;
  paper.heading().facts([
    ['项目编号', no],
    ['标的', terms.title],
    ['坐落', `${terms.townName}${terms.villageName} ${terms.location}`],
    ['面积（数量）', lotQuantityInWords(terms.price)],
    ['期限', termInWords(terms.price)],
    ['转出方', names.transferor],
    ['受让方', names.applicant],
    ['协商单价', lotPriceInWords(terms.price, agreedFen)],
    ['协商总价', moneyInWords(totalPrice(priceTermsOf(terms.price, agreedFen)))],
    ['另外约定', negotiation.agreedTerms || '没有'],
  ]);
  paper.section('出价经过');
  paper.table(
    ['次', '谁出的', `单价（${unit}）`, '条件', '时间'],
    offers.map(({ seq, side, amountFen, terms: words, at }) => [
      String(seq),
      SIDES[side],
      formatPrice(amountFen, scale),
      words || '—',
      inWords(at),
    ]),
    [0.8, 1.6, 2.4, 5.6, 3.6],
  );
  paper
    .section('约定')
    .paragraph(
      '双方确认以上出价经过和结果属实。双方签字后成交公示；公示期满没有异议的，确认成交并签订合同。',
    );
  paper.signatures(['转出方（签字）：', '受让方（签字）：', '贺兰县农村产权流转服务中心（章）：']);
  return paper;
}

/** `2026-11-12 10:00:03` in Asia/Shanghai. */
function inWords(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
