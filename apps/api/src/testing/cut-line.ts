import net from 'node:net';

/** A line to a database that can be cut: hung up, silent, or silent from a certain word on. */
export class CutLine {
  private readonly pairs = new Set<readonly [near: net.Socket, far: net.Socket]>();
  private isSilent = false;
  private last: { readonly word: string; readonly behind: string } | undefined;

  private constructor(
    private readonly server: net.Server,
    private readonly target: URL,
    /** The database's address, by this line. */
    readonly url: string,
  ) {
    server.on('connection', (near: net.Socket) => this.connect(near));
  }

  static async to(databaseUrl: string): Promise<CutLine> {
    const target = new URL(databaseUrl);
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const near = new URL(databaseUrl);
    near.hostname = '127.0.0.1';
    near.port = String((server.address() as net.AddressInfo).port);
    return new CutLine(server, target, near.href);
  }

  /** Nothing comes through any more, and nobody hangs up. */
  fallSilent(): void {
    this.isSilent = true;
    for (const pair of this.pairs) pair.forEach((socket) => socket.pause());
  }

  /** The word reaches the database behind the other one on the same connection; its answer, and everything after it, reaches nobody. */
  fallSilentAfter(word: string, behind: string): void {
    this.last = { word, behind };
  }

  /** All connections are gone, and new ones are refused. */
  async hangUp(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const pair of this.pairs) pair.forEach((socket) => socket.destroy());
    await closed;
  }

  async repair(): Promise<void> {
    this.isSilent = false;
    this.last = undefined;
    for (const pair of this.pairs) pair.forEach((socket) => socket.resume());
    if (this.server.listening) return;
    const port = Number(new URL(this.url).port);
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    if (this.server.listening) await this.hangUp();
  }

  private connect(near: net.Socket): void {
    const far = net.connect(Number(this.target.port || 5432), this.target.hostname);
    const pair = [near, far] as const;
    this.pairs.add(pair);
    let isBehind = false;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes: Buffer) => {
        to.write(bytes);
        if (from !== near || !this.last) return;
        isBehind ||= bytes.includes(this.last.behind);
        if (!bytes.includes(this.last.word)) return;
        if (isBehind) this.fallSilent();
        isBehind = false;
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        this.pairs.delete(pair);
      });
      if (this.isSilent) from.pause();
    }
  }
}
