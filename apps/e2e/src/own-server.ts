import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../../tools/dev/free-port.mjs';
import { type Server, startPostgres } from '../../../tools/postgres/launcher.mjs';
import { type TestDatabase, withAppRole } from '../../api/src/testing/test-database.js';

/** A PostgreSQL that nobody else uses, to be frozen, killed and started again on its port. */
export class OwnServer implements TestDatabase {
  private app: string | undefined;

  private constructor(
    private readonly root: string,
    private readonly port: number,
    private server: Server,
  ) {}

  static async start(): Promise<OwnServer> {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-server-'));
    fs.chmodSync(root, 0o755);
    const port = await freePort();
    return new OwnServer(root, port, await startPostgres({ root, port, isThrowaway: true }));
  }

  get url(): string {
    return this.server.url('postgres');
  }

  get appUrl(): string {
    this.app ??= withAppRole(this.url).appUrl;
    return this.app;
  }

  readonly drop = async (): Promise<void> => {
    this.thaw();
    await this.server.stop();
    fs.rmSync(this.root, { recursive: true, force: true });
  };

  /** All of it stands still, with every connection open. */
  freeze(): void {
    this.freezeDoor();
    for (const pid of this.children()) this.signal(pid, 'SIGSTOP');
  }

  /** Only the one that takes new connections stands still. */
  freezeDoor(): void {
    process.kill(this.server.pid, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of [this.server.pid, ...this.children()]) this.signal(pid, 'SIGCONT');
  }

  /** Gone from one moment to the next. */
  kill(): void {
    process.kill(this.server.pid, 'SIGKILL');
  }

  async startAgain(): Promise<void> {
    this.server = await startPostgres({ root: this.root, port: this.port, isThrowaway: true });
  }

  private children(): number[] {
    const { stdout } = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return stdout
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter(([, parent]) => parent === this.server.pid)
      .map(([pid]) => pid!);
  }

  private signal(pid: number, name: NodeJS.Signals): void {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended meanwhile.
    }
  }
}
