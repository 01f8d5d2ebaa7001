import { Injectable } from '@nestjs/common';
import { CONSULTATION_STATES, SILENCES, WAYS_ON } from '@helan/domain';
import { type ConsultationView, hasPermission } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, refuseSide } from '../../kernel/auth/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { Answers, type Side } from './answers.js';
import { AnswerEntity, ConsultationEntity } from './consultation.entity.js';

/** Each side sees the question and its own answer; the host sees how it stands, never who an applicant is. */
@Injectable()
export class ConsultationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly answers: Answers,
  ) {}

  async show(actor: Actor, lotId: string): Promise<ConsultationView | null> {
    return this.dataSource.transaction(async (tx) => {
      const lot = await tx.findOneBy(LotEntity, { id: lotId });
      if (!lot) throw refused('resource.not-found');
      const isHost = hasPermission(actor.roles, 'hostTrading');
      const side = await this.answers.sideOf(tx, actor, lot);
      if (!side && !isHost) throw refused('resource.not-found');
      if (side) requireNone(refuseSide(actor, side.registration ? 'REGISTER' : 'APPLY'));
      const consultation = await tx.findOneBy(ConsultationEntity, { lotId, round: lot.round });
      if (!consultation) return null;
      const { state, askedAt, dueAt, way } = consultation;
      return {
        state,
        stateName: CONSULTATION_STATES[state],
        askedAt: askedAt.toISOString(),
        dueAt: dueAt.toISOString(),
        silenceName: SILENCES[lot.terms.consultation!.silence],
        way,
        wayName: way ? WAYS_ON[way] : '',
        side: side ? (side.registration ? 'APPLICANT' : 'TRANSFEROR') : null,
        own: side ? await lastWord(tx, consultation, side) : null,
        standing: isHost ? await this.standing(tx, consultation) : null,
      };
    });
  }

  /** For the host: payments of deposits of which two people have yet to say whose they are, as long as the lot waits for them. */
  async countHeld(actor: Actor, lotId: string): Promise<number> {
    if (!hasPermission(actor.roles, 'hostTrading')) return 0;
    const [row]: { count: number }[] = await this.dataSource.query(
      `select count(*)::int as count from bank_receipt b join deposit d on d.sub_account = b.sub_account
       join lot l on l.id = d.lot_id
       where l.id = $1 and l.state = 'REG_CLOSED' and b.bank = 'DEPOSIT_BANK' and b.state = 'HELD'`,
      [lotId],
    );
    return row!.count;
  }

  private async standing(
    tx: EntityManager,
    consultation: ConsultationEntity,
  ): Promise<ConsultationView['standing']> {
    const transferor = await lastWord(tx, consultation, { registration: null });
    const { applicants } = await this.answers.given(tx, consultation);
    return {
      transferor,
      takingPart: applicants.length,
      unanswered: applicants.filter((answer) => answer === null).length,
    };
  }
}

async function lastWord(
  tx: EntityManager,
  { id }: ConsultationEntity,
  { registration }: Pick<Side, 'registration'>,
): Promise<ConsultationView['own']> {
  const rows = await tx.find(AnswerEntity, { where: { consultationId: id }, order: { at: 'DESC' } });
  const row = rows.find(({ registrationId }) => registrationId === (registration?.id ?? null));
  return row ? { agrees: row.agrees, reason: row.reason, at: row.at.toISOString() } : null;
}
