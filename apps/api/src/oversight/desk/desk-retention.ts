import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DISMISSED, RetentionJob } from '../privacy/index.js';

const OF_DISMISSED = `account_id in (${DISMISSED})`;

/** What the desk keeps of whoever works here no more goes by the job, as everything that has its time. */
@Injectable()
export class DeskRetention implements OnModuleInit {
  constructor(private readonly retention: RetentionJob) {}

  onModuleInit(): void {
    this.retention.eraseWith('DESK', {
      erase: `with views as (delete from desk_view where id in (
          select id from desk_view where ${OF_DISMISSED} order by id limit $2 for update skip locked) returning 1),
        opened as (delete from desk_open where ${OF_DISMISSED}),
        claims as (delete from desk_claim where ${OF_DISMISSED}),
        told as (delete from work_told where ${OF_DISMISSED})
        select count(*)::int as erased from views`,
    });
  }
}
