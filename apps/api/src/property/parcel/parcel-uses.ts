import { Injectable } from '@nestjs/common';
import type { ParcelView } from '@helan/contracts';
import type { DataSource, EntityManager } from 'typeorm';

export type ParcelUse = ParcelView['uses'][number];

/** What listings, rooms above this one, know of a thing by the key of its claim. */
export interface ParcelUser {
  /** Listings and lettings, in the order of their time. */
  usesOf(source: DataSource | EntityManager, key: string): Promise<ParcelUse[]>;
  /** The number of a listing that is under way, so that the thing must stay as it is. */
  tradedIn(tx: EntityManager, key: string): Promise<string | undefined>;
}

/** Asks whoever uses parcels what they are used for; nobody does as long as nobody has said so. */
@Injectable()
export class ParcelUses {
  private user: ParcelUser | undefined;

  askWith(user: ParcelUser): void {
    this.user = user;
  }

  async usesOf(source: DataSource | EntityManager, key: string): Promise<ParcelUse[]> {
    return (await this.user?.usesOf(source, key)) ?? [];
  }

  tradedIn(tx: EntityManager, key: string): Promise<string | undefined> {
    return this.user?.tradedIn(tx, key) ?? Promise.resolve(undefined);
  }
}
