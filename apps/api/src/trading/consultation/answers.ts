import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Answers as GivenAnswers } from '@helan/domain';
import type { AnswerConsultationRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { type LotEntity, ProjectEntity, isOnBehalf, isOwnProject } from '../../listing/listing/index.js';
import { RegistrationEntity, findPlace } from '../registration/index.js';
import { AnswerEntity, type ConsultationEntity } from './consultation.entity.js';

/** Which side of a lot somebody is: the transferor, or one of its applicants. */
export interface Side {
  readonly registration: RegistrationEntity | null;
  /** A liaison, for a transferor who has no account. */
  readonly isOnBehalf: boolean;
}

interface NewAnswer {
  readonly consultation: ConsultationEntity;
  readonly side: Side;
  readonly request: AnswerConsultationRequest;
  readonly at: Date;
}

/** What both sides have said; the last word of each counts. */
@Injectable()
export class Answers {
  /** The actor's side of a lot, or nothing. An applicant's row is locked. */
  async sideOf(tx: EntityManager, actor: Actor, { id, projectId }: LotEntity): Promise<Side | undefined> {
    const project = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
    if (isOwnProject(actor, project)) return { registration: null, isOnBehalf: isOnBehalf(actor, project) };
    const registration = await findPlace(tx, { lotId: id, partyId: actor.partyId, isLocked: true });
    return registration && registration.state !== 'DRAFT' ? { registration, isOnBehalf: false } : undefined;
  }

  /** Of somebody who may still answer, and with what an answer needs. */
  requireWhole({ registration }: Side, { agrees, reason }: AnswerConsultationRequest): void {
    if (registration && registration.state !== 'ADMITTED') throw refused('lifecycle.not-now');
    if (!registration && !agrees && !reason)
      throw refused('application.missing-field', { name: '不同意的原因' }, 'reason');
  }

  async write(
    tx: EntityManager,
    accountId: string,
    { consultation, side, request, at }: NewAnswer,
  ): Promise<void> {
    this.requireWhole(side, request);
    const { registration } = side;
    const reason = request.reason ?? '';
    await tx.insert(AnswerEntity, {
      id: randomUUID(),
      consultationId: consultation.id,
      registrationId: registration?.id ?? null,
      agrees: request.agrees,
      reason,
      at,
      accountId,
    });
  }

  /** The last word of the transferor and of each who is still admitted. */
  async given(tx: EntityManager, consultation: ConsultationEntity): Promise<GivenAnswers> {
    const rows = await tx.find(AnswerEntity, {
      where: { consultationId: consultation.id },
      order: { at: 'ASC' },
    });
    const last = new Map(rows.map((row) => [row.registrationId, row.agrees]));
    const admitted = await this.admitted(tx, consultation);
    return {
      transferor: last.get(null) ?? null,
      applicants: admitted.map(({ id }) => last.get(id) ?? null),
    };
  }

  /** Those admitted who have not said a word. */
  async silent(tx: EntityManager, consultation: ConsultationEntity): Promise<RegistrationEntity[]> {
    const rows = await tx.findBy(AnswerEntity, { consultationId: consultation.id });
    const spoke = new Set(rows.map((row) => row.registrationId));
    return (await this.admitted(tx, consultation)).filter(({ id }) => !spoke.has(id));
  }

  private admitted(tx: EntityManager, { lotId }: ConsultationEntity): Promise<RegistrationEntity[]> {
    return tx.find(RegistrationEntity, { where: { lotId, state: 'ADMITTED' }, order: { id: 'ASC' } });
  }
}
