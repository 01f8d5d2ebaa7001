import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources, inHisRegions } from '../../kernel/desk/index.js';
import { PartyChecks } from './party-checks.js';

/** Whoever has registered, and whose papers nobody has compared yet. */
@Injectable()
export class PartyWork implements OnModuleInit {
  constructor(
    private readonly sources: WorkSources,
    private readonly checks: PartyChecks,
  ) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'PARTY',
      name: '实名核验',
      desk: '/console/parties',
      permission: 'verifyParty',
      rows: (actor, bind) => ({
        from: 'from party p',
        where: `p.verified_at is null and p.number_freed_at is null and ${inHisRegions(actor, 'p.village_code', bind)}
          and ${this.checks.isFree(actor, bind)}`,
        id: 'p.id',
        title: 'p.name',
        region: 'p.village_code',
        since: 'p.created_at',
        path: "'/console/parties'",
      }),
    });
  }
}
