import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../../../tools/dev/free-port.mjs';
import { startApi, startPlatform, stopProcess } from '../../../tools/dev/platform.mjs';

/** A built platform in processes of its own, on a database that nobody else uses. */
export class RunningPlatform {
  private constructor(
    readonly url: string,
    private readonly env: NodeJS.ProcessEnv,
    private api: ChildProcess,
    private readonly database: string,
    private readonly flags: string[],
  ) {}

  /** With `flags` for the process of the api. */
  static async start(flags: string[] = []): Promise<RunningPlatform> {
    const admin = new URL(process.env['TEST_DATABASE_URL']!);
    const database = `e2e_${randomBytes(5).toString('hex')}`;
    await asAdmin(`create database ${database}`);
    admin.pathname = `/${database}`;
    process.env['DATABASE_URL'] = admin.href;
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-e2e-'));
    const { url, env, api } = await startPlatform({ root, port: await freePort(), isQuiet: true, flags });
    delete process.env['DATABASE_URL'];
    return new RunningPlatform(url, env, api, database, flags);
  }

  /** The api is gone from one moment to the next, and comes back. */
  async killAndRestart(): Promise<void> {
    const gone = new Promise((resolve) => this.api.once('exit', resolve));
    this.api.kill('SIGKILL');
    await gone;
    this.api = await startApi(this.env, this.flags);
  }

  /** Whether the process that was started is still there. */
  get isAlive(): boolean {
    return this.api.exitCode === null && this.api.signalCode === null;
  }

  /** The line is dead though nobody has hung up. */
  stopAnswering(): void {
    this.api.kill('SIGSTOP');
  }

  answerAgain(): void {
    this.api.kill('SIGCONT');
  }

  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.env['DATABASE_URL'] });
    await client.connect();
    try {
      return (await client.query(sql, params)).rows as T[];
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await stopProcess(this.api);
    await asAdmin(`drop database if exists ${this.database} with (force)`);
  }
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
