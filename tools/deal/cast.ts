import type { PartyKind } from '@helan/domain';
import { Person } from './person.js';
import type { Applicants } from './reading/read-receivers.js';
import { Sealers } from './sealers.js';
import { PASSWORD, LOGINS, BIDDERS, listerOf } from './accounts.js';

/** The logins of those who take part, where others than the demonstration's own village do. */
export interface Parts {
  readonly lister: string;
  readonly bidders: readonly string[];
  readonly liaison?: string;
  readonly township?: string;
}

export type Staff = Readonly<Record<keyof typeof LOGINS, Person>>;

/** Everybody whom a deal concerns, signed in. */
export interface Cast {
  readonly transferor: Person;
  readonly bidders: readonly Person[];
  readonly staff: Staff;
  readonly sealers: Sealers;
}

/** The people of one platform: each signs in once, whatever he does in however many deals. */
export class Troupe {
  private readonly people = new Map<string, Promise<Person>>();
  private readonly sealers = new Sealers((login) => this.person(login));
  private turn = 0;

  constructor(
    private readonly platformUrl: string,
    private readonly beforeChange?: () => Promise<void>,
    /** From where each of them comes; all from one place where nothing is said. */
    private readonly headersOf: (login: string) => Readonly<Record<string, string>> = () => ({}),
  ) {}

  /** Whoever lists, up to three who bid, and the staff. Those who bid take turns at being the last. */
  async cast(listerKind: PartyKind, applicants: Applicants = 'ANYONE'): Promise<Cast> {
    const lister = listerOf(listerKind);
    const logins = BIDDERS[applicants].filter((login) => login !== lister);
    const first = this.turn % logins.length;
    this.turn += 1;
    return this.castOf({ lister, bidders: [...logins.slice(first), ...logins.slice(0, first)] });
  }

  async castOf({ lister, bidders, ...village }: Parts): Promise<Cast> {
    const staff = await Promise.all(
      Object.entries({ ...LOGINS, ...village }).map(
        async ([part, login]) => [part, await this.person(login)] as const,
      ),
    );
    return {
      transferor: await this.person(lister),
      bidders: await Promise.all(bidders.map((login) => this.person(login))),
      staff: Object.fromEntries(staff) as Staff,
      sealers: this.sealers,
    };
  }

  person(login: string): Promise<Person> {
    const person =
      this.people.get(login) ??
      new Person(this.platformUrl, login, this.beforeChange, this.headersOf(login)).signIn(PASSWORD);
    this.people.set(login, person);
    return person;
  }
}

/** The people of a single deal. */
export function assemble(
  platformUrl: string,
  listerKind: PartyKind,
  beforeChange?: () => Promise<void>,
): Promise<Cast> {
  return new Troupe(platformUrl, beforeChange).cast(listerKind);
}
