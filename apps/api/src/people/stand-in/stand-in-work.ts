import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources } from '../../kernel/desk/index.js';
import { IS_UNCONFIRMED, mayConfirm } from './stand-ins.queries.js';

/** Who looks after whose desk, for longer than at once: a second person says so. */
@Injectable()
export class StandInWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'STAND_IN',
      name: '确认接着代办',
      desk: '/console/stand-ins',
      permission: 'confirmStandIn',
      rows: (actor, bind) => ({
        from: `from stand_in s join account a on a.id = s.account_id join account b on b.id = s.stand_in_id
          cross join (select (platform_now() at time zone 'Asia/Shanghai')::date as today) t`,
        where: `${IS_UNCONFIRMED} and ${mayConfirm(`${bind(actor.accountId)}::uuid`)}
          and a.region_code like ${bind(actor.regionCode)} || '%'`,
        id: 's.id',
        title: "a.display_name || '的岗位由' || b.display_name || '代办'",
        region: 'a.region_code',
        since: 's.set_at',
        due: "s.from_day::timestamp at time zone 'Asia/Shanghai'",
        path: "'/console/stand-ins'",
      }),
    });
  }
}
