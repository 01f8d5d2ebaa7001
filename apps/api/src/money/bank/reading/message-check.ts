import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { faulty } from './file-fault.js';
import { namespaceOf } from './iso-form.js';
import { type KeptNode, opened, written } from './kept-node.js';

/** Of the lines that were checked together, what is wrong with which, by its place among them from 0. */
export type LineFaults = ReadonlyMap<number, string>;

/**
 * Holds a message against our schema of it, some lines at a time: its head, and behind it those lines, make a small whole
 * message each time. Of a message of any length no more than one of these is in memory.
 */
export class MessageCheck {
  private readonly rules: XsdValidator;

  constructor(
    private readonly form: string,
    xsd: string,
  ) {
    this.rules = XsdValidator.fromDoc(XmlDocument.fromString(xsd));
  }

  /** `ancestors` are open, from the document down, each with what has been closed within it. */
  check(ancestors: readonly KeptNode[], lines: readonly KeptNode[]): LineFaults {
    const [root, ...others] = ancestors;
    const namespace = namespaceOf(this.form);
    const head = [
      `<${root!.name} xmlns="${namespace}">${root!.children.map(written).join('')}`,
      ...others.map((node) => opened(node) + node.children.map(written).join('')),
    ].join('');
    const tail = [...ancestors].reverse().map(({ name }) => `</${name}>`);
    return this.validate([head, ...lines.map(written), tail.join('')].join('\n'), lines.length);
  }

  dispose(): void {
    this.rules.dispose();
  }

  private validate(text: string, count: number): LineFaults {
    const document = XmlDocument.fromString(text);
    try {
      this.rules.validate(document);
      return new Map();
    } catch (error) {
      if (!(error instanceof XmlLibError)) throw error;
      return sorted(error.details, count);
    } finally {
      document.dispose();
    }
  }
}

interface Detail {
  readonly message: string;
  readonly line?: number;
}

/** The first fault of each line; a fault of the head, or of what is missing behind it, is one of the whole file. */
function sorted(details: readonly Detail[], count: number): LineFaults {
  const faults = new Map<number, string>();
  for (const { message, line = 1 } of details) {
    const element = /Element '(?:\{[^}]*\})?(\w+)'/.exec(message)?.[1] ?? '';
    const at = line - 2;
    if (at < 0 || at >= count) throw faulty('bank.head-invalid', { element });
    if (!faults.has(at)) faults.set(at, element);
  }
  return faults;
}
