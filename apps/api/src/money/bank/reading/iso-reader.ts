import type { Attributes, XmlVisitor } from '../../../kernel/sheet/xml.js';
import { faulty } from './file-fault.js';
import { ISO_FORMS, type IsoForm, formOf, isIsoForm } from './iso-form.js';
import type { KeptNode } from './kept-node.js';
import { MessageCheck } from './message-check.js';
import type { SchemaNode } from './schema-tree.js';

/** Lines that are held against the schema at a time. */
const TOGETHER = 200;
const LONGEST_TEXT = 2_000;
/** Elements of one line: a booking of a thousand payments has less. */
const MOST_NODES = 20_000;

export interface IsoSchema {
  readonly xsd: string;
  readonly tree: SchemaNode;
}

/** What is done with a message as it comes by. */
export interface IsoTaker {
  /** A part with lines begins; what stands before them is in `ancestors`, from the document down. */
  begin(form: IsoForm, ancestors: readonly KeptNode[]): void;
  /** The place of a line in the whole file, from 1; `element` is what the schema refuses of it. */
  line(node: KeptNode, place: number, element: string | undefined): void;
  end(ancestors: readonly KeptNode[]): void;
}

/** Goes through a message of any length: keeps what our schema knows, checks it by portions, hands on line by line. */
export class IsoReader implements XmlVisitor {
  private form: IsoForm | undefined;
  private check: MessageCheck | undefined;
  private readonly path: { node: KeptNode; schema: SchemaNode }[] = [];
  private skipped = 0;
  private nodes = 0;
  private waiting: KeptNode[] = [];
  private hasBegun = false;
  private checked = 0;
  /** Lines that were handed on, or wait to be. */
  places = 0;

  constructor(
    private readonly schemas: Readonly<Record<IsoForm, IsoSchema>>,
    private readonly taker: IsoTaker,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.skipped > 0) return void (this.skipped += 1);
    const schema =
      this.path.length === 0 ? this.begin(name, attributes) : this.path.at(-1)!.schema.children.get(name);
    if (!schema) return void (this.skipped = 1);
    this.nodes += 1;
    if (this.nodes > MOST_NODES) throw faulty('bank.entry-too-large', { line: this.places + 1 });
    this.path.push({ schema, node: { name, currency: attributes['Ccy'], text: '', children: [] } });
  }

  text(text: string): void {
    const top = this.path.at(-1);
    if (this.skipped > 0 || !top || top.schema.children.size > 0) return;
    top.node.text += text;
    if (top.node.text.length > LONGEST_TEXT) throw faulty('bank.entry-too-large', { line: this.places + 1 });
  }

  close(): void {
    if (this.skipped > 0) return void (this.skipped -= 1);
    const { node } = this.path.at(-1)!;
    const depth = this.path.length;
    const { lines } = ISO_FORMS[this.form!];
    if (depth === lines.length - 1 && node.name === lines.at(-2)) this.endPart();
    if (depth === 1 && this.checked === 0) this.endPart();
    this.path.pop();
    if (depth === lines.length && node.name === lines.at(-1)) return this.takeLine(node);
    // A part whose lines have been handed on is not kept beside the next one.
    const isPart = depth === lines.length - 1 && node.name === lines.at(-2);
    if (!isPart) this.path.at(-1)?.node.children.push(node);
  }

  dispose(): void {
    this.check?.dispose();
  }

  private begin(name: string, attributes: Attributes): SchemaNode | undefined {
    const form = formOf(attributes);
    if (!isIsoForm(form) || name !== 'Document') throw faulty('bank.other-form', { form: form || name });
    this.form = form;
    this.check = new MessageCheck(form, this.schemas[form].xsd);
    return this.schemas[form].tree.children.get('Document');
  }

  private takeLine(node: KeptNode): void {
    this.nodes = 0;
    this.places += 1;
    this.waiting.push(node);
    if (this.waiting.length >= TOGETHER) this.flush();
  }

  private endPart(): void {
    this.flush();
    this.taker.end(this.ancestors());
    this.hasBegun = false;
  }

  /** The path ends with the part to which the lines belong. */
  private flush(): void {
    const faults = this.check!.check(this.ancestors(), this.waiting);
    this.checked += 1;
    if (!this.hasBegun) this.taker.begin(this.form!, this.ancestors());
    this.hasBegun = true;
    const first = this.places - this.waiting.length + 1;
    this.waiting.forEach((node, at) => this.taker.line(node, first + at, faults.get(at)));
    this.waiting = [];
  }

  private ancestors(): KeptNode[] {
    return this.path.map(({ node }) => node);
  }
}
