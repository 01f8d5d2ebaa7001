import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/** So long a sender may take for a request's head, and for the whole of it. */
const HEAD_MS = 10_000;
const WHOLE_MS = 300_000;
const CHECK_EVERY_MS = 2_000;
const LARGEST_HEAD_BYTES = 16 * 1024;

/** The framework's server, with bounds on whoever sends slowly or does not send at all. */
export class BoundedAdapter extends ExpressAdapter {
  constructor(
    private readonly connectionsInAll: number,
    private readonly headMs = HEAD_MS,
  ) {
    super();
  }

  override initHttpServer(): void {
    const options = {
      headersTimeout: this.headMs,
      requestTimeout: WHOLE_MS,
      connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, this.headMs),
      maxHeaderSize: LARGEST_HEAD_BYTES,
    };
    this.httpServer = createServer(options, this.getInstance());
    this.httpServer.maxConnections = this.connectionsInAll;
  }
}
