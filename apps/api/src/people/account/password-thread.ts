import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

const ARGON2 = createRequire(import.meta.url).resolve('@node-rs/argon2');
/** How far behind everything else the thread stands, where the system lets a thread stand back. */
const NICENESS = 10;

interface Task {
  readonly passwordHash: string;
  readonly password: string;
}

interface Work {
  readonly resolve: (isRight: boolean) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that checks passwords, one after the other, and gives way: whoever bids, reads or pays goes first. The
 * library's own way would take the few threads that also read files, resolve names and sign.
 */
export class PasswordThread {
  private running: { readonly worker: Worker; readonly work: Work[] } | undefined;

  check(passwordHash: string, password: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const { worker, work } = (this.running ??= this.start());
      work.push({ resolve, reject });
      worker.postMessage({ passwordHash, password } satisfies Task);
    });
  }

  async stop(): Promise<void> {
    await this.running?.worker.terminate();
  }

  /** When it is first needed, and again after it has ended; whoever waits for it then is told. */
  private start(): { worker: Worker; work: Work[] } {
    const worker = new Worker(`(${run.toString()})(require)`, {
      eval: true,
      workerData: { argon2: ARGON2, niceness: NICENESS },
    });
    const running = { worker, work: [] as Work[] };
    const end = (error: Error) => {
      if (this.running === running) this.running = undefined;
      for (const { reject } of running.work.splice(0)) reject(error);
    };
    worker.unref();
    worker.on('message', (isRight: boolean) => running.work.shift()?.resolve(isRight));
    worker.on('error', end);
    worker.on('exit', () => end(new Error('the thread that checks passwords has ended')));
    return running;
  }
}

/** The thread's whole program, handed over as its text: nothing else of this file is there. */
function run(require: NodeJS.Require): void {
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const { argon2, niceness } = threads.workerData as { argon2: string; niceness: number };
  const { verifySync } = require(argon2) as typeof import('@node-rs/argon2');
  const { readlinkSync } = require('node:fs') as typeof import('node:fs');
  const { setPriority } = require('node:os') as typeof import('node:os');
  try {
    // Linux names a thread by a number that takes a priority of its own; elsewhere it runs as the others do.
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').pop()), niceness);
  } catch {
    // Then it does not stand back.
  }
  const check = ({ passwordHash, password }: Task) =>
    threads.parentPort!.postMessage(verifySync(passwordHash, password));
  threads.parentPort!.on('message', check);
}
