// @ts-check
import net from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** One kept connection; reads of an answer what is counted, and no more. */
export class Connection {
  /**
   * @param {number} port
   * @returns {Promise<Connection>}
   */
  static open(port) {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Connection(socket)));
    });
  }

  /** @param {net.Socket} socket */
  constructor(socket) {
    this.socket = socket;
    /** @type {Buffer} */
    this.buffer = Buffer.alloc(0);
    /** @type {((answer: { status: number, code: string }) => void)[]} */
    this.waiting = [];
    this.isClosed = false;
    /** Of all answers so far. */
    this.bytes = 0;
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('close', () => {
      this.isClosed = true;
      this.failIfWaiting();
    });
  }

  /**
   * @param {string} text
   * @returns {Promise<{ status: number, code: string }>}
   */
  send(text) {
    this.socket.write(text, 'latin1');
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.isClosed) this.failIfWaiting();
    });
  }

  /** @param {Buffer} chunk */
  read(chunk) {
    this.buffer = this.buffer.length > 0 ? Buffer.concat([this.buffer, chunk]) : chunk;
    for (;;) {
      const headEnd = this.buffer.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = this.buffer.toString('latin1', 0, headEnd);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      const end = headEnd + 4 + length;
      if (this.buffer.length < end) return;
      const status = Number(head.slice(9, 12));
      const code = status < 300 ? '' : codeOf(this.buffer.toString('utf8', headEnd + 4, end));
      this.buffer = this.buffer.subarray(end);
      this.bytes += end;
      this.waiting.shift()?.({ status, code });
    }
  }

  /** Whoever waits at a connection that is gone would wait for ever: the load ends with that word. */
  failIfWaiting() {
    if (this.waiting.length > 0)
      throw new Error('the platform closed a connection on which an answer was due');
  }

  /** @returns {Promise<void>} */
  async end() {
    while (this.waiting.length > 0) await pause(0.05);
    this.socket.destroy();
  }
}

/** @param {string} body */
function codeOf(body) {
  return /"code":"([^"]+)"/.exec(body)?.[1] ?? body.slice(0, 80);
}

/**
 * @param {number} seconds
 * @returns {Promise<void>}
 */
export function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
