import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type TestDatabase, createTestDatabase } from '../../api/src/testing/test-database.js';
import { freePort } from '../../../tools/dev/free-port.mjs';
import { startApi, startPlatform, stopProcess } from '../../../tools/dev/platform.mjs';

interface Given {
  readonly given?: TestDatabase | undefined;
  /** Where others have to know its address before it is there. */
  readonly port?: number;
  /** Where the api says what it says. */
  readonly output?: 'inherit' | 'pipe';
  readonly settings?: NodeJS.ProcessEnv;
  /** Of the process of the api. */
  readonly flags?: string[];
}

/** A built platform in processes of its own, on a database that nobody else uses. */
export class RunningPlatform {
  private readonly beside: ChildProcess[] = [];

  private constructor(
    readonly url: string,
    private env: NodeJS.ProcessEnv,
    readonly owner: string,
    private api: ChildProcess,
    private readonly flags: string[],
    private readonly drop: () => Promise<void>,
  ) {}

  /** On a new database of the server for tests, unless the caller brings one. */
  static async start({
    given,
    port: known,
    output = 'inherit',
    settings = {},
    flags = [],
  }: Given = {}): Promise<RunningPlatform> {
    const database = given ?? (await createTestDatabase());
    process.env['DATABASE_URL'] = database.appUrl;
    process.env['OWNER_DATABASE_URL'] = database.url;
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-e2e-'));
    const port = known ?? (await freePort());
    const started = await startPlatform({ root, port, isQuiet: true, output, settings, flags });
    delete process.env['DATABASE_URL'];
    delete process.env['OWNER_DATABASE_URL'];
    const { url, env, ownerUrl, api } = started;
    return new RunningPlatform(url, env, ownerUrl, api, flags, database.drop);
  }

  /** Whether the process that was started is the one that runs. */
  get isAlive(): boolean {
    return this.api.exitCode === null && this.api.signalCode === null;
  }

  /** What the api says from here on, where it was started with a `pipe`. */
  listen(onText: (text: string) => void): void {
    for (const stream of [this.api.stdout, this.api.stderr])
      stream!.setEncoding('utf8').on('data', (text: string) => onText(text));
  }

  /** The api is gone from one moment to the next, and comes back. */
  async killAndRestart(flags = this.flags): Promise<void> {
    await this.kill();
    await this.restart(flags);
  }

  kill(): Promise<void> {
    return killNow(this.api);
  }

  async restart(flags = this.flags): Promise<void> {
    this.api = await startApi(this.env, flags);
  }

  /** Another process of the api at the same database, at an address of its own. */
  async startBeside(): Promise<{ readonly url: string; readonly kill: () => Promise<void> }> {
    const port = await freePort();
    const api = await startApi({ ...this.env, PORT: String(port) }, this.flags);
    this.beside.push(api);
    return { url: `http://127.0.0.1:${port}`, kill: () => killNow(api) };
  }

  /** With other settings, as operation gives them: the database is brought up to date first. */
  async restartWith(settings: NodeJS.ProcessEnv): Promise<void> {
    this.env = { ...this.env, ...settings };
    const [code] = (await once(this.run('migrate.js'), 'exit')) as [number];
    if (code !== 0) throw new Error(`migrate.js ended with ${code}`);
    await this.killAndRestart();
  }

  /** Another program of the platform, with the same settings and the owner's rights. */
  run(script: string): ChildProcess {
    const env = { ...this.env, OWNER_DATABASE_URL: this.owner };
    return spawn(process.execPath, [`dist/apps/api/${script}`], { env, stdio: 'pipe' });
  }

  /** The line is dead though nobody has hung up. */
  stopAnswering(): void {
    this.api.kill('SIGSTOP');
  }

  answerAgain(): void {
    this.api.kill('SIGCONT');
  }

  /** By the hand of the tables' owner. */
  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.owner });
    await client.connect();
    try {
      return (await client.query(sql, params)).rows as T[];
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.api, ...this.beside].map(stopProcess));
    await this.drop();
  }
}

async function killNow(api: ChildProcess): Promise<void> {
  if (api.exitCode !== null || api.signalCode !== null) return;
  const gone = once(api, 'exit');
  api.kill('SIGKILL');
  await gone;
}
