import { Injectable, type OnModuleInit } from '@nestjs/common';
import { findPropertyType } from '@helan/domain';
import type { FileForRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import type { Bind } from '../../kernel/desk/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { PartyChecks, PartyService } from '../../people/party/index.js';
import { ProjectEntity, newProject } from './project.entity.js';

/** The liaison writes an application for somebody of his village who signed a paper mandate. Source: 贺党办〔2022〕110号 六(二). */
@Injectable()
export class FilingService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly checks: PartyChecks,
  ) {}

  onModuleInit(): void {
    this.checks.guardWith(requireNotScribe, isNoScribe);
  }

  async file(actor: Actor, { typeCode, ...person }: FileForRequest): Promise<{ id: string }> {
    const type = findPropertyType(typeCode);
    if (!type) throw refused('property-type.unknown', undefined, 'typeCode');
    return this.transactions.run(async (tx) => {
      const party = await this.parties.registerFor(tx, { ...person, villageCode: actor.regionCode });
      if (!type.mayList.includes(party.kind))
        throw refused('property-type.not-allowed', { kind: party.kindName, type: type.name }, 'typeCode');
      const project = newProject({
        typeCode,
        party,
        createdBy: actor.accountId,
        isMandated: true,
        at: await this.clock.now(tx),
      });
      await tx.insert(ProjectEntity, project);
      return { id: project.id };
    });
  }
}

/** The same of a party `p` as a condition. */
function isNoScribe({ accountId }: Actor, bind: Bind): string {
  return `not exists (select from project w where w.transferor_id = p.id and w.is_mandated
    and w.created_by = ${bind(accountId)})`;
}

/** Whoever writes in somebody's name does not also say that he is who he is. */
async function requireNotScribe(tx: EntityManager, actor: Actor, partyId: string): Promise<void> {
  const isScribe = await tx.existsBy(ProjectEntity, {
    transferorId: partyId,
    isMandated: true,
    createdBy: actor.accountId,
  });
  if (isScribe) throw refused('permission.same-person');
}
