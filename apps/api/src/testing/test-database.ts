import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server of the specs, by the hand of whoever may make databases on it. */
export function adminUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set; run the specs through npm test or npx jest');
  return url;
}

/** The address of one of its databases. */
export function addressOf(name: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
}

export interface TestDatabase {
  /** With the owner's rights. */
  readonly url: string;
  /** With the role of the platform, which is made when the database is prepared. */
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
}

/** A database of its own for one spec file: empty, or a copy of another one to which nobody is connected. */
export async function createTestDatabase(copyOf = 'template1'): Promise<TestDatabase> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${copyOf}`);
  const database = withAppRole(addressOf(name));
  const drop = async () => {
    await asAdmin(`drop database if exists ${name} with (force)`);
    await asAdmin(`drop role if exists ${new URL(database.appUrl).username}`);
  };
  return { ...database, drop };
}

/** The addresses of a database that is there, for its owner and for the platform. */
export function withAppRole(url: string): Omit<TestDatabase, 'drop'> {
  const app = new URL(url);
  app.username = `${app.pathname.slice(1)}_app`;
  app.password = randomBytes(12).toString('hex');
  return { url, appUrl: app.href };
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
