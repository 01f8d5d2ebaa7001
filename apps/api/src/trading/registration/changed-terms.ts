import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type LotTermsView, sentenceOf } from '@helan/contracts';
import {
  type RegistrationState,
  changedForApplicants,
  isMoreThan,
  registrationLifecycle,
} from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import type { LotEntity } from '../../listing/listing/index.js';
import { ChangeService } from '../../publicity/notice/index.js';
import { ApplicantChecks } from './applicant-checks.js';
import { RegistrationCorrections } from './correction.service.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationEntity } from './registration.entity.js';

const OPEN: RegistrationState[] = ['QUALIFYING', 'CORRECTION', 'QUALIFIED', 'ADMITTED'];

type Met = (tx: EntityManager, lot: LotEntity, registration: RegistrationEntity) => Promise<void>;

/**
 * 变更: whoever stands in a lot is put to the new terms of its notice, so that nobody takes part by those of before. Who
 * was found fit is looked at anew, a business is reviewed for the area that it is now, and what is missing is asked for.
 * Source: rules §6.1 row LISTED/amend, §6.3, §11.6; 农村土地承包法 第四十五条.
 */
@Injectable()
export class ChangedTerms implements OnModuleInit {
  private readonly met: Met[] = [];

  constructor(
    private readonly changes: ChangeService,
    private readonly moves: RegistrationMoves,
    private readonly checks: ApplicantChecks,
    private readonly corrections: RegistrationCorrections,
  ) {}

  onModuleInit(): void {
    this.changes.whenChanged((tx, lot, before) => this.meet(tx, lot, before));
  }

  /** Domains above this one say what else the new terms mean for a file that is open; it is not fit any more. */
  whenMet(hook: Met): void {
    this.met.push(hook);
  }

  private async meet(tx: EntityManager, lot: LotEntity, before: LotTermsView): Promise<void> {
    const parts = changedForApplicants(before, lot.terms);
    if (parts.length === 0) return;
    const rows = await tx.find(RegistrationEntity, {
      where: { lotId: lot.id, state: In(OPEN) },
      order: { createdAt: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const registration of rows) {
      await this.examine(tx, registration, parts);
      for (const hook of this.met) await hook(tx, lot, registration);
      const { faults, need } = await this.checks.judge(tx, lot, registration);
      const items = faults.map(({ code, values }) => sentenceOf(code, values));
      if (items.length > 0) await this.corrections.askByNotice(tx, lot, registration, items);
      else
        await this.checks.review(tx, lot, registration, { need, isForMore: isMoreThan(before, lot.terms) });
    }
  }

  /** What was decided of him, his claim and his seat with it, was decided by the notice of before. */
  private async examine(
    tx: EntityManager,
    registration: RegistrationEntity,
    parts: readonly string[],
  ): Promise<void> {
    if (!registrationLifecycle.find(registration.state, 'reexamine')) return;
    const reason = reasonOf(parts);
    Object.assign(registration, {
      decidedAt: null,
      decidedBy: null,
      decisionReason: reason,
      claimRank: null,
      claimReason: '',
      claimDecidedAt: null,
      paddle: null,
    });
    await this.moves.move(tx, registration, 'reexamine', { reason });
  }
}

function reasonOf(parts: readonly string[]): string {
  const reason = `公告变更了${parts.join('、')}，按新的公告重新审查资格`;
  return parts.includes('保证金') ? `${reason}；已交的保证金退还，合格以后按新的金额再交` : reason;
}
