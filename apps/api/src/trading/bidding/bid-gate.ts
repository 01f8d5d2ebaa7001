import type { IncomingMessage, ServerResponse } from 'node:http';
import { BadRequestException, Injectable } from '@nestjs/common';
import type { BidReceipt } from '@helan/contracts';
import { hasPermission } from '@helan/contracts';
import { PlaceBidRequest } from '@helan/contracts/requests';
import {
  type Actor,
  type ConfirmedSession,
  ConfirmedSessions,
  isOpenAtOnce,
} from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import {
  RefusedError,
  answerJson,
  answerProblem,
  keepNowhere,
  refuseLateBody,
  requestValidation,
  whenAnswered,
} from '../../kernel/http/index.js';
import { Arrivals } from './arrivals.js';
import { readAttempt } from './bid-attempt.js';
import { BiddingService } from './bidding.service.js';
import { KnownPlaces } from './known-places.js';

const ROUTE = /^\/api\/lots\/([0-9a-f-]{36})\/bids$/;
/** Whatever the framework takes for the route: it is not strict about letters, a last stroke and what follows. */
const ANY_FORM = /^\/api\/lots\/([^/?]+)\/bids\/?(\?.*)?$/i;
const JSON_TYPE = /^application\/json(; ?charset=utf-8)?$/i;
const LARGEST_BODY = 16_384;

/** A request whose head has been checked: what is left is its body. */
interface Admitted {
  readonly lotId: string;
  readonly registrationId: string;
  readonly idempotencyKey: string;
  readonly sid: string;
  readonly actor: Actor;
}

/**
 * The short way in for bids, past the framework: for whoever has bid on the lot before, and whose session was
 * read from the database within the last second. Everything else it hands on unread to the route of the
 * controller, which alone refuses sessions, tokens, permissions and forms of request; bodies are checked by the
 * same class here as there, and failures answered by the same function.
 */
@Injectable()
export class BidGate {
  /** Whoever sends his head has so long for the rest. Source: rules §21 A14a. */
  bodyWithinMs = 10_000;
  readonly route = '/api/lots/:id/bids';
  private readonly pipe = requestValidation();

  constructor(
    private readonly sessions: ConfirmedSessions,
    private readonly places: KnownPlaces,
    private readonly bidding: BiddingService,
    private readonly clock: PlatformClock,
    private readonly arrivals: Arrivals,
  ) {}

  /** A bid arrives with its last byte, on this way and on the controller's alike; what takes too long is refused. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    const lotId = request.method === 'POST' ? ANY_FORM.exec(request.url ?? '')?.[1] : undefined;
    if (!lotId) return;
    refuseLateBody(request, response, this.bodyWithinMs);
    let isOver = false;
    let leave: () => void = () => undefined;
    // An answer may have to wait behind another one on the connection; nobody waits for that.
    void whenAnswered(response).then(() => {
      isOver = true;
      leave();
    });
    request.once('end', () => {
      request.receivedAtMonotonic = performance.now();
      const at = this.clock.stamp(request.receivedAtMonotonic);
      if (!isOver) leave = this.arrivals.comes(lotId.toLowerCase(), at);
    });
  }

  /** Whether the request can be taken here, by its head alone. */
  admit(request: IncomingMessage): Admitted | undefined {
    if (request.method !== 'POST') return undefined;
    const lotId = ROUTE.exec(request.url ?? '')?.[1];
    const idempotencyKey = request.headers['idempotency-key'];
    if (!lotId || typeof idempotencyKey !== 'string' || !hasPlainBody(request)) return undefined;
    const session = this.sessionOf(request);
    const registrationId = session && this.places.find(session.actor, lotId);
    if (!registrationId) return undefined;
    return { lotId, registrationId, idempotencyKey, sid: session.sid, actor: session.actor };
  }

  /** Reads and places the bid, and answers. */
  async take(admitted: Admitted, request: IncomingMessage, response: ServerResponse): Promise<void> {
    keepNowhere(response);
    try {
      const text = await readBody(request);
      const at = this.clock.stamp(request.receivedAtMonotonic);
      const receipt = await this.place(admitted, await this.checked(text), at);
      answerJson(response, 201, 'application/json', receipt);
    } catch (error) {
      answerProblem(error, request, response);
    }
  }

  private async place(
    { lotId, registrationId, idempotencyKey, sid, actor }: Admitted,
    body: PlaceBidRequest,
    at: number,
  ): Promise<BidReceipt> {
    const attempt = { ...readAttempt(body, idempotencyKey, at), sid };
    try {
      return await this.bidding.put(lotId, { ...attempt, registrationId });
    } catch (error) {
      if (!isOutside(error)) throw error;
      // Who has withdrawn and registered anew has another place.
      this.places.forget(actor, lotId);
      return this.bidding.place(actor, lotId, attempt);
    }
  }

  private sessionOf({ headers }: IncomingMessage): ConfirmedSession | undefined {
    const session = this.sessions.find(headers.cookie);
    if (!session || headers['x-csrf-token'] !== session.csrfToken) return undefined;
    const { actor } = session;
    return hasPermission(actor.roles, 'placeBid') && isOpenAtOnce(actor) ? session : undefined;
  }

  private async checked(text: string): Promise<PlaceBidRequest> {
    const plain = readPlainPrice(text);
    if (plain) return plain;
    const checked: unknown = await this.pipe.transform(parse(text), {
      type: 'body',
      metatype: PlaceBidRequest,
    });
    return checked as PlaceBidRequest;
  }
}

function isOutside(error: unknown): boolean {
  return error instanceof RefusedError && error.faults[0]?.code === 'bid.not-admitted';
}

const PLAIN_PRICE = /^\{(?:"kind":"PRICE",)?"amountFen":"([1-9]\d{0,14})"\}$/;

/** A price as the room writes it, letter by letter: whatever has this form passes the class, which costs more. */
export function readPlainPrice(text: string): PlaceBidRequest | undefined {
  const amountFen = PLAIN_PRICE.exec(text)?.[1];
  return amountFen === undefined ? undefined : { kind: 'PRICE', amountFen };
}

function hasPlainBody({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  const isEncoded = 'content-encoding' in headers || 'transfer-encoding' in headers;
  return JSON_TYPE.test(headers['content-type'] ?? '') && length > 0 && length <= LARGEST_BODY && !isEncoded;
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString()));
    request.once('error', reject);
  });
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw new BadRequestException();
}
