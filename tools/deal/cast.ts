import type { PartyKind } from '@helan/domain';
import { Person } from './person.js';

const PASSWORD = 'helan2026';

const LOGINS = {
  liaison: 'cunji',
  township: 'xiangzhen',
  acceptor: 'shouli',
  reviewer: 'shenhe',
  approver: 'fuzeren',
  host: 'zuzhi',
  supervisor: 'jianguan',
  cashier: 'chuna',
  checker: 'fuhe',
  certifier: 'jianzheng',
  archivist: 'dangan',
} as const;

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'] as const;

export type Staff = Readonly<Record<keyof typeof LOGINS, Person>>;

/** Everybody whom a deal concerns, signed in. */
export interface Cast {
  readonly transferor: Person;
  readonly bidders: readonly Person[];
  readonly staff: Staff;
}

const LISTERS: Partial<Record<PartyKind, string>> = {
  FARMER_HOUSEHOLD: 'nonghu',
  FAMILY_FARM: 'nongchang',
  COLLECTIVE: 'cunjiti',
  ENTERPRISE: 'qiye',
};

/** The account of the demonstration that lists for a kind of party. */
export function listerOf(kind: PartyKind): string {
  const login = LISTERS[kind];
  if (!login) throw new Error(`演示里没有${kind}`);
  return login;
}

/** Whoever lists, three who bid, and the staff. */
export async function assemble(
  platformUrl: string,
  listerKind: PartyKind,
  beforeChange?: () => Promise<void>,
): Promise<Cast> {
  const signIn = (login: string) => new Person(platformUrl, login, beforeChange).signIn(PASSWORD);
  const transferor = await signIn(listerOf(listerKind));
  const bidders = await Promise.all(BIDDERS.map(signIn));
  const staff = await Promise.all(
    Object.entries(LOGINS).map(async ([part, login]) => [part, await signIn(login)] as const),
  );
  return { transferor, bidders, staff: Object.fromEntries(staff) as Staff };
}
