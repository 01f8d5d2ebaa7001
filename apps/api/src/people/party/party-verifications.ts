import { Injectable } from '@nestjs/common';
import { type PartyKind, type VerificationWayName, isNatural, isSameName, maskIdNumber } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';

/** A way that opens everything; with the paper that was seen, or what stands for it. */
export interface SeenParty {
  readonly way: Exclude<VerificationWayName, 'NAME_AND_NUMBER'>;
  readonly document: string;
  /** Nobody where no person has seen it. */
  readonly verifierId?: string;
}

/** What is known of whoever holds an account. */
export interface KnownPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly seen: SeenParty;
}

/** What is registered already, as far as it says who somebody is. */
interface Registered extends Pick<KnownPerson, 'name' | 'idNumber'> {
  readonly verifiedAt: string | null;
}

interface Declared {
  readonly accountId: string;
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string;
}

type Knower = (tx: EntityManager, accountId: string) => Promise<KnownPerson | undefined>;

/** That a party is who it says, and how that became known: written in this one place. */
@Injectable()
export class PartyVerifications {
  private knower: Knower = () => Promise.resolve(undefined);

  /** Who knows the persons behind the accounts is asked whenever one registers. */
  askWith(knower: Knower): void {
    this.knower = knower;
  }

  /** Who is known to hold an account; nothing where nobody has seen. */
  find(tx: EntityManager, accountId: string): Promise<KnownPerson | undefined> {
    return this.knower(tx, accountId);
  }

  /** Whether a person registers himself: under the name and number that are known of him. */
  async isHimself(tx: EntityManager, declared: Declared): Promise<boolean> {
    return (await this.findHimself(tx, declared)) !== undefined;
  }

  /**
   * A number and a name that somebody has seen are changed by papers alone: of what is registered as verified, and of
   * whoever holds the account and registers a person.
   */
  async requireSeen(tx: EntityManager, declared: Declared, registered?: Registered): Promise<void> {
    const held = isNatural(declared.kind) ? await this.knower(tx, declared.accountId) : undefined;
    const seen = registered?.verifiedAt ? registered : held;
    if (!seen) return;
    const number = maskIdNumber(seen.idNumber);
    if (seen.idNumber !== declared.idNumber) throw refused('party.seen-number', { number }, 'idNumber');
    if (!isSameName(seen.name, declared.name)) throw refused('party.seen-name', { name: seen.name }, 'name');
  }

  /** A person who registers himself under the name and number that are known of him needs nothing more. */
  async settle(tx: EntityManager, partyId: string, declared: Declared): Promise<void> {
    const known = await this.findHimself(tx, declared);
    if (known) await this.note(tx, partyId, known.seen);
  }

  /** Whoever comes for a party by what is written of it has not been seen himself. */
  async forget(tx: EntityManager, partyId: string): Promise<void> {
    await tx.query(
      `update party set verified_at = null, verified_way = null, verified_document = null, verified_by = null,
         name_checked_at = null where id = $1`,
      [partyId],
    );
  }

  /** What is verified stays as it is. */
  async note(tx: EntityManager | DataSource, partyId: string, seen: SeenParty): Promise<void> {
    await tx.query(
      `update party set verified_at = platform_now(), verified_way = $2, verified_document = $3, verified_by = $4
       where id = $1 and verified_at is null`,
      [partyId, seen.way, seen.document, seen.verifierId ?? null],
    );
  }

  private async findHimself(tx: EntityManager, declared: Declared): Promise<KnownPerson | undefined> {
    if (!isNatural(declared.kind)) return undefined;
    const known = await this.knower(tx, declared.accountId);
    return known?.idNumber === declared.idNumber && isSameName(known.name, declared.name) ? known : undefined;
  }
}
