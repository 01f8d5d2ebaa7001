import { Injectable } from '@nestjs/common';
import {
  CONSENTS,
  CONSENT_ACTS,
  CONSENT_KINDS,
  type ConsentAct,
  type ConsentKind,
  currentText,
  neededFor,
} from '@helan/domain';
import type { ConsentRowView, ConsentView, NeededConsentsView, OwnConsentsView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { concernedBy, isHis } from './concerned.js';
import { Consents } from './consents.service.js';
import { givenBy } from './given-consents.js';

/** More than anybody gives in a life; the newest are shown. */
const MOST_ROWS = 200;

interface Row {
  id: string;
  kind: ConsentKind;
  version: number;
  act: ConsentAct;
  given_at: Date;
  document_id: string | null;
  withdrawn_at: Date | null;
}

@Injectable()
export class ConsentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly consents: Consents,
  ) {}

  async own({ partyId }: Actor): Promise<OwnConsentsView> {
    if (partyId === null) return { consents: CONSENT_KINDS.map((kind) => toView(kind, null)), history: [] };
    const given = await givenBy(this.dataSource, partyId);
    const rows: Row[] = await this.dataSource.query(
      `select id, kind, version, act, given_at, document_id, withdrawn_at from personal_consent
       where party_id = $1 order by given_at desc, id desc limit ${MOST_ROWS}`,
      [partyId],
    );
    const standing = (kind: ConsentKind) =>
      given.find((row) => row.kind === kind && !row.isWithdrawn && row.version === currentText(kind).version)
        ?.givenAt ?? null;
    return { consents: CONSENT_KINDS.map((kind) => toView(kind, standing(kind))), history: rows.map(toRow) };
  }

  /** What is missing before a step, for the form that leads to it. */
  async needed(actor: Actor, act: ConsentAct, id: string): Promise<NeededConsentsView> {
    const concerned = await concernedBy(this.dataSource, act, id, actor.partyId);
    if (!concerned || !isHis(concerned, actor)) throw refused('resource.not-found');
    const missing = await this.consents.missing(act, concerned);
    return {
      act,
      ofName: concerned.byLiaison ? concerned.name : null,
      needsPaper: concerned.byLiaison && missing.length > 0,
      missing: neededFor(act, concerned.kind)
        .filter((kind) => missing.includes(kind))
        .map((kind) => toView(kind, null)),
      partners: concerned.partners.filter(({ hasConsented }) => !hasConsented).map(({ name }) => name),
    };
  }
}

function toView(kind: ConsentKind, givenAt: Date | null): ConsentView {
  const { version, title, asks, why, without, withdrawal } = currentText(kind);
  return {
    kind,
    version,
    title,
    asks,
    why,
    without,
    withdrawal,
    actNames: CONSENTS[kind].acts.map((act) => CONSENT_ACTS[act]),
    givenAt: givenAt?.toISOString() ?? null,
  };
}

function toRow({ id, kind, version, act, given_at, document_id, withdrawn_at }: Row): ConsentRowView {
  return {
    id,
    title: CONSENTS[kind].texts.find((text) => text.version === version)?.title ?? currentText(kind).title,
    version,
    actName: CONSENT_ACTS[act],
    givenAt: given_at.toISOString(),
    isOnPaper: document_id !== null,
    withdrawnAt: withdrawn_at?.toISOString() ?? null,
  };
}
