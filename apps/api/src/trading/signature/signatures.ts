import { Injectable } from '@nestjs/common';
import {
  type DealSide,
  PAPER_KINDS,
  type PaperKind,
  isSameName,
  isSignedByAll,
  signedFor,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { type HandedInScan, Scans } from './scans.js';
import type { OpenPaper, PaperSource } from './paper-source.js';

const KINDS = Object.keys(PAPER_KINDS) as PaperKind[];

/** A signature as its paper shows it. */
export interface Signature {
  readonly side: DealSide;
  readonly name: string;
  /** By hand: a scan was handed in. */
  readonly isOnPaper: boolean;
  readonly at: Date;
}

/** A paper that waits for a side, with its file. */
export interface WaitingPaper {
  readonly kind: PaperKind;
  readonly no: string;
  /** Until when it is to be signed by this side. */
  readonly dueAt: Date | null;
  readonly file: StoredFile;
}

/** A side signs the file of this hash: by typing its own name, or by hand on the print whose scan is kept. */
export interface Signing {
  readonly kind: PaperKind;
  readonly side: DealSide;
  readonly actor: Actor;
  readonly fileHash: string;
  readonly by: { readonly typedName: string } | SeenScan;
}

/** What was signed by hand: the scan, who handed it in; the actor is the second person who has seen it. */
interface SeenScan {
  readonly scanFileId: string;
  readonly handedInBy: string;
}

/** The one record of who has signed what: minutes, letter and contract alike. */
@Injectable()
export class Signatures {
  private readonly sources = new Map<PaperKind, PaperSource>();

  constructor(
    private readonly files: FileStore,
    private readonly scans: Scans,
  ) {}

  /** The room that prints a kind of paper registers itself here. */
  findWith(source: PaperSource): void {
    this.sources.set(source.kind, source);
  }

  /** What of a lot waits for a side, in the order in which it comes. */
  async waitingFor(tx: EntityManager, lot: LotEntity, side: DealSide): Promise<WaitingPaper[]> {
    const waiting: WaitingPaper[] = [];
    for (const kind of KINDS) {
      const paper = await this.sources.get(kind)?.find(tx, lot);
      if (!paper || (await this.signedBy(tx, kind, paper.no)).includes(side)) continue;
      const file = await this.files.find(paper.fileId, tx);
      if (!file) continue;
      const dueAt = await this.scans.dueAt(tx, { kind, no: paper.no, side }, paper.dueAt);
      waiting.push({ kind, no: paper.no, dueAt, file });
    }
    return waiting;
  }

  /** Keeps the scan of what a side has signed by hand; it is no signature yet. The lot's row is locked. */
  async handIn(tx: EntityManager, lot: LotEntity, scan: Omit<HandedInScan, 'id' | 'lotId'>): Promise<void> {
    const { paper } = await this.open(tx, lot, scan.kind);
    await this.requireSound(tx, paper, scan);
    if ((await this.signedBy(tx, scan.kind, paper.no)).includes(scan.side))
      throw refused('deal.signed-already');
    await this.scans.keep(tx, paper.no, { ...scan, lotId: lot.id });
  }

  /** Keeps a side's signature under the paper of a lot, and tells the room that printed it. The lot's row is locked. */
  async sign(tx: EntityManager, lot: LotEntity, signing: Signing): Promise<void> {
    const { kind, side, actor, by } = signing;
    const { source, paper } = await this.open(tx, lot, kind);
    if ('typedName' in by && !isSameName(by.typedName, paper.names[side]))
      throw refused('signature.other-name', undefined, 'name');
    await this.requireSound(tx, paper, signing);
    const signedBy = await this.write(tx, paper, signing);
    const isOnPaper = 'scanFileId' in by;
    await source.whenSigned(tx, lot, { actor, side, isOnPaper, isComplete: isSignedByAll(signedBy) });
  }

  /** Who has signed a paper, in the order of their signatures. */
  of(tx: EntityManager, kind: PaperKind, no: string): Promise<Signature[]> {
    return tx.query(
      `select side, name, scan_file_id is not null as "isOnPaper", at from signature
       where kind = $1 and paper_no = $2 order by at`,
      [kind, no],
    );
  }

  /** The same of several papers of a kind, by their numbers. */
  async ofMany(
    tx: EntityManager,
    kind: PaperKind,
    nos: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Signature[]>> {
    const rows: (Signature & { readonly no: string })[] = await tx.query(
      `select paper_no as no, side, name, scan_file_id is not null as "isOnPaper", at from signature
       where kind = $1 and paper_no = any($2) order by at`,
      [kind, nos],
    );
    const ofNo = (no: string) =>
      rows.filter((row) => row.no === no).map(({ no: _, ...signature }) => signature);
    return new Map(nos.map((no) => [no, ofNo(no)]));
  }

  async signedBy(tx: EntityManager, kind: PaperKind, no: string): Promise<DealSide[]> {
    return (await this.of(tx, kind, no)).map(({ side }) => side);
  }

  private async open(
    tx: EntityManager,
    lot: LotEntity,
    kind: PaperKind,
  ): Promise<{ source: PaperSource; paper: OpenPaper }> {
    const source = this.sources.get(kind);
    const paper = await source?.find(tx, lot);
    if (!source || !paper)
      throw refused(lot.state === 'SUSPENDED' ? 'listing.suspended' : 'lifecycle.not-now');
    return { source, paper };
  }

  private async requireSound(
    tx: EntityManager,
    { hold, fileId }: OpenPaper,
    { fileHash }: Pick<Signing, 'fileHash'>,
  ): Promise<void> {
    requireNone(hold);
    const file = await this.files.find(fileId, tx);
    if (file?.sha256 !== fileHash) throw refused('request.conflict');
  }

  /** Returns who has signed now. */
  private async write(
    tx: EntityManager,
    { no, names }: OpenPaper,
    { kind, side, actor, fileHash, by }: Signing,
  ): Promise<DealSide[]> {
    const [accountId, scanFileId, typedName] =
      'scanFileId' in by ? [by.handedInBy, by.scanFileId, null] : [actor.accountId, null, by.typedName];
    // Whoever signs for another is named with him; by hand each writes his own name on the print.
    const bearer = typedName === null ? undefined : actor.standing?.mandate?.bearer;
    const name = bearer ? signedFor(names[side], bearer) : names[side];
    const rows: unknown[] = await tx.query(
      `insert into signature (kind, paper_no, side, account_id, name, file_hash, scan_file_id, typed_name, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now()) on conflict do nothing returning side`,
      [kind, no, side, accountId, name, fileHash, scanFileId, typedName],
    );
    if (rows.length === 0) throw refused('deal.signed-already');
    return this.signedBy(tx, kind, no);
  }
}
