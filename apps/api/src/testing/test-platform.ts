import 'reflect-metadata';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { createApp } from '../create-app.js';
import { DemoSeed } from '../demo/index.js';
import { DueDesk } from '../kernel/due/due-desk.js';
import { DemoClock } from '../kernel/clock/demo-clock.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { type Config, ownerUrl, readConfig } from '../kernel/config.js';
import { withClient } from '../kernel/db/index.js';
import { prepareDatabase } from '../prepare-database.js';
import { requireBooks } from './books.js';
import { holdToDocument } from './hold-to-document.js';
import { requireListingRows } from './listing-rows.js';
import { TestPerson } from './test-person.js';
import { createMigratedDatabase } from './migrated-template.js';
import { type TestDatabase, createTestDatabase } from './test-database.js';

/** The whole api on a database of its own, with the people of the demonstration and a clock that can be moved. */
export class TestPlatform {
  private readonly people = new Map<string, Promise<TestPerson>>();

  private constructor(
    readonly app: NestExpressApplication,
    readonly config: Config,
    private readonly drop: () => Promise<void>,
  ) {}

  /** On a new database, unless the caller brings one, and in other surroundings than usual where he says so. */
  static async start(given?: TestDatabase, surroundings: NodeJS.ProcessEnv = {}): Promise<TestPlatform> {
    // Migrations of its own begin at nothing.
    const isOfToday = surroundings['MIGRATIONS_DIR'] === undefined;
    const database = given ?? (await (isOfToday ? createMigratedDatabase() : createTestDatabase()));
    const config = testConfig(database, surroundings);
    await prepareDatabase(config);
    const app = await createApp(config);
    holdToDocument(app);
    await app.init();
    await app.get(DemoSeed).people();
    return new TestPlatform(app, config, database.drop);
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** Signed in once for the life of the platform. */
  as(login: string): Promise<TestPerson> {
    const person = this.people.get(login) ?? TestPerson.signIn(this.app, login);
    this.people.set(login, person);
    return person;
  }

  /** Years end every session: whoever comes next signs in again. */
  signInAnew(): void {
    this.people.clear();
  }

  nobody(): TestPerson {
    return new TestPerson(this.app);
  }

  /** Milliseconds of the platform's time. */
  async time(): Promise<number> {
    return (await this.app.get(PlatformClock).now()).getTime();
  }

  /** The platform's time as a bank's statement has it: not ahead of a clock that is set back a little. */
  async minute(): Promise<string> {
    return `${new Date(await this.time()).toISOString().slice(0, 16)}:00Z`;
  }

  async advance(to: string | Date | number): Promise<void> {
    const clock = this.app.get(PlatformClock);
    if (new Date(to) > (await clock.now())) await this.app.get(DemoClock).advance(new Date(to));
    const { items } = await this.app.get(DueDesk).list();
    if (items.length > 0) throw new Error(`deadlines could not be applied: ${JSON.stringify(items)}`);
  }

  /** By the hand of the tables' owner, for what the platform's own role may not do. */
  asOwner<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return withClient(
      ownerUrl(this.config),
      async (client) => (await client.query(sql, [...values])).rows as T[],
    );
  }

  async close(): Promise<void> {
    try {
      await this.app.close();
      await requireListingRows(ownerUrl(this.config));
      await requireBooks(ownerUrl(this.config));
    } finally {
      await this.drop();
    }
  }
}

export function testConfig(
  { url, appUrl }: Omit<TestDatabase, 'drop'>,
  change: NodeJS.ProcessEnv = {},
): Config {
  return readConfig({
    HELAN_MODE: 'test',
    ANSWERS_FILE: process.env['ANSWERS_FILE'],
    DATABASE_URL: appUrl,
    OWNER_DATABASE_URL: url,
    FILES_DIR: fs.mkdtempSync(path.join(os.tmpdir(), 'helan-files-')),
    SEAL_KEY_FILE: 'var/test/seal/key.pem',
    RECEIPT_KEY_FILE: 'var/test/seal/receipt-key.pem',
    // Everybody of a test comes from one address.
    LIMIT_LOGIN_ADDRESS: '100000/60',
    LIMIT_LOGIN_ALL: '100000/60',
    SEAL_CERTIFICATE_FILE: 'var/test/seal/certificate.pem',
    // Many platforms share one database and the machine; none of them is away.
    DATABASE_PATIENCE_MS: '9000',
    ...change,
  });
}
