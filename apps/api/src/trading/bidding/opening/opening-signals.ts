import { Injectable } from '@nestjs/common';
import { areEvenlySpaced } from '@helan/domain';
import type { OpenedFacts } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { RefusedError } from '../../../kernel/http/index.js';
import type { LotEntity } from '../../../listing/listing/index.js';
import { AlertBook } from '../../../listing/risk/index.js';
import type { Draft } from '../session-book.js';

/** What openings tell: hands on what is sealed before its time, and prices that follow a pattern. Rules §11.3 R15, R03. */
@Injectable()
export class OpeningSignals {
  constructor(private readonly alerts: AlertBook) {}

  /** A refusal undoes its transaction; that somebody tried must stay. */
  async watch(actor: Actor, lotId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const isTooEarly =
        error instanceof RefusedError && error.faults.some(({ code }) => code === 'sealing.too-early');
      if (isTooEarly) await this.alerts.raiseAlone(lotId, triedBy(actor));
      throw error;
    }
  }

  async comparePrices(tx: EntityManager, lot: LotEntity, drafts: readonly Draft[]): Promise<void> {
    const opened = drafts.find(({ kind }) => kind === 'OPENED');
    if (!opened) return;
    const { prices } = JSON.parse(opened.value) as OpenedFacts;
    const amounts = prices.flatMap(({ amountFen }) => (amountFen === null ? [] : [BigInt(amountFen)]));
    if (!areEvenlySpaced(amounts)) return;
    const evidence = `密封的 ${amounts.length} 个报价相差一样多`;
    await this.alerts.raise(tx, lot.projectId, { code: 'R03', level: 'YELLOW', evidence });
  }
}

function triedBy({ name }: Actor) {
  return { code: 'R15', level: 'RED', evidence: `${name} 在竞价结束以前提交了开启用的一份` } as const;
}
