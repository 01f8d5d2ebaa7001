import { Injectable, type OnModuleInit } from '@nestjs/common';
import { findPropertyType } from '@helan/domain';
import { MessageResolvers } from '../../people/message/index.js';

interface Row {
  readonly askedBy: string;
  readonly title: string | null;
  readonly typeCode: string | null;
}

/** Whoever asked is told that there is an answer. */
@Injectable()
export class QuestionMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('question.answered', async ({ questionId }, source) => {
      const rows: Row[] = await source.query(
        `select q.asked_by as "askedBy", n.title, q.type_code as "typeCode"
         from question q left join notice n on n.id = q.notice_id where q.id = $1`,
        [questionId],
      );
      const [row] = rows;
      if (!row) return [];
      const what = row.title ?? findPropertyType(row.typeCode ?? '')?.name ?? '办事指南';
      const to = { kind: 'ACCOUNT', id: row.askedBy } as const;
      return [{ event: 'question.answered', side: 'OWNER', to, values: { what } }];
    });
  }
}
