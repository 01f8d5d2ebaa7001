import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../../../tools/dev/free-port.mjs';

const LAST_LINE = '按 Ctrl+C 停止';

/** `npm start` as somebody runs it on a data folder of his own, and what it has said. */
export class Started {
  private constructor(
    readonly url: string,
    readonly said: string,
    private readonly child: ChildProcess,
  ) {}

  static folder(): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-start-'));
    fs.chmodSync(folder, 0o755);
    return folder;
  }

  static async on(folder: string, ...args: string[]): Promise<Started> {
    const { DATABASE_URL: _, OWNER_DATABASE_URL: __, ...surroundings } = process.env;
    const port = await freePort();
    const env = { ...surroundings, PREPARED: '1', PORT: String(port), DATA_DIR: folder };
    const child = spawn(process.execPath, ['tools/dev/start.mjs', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const heard = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.includes(LAST_LINE)) resolve();
        });
    });
    await Promise.race([heard, once(child, 'exit')]);
    if (!said.includes(LAST_LINE)) throw new Error(said);
    return new Started(`http://127.0.0.1:${port}`, said, child);
  }

  /** What stands where this leaves a gap: `用 (.*) 秒`. */
  find(words: RegExp): string {
    const found = words.exec(this.said)?.[1];
    if (found === undefined) throw new Error(`${words} is not said: ${this.said}`);
    return found;
  }

  /** Its database ends with it, however long that takes. */
  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }
}
