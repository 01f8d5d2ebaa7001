import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAPER_KINDS } from '@helan/domain';
import type { AnswerConsultationRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { sha256 } from '../../kernel/canonical.js';
import { takeSerial } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { ReserveService } from '../../trading/bidding/index.js';
import { ConsultationService } from '../../trading/consultation/index.js';
import { type OpenPaper, Scans, type Signed, Signatures } from '../../trading/signature/index.js';

type WordKind = 'RESERVE' | 'CONSULTATION' | 'ENDING' | 'ENDING_NOTICE' | 'WAIVER';

interface Word {
  readonly id: string;
  readonly no: string;
  readonly round: number;
  readonly content: string;
  readonly fileId: string;
  readonly writtenBy: string;
  readonly countedAt: Date | null;
}

/** A word that somebody has written down for another. */
export interface NewWord {
  readonly kind: WordKind;
  readonly content: string;
  /** What the print says of it. */
  readonly facts: readonly (readonly [string, string])[];
}

/** What the room that a word is said to makes of it. */
export interface WordUse {
  /** Whether it may still count. */
  isOpen(tx: EntityManager, lot: LotEntity, word: Pick<Word, 'round' | 'content'>): Promise<boolean>;
  /** It counts from now on: signed by hand, handed in by `accountId`, and seen by the actor. The lot's row is locked. */
  count(
    tx: EntityManager,
    lot: LotEntity,
    word: { readonly content: string; readonly actor: Actor; readonly accountId: string },
  ): Promise<void>;
}

/**
 * What a liaison writes down for a transferor without an account, while a lot is traded and afterwards: it counts once
 * the transferor has signed the print by hand and a second person has seen the scan. Source: 贺党办〔2022〕110号 六(二).
 */
@Injectable()
export class AssistedWords implements OnModuleInit {
  constructor(
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly parties: PartyService,
    private readonly scans: Scans,
    private readonly signatures: Signatures,
    private readonly consultations: ConsultationService,
    private readonly reserves: ReserveService,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.consultations.whenOnBehalf(
      (tx, actor, lot, request) => this.write(tx, actor, lot, answerOf(request)),
      (tx, lot) => this.isHandedIn(tx, lot, 'CONSULTATION'),
    );
    this.reserves.whenOnBehalf((tx, actor, lot, envelope) => this.write(tx, actor, lot, reserveOf(envelope)));
    this.use('RESERVE', {
      isOpen: (tx, lot) => this.reserves.isAskedFor(tx, lot),
      count: (tx, lot, { content: envelope, actor, accountId }) =>
        this.reserves.take(tx, lot, { envelope, actor, accountId }),
    });
    this.use('CONSULTATION', {
      isOpen: async (tx, lot, { round }) => round === lot.round && this.consultations.isAsking(tx, lot),
      count: (tx, lot, { content, accountId }) =>
        this.consultations.takeSigned(tx, lot, {
          request: JSON.parse(content) as AnswerConsultationRequest,
          accountId,
        }),
    });
  }

  /** A room says what becomes of a kind of word. */
  use(kind: WordKind, use: WordUse): void {
    this.signatures.findWith({
      kind,
      find: (tx, lot) => this.find(tx, lot, kind, use),
      whenSigned: (tx, lot, signed) => this.count(tx, lot, { kind, use, signed }),
    });
  }

  /** A later word takes the place of an earlier one, unless a scan of that one waits to be seen. */
  async write(
    tx: EntityManager,
    { accountId }: Actor,
    lot: LotEntity,
    { kind, content, facts }: NewWord,
  ): Promise<void> {
    if (await this.isHandedIn(tx, lot, kind)) throw refused('scan.waits');
    const no = `${lot.no}-DB${String(await takeSerial(tx, `assisted-word:${lot.id}`)).padStart(2, '0')}`;
    const at = await this.clock.now(tx);
    const file = await this.files.keep(tx, {
      buffer: await this.print(tx, lot, { no, at, kind, facts }),
      mime: 'application/pdf',
      name: `${PAPER_KINDS[kind]} ${no}.pdf`,
      accountId: null,
    });
    await tx.query(
      `insert into assisted_word (id, lot_id, round, kind, no, content, file_id, written_by, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [randomUUID(), lot.id, lot.round, kind, no, content, file.id, accountId, at],
    );
  }

  private async print(
    tx: EntityManager,
    lot: LotEntity,
    { no, at, kind, facts }: Pick<NewWord, 'kind' | 'facts'> & { no: string; at: Date },
  ): Promise<Buffer> {
    const paper = this.press.paper({ title: PAPER_KINDS[kind], no, madeAt: at });
    paper
      .heading()
      .facts([
        ['标的', `${lot.terms.title}（${lot.no}）`],
        ['转出方', await this.transferorOf(tx, lot)],
        ...facts,
      ])
      .paragraph('以上由村级信息联络员代为填写，已念给本人听清楚。本人签字、按手印后，经另一人核对才算数。')
      .signatures(['转出方（签字、按手印）：', '联络员：', '日期：']);
    return this.press.print(paper);
  }

  /** The last word of a kind, as long as it may still count. */
  private async find(
    tx: EntityManager,
    lot: LotEntity,
    kind: WordKind,
    use: WordUse,
  ): Promise<OpenPaper | undefined> {
    const word = await this.last(tx, lot, kind);
    if (!word || word.countedAt || !(await use.isOpen(tx, lot, word))) return undefined;
    const names = { TRANSFEROR: await this.transferorOf(tx, lot), TRANSFEREE: '' };
    return { no: word.no, fileId: word.fileId, dueAt: null, names };
  }

  private async count(
    tx: EntityManager,
    lot: LotEntity,
    { kind, use, signed }: { readonly kind: WordKind; readonly use: WordUse; readonly signed: Signed },
  ): Promise<void> {
    const { id, content, writtenBy: accountId } = (await this.last(tx, lot, kind))!;
    await tx.query('update assisted_word set counted_at = platform_now() where id = $1', [id]);
    await use.count(tx, lot, { content, actor: signed.actor, accountId });
  }

  /** Whether the last word of a kind is signed and waits for the second person. */
  async isHandedIn(tx: EntityManager, lot: LotEntity, kind: WordKind): Promise<boolean> {
    const word = await this.last(tx, lot, kind);
    return word !== undefined && (await this.scans.waitingOf(tx, kind, word.no)).length > 0;
  }

  private async last(tx: EntityManager, { id }: LotEntity, kind: WordKind): Promise<Word | undefined> {
    const rows: Word[] = await tx.query(
      `select id, no, round, content, file_id as "fileId", written_by as "writtenBy", counted_at as "countedAt"
       from assisted_word where lot_id = $1 and kind = $2 order by written_at desc, no desc limit 1`,
      [id, kind],
    );
    return rows[0];
  }

  private async transferorOf(tx: EntityManager, { projectId }: LotEntity): Promise<string> {
    const { transferorId } = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
    return (await this.parties.get(transferorId, tx)).name;
  }
}

function answerOf({ agrees, reason = '' }: AnswerConsultationRequest): NewWord {
  return {
    kind: 'CONSULTATION',
    content: JSON.stringify({ agrees, reason }),
    facts: [
      ['答复', agrees ? '同意按公告的交易方式和价格进行' : '不同意'],
      ...(reason ? [['原因', reason] as const] : []),
    ],
  };
}

/** The amount stands nowhere: whoever sees the paper must not learn it. */
function reserveOf(envelope: string): NewWord {
  return {
    kind: 'RESERVE',
    content: envelope,
    facts: [
      ['保留价', '由本人定，已经密封；金额不写在这里，竞价结束以前谁也看不到'],
      ['密封件指纹', sha256(envelope)],
    ],
  };
}
