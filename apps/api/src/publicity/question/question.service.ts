import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { findPropertyType, foldText } from '@helan/domain';
import type { PageView, QuestionView } from '@helan/contracts';
import type { AnswerQuestionRequest, AskQuestionRequest } from '@helan/contracts/requests';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, likeText, lockRow, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { Limits } from '../../kernel/limits/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { NoticeReaders } from '../notice/index.js';
import { QuestionEntity } from './question.entity.js';

/** Nobody floods the center: so many questions may wait for an answer at a time. */
const MOST_OPEN = 5;

interface Row {
  id: string;
  subject: string;
  notice_id: string | null;
  type_code: string | null;
  text: string;
  asked_at: Date;
  answer: string | null;
  answered_at: Date | null;
  is_published: boolean;
}

export interface QuestionFilter {
  readonly search?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly at?: string | undefined;
}

@Injectable()
export class QuestionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly readers: NoticeReaders,
    private readonly limits: Limits,
  ) {}

  /** About a notice asks whoever may read it. */
  async ask(actor: Actor, { noticeId, typeCode, text }: AskQuestionRequest): Promise<{ id: string }> {
    await this.limits.take([{ limit: 'question.account', of: actor.accountId }]);
    if (noticeId !== undefined) await this.readers.requireNotice(noticeId, actor);
    return this.transactions.run(async (tx) => {
      if ((noticeId === undefined) === (typeCode === undefined))
        throw refused('request.invalid', undefined, 'noticeId');
      if (typeCode !== undefined && !findPropertyType(typeCode)) throw refused('property-type.unknown');
      const known: unknown[] = await tx.query('select 1 from notice where id = $1', [noticeId ?? null]);
      if (noticeId !== undefined && known.length === 0) throw refused('resource.not-found');
      await tx.query('select 1 from account where id = $1 for update', [actor.accountId]);
      const open = await tx.query<{ count: number }[]>(
        'select count(*)::int as count from question where asked_by = $1 and answer is null',
        [actor.accountId],
      );
      if (open[0]!.count >= MOST_OPEN) throw refused('question.too-many', { max: MOST_OPEN });
      const id = randomUUID();
      await tx.insert(QuestionEntity, {
        id,
        noticeId: noticeId ?? null,
        typeCode: typeCode ?? null,
        askedBy: actor.accountId,
        text,
        askedAt: await this.clock.now(tx),
        answer: null,
        answeredBy: null,
        answeredAt: null,
        isPublished: false,
      });
      return { id };
    });
  }

  async answer(actor: Actor, id: string, request: AnswerQuestionRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const question = await lockRow(tx, QuestionEntity, { id });
      if (question.answer !== null) throw refused('lifecycle.not-now');
      const { answer, isPublished } = request;
      const answeredAt = await this.clock.now(tx);
      Object.assign(question, { answer, isPublished, answeredBy: actor.accountId, answeredAt });
      await tx.save(QuestionEntity, question);
      await tell(tx, 'question.answered', question.askedBy, { questionId: id });
    });
  }

  /** What everybody may read beside a guide, and beside a notice whoever may read that. */
  async listPublished(
    actor: Actor | undefined,
    subject: { noticeId?: string; typeCode?: string },
    at: string | undefined,
  ): Promise<PageView<QuestionView>> {
    if (subject.noticeId !== undefined) await this.readers.requireNotice(subject.noticeId, actor);
    return this.list(
      'q.is_published and (q.notice_id = $1 or q.type_code = $2)',
      [subject.noticeId ?? null, subject.typeCode ?? null],
      at,
    );
  }

  listOwn(actor: Actor, at: string | undefined): Promise<PageView<QuestionView>> {
    return this.list('q.asked_by = $1', [actor.accountId], at);
  }

  /** The center's desk: what waits, or what was answered, by words of the question, its answer or its notice. */
  listAll({ search = '', isOpen = true, at }: QuestionFilter): Promise<PageView<QuestionView>> {
    const where = `coalesce(q.answered_at, 'infinity') ${isOpen ? '=' : '<'} 'infinity'`;
    if (foldText(search) === '') return this.list(where, [], at);
    const found = '(q.text ilike $1 or q.answer ilike $1 or n.title ilike $1)';
    return this.list(`${where} and ${found}`, [likeText(foldText(search))], at);
  }

  private async list(
    where: string,
    params: unknown[],
    at: string | undefined,
  ): Promise<PageView<QuestionView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: 'q.*, n.title as subject',
        from: 'from question q left join notice n on n.id = q.notice_id',
        where,
        // Who has waited longest comes first; of what is answered the newest.
        order: [
          { sql: "coalesce(q.answered_at, 'infinity')", type: 'timestamptz', isDescending: true },
          { sql: 'q.asked_at', type: 'timestamptz' },
          { sql: 'q.id', type: 'uuid' },
        ],
        params,
      },
      at,
    );
    return { items: rows.map(toView), ...place };
  }
}

function toView(row: Row): QuestionView {
  return {
    id: row.id,
    subject: row.subject ?? findPropertyType(row.type_code ?? '')?.name ?? '',
    noticeId: row.notice_id,
    typeCode: row.type_code,
    text: row.text,
    askedAt: row.asked_at.toISOString(),
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
    isPublished: row.is_published,
  };
}
