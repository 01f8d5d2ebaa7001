// @ts-check
import net from 'node:net';

/**
 * What the machine alone can do: a process without the platform that writes as many bytes as the news of a bid
 * to every connection, ten times a second. Tells when each round of writing began.
 */
const EVERY_MS = 100;
/** About what the news of a bid take. */
const NEWS_BYTES = 640;

/** @type {Set<net.Socket>} */
const sockets = new Set();
const server = net.createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.on('error', () => sockets.delete(socket));
  socket.once('data', () =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nretry: 1000\n\n'),
  );
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  process.send?.({ port });
});

/** @param {number} rounds */
async function write(rounds) {
  const begun = [];
  const start = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    const due = start + round * EVERY_MS;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const at = performance.timeOrigin + performance.now();
    const news = Buffer.from(`id: ${round}\nevent: news\ndata: ${'0'.repeat(NEWS_BYTES)}\n\n`);
    for (const socket of sockets) socket.write(news);
    begun.push({ seq: round, at });
  }
  return begun;
}

process.on('message', (message) => {
  const { rounds } = /** @type {{ rounds: number }} */ (message);
  void write(rounds).then((begun) => process.send?.({ begun }));
});
