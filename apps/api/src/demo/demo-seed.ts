import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService, PhoneBook, hashPassword } from '../people/account/index.js';
import { ActorLoader } from '../kernel/auth/index.js';
import { Consents } from '../oversight/privacy/index.js';
import { PartyService, PartyVerifications } from '../people/party/index.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_VILLAGE, type DemoPerson } from './demo-people.js';

/** Where the demonstration's village lies, so that a site check can be measured against it. */
const VILLAGE_POINT = { latitude: 38.6375, longitude: 106.4012 };

/** The people of the demonstration. Whoever is there already is left as he is. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountService,
    private readonly actors: ActorLoader,
    private readonly parties: PartyService,
    private readonly phones: PhoneBook,
    private readonly verifications: PartyVerifications,
    private readonly consents: Consents,
  ) {}

  /** Those of every demonstration, and whoever else is named. Returns how many people are new. */
  async people(others: readonly DemoPerson[] = []): Promise<number> {
    const { latitude, longitude } = VILLAGE_POINT;
    await this.dataSource.query('update region set latitude = $2, longitude = $3 where code = $1', [
      DEMO_VILLAGE,
      latitude,
      longitude,
    ]);
    const rows: { login: string }[] = await this.dataSource.query('select login from account');
    const known = new Set(rows.map((row) => row.login));
    const missing = [...DEMO_PEOPLE, ...others].filter((person) => !known.has(person.login));
    const passwordHash = missing.length > 0 ? await hashPassword(DEMO_PASSWORD) : '';
    for (const person of missing) await this.add(person, passwordHash);
    await this.consents.giveForDemo();
    return missing.length;
  }

  private async add(
    { login, name, roles, regionCode, party, department }: DemoPerson,
    passwordHash: string,
  ): Promise<void> {
    const id = await this.accounts.create({
      login,
      passwordHash,
      displayName: name,
      roles,
      regionCode,
      ...(department ? { department } : {}),
      isDemo: true,
    });
    const actor = party && (await this.actors.find(id));
    if (!actor) return;
    const { id: partyId } = await this.parties.declare(actor, party);
    await this.verifications.note(this.dataSource, partyId, { way: 'WINDOW', document: '演示数据' });
    if (await this.phones.find(party.phone)) return;
    await this.phones.set(this.dataSource.manager, id, party.phone);
  }
}
