import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources } from '../../kernel/desk/index.js';

/** 咨询 that nobody has answered. */
@Injectable()
export class QuestionWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'QUESTION',
      name: '答复咨询',
      desk: '/console/questions',
      permission: 'answerQuestion',
      rows: () => ({
        from: 'from question q left join notice n on n.id = q.notice_id',
        where: "coalesce(q.answered_at, 'infinity') = 'infinity'",
        id: 'q.id',
        title: 'left(q.text, 60)',
        number: 'n.no',
        since: 'q.asked_at',
        path: "'/console/questions'",
      }),
    });
  }
}
