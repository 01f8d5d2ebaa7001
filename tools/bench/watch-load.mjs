// @ts-check
import net from 'node:net';

/**
 * A process of its own that watches one lot on many connections, and notes for each of them when it first had
 * the state after a line of the log.
 */
const EVENT_ID = Buffer.from('id: ');
const CONNECT_AT_ONCE = 200;
const LARGEST_CHUNK = 1 << 16;

/** @type {Map<number, { first: number, last: number, latencies: number[] }>} */
const seen = new Map();

class Watcher {
  /** @param {number} port @param {string} lotId @param {() => void} onOpen @param {(error: Error) => void} onFault */
  constructor(port, lotId, onOpen, onFault) {
    this.seq = 0;
    let isOpen = false;
    this.socket = net.connect({
      port,
      host: '127.0.0.1',
      onread: {
        buffer: shared,
        callback: (length, chunk) => {
          if (!isOpen) {
            isOpen = true;
            onOpen();
          }
          this.read(/** @type {Buffer} */ (chunk), length);
          return true;
        },
      },
    });
    this.socket.once('error', onFault);
    this.socket.once('connect', () =>
      this.socket.write(
        `GET /api/lots/${lotId}/feed HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n`,
      ),
    );
  }

  /** @param {Buffer} chunk @param {number} length */
  read(chunk, length) {
    let at = chunk.indexOf(EVENT_ID);
    while (at >= 0 && at < length) {
      const seq = readNumber(chunk, at + EVENT_ID.length);
      if (seq > this.seq) {
        note(seq, this.seq);
        this.seq = seq;
      }
      at = chunk.indexOf(EVENT_ID, at + EVENT_ID.length);
    }
  }
}

/** One buffer for all: what was read is dealt with before anything else is read. */
const shared = Buffer.alloc(LARGEST_CHUNK);

/** @param {Buffer} chunk @param {number} from */
function readNumber(chunk, from) {
  let number = 0;
  for (let at = from; at < chunk.length; at += 1) {
    const digit = /** @type {number} */ (chunk[at]) - 48;
    if (digit < 0 || digit > 9) return number;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * A frame is the whole state: who has it after line `seq` has all lines before it too.
 * @param {number} seq @param {number} before
 */
function note(seq, before) {
  const now = performance.timeOrigin + performance.now();
  for (let line = Math.max(before + 1, firstLine); line <= seq; line += 1) {
    const entry = seen.get(line) ?? { first: now, last: now, latencies: [] };
    entry.last = now;
    entry.latencies.push(now);
    seen.set(line, entry);
  }
}

let firstLine = Number.MAX_SAFE_INTEGER;
/** @type {Watcher[]} */
const watchers = [];

/** @param {{ port: number, lotId: string, count: number }} plan */
async function open({ port, lotId, count }) {
  while (watchers.length < count) {
    const batch = Array.from(
      { length: Math.min(CONNECT_AT_ONCE, count - watchers.length) },
      () =>
        new Promise((resolve, reject) => {
          watchers.push(new Watcher(port, lotId, () => resolve(undefined), reject));
        }),
    );
    await Promise.all(batch);
  }
}

process.on('message', (message) => {
  const {
    kind,
    line = 0,
    ...plan
  } = /** @type {{ kind: string, line?: number, port: number, lotId: string, count: number }} */ (message);
  if (kind === 'open') void open(plan).then(() => process.send?.({ kind: 'open' }));
  if (kind === 'from') firstLine = line;
  if (kind === 'report') process.send?.({ lines: [...seen] });
});
