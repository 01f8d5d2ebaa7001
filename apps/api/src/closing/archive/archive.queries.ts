import { Injectable } from '@nestjs/common';
import { type ArchiveGroup, foldText } from '@helan/domain';
import type { ArchiveRowView, ArchiveView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type ListStatement, readPage, wordsQuery } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import type { ShownFile } from '../../kernel/storage/send-file.js';
import { LotEntity } from '../../listing/listing/index.js';
import { ArchiveCollector } from './archive-collector.js';
import { ArchiveFileEntity } from './archive-file.entity.js';

/** Of site photos nobody's papers are part: those are the liaison's own, in another group. */
const HANDED_IN: readonly ArchiveGroup[] = ['APPLICATION'];

interface Row {
  lot_id: string;
  project_id: string;
  no: string;
  lot_no: string;
  title: string;
  filed_at: Date;
}

/** What lies in the archive, to be found and read again. */
@Injectable()
export class ArchiveQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly collector: ArchiveCollector,
    private readonly files: FileStore,
  ) {}

  /** The newest first; by the number of file or lot, or by name. */
  async list(search: string | undefined, at: string | undefined): Promise<PageView<ArchiveRowView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `a.lot_id, l.project_id, a.no, l.no as lot_no, l.terms->>'title' as title, a.filed_at`,
        from: `from archive_file a join lot l on l.id = a.lot_id`,
        counted: 'from archive_file a',
        where: 'true',
        ...(search ? lookedUp(search, bind) : {}),
        order: [
          { sql: 'a.filed_at', type: 'timestamptz', isDescending: true },
          { sql: 'a.id', type: 'uuid', isDescending: true },
        ],
        params,
      },
      at,
    );
    return { items: rows.map(toRowView), ...place };
  }

  async show(lotId: string): Promise<ArchiveView> {
    const [file, lot] = await this.read(lotId);
    const { no, retention, items, record, listSignature: signature, publicKey } = file;
    const list = { no, lotNo: lot.no, retention, filedAt: file.filedAt.toISOString(), items };
    return { kind: 'archive', ...list, record, signature, publicKey };
  }

  /**
   * The paper that the list has at this place: the file of its name with its hash. What people have handed in with an
   * application holds their identity papers, and is shown marked; what the platform has printed and signed is not. The
   * original, whose hash is that of the list, is asked for as such: to hand the file over.
   */
  async paper(
    lotId: string,
    { seq, isOriginal }: { readonly seq: number; readonly isOriginal: boolean },
  ): Promise<ShownFile> {
    const [{ items }, lot] = await this.read(lotId);
    const item = items.find((one) => one.seq === seq);
    if (item?.file === undefined) throw refused('resource.not-found');
    const file = await this.files.get(await this.collector.fileOf(this.dataSource.manager, lot, item));
    return { ...file, isToBeMarked: HANDED_IN.includes(item.group) && !isOriginal };
  }

  private async read(lotId: string): Promise<[ArchiveFileEntity, LotEntity]> {
    const { manager } = this.dataSource;
    const file = await manager.findOneBy(ArchiveFileEntity, { lotId });
    if (!file) throw refused('resource.not-found');
    return [file, await manager.findOneByOrFail(LotEntity, { id: lotId })];
  }
}

/** By words of the name, or by a number: of the project or of the file. */
function lookedUp(
  text: string,
  bind: (value: unknown) => string,
): Pick<ListStatement, 'search' | 'near' | 'parts'> {
  const words = wordsQuery(text);
  if (!words) return foldText(text) === '' ? {} : { parts: [{ where: 'false' }] };
  const query = `to_tsquery('simple', ${bind(words)})`;
  const ofFile = `to_tsvector('simple', cjk_grams(a.no)) @@ ${query}`;
  const ofListing = `a.lot_id in (select w.id from listing_row w where w.words @@ ${query})`;
  return {
    search: 'true',
    near: `${ofFile} or (select w.words from listing_row w where w.id = a.lot_id) @@ ${query}`,
    parts: [{ where: ofFile }, { where: `${ofListing} and not ${ofFile}` }],
  };
}

function toRowView(row: Row): ArchiveRowView {
  return {
    lotId: row.lot_id,
    projectId: row.project_id,
    no: row.no,
    lotNo: row.lot_no,
    title: row.title,
    filedAt: row.filed_at.toISOString(),
  };
}
