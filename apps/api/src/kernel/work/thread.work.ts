import type { MessagePort } from 'node:worker_threads';

/** What a thread is asked to do, and the line on which it says that it begins. */
export interface Asked {
  readonly entry: string;
  readonly given: unknown;
  readonly line: MessagePort;
}

/** In the thread: the job is fetched first, which may take long where the machine is busy; its own time begins then. */
export default async function inThread({ entry, given, line }: Asked): Promise<unknown> {
  const { default: work } = (await import(entry)) as { default: (given: unknown) => unknown };
  line.postMessage('began');
  line.close();
  return work(given);
}
