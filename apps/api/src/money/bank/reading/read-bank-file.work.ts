import type { BankColumns, LineTerms } from '@helan/domain';
import { DeclaredTypeError, readXml } from '../../../kernel/sheet/xml.js';
import { CamtLines } from './camt-lines.js';
import { type BankFault, FileFault, faulty } from './file-fault.js';
import type { IsoForm } from './iso-form.js';
import { IsoReader, type IsoSchema, type IsoTaker } from './iso-reader.js';
import { LineSink } from './line-sink.js';
import type { KeptNode } from './kept-node.js';
import type { OwnAccount } from './own-account.js';
import { readSchemaTree } from './schema-tree.js';
import { StatusLines } from './status-lines.js';
import { TableLines } from './table-lines.js';
import { type TableRow, readSheetTable, readTextTable } from './table-rows.js';
import { firstBytes, portions } from './text-file.js';

export interface BankFileAsked {
  readonly file: string;
  /** Where the lines are left, one a row of JSON. */
  readonly target: string;
  readonly own: OwnAccount;
  readonly terms: LineTerms;
  /** Of the bank's table; nothing where it is said to send none. */
  readonly columns: BankColumns | null;
  readonly schemas: Readonly<Record<IsoForm, string>>;
}

export type BankFileForm = IsoForm | 'TABLE';

export interface BankFileFound {
  readonly form: BankFileForm | null;
  readonly lines: number;
  readonly bad: number;
  /** Why the whole file cannot be taken. */
  readonly fault?: BankFault;
}

/** Reads a file of the bank in whatever form it is; what is wrong with it is told, never thrown. */
export default async function readBankFile(asked: BankFileAsked): Promise<BankFileFound> {
  const sink = new LineSink(asked.target);
  const found = { form: null as BankFileForm | null };
  try {
    await read(asked, sink, found);
    return { ...found, lines: sink.count, bad: sink.bad };
  } catch (error) {
    const fault = toFault(error, sink.count);
    return { ...found, lines: sink.count, bad: sink.bad, fault };
  } finally {
    sink.close();
  }
}

async function read(
  asked: BankFileAsked,
  sink: LineSink,
  found: { form: BankFileForm | null },
): Promise<void> {
  const start = firstBytes(asked.file, 512);
  const begin = start.toString('latin1').replace(/^(ï»¿)?\s*/, '');
  if (start.subarray(0, 4).toString('hex') === 'd0cf11e0') throw faulty('bank.old-excel');
  if (begin.startsWith('<')) return readMessage(asked, begin, sink, found);
  found.form = 'TABLE';
  const { columns, own, terms } = asked;
  if (!columns) throw faulty('bank.no-columns');
  const lines = new TableLines(sink, { ...terms, own, columns });
  const readTable: (file: string, take: (row: TableRow) => void) => Promise<void> = begin.startsWith('PK')
    ? readSheetTable
    : readTextTable;
  await readTable(asked.file, lines.take);
  lines.end();
}

/** Which of the takers it is, the message itself says. */
async function readMessage(
  { file, own, terms, schemas }: BankFileAsked,
  begin: string,
  sink: LineSink,
  found: { form: BankFileForm | null },
): Promise<void> {
  let taker: IsoTaker | undefined;
  const reader = new IsoReader(await treesOf(schemas), {
    begin(form, ancestors: readonly KeptNode[]) {
      found.form = form;
      taker ??= form === 'pain.002.001.11' ? new StatusLines(sink) : new CamtLines(sink, own, terms);
      taker.begin(form, ancestors);
    },
    line: (node, place, element) => taker!.line(node, place, element),
    end: (ancestors) => taker!.end(ancestors),
  });
  try {
    await readXml(portions(file), reader, decoderOf(begin));
  } finally {
    reader.dispose();
  }
}

async function treesOf(schemas: Readonly<Record<IsoForm, string>>): Promise<Record<IsoForm, IsoSchema>> {
  const entries = Object.entries(schemas).map(
    async ([form, xsd]) => [form, { xsd, tree: await readSchemaTree(xsd) }] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<IsoForm, IsoSchema>;
}

/** By what the message declares: banks here write UTF-8 or one of the Chinese encodings, which GB18030 contains. */
function decoderOf(begin: string) {
  const [, declared = 'utf-8'] = /^<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(begin) ?? [];
  const name = /^gb/i.test(declared) ? 'gb18030' : 'utf-8';
  return new TextDecoder(name, { fatal: true });
}

function toFault(error: unknown, count: number): BankFault {
  if (error instanceof FileFault) return error.fault;
  if (error instanceof DeclaredTypeError) return { code: 'bank.declares-type' };
  if (isSystemFault(error)) throw error;
  return { code: 'bank.broken-file', values: { place: count === 0 ? '文件开头' : `第 ${count} 笔以后` } };
}

/** The disk, not the file. */
function isSystemFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code);
}
