import { randomBytes } from 'node:crypto';
import pg from 'pg';

const ADMIN_URL = () => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set; run the specs through npm test or npx jest');
  return url;
};

export interface TestDatabase {
  /** With the owner's rights. */
  readonly url: string;
  /** With the role of the platform, which is made when the database is prepared. */
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
}

/** A database of its own for one spec file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name}`);
  const url = new URL(ADMIN_URL());
  url.pathname = `/${name}`;
  const database = withAppRole(url.href);
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
  const client = new pg.Client({ connectionString: ADMIN_URL() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
