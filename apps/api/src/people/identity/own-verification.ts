import { Injectable } from '@nestjs/common';
import { VERIFICATION_WAYS, type VerificationWayName, isNatural } from '@helan/domain';
import type { VerificationWayView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { Limits } from '../../kernel/limits/index.js';
import { PartyService, PartyVerifications } from '../party/index.js';
import { IdentityChecks } from './identity-checks.js';
import { IssuerClient } from './issuer-client.js';
import { RealNames } from './real-names.js';

/** What somebody can do himself to show that he is who he says. */
@Injectable()
export class OwnVerification {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly parties: PartyService,
    private readonly verifications: PartyVerifications,
    private readonly checks: IdentityChecks,
    private readonly issuer: IssuerClient,
    private readonly names: RealNames,
    private readonly limits: Limits,
  ) {}

  async ways(actor: Actor): Promise<VerificationWayView[]> {
    const party = actor.partyId ? await this.parties.get(actor.partyId, this.dataSource) : undefined;
    const isPerson = !party || isNatural(party.kind);
    const done = await this.gone(actor);
    const isOffered: Record<VerificationWayName, boolean> = {
      ISSUER: isPerson && this.issuer.name !== undefined,
      WINDOW: true,
      LIAISON: true,
      BANK_CARD: isPerson && this.checks.offers('BANK_CARD'),
      NAME_AND_NUMBER: isPerson && this.checks.offers('NAME_AND_NUMBER'),
    };
    return (Object.keys(VERIFICATION_WAYS) as VerificationWayName[]).map((way) => ({
      way,
      name: VERIFICATION_WAYS[way].name,
      how: VERIFICATION_WAYS[way].how,
      opens: (VERIFICATION_WAYS[way].opens as readonly string[]).includes('SIGN')
        ? '能办所有手续：申请、报名、出价、签字'
        : '只能写草稿、提问',
      isOffered: isOffered[way],
      isDone: done.includes(way),
    }));
  }

  /** By the party for which he acts; whoever has registered none is known by his account alone. */
  private async gone({ accountId, partyId, standing }: Actor): Promise<readonly VerificationWayName[]> {
    if (partyId) return standing?.ways ?? [];
    const known = await this.names.find(this.dataSource.manager, accountId);
    return known?.seen.way ? [known.seen.way] : [];
  }

  /** Of what he has registered; asked outside of any transaction, and noted where nothing has changed meanwhile. */
  async check(actor: Actor, way: 'BANK_CARD' | 'NAME_AND_NUMBER'): Promise<void> {
    const party = await this.parties.requireOwn(actor);
    if (!isNatural(party.kind)) throw refused('identity.not-this-kind');
    if (party.verifiedAt) throw refused('identity.verified-already');
    // Names, numbers, cards and phones are bought together: the number that the bank knows has to be his who asks.
    if (way === 'BANK_CARD' && !(await this.names.hasPhone(actor.accountId, party.phone)))
      throw refused('identity.other-phone');
    await this.limits.take([{ limit: 'identity.check', of: actor.accountId }]);
    const { name, idNumber, bankAccount, phone } = party;
    const facts = way === 'BANK_CARD' ? { name, idNumber, bankAccount, phone } : { name, idNumber };
    if (!(await this.checks.isMatch(way, facts))) throw refused('identity.check-failed');
    await this.transactions.run(async (tx) => {
      const rows: unknown[] = await tx.query(
        'select 1 from party where id = $1 and version = $2 for update',
        [party.id, party.version],
      );
      if (rows.length === 0) throw refused('lifecycle.not-now');
      if (way === 'BANK_CARD') await this.verifications.note(tx, party.id, { way, document: '银行卡四要素' });
      else await tx.query('update party set name_checked_at = platform_now() where id = $1', [party.id]);
    });
  }
}
