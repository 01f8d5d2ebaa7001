import { Injectable } from '@nestjs/common';
import type { OpenedFacts } from '@helan/contracts';
import { type Refusal, isSealedRules, judgeRounds } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { SessionLineEntity } from '../session-line.entity.js';
import { type SessionEntity, isBeforeEnd, rulesOf } from '../session.entity.js';
import { factsOf, roundsOf } from './opened-facts.js';

/** What a bidder is told of an envelope of his that does not count. Source: rules §21 A7. */
@Injectable()
export class VoidEnvelopes {
  /** Why his envelope that was opened last does not count; null where it does, or none was opened yet. */
  async faultOf(tx: EntityManager, session: SessionEntity, registrationId: string): Promise<Refusal | null> {
    const rules = rulesOf(session);
    if (!isSealedRules(rules) || (session.round === 1 && isBeforeEnd(session))) return null;
    const lines = await tx.find(SessionLineEntity, {
      where: { sessionId: session.id },
      order: { seq: 'ASC' },
    });
    const opened = factsOf<OpenedFacts>(lines, 'OPENED');
    const isOpened = (seq: number) => opened.some(({ prices }) => prices.some((price) => price.seq === seq));
    const own = lines.findLast((line) => line.registrationId === registrationId && isOpened(line.seq));
    const { refused } = judgeRounds(
      rules,
      roundsOf(opened, lines, { ranks: new Map(), upTo: session.round }),
    );
    return refused.find(({ seq }) => seq === own?.seq)?.refusal ?? null;
  }
}
