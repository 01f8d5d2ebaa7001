import type { DeclarePartyRequest } from '@helan/contracts/requests';
import { AccountService, hashPassword } from '../people/account/index.js';
import { DEMO_PASSWORD, DEMO_VILLAGE } from '../demo/index.js';
import { ActorLoader } from '../kernel/auth/index.js';
import { Consents } from '../oversight/privacy/index.js';
import { PartyService, PartyVerifications } from '../people/party/index.js';
import type { TestPlatform } from './test-platform.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** So many invented people with right numbers; returns their logins. */
export async function makeCrowd(platform: TestPlatform, count: number): Promise<string[]> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const logins: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const login = `bidder${index}`;
    const account = {
      login,
      passwordHash,
      displayName: `竞买${index}`,
      roles: ['MEMBER' as const],
      regionCode: DEMO_VILLAGE,
      isDemo: true,
    };
    const actor = await platform.app
      .get(ActorLoader)
      .find(await platform.app.get(AccountService).create(account));
    const parties = platform.app.get(PartyService);
    const { id } = await parties.declare(actor!, personOf(index));
    const seen = { way: 'WINDOW', document: '居民身份证' } as const;
    await platform.app.get(PartyVerifications).note(platform.dataSource, id, seen);
    logins.push(login);
  }
  await platform.app.get(Consents).giveForDemo();
  return logins;
}

/** One of them, as he registers himself. */
export function personOf(index: number): DeclarePartyRequest {
  return {
    kind: 'PERSON',
    name: `竞买人${index}`,
    idNumber: idNumber(index),
    phone: `139${String(index).padStart(8, '0')}`,
    bankAccount: card(index),
    bankName: '贺兰农村商业银行',
    villageCode: DEMO_VILLAGE,
  };
}

function idNumber(index: number): string {
  const body = `6401221980010${1 + (index % 9)}${String(index).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'[sum % 11]!;
}

function card(index: number): string {
  const body = `622848200000${String(index).padStart(6, '0')}`;
  const sum = [...body].reverse().reduce((total, character, place) => {
    const digit = Number(character) * (place % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
